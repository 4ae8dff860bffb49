"""The regression check: gold documents, matching, scores, and floors that only rise.

``docs/design/check.md`` says how gold is matched and scored.
"""
