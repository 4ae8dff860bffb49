"""A file of rules, read into a ``RuleFile``; all that is wrong with it is told at once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import regex
import tomli

from zhextract.errors import InputError, RuleError
from zhextract.rules.built_in import known_as
from zhextract.rules.kinds import COMMON, KINDS, Kind, attributes_of
from zhextract.rules.model import RuleFile, WordEntry
from zhextract.rules.pattern_entries import PATTERN, read_pattern
from zhextract.rules.places import Places, without_strings
from zhextract.rules.raw import Problems, Raw, did_you_mean

_AT_LINE = regex.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_WIDE = dict(zip("“”‘’，：；＝［］｛｝【】＃", "\"\"'',:;=[]{}[]#", strict=True))
"""Marks that a Chinese keyboard gives instead of those of TOML."""


def read_rules(path: str | os.PathLike[str]) -> RuleFile:
    """Read a file of rules.

    ``InputError`` where it cannot be read; ``RuleError`` names file, line, what
    is wrong and what to do, one problem a line of its message.
    """
    file = os.fspath(path)
    try:
        text = Path(file).read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"{file}: cannot read the rules ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        told = f"{file}: cannot read the rules (not UTF-8; save the file in that encoding)"
        raise InputError(told) from error
    problems, places = Problems(file), Places(text)
    table = _parsed(text, file)
    words: list[WordEntry] = []
    patterns = []
    for raw in _entries(table, problems, places):
        if raw.name == PATTERN:
            pattern = read_pattern(raw)
            if pattern is not None:
                patterns.append(pattern)
        else:
            entry = _read_words(raw, KINDS[raw.name])
            if entry is not None:
                words.append(entry)
    _refuse_doubles(words, problems)
    for number, pattern in enumerate(patterns):
        if any(other.id == pattern.id for other in patterns[:number]):
            told = f"pattern {pattern.id} stands twice; give each an id of its own"
            problems.add(pattern.where.line, told)
    if problems:
        raise RuleError("\n".join(problems.lines()))
    return RuleFile(file, tuple(words), tuple(patterns))


def _parsed(text: str, file: str) -> Mapping[str, Any]:
    try:
        return tomli.loads(text, parse_float=Decimal)
    except tomli.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at and at[1] else text.count("\n") + 1
        said = _AT_LINE.sub("", str(error))
        told = _wide_mark(text, line) or (
            "a key stands twice; keep one"
            if said == "Cannot overwrite a value"
            else f"{said}; see https://toml.io for how to write it"
        )
        raise RuleError(f"{file}:{line}: this is no TOML: {told}") from error
    except RecursionError as error:
        raise RuleError(f"{file}:1: this is no TOML: brackets within brackets, too deep") from error


def _wide_mark(text: str, line: int) -> str | None:
    """What to do about a full-width mark outside of strings, on a line that cannot be read."""
    written = text.split("\n")[line - 1] if line <= text.count("\n") + 1 else ""
    for mark in without_strings(written):
        if mark in _WIDE:
            return f"{mark} is a full-width mark; write {_WIDE[mark]}"
    return None


def _entries(table: Mapping[str, Any], problems: Problems, places: Places) -> Iterator[Raw]:
    known = (*KINDS, PATTERN)
    for name, entries in table.items():
        if name not in known:
            hint = did_you_mean(name, known)
            told = f"there are no entries [[{name}]]; {hint}use {', '.join(known)}"
            problems.add(places.entry(name, 0), told)
        elif not isinstance(entries, list) or not all(isinstance(e, Mapping) for e in entries):
            told = f"{name} must be a list of entries; write [[{name}]] above each"
            problems.add(places.entry(name, 0), told)
        else:
            for index, entry in enumerate(entries):
                yield Raw(problems, places, name, index, entry)


def _read_words(raw: Raw, kind: Kind) -> WordEntry | None:
    keys = {**COMMON, **kind.keys}
    raw.refuse_unknown({*keys, "yes", "no"})
    given: dict[str, Any] = {}
    for name, key in keys.items():
        if name not in raw.table:
            if key.required:
                one_of = f"one of {', '.join(key.choices)}" if key.choices else "…"
                raw.needs(name, '["…"]' if name == "text" else one_of)
            continue
        if key.form == "words":
            given[name] = raw.words(name)
        elif key.form == "flag":
            given[name] = raw.flag(name)
        elif key.form == "choice":
            given[name] = raw.choice(name, key.choices)
        elif key.form == "code":
            given[name] = raw.code(name, money=raw.table.get("kind") == "money")
        else:
            given[name] = raw.folded(name) if key.form == "text" else raw.name_of(name)
    yes, no = raw.examples()
    words = given.pop("text", [])
    replaces = given.pop("replace", False)
    for word in words:
        known = known_as(kind.table, word)
        if known is not None and not (replaces and known.replaceable):
            told = f"{word} is built in already ({known.origin}); leave it out"
            if known.replaceable:
                told += ", or write replace = true to give it another meaning"
            raw.problem(told, "text", word)
    if not words or None in given.values():
        return None
    return WordEntry(
        kind.name,
        tuple(words),
        tuple(given.items()),
        tuple(attributes_of(kind, given).items()),
        yes,
        no,
        raw.where(),
    )


def _refuse_doubles(entries: list[WordEntry], problems: Problems) -> None:
    seen: dict[tuple[str, str], WordEntry] = {}
    for entry in entries:
        for word in entry.words:
            key = (KINDS[entry.kind].table, word)
            first = seen.setdefault(key, entry)
            if first is not entry or entry.words.count(word) > 1:
                before = f", first in line {first.where.line}" if first is not entry else " in text"
                told = f"{word} stands twice{before}; keep one"
                problems.add(entry.where.line, told)
                break
