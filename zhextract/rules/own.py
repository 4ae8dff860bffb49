"""What an extractor is given as ``rules``, sorted into files and rules made in Python."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

from zhextract.engine.rules import Rule, RuleSource
from zhextract.engine.wordbook import NO_WORDS, Wordbook
from zhextract.errors import ArgumentError, RuleError
from zhextract.rules.kinds import KINDS
from zhextract.rules.model import PatternEntry, RuleFile

Given: TypeAlias = "str | os.PathLike[str] | RuleFile | RuleSource"
"""One of ``rules``: the path of a file, a file that was read, a rule made in Python."""


class OwnRules(NamedTuple):
    """What a user adds to the built-in rules and words."""

    files: tuple[RuleFile, ...]
    fresh: tuple[RuleFile, ...]
    """Those of ``files`` that were just read: their examples are still to be checked."""
    sources: tuple[RuleSource, ...]

    def wordbook(self) -> Wordbook:
        """The words of all files; RuleError where two of them have the same."""
        if not self.files:
            return NO_WORDS
        added: dict[str, dict[str, Any]] = {}
        origins: dict[tuple[str, str], object] = {}
        for entry in (entry for file in self.files for entry in file.words):
            table = KINDS[entry.kind].table
            for word in entry.words:
                first = origins.setdefault((table, word), entry.where)
                if first is not entry.where:
                    raise RuleError(f"{entry.where}: {word} stands in {first} too; keep one")
                added.setdefault(table, {})[word] = entry.lookup
        return Wordbook(added)

    def taught(self) -> Iterator[tuple[str, str]]:
        """The words that the segmenter is to know, with their tags."""
        for entry in (entry for file in self.files for entry in file.words):
            tag = KINDS[entry.kind].tag
            if entry.kind == "movement" and entry.lookup["kind"] == "rate":
                tag = "n"
            yield from ((word, tag) for word in entry.words if tag is not None and len(word) > 1)

    def compiled(self) -> tuple[Rule, ...]:
        """The rules, those of files first; the wordbook must be in force."""
        from zhextract.facts.number_rules import compile_rules

        if not self.files:
            return compile_rules(self.sources)
        from zhextract.rules.patterns import compile_pattern

        patterns: dict[str, PatternEntry] = {}
        compiled: list[Rule] = []
        wrong: list[str] = []
        for file in self.files:
            for entry in file.patterns:
                first = patterns.setdefault(entry.id, entry)
                if first is not entry:
                    wrong.append(
                        f"{entry.where}: the pattern in {first.where} has the id {entry.id} too; "
                        "choose another"
                    )
                    continue
                try:
                    compiled.append(compile_pattern(entry, timed=file in self.fresh))
                except RuleError as error:
                    wrong.append(str(error))
        if wrong:
            raise RuleError("\n".join(wrong))
        return (*compiled, *compile_rules(self.sources))


def own_rules(rules: Given | Sequence[Given]) -> OwnRules:
    """Sort what was given; files are read. ``ArgumentError`` for anything else."""
    one = isinstance(rules, (str, os.PathLike, RuleFile, RuleSource))
    given: Iterable[Any] = (rules,) if one else rules  # type: ignore[assignment]
    files: list[RuleFile] = []
    fresh: list[RuleFile] = []
    sources: list[RuleSource] = []
    for item in given:
        if isinstance(item, RuleSource):
            sources.append(item)
        elif isinstance(item, RuleFile):
            files.append(item)
        elif isinstance(item, (str, os.PathLike)):
            from zhextract.rules.read import read_rules

            fresh.append(read_rules(item))
            files.append(fresh[-1])
        else:
            raise ArgumentError(
                f"rules: {type(item).__name__} is no rule; give paths of TOML files, or rules made "
                "with zhextract.engine.rules.rule"
            )
    return OwnRules(tuple(files), tuple(fresh), tuple(sources))
