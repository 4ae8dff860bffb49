"""``[[pattern]]`` entries: their keys, parts, windows and fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias, get_args

import regex

from zhextract.engine.lexicon import alternation
from zhextract.engine.rules import part_names
from zhextract.rules.built_in import built_in_rule_ids
from zhextract.rules.model import PatternEntry, Window
from zhextract.rules.raw import Raw, did_you_mean
from zhextract.rules.safety import danger_of
from zhextract.types import Bound, ChangeKind, Comparison, Direction, QuantityKind, Role

PATTERN = "pattern"
FURTHEST = 60
"""Characters that a window may reach, at most."""
_KEYS = ("id", "doc", "makes", "pattern", "parts", "needs", "unless", "set", "yes", "no")
_ID = regex.compile("[a-z][a-z_]*\\.[a-z][a-z_0-9]*")
_NAME = regex.compile("[a-z][a-z_]*")
_PART = regex.compile(r"\{([a-z_]+)\}")

Field: TypeAlias = Literal["part", "text"] | tuple[str, ...]
FIELDS: Mapping[str, Mapping[str, Field]] = {
    "quantity": {
        "kind": get_args(QuantityKind),
        "unit": "text",
        "code": "text",
        "bound": get_args(Bound),
        "role": get_args(Role),
        "metric": "part",
        "subject": "part",
        "whole": "part",
        "condition": "part",
    },
    "change": {
        "kind": get_args(ChangeKind),
        "direction": get_args(Direction),
        "comparison": get_args(Comparison),
        "metric": "part",
        "subject": "part",
        "baseline": "part",
    },
}
"""What ``set`` may set for each type of fact: a part, any text, or one of a closed set."""


def read_pattern(raw: Raw) -> PatternEntry | None:
    """The pattern that an entry holds; None where it is wrong, which is noted."""
    raw.refuse_unknown(_KEYS)
    needed = {
        "id": '"beat.name"',
        "doc": '"what it finds: an example"',
        "makes": '"quantity" or "change"',
        "pattern": '"…{number}…"',
    }
    missing = [key for key, what in needed.items() if not raw.needs(key, what)]
    if missing:
        raw.examples()
        return None
    id, doc, pattern = raw.text("id"), raw.text("doc"), raw.text("pattern")
    makes = raw.choice("makes", tuple(FIELDS))
    parts = _parts(raw)
    needs, unless = _windows(raw, "needs"), _windows(raw, "unless")
    yes, no = raw.examples()
    if id is None or doc is None or makes is None or pattern is None:
        return None
    _check_id(raw, id)
    _check_pattern(raw, pattern, parts)
    assign = _assigned(raw, makes, pattern)
    parts_of_it = tuple(parts.items())
    where = raw.where()
    return PatternEntry(id, doc, makes, pattern, parts_of_it, needs, unless, assign, yes, no, where)


def _check_id(raw: Raw, id: str) -> None:
    if _ID.fullmatch(id) is None:
        raw.problem(f'id = "{id}" cannot be; write it as "beat.name", in a-z and _', "id")
    elif id in built_in_rule_ids():
        raw.problem(f"{id} is the id of a built-in rule; choose another", "id")


def _parts(raw: Raw) -> dict[str, str]:
    """Own parts: a list of words, or a regular expression."""
    table = raw.table.get("parts", {})
    if not isinstance(table, Mapping):
        raw.problem('parts must be a table: parts = {dish = ["甲", "乙"]}', "parts")
        return {}
    found: dict[str, str] = {}
    for name, value in table.items():
        if _NAME.fullmatch(name) is None:
            raw.problem(f"part {name!r} is no name; use small letters a-z and _", "parts")
        elif name in known_parts() or name == "gap":
            raw.problem(f"part {{{name}}} is built in; give yours another name", "parts", name)
        elif isinstance(value, str):
            _check_safe(raw, value, "parts", name)
            found[name] = value
        else:
            found[name] = alternation(raw.words("parts", value))
    return found


def known_parts() -> frozenset[str]:
    """The names of the built-in parts."""
    from zhextract.facts.change.parts import change_parts

    return frozenset(change_parts())


def _check_safe(raw: Raw, pattern: str, key: str, part: str | None = None) -> bool:
    danger = danger_of(pattern)
    if danger is not None:
        raw.problem(f"{'pattern' if part is None else f'part {{{part}}}'}: {danger}", key, part)
    return danger is None


def _check_pattern(raw: Raw, pattern: str, parts: Mapping[str, str]) -> None:
    if not _check_safe(raw, pattern, "pattern"):
        return
    known = {"gap", *known_parts(), *parts}
    for name, _ in part_names(pattern):
        if name not in known:
            hint = did_you_mean(name, known)
            own = f"; own parts: {', '.join(sorted(parts))}" if parts else ""
            built_in = ", ".join(sorted(known_parts()))
            told = f"there is no part {{{name}}}; {hint}built in are {built_in}{own}"
            raw.problem(told, "pattern")
    if "number" not in {alias or name for name, alias in part_names(pattern)}:
        told = "the pattern has no {number}; a fact needs one, {money:number} is one of money only"
        raw.problem(told, "pattern")


def _windows(raw: Raw, key: str) -> tuple[Window, ...]:
    value = raw.table.get(key, [])
    listed = [value] if isinstance(value, Mapping) else value
    example = f'{key} = {{words = ["甲"], before = 20}}'
    if not isinstance(listed, list) or not all(isinstance(one, Mapping) for one in listed):
        raw.problem(f"{key} must be a table or a list of tables: {example}", key)
        return ()
    found = []
    for one in listed:
        for name in one:
            if name not in ("words", "before", "after"):
                raw.problem(f"{key} has no {name!r}; it takes words, before, after", key)
        before = raw.number(key, one.get("before", 0), FURTHEST)
        after = raw.number(key, one.get("after", 0), FURTHEST)
        words = raw.words(key, one.get("words", []))
        if before is None or after is None:
            continue
        if not before and not after:
            raw.problem(f"{key} looks nowhere; say how far: {example}", key)
        found.append(Window(tuple(words), before, after))
    return tuple(found)


def _assigned(raw: Raw, makes: str, pattern: str) -> tuple[tuple[str, str], ...]:
    table: Any = raw.table.get("set", {})
    if not isinstance(table, Mapping):
        raw.problem('set must be a table: set = {role = "target"}', "set")
        return ()
    fields = FIELDS[makes]
    there = {alias or name for name, alias in part_names(pattern)}
    there |= set(regex.findall(r"\(\?P<([a-z_]+)>", pattern))
    for name, value in table.items():
        form = fields.get(name)
        if form is None:
            hint = did_you_mean(name, fields)
            told = f"a {makes} has no field {name!r} to set; {hint}it has {', '.join(fields)}"
            raw.problem(told, "set")
        elif form == "part":
            part = _PART.fullmatch(value) if isinstance(value, str) else None
            if part is None:
                told = f'{name} quotes the text; name a part of the pattern: {name} = "{{part}}"'
                raw.problem(told, "set")
            elif part[1] not in there:
                raw.problem(f"{name}: the pattern has no part {{{part[1]}}}", "set")
        elif form == "text":
            if not isinstance(value, str) or not value:
                raw.problem(f"{name} must be a string in quotes", "set")
        else:
            raw.choice(name, form, value, at="set")
    if makes == "change" and not {"direction", *_DIRECTED} & {*table, *there}:
        told = 'nothing says which way it goes; write set = {direction = "up"} or use {movement}'
        raw.problem(told, "pattern")
    return tuple((name, str(value)) for name, value in table.items())


_DIRECTED = ("movement", "level", "rate", "pull", "apart", "side", "from", "to")
"""Parts that tell the direction of a change."""
