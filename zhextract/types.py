"""The results: immutable, hashable, comparable, picklable values.

Two conventions hold throughout:

* ``start`` and ``end`` of a span are half-open, in Unicode code points, into
  the text exactly as the caller gave it.
* ``first`` and ``last`` of a time are inclusive, as ISO 8601 strings: dates
  (``2023-10-17``), or minutes where the text is that fine
  (``2023-08-29T23:00``).

Numbers are ``decimal.Decimal``; no float is on any path. Fields are declared
in the order in which they stand in the JSON form. Closed sets of values are
``Literal`` aliases, so that a type checker and the JSON Schema both see them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

import msgspec

from zhextract.errors import ArgumentError

if TYPE_CHECKING:
    import pandas
    import polars

Bound: TypeAlias = Literal["exact", "more_than", "at_least", "less_than", "at_most", "about"]
QuantityKind: TypeAlias = Literal[
    "count", "money", "measure", "percentage", "fraction", "multiple", "rank", "score"
]
Role: TypeAlias = Literal["value", "threshold", "target", "limit"]
ChangeKind: TypeAlias = Literal["change", "rate", "contribution", "gap"]
Direction: TypeAlias = Literal["up", "down", "flat"]
Comparison: TypeAlias = Literal["yoy", "mom", "qoq", "period", "annual_average", "cumulative"]
Granularity: TypeAlias = Literal[
    "minute",
    "hour",
    "part_of_day",
    "day",
    "ten_days",
    "week",
    "month",
    "quarter",
    "half_year",
    "year",
    "decade",
    "period",
]
BylineFunction: TypeAlias = Literal[
    "reporter", "correspondent", "author", "photographer", "graphics", "editor", "proofreader"
]

SCHEMA = "zhextract/1"


class Span(msgspec.Struct, frozen=True):
    """A stretch of the text: ``original[start:end] == text``.

    Across a repaired column break ``text`` is the repaired reading, which
    ``start`` and ``end`` bracket.
    """

    text: str
    start: int
    end: int


class Time(Span, frozen=True):
    """A date, period or time of day that anchors to a calendar (facts.md §5).

    ``first`` and ``last`` are inclusive; None where the text leaves that end
    open or where nothing anchors a relative expression.
    """

    first: str | None
    last: str | None
    granularity: Granularity
    approximate: bool
    edtf: str | None


class Number(Span, frozen=True, omit_defaults=True):
    """The amount, from or to of a change: ``value``, or ``low`` and ``high``."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    bound: Bound
    ratio: str | None = None
    """The written ratio of a fraction (``1/3``); left out of JSON when None."""


class Article(msgspec.Struct, frozen=True):
    """One article of the page; its parts are as printed, without inner breaks."""

    start: int
    end: int
    title: str | None
    dateline: str | None
    byline: tuple[str, ...]


class Quantity(msgspec.Struct, frozen=True, omit_defaults=True, tag="quantity"):
    """A stated amount: 2072.89亿元, 8000余户, 3至5% (facts.md §1)."""

    id: str
    start: int
    end: int
    text: str
    article: int
    sentence: tuple[int, int]
    rule: str
    kind: QuantityKind
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    unit: str | None
    unit_code: str | None
    role: Role
    metric: Span | None
    subject: Span | None
    whole: Span | None
    condition: Span | None
    period: Time | None
    ratio: str | None = None
    """The written ratio of a fraction (``1/3``); left out of JSON when None."""

    def _repr_html_(self) -> str:
        from zhextract.notebook import fact_html

        return fact_html(self)


class Change(msgspec.Struct, frozen=True, rename={"from_": "from"}, tag="change"):
    """A movement of a metric, or a rate of movement (facts.md §2)."""

    id: str
    start: int
    end: int
    text: str
    article: int
    sentence: tuple[int, int]
    rule: str
    kind: ChangeKind
    direction: Direction
    amount: Number | None
    from_: Number | None
    to: Number | None
    comparison: Comparison | None
    comparison_inherited: bool
    baseline: Span | None
    of: str | None
    metric: Span | None
    subject: Span | None
    period: Time | None

    def _repr_html_(self) -> str:
        from zhextract.notebook import fact_html

        return fact_html(self)


class RoleOf(Span, frozen=True):
    """A post or part that a person holds: a title and whose it is."""

    title: Span
    organization: Span | None


class Byline(msgspec.Struct, frozen=True):
    """What a person did for an article (index into ``Document.articles``)."""

    function: BylineFunction
    article: int


class Person(msgspec.Struct, frozen=True, tag="person"):
    """A person of the document with every mention and role (facts.md §3)."""

    id: str
    start: int
    end: int
    text: str
    article: int
    sentence: tuple[int, int]
    rule: str
    name: str
    bylines: tuple[Byline, ...]
    mentions: tuple[Span, ...]
    roles: tuple[RoleOf, ...]

    def _repr_html_(self) -> str:
        from zhextract.notebook import fact_html

        return fact_html(self)


class Event(msgspec.Struct, frozen=True, tag="event"):
    """A dated happening: one clause that says what took place (facts.md §4)."""

    id: str
    start: int
    end: int
    text: str
    article: int
    sentence: tuple[int, int]
    rule: str
    trigger: Span
    time: Time
    actor: Span | None
    what: Span | None
    location: Span | None
    participants: tuple[str, ...]

    def _repr_html_(self) -> str:
        from zhextract.notebook import fact_html

        return fact_html(self)


Fact: TypeAlias = Quantity | Change | Person | Event


class Document(msgspec.Struct, frozen=True):
    """Everything found in one text.

    ``facts`` are in text order with ids ``f1``, ``f2`` …; ``published`` is the
    ISO date that was given, else the one found in the text, else None.
    """

    schema: Literal["zhextract/1"]
    source: str | None
    published: str | None
    articles: tuple[Article, ...]
    facts: tuple[Fact, ...]
    times: tuple[Time, ...]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities, in text order."""
        return tuple(fact for fact in self.facts if isinstance(fact, Quantity))

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes, in text order."""
        return tuple(fact for fact in self.facts if isinstance(fact, Change))

    @property
    def people(self) -> tuple[Person, ...]:
        """The people, in the order of their first mention."""
        return tuple(fact for fact in self.facts if isinstance(fact, Person))

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, in text order."""
        return tuple(fact for fact in self.facts if isinstance(fact, Event))

    def to_dict(self) -> dict[str, Any]:
        """The JSON form as plain Python objects; numbers stay Decimals."""
        return cast("dict[str, Any]", msgspec.to_builtins(self, builtin_types=(Decimal,)))

    def to_json(self, *, indent: int | None = None) -> str:
        """The JSON form; numbers carry their Decimals' own digits.

        ``indent`` spaces a level, or one line when None. Lone surrogates of the
        text stand as ``\\udXXX`` escapes, so that the result is valid UTF-8.
        """
        try:
            data = _ENCODER.encode(self)
        except UnicodeEncodeError:
            from zhextract import surrogates

            return surrogates.encode(self, indent=indent)
        if indent is not None:
            data = msgspec.json.format(data, indent=indent)
        return data.decode()

    @classmethod
    def from_json(cls, data: str | bytes) -> Document:
        """Read back what ``to_json`` wrote; raises ``ArgumentError`` with the place."""
        try:
            return _DECODER.decode(data)
        except msgspec.ValidationError as error:
            raise ArgumentError(f"not a zhextract document: {error}") from error
        except (msgspec.DecodeError, UnicodeEncodeError):
            pass  # malformed, or lone surrogates: the slower reader tells
        from zhextract import surrogates

        try:
            return surrogates.decode(data, cls)
        except (msgspec.MsgspecError, ValueError, ArithmeticError, RecursionError) as error:
            raise ArgumentError(f"not a zhextract document: {error}") from error

    def _repr_html_(self) -> str:
        from zhextract.notebook import document_html

        return document_html(self)

    def rows(self) -> list[dict[str, Any]]:
        """One flat dict a fact, all with the same keys, for a table."""
        from zhextract.rows import rows_of

        return rows_of(self)

    def to_polars(self) -> polars.DataFrame:
        """The facts as a polars frame: ``rows()`` with types.

        Needs polars and pyarrow (``pip install 'zhextract[frames]'``).
        """
        from zhextract.frames import polars_frame

        return polars_frame(self)

    def to_pandas(self) -> pandas.DataFrame:
        """The facts as a pandas frame with Arrow's types: ``rows()`` with types.

        Needs pandas and pyarrow (``pip install 'zhextract[frames]'``).
        """
        from zhextract.frames import pandas_frame

        return pandas_frame(self)


_ENCODER = msgspec.json.Encoder(decimal_format="number")
_DECODER = msgspec.json.Decoder(Document)
