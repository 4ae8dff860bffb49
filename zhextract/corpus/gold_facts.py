"""The lists of a gold file (quantities, changes, people, events, times) as items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import yaml

from zhextract.corpus.items import (
    Amount,
    FieldValue,
    Item,
    Items,
    amount_of,
    no_items,
    period_or_none,
    pool_numbers,
)
from zhextract.corpus.nodes import NodeReader
from zhextract.corpus.quotes import MentionFinder, QuoteFinder
from zhextract.types import (
    Bound,
    BylineFunction,
    ChangeKind,
    Comparison,
    Direction,
    Granularity,
    QuantityKind,
    Role,
)

_NUMBER = ("value", "low", "high", "unit", "bound", "ratio")
_QUANTITY = (
    *("q", "nth", "kind", *_NUMBER, "unit_code", "role"),
    *("metric", "subject", "whole", "condition", "period"),
)
_CHANGE = (
    *("q", "nth", "kind", "direction", "amount", "from", "to", "of"),
    *("comparison", "comparison_inherited", "baseline", "metric", "subject", "period"),
)
_PERSON = ("name", "mentions", "byline", "roles")
_EVENT = ("q", "nth", "time", "trigger", "actor", "what", "location", "participants")
_TIME = ("q", "nth", "first", "last", "granularity", "approximate", "edtf")

_Members = dict[str, yaml.Node]


class FactReader:
    """Reads the lists of one gold file and places their quotes in its text."""

    def __init__(self, nodes: NodeReader, text: str) -> None:
        self._nodes = nodes
        self._text = text

    def items(self, document: _Members) -> Items:
        """All items of the file; ``CorpusError`` at the first thing that is wrong."""
        items = no_items()
        for members, item in self._quoted(document, "quantities", _QUANTITY):
            items["quantity"].append(self._with(item, self._quantity(members)))
        for members, item in self._quoted(document, "changes", _CHANGE):
            items["change"].append(self._with(item, self._change(members, items)))
            items["numbers"].extend(self._amounts(members, item))
        for node in self._nodes.sequence(document.get("people")):
            self._person(node, items)
        for members, item in self._quoted(document, "events", _EVENT):
            items["event"].append(self._with(item, self._event(members, items)))
        for members, item in self._quoted(document, "times", _TIME):
            items["time"].append(self._with(item, self._time(members)))
        pool_numbers(items)
        return items

    def _quoted(
        self, document: _Members, key: str, known: tuple[str, ...]
    ) -> Iterator[tuple[_Members, Item]]:
        """The members of each entry of a list, with an item that has only its place."""
        nodes = self._nodes
        finder = QuoteFinder(self._text)
        for node in nodes.sequence(document.get(key)):
            members = nodes.mapping(node, known, required=("q",))
            quote = nodes.text(members["q"])
            nth = nodes.integer(members.get("nth"))
            start = finder.find(quote, nth)
            if start < 0:
                nodes.fail(members["q"], f"the text has no (further) {quote!r}")
            yield members, Item(start, start + len(quote), quote, {}, nodes.line(node))

    @staticmethod
    def _with(item: Item, fields: dict[str, FieldValue]) -> Item:
        return Item(item.start, item.end, item.quote, fields, item.line)

    def _number(self, node: yaml.Node, members: _Members) -> dict[str, FieldValue]:
        nodes = self._nodes
        value, low, high = (nodes.decimal(members.get(key)) for key in ("value", "low", "high"))
        if (value is None) == (low is None and high is None):
            nodes.fail(node, "a number has either 'value', or 'low' and 'high'")
        fields: dict[str, FieldValue] = {
            "value": value,
            "low": low,
            "high": high,
            "unit": nodes.optional(members.get("unit")),
            "bound": nodes.choice(members.get("bound"), get_args(Bound), "exact"),
        }
        if "ratio" in members:
            fields["ratio"] = nodes.optional(members["ratio"])
        return fields

    def _quantity(self, members: _Members) -> dict[str, FieldValue]:
        nodes = self._nodes
        if "kind" not in members:
            nodes.fail(members["q"], "key 'kind' is missing")
        return {
            **self._number(members["q"], members),
            "kind": nodes.choice(members["kind"], get_args(QuantityKind), ""),
            "unit_code": nodes.optional(members.get("unit_code")),
            "role": nodes.choice(members.get("role"), get_args(Role), "value"),
            **self._texts(members, "metric", "subject", "whole", "condition"),
            "period": self._period(members.get("period")),
        }

    def _change(self, members: _Members, items: Items) -> dict[str, FieldValue]:
        nodes = self._nodes
        if "direction" not in members:
            nodes.fail(members["q"], "key 'direction' is missing")
        of = nodes.optional(members.get("of"))
        if of is not None and all(item.quote != of for item in items["quantity"]):
            nodes.fail(members["of"], f"no quantity quotes {of!r}")
        return {
            "kind": nodes.choice(members.get("kind"), get_args(ChangeKind), "change"),
            "direction": nodes.choice(members["direction"], get_args(Direction), ""),
            **{part: self._amount(members.get(part)) for part in ("amount", "from", "to")},
            "comparison": nodes.optional_choice(members.get("comparison"), get_args(Comparison)),
            "comparison_inherited": nodes.flag(members.get("comparison_inherited")),
            "of": of,
            **self._texts(members, "baseline", "metric", "subject"),
            "period": self._period(members.get("period")),
        }

    def _amount(self, node: yaml.Node | None) -> Amount | None:
        fields = self._amount_fields(node)
        return None if fields is None else amount_of(fields)

    def _amount_fields(self, node: yaml.Node | None) -> dict[str, FieldValue] | None:
        if node is None or self._nodes.is_null(node):
            return None
        return self._number(node, self._nodes.mapping(node, _NUMBER))

    def _amounts(self, members: _Members, change: Item) -> Iterator[Item]:
        """The numbers of a change, placed at the whole change: gold has no narrower place."""
        for part in ("amount", "from", "to"):
            fields = self._amount_fields(members.get(part))
            if fields is not None:
                yield self._with(change, fields)

    def _person(self, node: yaml.Node, items: Items) -> None:
        nodes = self._nodes
        members = nodes.mapping(node, _PERSON, required=("name", "mentions"))
        name, line = nodes.text(members["name"]), nodes.line(node)
        finder = MentionFinder(self._text)
        mentions = []
        for mention_node in nodes.sequence(members["mentions"]):
            mention = nodes.text(mention_node)
            start = finder.find(mention)
            if start < 0:
                nodes.fail(mention_node, f"the text has no (further) {mention!r}")
            mentions.append(Item(start, start + len(mention), mention, {"name": name}, line))
        if not mentions:
            nodes.fail(node, f"{name} has no mention")
        place = mentions[0]
        items["mention"].extend(mentions)
        byline: FieldValue = self._byline(members.get("byline"))
        items["person"].append(
            Item(place.start, place.end, name, {"name": name, "byline": byline}, line)
        )
        for role_node in nodes.sequence(members.get("roles")):
            role = nodes.mapping(role_node, ("title", "organization"), required=("title",))
            fields: dict[str, FieldValue] = {
                "name": name,
                "title": nodes.text(role["title"]),
                "organization": nodes.optional(role.get("organization")),
            }
            items["role"].append(Item(place.start, place.end, name, fields, nodes.line(role_node)))

    def _byline(self, node: yaml.Node | None) -> tuple[str, ...]:
        if node is None or self._nodes.is_null(node):
            return ()
        listed = [node] if isinstance(node, yaml.ScalarNode) else self._nodes.sequence(node)
        functions = get_args(BylineFunction)
        return tuple(sorted(self._nodes.choice(entry, functions, "") for entry in listed))

    def _event(self, members: _Members, items: Items) -> dict[str, FieldValue]:
        nodes = self._nodes
        for key in ("time", "trigger"):
            if key not in members:
                nodes.fail(members["q"], f"key {key!r} is missing")
        people = {item.fields["name"] for item in items["person"]}
        participants = []
        for node in nodes.sequence(members.get("participants")):
            name = nodes.text(node)
            if name not in people:
                nodes.fail(node, f"{name} is not among the people")
            participants.append(name)
        return {
            "time": self._period(members["time"]),
            "trigger": nodes.text(members["trigger"]),
            **self._texts(members, "actor", "what", "location"),
            "participants": tuple(sorted(participants)),
        }

    def _time(self, members: _Members) -> dict[str, FieldValue]:
        nodes = self._nodes
        if "granularity" not in members:
            nodes.fail(members["q"], "key 'granularity' is missing")
        fields: dict[str, FieldValue] = {
            "first": nodes.optional(members.get("first")),
            "last": nodes.optional(members.get("last")),
            "granularity": nodes.choice(members["granularity"], get_args(Granularity), ""),
            "approximate": nodes.flag(members.get("approximate")),
        }
        if "edtf" in members:
            fields["edtf"] = nodes.optional(members["edtf"])
        return fields

    def _texts(self, members: _Members, *keys: str) -> dict[str, FieldValue]:
        return {key: self._nodes.optional(members.get(key)) for key in keys}

    def _period(self, node: yaml.Node | None) -> FieldValue:
        pair = self._nodes.pair(node)
        return None if pair is None else period_or_none(*pair)
