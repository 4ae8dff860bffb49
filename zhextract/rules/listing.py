"""Everything in force: built-in rules and tables, and what a user's files add to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from zhextract.engine.lexicon import load_table
from zhextract.engine.rules import Rule
from zhextract.in_force import Entry, EntryKind, YesExample
from zhextract.rules.built_in import TABLES
from zhextract.rules.kinds import KINDS
from zhextract.rules.model import Example, PatternEntry, RuleFile, WordEntry
from zhextract.types import Bound, ChangeKind, Comparison, Direction, QuantityKind, Role

_FIELDS: Mapping[str, Any] = {
    "quantity.kind": QuantityKind,
    "quantity.bound": Bound,
    "quantity.role": Role,
    "change.kind": ChangeKind,
    "change.direction": Direction,
    "change.comparison": Comparison,
}
_CLASSES: Mapping[str, EntryKind] = {"verbs": "verb", "metrics": "metric", "stops": "stop"}
_NO_MEANING = frozenset(("text", "yes", "no", "noun"))


def entries_in_force(rules: Sequence[Rule], files: Sequence[RuleFile]) -> tuple[Entry, ...]:
    """Rules in their order of precedence, parts, kinds of facts, then the words of all tables."""
    own = {entry.id: entry for file in files for entry in file.patterns}
    words = [entry for file in files for entry in file.words]
    replaced = {(KINDS[entry.kind].table, word) for entry in words for word in entry.words}
    found = [_rule(rule, own.get(rule.id)) for rule in rules]
    found += [_event(kind, entries) for kind, entries in _events(words, replaced).items()]
    found += [entry for room in ("event", "person") for entry in _written(room)]
    found += _parts(own.values())
    found += [
        Entry("kind", name, get_args(values), {}, "", (), (), "zhextract/types.py")
        for name, values in _FIELDS.items()
    ]
    built_in = [entry for table in TABLES for entry in _built_in(table, replaced)]
    listed = [*map(_own_words, words), *built_in]
    order = {name: place for place, name in enumerate(KINDS)}
    return (*found, *sorted(listed, key=lambda entry: order[entry.kind]))


def _rule(rule: Rule, own: PatternEntry | None) -> Entry:
    doc = " ".join((rule.produce.__doc__ or "").split())
    if own is not None:
        return Entry(
            "rule", rule.id, (), {"makes": own.makes}, doc, *_examples(own), str(own.where)
        )
    yes = tuple(YesExample(text, says) for text, says in rule.yes.items())
    origin = rule.produce.__module__.replace(".", "/") + ".py"
    makes = {"makes": rule.id.partition(".")[0]}
    return Entry("rule", rule.id, (), makes, doc, yes, tuple(rule.no), origin)


def _events(
    own: Iterable[WordEntry], replaced: set[tuple[str, str]]
) -> Mapping[str, Sequence[Entry]]:
    """The entries of triggers by their kind, which is that of a rule."""
    found: dict[str, list[Entry]] = {}
    for entry in _built_in("triggers", replaced):
        found.setdefault(entry.means["kind"], []).append(entry)
    for words in own:
        if words.kind == "trigger":
            entry = _own_words(words)
            found.setdefault(entry.means["kind"], []).append(entry)
    return dict(sorted(found.items()))


def _event(kind: str, entries: Sequence[Entry]) -> Entry:
    """The rule of the events that the triggers of a kind make."""
    doc = f"A dated happening with a trigger of the kind {kind}: {entries[0].name}."
    yes = tuple(example for entry in entries for example in entry.yes)
    no = tuple(text for entry in entries for text in entry.no)
    origin = ", ".join(dict.fromkeys(entry.origin for entry in entries))
    return Entry("rule", f"event.{kind}", (), {"makes": "event"}, doc, yes, no, origin)


def _written(room: str) -> Iterator[Entry]:
    """Rules that are no patterns, as the ``rules.toml`` of their room tells them."""
    package = f"zhextract.facts.{room}"
    for rule in load_table(package, "rules.toml")["rule"]:
        yes = tuple(YesExample(text, says) for text, says in rule["yes"].items())
        origin = f"{package.replace('.', '/')}/"
        yield Entry(
            "rule", rule["id"], (), {"makes": room}, rule["doc"], yes, tuple(rule["no"]), origin
        )


def _parts(own: Iterable[PatternEntry]) -> Iterator[Entry]:
    from zhextract.facts.change.parts import change_parts
    from zhextract.facts.families import NUMBER_PARTS

    for name in change_parts():
        where = "families.py" if name in NUMBER_PARTS else "change/parts.py"
        yield Entry("part", name, (), {}, "", (), (), f"zhextract/facts/{where}")
    for pattern in own:
        for name, _ in pattern.parts:
            yield Entry("part", name, (), {"of": pattern.id}, "", (), (), str(pattern.where))


def _built_in(table: str, replaced: set[tuple[str, str]]) -> Iterator[Entry]:
    place = TABLES[table]
    written = load_table(place.package, place.file)
    if place.word_class is not None:
        kind = _CLASSES[table]
        words = tuple(dict.fromkeys(written[place.word_class]["words"]))
        yield Entry(kind, words[0], words, {}, "", (), (), place.origin)
        return
    for entry in written["word"]:
        words = tuple(word for word in entry["text"] if (table, word) not in replaced)
        if words:
            means = {key: _shown(entry[key]) for key in entry if key not in _NO_MEANING}
            yes = tuple(YesExample(text, None) for text in entry.get("yes", ()))
            kind = _kind_of(table, entry)
            no = tuple(entry.get("no", ()))
            yield Entry(kind, words[0], words, means, "", yes, no, place.origin)


def _kind_of(table: str, entry: Mapping[str, Any]) -> EntryKind:
    if table == "units":
        return "classifier" if entry["kind"] == "count" else "unit"
    if table == "movements":
        return "comparison" if entry["kind"] == "base" else "movement"
    return "title" if table == "titles" else "trigger"


def _own_words(entry: WordEntry) -> Entry:
    means = {key: _shown(value) for key, value in entry.given}
    kind: Any = entry.kind
    return Entry(kind, entry.words[0], entry.words, means, "", *_examples(entry), str(entry.where))


def _examples(
    entry: WordEntry | PatternEntry,
) -> tuple[tuple[YesExample, ...], tuple[str, ...]]:
    yes = tuple(YesExample(example.text, _said(example)) for example in entry.yes)
    return yes, tuple(example.text for example in entry.no)


def _said(example: Example) -> str:
    return example.says or ", ".join(f"{name} = {value}" for name, value in example.fields)


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
