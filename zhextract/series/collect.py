"""Documents read one by one, and their values kept by series and period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Context, Decimal, localcontext
from functools import cache
from importlib.resources import files
from typing import Any

import tomli

from zhextract.auditing.figures import figure_of
from zhextract.auditing.levels import follows_from_levels, follows_on_page
from zhextract.auditing.page import Page
from zhextract.auditing.periods import Days, base_of
from zhextract.frames import utf8
from zhextract.series.implied import implied_level
from zhextract.series.model import Measure, Origin, SeriesTable
from zhextract.series.table import Key, Value, make_table
from zhextract.types import Bound, Change, Document, Number, Quantity, Span, Time

_RATES = ("%", "‰", "个百分点")
_MEASURES: dict[str, Measure] = {"yoy": "yoy", "mom": "mom", "qoq": "qoq"}


class SeriesCollector:
    """Collects the values of documents; ``table`` gives what there is so far.

    >>> import zhextract
    >>> collector = zhextract.SeriesCollector()
    >>> text = "2023年，全县茶叶产量1.2万吨，比上年增长20%。"
    >>> collector.add(zhextract.extract(text, source="a.txt"), text)
    >>> for row in collector.table(metric=["茶叶"]).rows():
    ...     print(row["measure"], row["period"], row["value"], row["unit"], row["implied"])
    level 2022 10000 吨 True
    level 2023 12000 吨 False
    yoy 2023 20 % False
    """

    def __init__(self) -> None:
        self._values: defaultdict[Key, list[Value]] = defaultdict(list)
        self._documents = 0

    def add(self, document: Document, text: str | None = None) -> None:
        """Take the values of one document.

        With its ``text``, nothing is implied where that says that rates are not
        those of the levels as printed (按可比口径).
        """
        self._documents += 1
        with localcontext(Context(prec=60)):
            for key, value in _values(document, text):
                self._values[key].append(value._replace(document=self._documents))

    def table(
        self, *, metric: Sequence[str] = (), subject: Sequence[str] = (), min_periods: int = 1
    ) -> SeriesTable:
        """The series of at least ``min_periods`` periods, those with most first.

        ``metric`` and ``subject``: of the names given, one must fit; it fits
        where all its words (between spaces) stand in that of the series.
        """
        chosen = {
            key: values
            for key, values in self._values.items()
            if _fits(" ".join(filter(None, (key.metric, key.condition, key.whole))), metric)
            and _fits(key.subject or "", subject)
        }
        with localcontext(Context(prec=60)):
            return make_table(chosen, min_periods=min_periods)


def collect_series(
    documents: Iterable[Document],
    *,
    metric: Sequence[str] = (),
    subject: Sequence[str] = (),
    min_periods: int = 1,
) -> SeriesTable:
    """One metric of one subject over time: the tidy table of any number of documents.

    See ``SeriesCollector``, which takes their texts too.

    >>> import zhextract
    >>> docs = [
    ...     zhextract.extract("2022年全县茶叶产量1万吨。", source="a.txt"),
    ...     zhextract.extract("2023年全县茶叶产量1.2万吨。", source="b.txt"),
    ... ]
    >>> [series] = zhextract.collect_series(docs).series
    >>> series.metric, series.subject, [(p.period, p.value) for p in series.points]
    ('茶叶产量', '全县', [('2022', Decimal('10000')), ('2023', Decimal('12000'))])
    """
    collector = SeriesCollector()
    for document in documents:
        collector.add(document)
    return collector.table(metric=metric, subject=subject, min_periods=min_periods)


def _values(document: Document, text: str | None) -> Iterator[tuple[Key, Value]]:
    quantities = {fact.id: fact for fact in document.quantities}
    for quantity in quantities.values():
        if quantity.role == "value" and quantity.kind != "rank":
            yield from _level(document, quantity, quantity, quantity.period)
    page = None if text is None else Page(document, text)
    for change in document.changes:
        yield from _rate(document, change)
        yield from _ends(document, change)
        later = quantities.get(change.of or "")
        if later is not None and later.role == "value" and _may_imply(page, change):
            yield from _level_before(document, later, change)


def _level(
    document: Document, fact: Quantity | Change, number: Quantity | Number, time: Time | None
) -> Iterator[tuple[Key, Value]]:
    days = _days(time)
    if days is not None:
        yield from _value(document, fact, number, days, "level")


def _ends(document: Document, change: Change) -> Iterator[tuple[Key, Value]]:
    """The levels that a change names: 由上年的30%提高到36%."""
    if change.kind != "change":
        return
    if change.to is not None:
        yield from _level(document, change, change.to, change.period)
    if change.from_ is not None and change.period is not None:
        days = base_of(change.period, change.comparison)
        if days is not None:
            yield from _value(document, change, change.from_, days, "level")


def _rate(document: Document, change: Change) -> Iterator[tuple[Key, Value]]:
    days, amount = _days(change.period), change.amount
    measure = _MEASURES.get(change.comparison or "")
    if days is None or amount is None or measure is None or amount.unit not in _RATES:
        return
    if change.kind in ("change", "rate"):
        yield from _value(document, change, amount, days, measure, change.direction)


def _value(
    document: Document,
    fact: Quantity | Change,
    number: Quantity | Number,
    days: Days,
    measure: Measure,
    direction: str = "up",
) -> Iterator[tuple[Key, Value]]:
    figure = figure_of(number, cut=measure != "level")
    key = _key(fact, number, measure)
    if figure is None or key is None:
        return
    value, low, high, reach = number.value, number.low, number.high, figure.reach
    bound = number.bound
    if direction == "down":
        value, low, high = (_negated(value), _negated(high), _negated(low))
        bound, reach = _turned(bound), reach.negated()
    origin = _origin(document, (fact.id,), fact)
    yield key, Value(days, value, low, high, bound, reach, False, 0, origin)


def _level_before(
    document: Document, later: Quantity, change: Change
) -> Iterator[tuple[Key, Value]]:
    before = implied_level(later, change)
    key = _key(later, later, "level")
    if before is None or key is None:
        return
    origin = _origin(document, (later.id, change.id), later, change)
    low, high = before.reach
    yield key, Value(before.days, before.value, low, high, "about", before.reach, True, 0, origin)


def _may_imply(page: Page | None, change: Change) -> bool:
    """Whether the level before follows from this change; see the audit."""
    if page is None:
        return follows_from_levels(change)
    return follows_on_page(page, change)


def _key(fact: Quantity | Change, number: Quantity | Number, measure: Measure) -> Key | None:
    if fact.metric is None or (fact.subject is None and fact.metric.text in _table()["bare"]):
        return None
    quantity = fact if isinstance(fact, Quantity) else None
    return Key(
        metric=_name(fact.metric) or "",
        subject=_name(fact.subject),
        condition=_name(quantity.condition if quantity else None),
        whole=_name(quantity.whole if quantity else None),
        measure=measure,
        unit=number.unit,
        unit_code=quantity.unit_code if quantity else None,
    )


def _origin(document: Document, ids: tuple[str, ...], *facts: Quantity | Change) -> Origin:
    first, last = facts[0], facts[-1]
    text = "，".join(utf8(fact.text) for fact in facts)
    source = None if document.source is None else utf8(document.source)
    return Origin(source, document.published, ids, text, first.start, last.end)


def _days(time: Time | None) -> Days | None:
    """The days of a period; 0时至24时 is the whole day."""
    if time is None or time.last is None:
        return None
    first, last = time.first, time.last
    if last.endswith("T23:59") and (first is None or first.endswith("T00:00")):
        return first and first[:10], last[:10]
    return first, last


def _negated(value: Decimal | None) -> Decimal | None:
    return None if value is None else -value


def _turned(bound: Bound) -> Bound:
    """The bound of the value with its sign turned: a fall of over 3 % is below -3 %."""
    turned: dict[Bound, Bound] = {
        "more_than": "less_than",
        "less_than": "more_than",
        "at_least": "at_most",
        "at_most": "at_least",
    }
    return turned.get(bound, bound)


def _name(span: Span | None) -> str | None:
    """A name in its full form, on one line."""
    return None if span is None else _full("".join(utf8(span.text).split()))


def _full(name: str) -> str:
    for short, full in _table()["names"].items():
        if full not in name:
            name = name.replace(short, full)
    return name


@cache
def _table() -> dict[str, Any]:
    return tomli.loads(files(__package__).joinpath("names.toml").read_text("utf-8"))


def _fits(name: str, wanted: Sequence[str]) -> bool:
    return not wanted or any(
        all(_full(word) in name for word in words.split()) for words in wanted if words.split()
    )
