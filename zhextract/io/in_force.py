"""Rules and words in force, for a terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import wcwidth

from zhextract.in_force import Entry, EntryKind, YesExample
from zhextract.io.table import clip, table_lines

TITLES: Mapping[EntryKind, str] = {
    "rule": "Rules",
    "part": "Parts of patterns",
    "kind": "Kinds of facts",
    "unit": "Units",
    "classifier": "Classifiers",
    "title": "Titles",
    "movement": "Words of movement",
    "comparison": "Words of comparison",
    "trigger": "Triggers of events",
    "verb": "Verbs whose object is counted",
    "metric": "Heads of metrics",
    "stop": "Words that are in no metric",
}
_BOLD, _DIM, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_MARGIN = "  "


def entry_lines(
    entries: Sequence[Entry], *, width: int = 80, colour: bool = False, full: bool = False
) -> Iterator[str]:
    """The entries by kind, none of the lines wider than ``width``.

    A line an entry, words that do not fit cut off; with ``full`` every word and
    every example.
    """
    bold, dim, reset = (_BOLD, _DIM, _RESET) if colour else ("", "", "")
    for number, (kind, group) in enumerate(_by_kind(entries)):
        if number:
            yield ""
        words = sum(len(entry.words) for entry in group)
        count = f"{len(group)}" if not words else f"{words} words"
        yield f"{bold}{clip(f'{TITLES[kind]} ({count})', width)}{reset}"
        if full and kind != "part":
            for entry in group:
                yield from _in_full(entry, width, dim, reset)
        elif kind == "part":
            yield from _wrapped([f"{{{entry.name}}}" for entry in group], width)
        else:
            header = ("ID", "FINDS", "FROM") if kind == "rule" else ("WORDS", "MEANS", "FROM")
            lines = table_lines([header, *map(_row, group)], width)
            yield f"{dim}{next(lines)}{reset}"
            yield from lines


def _by_kind(entries: Sequence[Entry]) -> Iterator[tuple[EntryKind, list[Entry]]]:
    for kind, group in groupby(entries, key=lambda entry: entry.kind):
        yield kind, list(group)


def _row(entry: Entry) -> tuple[str, str, str]:
    where = entry.origin.removeprefix("zhextract/facts/")
    if entry.kind == "rule":
        return entry.name, entry.doc, where
    if entry.kind == "kind":
        return entry.name, " ".join(entry.words), where
    return " ".join(entry.words), _meaning(entry), where


def _meaning(entry: Entry) -> str:
    """What the words mean in few words: values speak for themselves, flags by their name."""
    said = []
    for key, value in entry.means.items():
        if value in ("true", "false"):
            said.append(key if value == "true" else f"no {key}")
        else:
            said.append(value)
    return " ".join(said)


def _in_full(entry: Entry, width: int, dim: str, reset: str) -> Iterator[str]:
    head = entry.name if entry.kind in ("rule", "kind") else _meaning(entry)
    yield clip(head or entry.name, width)
    if entry.doc:
        yield clip(f"{_MARGIN}{entry.doc}", width)
    yield from _wrapped(entry.words, width)
    for example in entry.yes:
        says = "" if example.says is None else f"  ▶ {example.says}"
        yield clip(f"{_MARGIN}yes  {example.text}{says}", width)
    for text in entry.no:
        yield clip(f"{_MARGIN}no   {text}", width)
    yield f"{dim}{clip(f'{_MARGIN}from {entry.origin}', width)}{reset}"


def _wrapped(words: Sequence[str], width: int) -> Iterator[str]:
    line = _MARGIN
    for word in words:
        if line != _MARGIN and wcwidth.width(f"{line} {word}") > width:
            yield line
            line = _MARGIN
        line += word if line == _MARGIN else f" {word}"
    if line != _MARGIN:
        yield clip(line, width)


def markdown_lines(entries: Sequence[Entry]) -> Iterator[str]:
    """The entries as Markdown tables, one a kind."""
    yield "# Rules and words in force"
    yield ""
    yield "Written by `zhextract rules … --format md`."
    for kind, group in _by_kind(entries):
        yield from ("", f"## {TITLES[kind]}", "")
        if kind == "rule":
            yield from _rules_as_markdown(group)
        elif kind == "part":
            yield ", ".join(f"`{{{entry.name}}}`" for entry in group)
        else:
            yield from ("| words | mean | not | from |", "| --- | --- | --- | --- |")
            for entry in group:
                meaning = entry.name if kind == "kind" else _keyed(entry)
                no = "、".join(entry.no)
                yield _md_row("、".join(entry.words), meaning, no, _code(entry.origin))


def _rules_as_markdown(group: Sequence[Entry]) -> Iterator[str]:
    yield from ("| rule | finds | yes | no | from |", "| --- | --- | --- | --- | --- |")
    for entry in group:
        yes = "<br>".join(map(_yes_as_markdown, entry.yes))
        no = "<br>".join(entry.no)
        yield _md_row(_code(entry.name), entry.doc, yes, no, _code(entry.origin))


def _yes_as_markdown(example: YesExample) -> str:
    return example.text if example.says is None else f"{example.text} → {_code(example.says)}"


def _keyed(entry: Entry) -> str:
    return ", ".join(f"{key} {_code(value)}" for key, value in entry.means.items())


def _code(text: str | None) -> str:
    return f"`{text}`" if text else ""


def _md_row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
