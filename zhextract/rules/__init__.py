"""Rules of one's own: a TOML file of words and patterns, read and checked.

``docs/design/rules.md`` says how it works; ``Extractor(rules=…)`` is the way in.
"""
