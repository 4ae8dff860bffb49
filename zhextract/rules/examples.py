"""The examples of a file's entries, run through the extractor that was made with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from zhextract.describe import describe
from zhextract.errors import RuleError
from zhextract.rules.model import Example, PatternEntry, RuleFile, WordEntry
from zhextract.types import Change, Document, Event, Fact, Person, Quantity, Span

Read: TypeAlias = Callable[[str], Document]
_SHOWN = 3
"""Other facts of a failing example that are told, at most."""


def check_examples(file: RuleFile, read: Read) -> None:
    """Read every example; RuleError names those that do not hold, one a line."""
    wrong: list[tuple[int, str]] = []
    entries: tuple[WordEntry | PatternEntry, ...] = (*file.words, *file.patterns)
    for entry in entries:
        for example in entry.yes:
            wrong += [(example.where.line, told) for told in _wrong_yes(entry, example, read)]
        for example in entry.no:
            wrong += [(example.where.line, told) for told in _wrong_no(entry, example, read)]
    if wrong:
        raise RuleError("\n".join(told for _, told in sorted(wrong, key=lambda one: one[0])))


def name_of(entry: WordEntry | PatternEntry) -> str:
    """What messages call an entry: its kind and first word, or its id."""
    if isinstance(entry, PatternEntry):
        return f"pattern {entry.id}"
    return f"{entry.kind} {entry.words[0]}"


def _wrong_yes(entry: WordEntry | PatternEntry, example: Example, read: Read) -> Iterator[str]:
    document = read(example.text)
    facts = facts_of(entry, document)
    if any(_says(document, fact, example) for fact in facts):
        return
    wanted = example.says or _listed(dict(example.fields), dict(example.fields))
    found = [_told(document, fact, example) for fact in facts[:_SHOWN]]
    if found:
        told = f"says {' | '.join(found)}"
    else:
        others = [f"{describe(fact)} ({fact.rule})" for fact in document.facts[:_SHOWN]]
        told = "gives nothing of it"
        if others:
            told += f", but {' | '.join(others)}"
    yield (
        f"{example.where}: {name_of(entry)}: the yes example {example.text!r} {told}; "
        f"expected {wanted}; correct the entry or the example"
    )


def _told(document: Document, fact: Fact, example: Example) -> str:
    """What a fact says, in the terms of the example."""
    if example.says is not None:
        return describe(fact)
    return _listed(_row(document, fact), dict(example.fields))


def _listed(row: Mapping[str, object], names: Iterable[str]) -> str:
    return ", ".join(f"{name} = {'nothing' if row[name] is None else row[name]}" for name in names)


def _row(document: Document, fact: Fact) -> Mapping[str, object]:
    return document.rows()[document.facts.index(fact)]


def _wrong_no(entry: WordEntry | PatternEntry, example: Example, read: Read) -> Iterator[str]:
    document = read(example.text)
    for fact in facts_of(entry, document)[:1]:
        yield (
            f"{example.where}: {name_of(entry)}: the no example {example.text!r} gives "
            f"{describe(fact)} ({fact.text}); correct the entry or the example"
        )


def _says(document: Document, fact: Fact, example: Example) -> bool:
    if example.says is not None:
        return describe(fact) == example.says
    row = _row(document, fact)
    return all(_same(row[name], value) for name, value in example.fields)


def _same(found: object, wanted: object) -> bool:
    if isinstance(found, Decimal) and isinstance(wanted, (int, Decimal)):
        return found == wanted
    return found == wanted and type(found) is type(wanted)


def facts_of(entry: WordEntry | PatternEntry, document: Document) -> list[Fact]:
    """The facts of a document that an entry has a part in."""
    if isinstance(entry, PatternEntry):
        return [fact for fact in document.facts if fact.rule == entry.id]
    belongs = _BELONGS[entry.kind]
    if entry.kind == "stop" and _quotes(document, entry.words):
        return []
    return [fact for fact in document.facts if belongs(fact, entry)]


def _has_unit(fact: Fact, entry: WordEntry) -> bool:
    units = {entry.lookup.get("unit", word) for word in entry.words}
    if isinstance(fact, Quantity):
        return fact.unit in units and _holds(fact.text, entry)
    if isinstance(fact, Change):
        numbers = (fact.amount, fact.from_, fact.to)
        return any(n is not None and n.unit in units and _holds(n.text, entry) for n in numbers)
    return False


def _has_title(fact: Fact, entry: WordEntry) -> bool:
    return isinstance(fact, Person) and any(_holds(role.title.text, entry) for role in fact.roles)


def _moves(fact: Fact, entry: WordEntry) -> bool:
    return isinstance(fact, Change) and _holds(fact.text, entry)


def _happens(fact: Fact, entry: WordEntry) -> bool:
    return isinstance(fact, Event) and _holds(fact.trigger.text, entry)


def _measures(fact: Fact, entry: WordEntry) -> bool:
    return (
        isinstance(fact, (Quantity, Change))
        and fact.metric is not None
        and _holds(fact.metric.text, entry)
    )


def _counts(fact: Fact, entry: WordEntry) -> bool:
    """A quantity of what the verb does, whose metric is not the verb with its object."""
    return (
        isinstance(fact, Quantity)
        and fact.metric is not None
        and not any(word != fact.metric.text and word in fact.metric.text for word in entry.words)
    )


def _holds(text: str, entry: WordEntry) -> bool:
    from zhextract.text.fold import fold

    folded = fold(text)
    return any(word in folded for word in entry.words)


_BELONGS: dict[str, Callable[[Fact, WordEntry], bool]] = {
    "unit": _has_unit,
    "classifier": _has_unit,
    "title": _has_title,
    "movement": _moves,
    "comparison": _moves,
    "trigger": _happens,
    "verb": _counts,
    "metric": _measures,
    "stop": lambda fact, entry: True,
}


def _quotes(document: Document, words: tuple[str, ...]) -> bool:
    """Whether a field or a name of any fact holds one of the words."""
    return any(word in quoted for quoted in map(str, _quoted(document)) for word in words)


def _quoted(document: Document) -> Iterator[str]:
    for fact in document.facts:
        if isinstance(fact, Person):
            yield fact.name
        elif isinstance(fact, (Quantity, Change)):
            spans: list[Span | None] = [fact.metric, fact.subject]
            if isinstance(fact, Quantity):
                spans += [fact.whole, fact.condition]
            yield from (span.text for span in spans if span is not None)
