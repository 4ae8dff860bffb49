"""Documents and facts as Arrow: schemas made from the types, and extraction batch by batch.

``extract_batch`` is the one function behind local workers, Spark, DuckDB and
polars: a record batch of texts in, a record batch of outcomes out, one for one.
Needs pyarrow (``pip install 'zhextract[arrow]'``), loaded at the first call.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from zhextract.errors import ArgumentError
from zhextract.frames import fact_rows as fact_rows
from zhextract.frames import facts_batch as facts_batch
from zhextract.frames import facts_schema as facts_schema
from zhextract.frames import load_pyarrow, utf8
from zhextract.io.arrow_types import arrow_type
from zhextract.types import Change, Document, Event, Person, Quantity

if TYPE_CHECKING:
    import pyarrow as pa

    from zhextract.extractor import Extractor

FACT_LISTS = {
    "quantities": Quantity,
    "changes": Change,
    "people": Person,
    "events": Event,
}
"""The lists that ``Document.facts`` becomes, and the type of their members."""


class Columns(NamedTuple):
    """Names of the input's columns.

    A column of the default name may be absent, but for ``text``; a name of your
    own must be there.
    """

    text: str = "text"
    """Strings, or bytes, whose encoding is detected."""
    id: str = "id"
    """Of any type; comes back as a string."""
    source: str = "source"
    published: str = "published"
    """Strings (YYYY-MM-DD), dates or timestamps."""


DEFAULT_COLUMNS = Columns()


@cache
def document_schema() -> pa.Schema:
    """Documents, nested as their types are; ``facts`` is four lists, with positions."""
    pa = load_pyarrow()
    whole = arrow_type(Document, leave_out=("facts",))
    fields = [whole.field(index) for index in range(whole.num_fields)]
    position = pa.field("position", pa.int64())
    lists = [
        pa.field(name, pa.list_(pa.struct([position, *arrow_type(kind)])))
        for name, kind in FACT_LISTS.items()
    ]
    return pa.schema([*fields[:-1], *lists, fields[-1]])


def outcome_schema(*, document: bool = True, facts: bool = True) -> pa.Schema:
    """What ``extract_batch`` gives; ``document`` and ``facts`` say what is carried."""
    pa = load_pyarrow()
    fields = [
        ("id", pa.string()),
        ("source", pa.string()),
        ("status", pa.string()),
        ("error", pa.string()),
        ("seconds", pa.float64()),
        ("fact_count", pa.int64()),
    ]
    if document:
        fields.append(("document", pa.string()))
    if facts:
        fields.append(("facts", pa.list_(pa.struct(list(facts_schema())))))
    return pa.schema(fields)


def document_batch(documents: Iterable[Document]) -> pa.RecordBatch:
    """Documents under ``document_schema()``; ``documents_of`` reads them back."""
    pa = load_pyarrow()
    rows = [nested_row(document) for document in documents]
    return pa.RecordBatch.from_pylist(rows, schema=document_schema())


def documents_of(batch: pa.RecordBatch | pa.Table) -> Iterator[Document]:
    """The documents of a batch or table that ``document_batch`` made."""
    import msgspec

    for row in batch.to_pylist():
        facts = [
            {**fact, "type": kind.__struct_config__.tag}
            for name, kind in FACT_LISTS.items()
            for fact in row.pop(name)
        ]
        facts.sort(key=lambda fact: int(fact["position"]))
        yield msgspec.convert({**row, "facts": facts}, Document)


def extract_batch(
    batch: pa.RecordBatch,
    *,
    columns: Columns = DEFAULT_COLUMNS,
    document: bool = True,
    facts: bool = True,
    extractor: Extractor | None = None,
) -> pa.RecordBatch:
    """What became of each text of ``batch``: one row of ``outcome_schema()`` for each, in order.

    ``document`` and ``facts`` say whether the outcomes carry the documents as
    JSON and the facts as rows. No text and no date raises: the outcome is then
    ``failed`` or ``skipped`` and says why. ``ArgumentError`` for a batch without
    the columns that are asked for.
    """
    pa = load_pyarrow()
    if extractor is None:
        from zhextract.extractor import default_extractor

        extractor = default_extractor()
    schema = outcome_schema(document=document, facts=facts)
    outcomes = [
        _outcome(extractor, given, document=document, facts=facts)
        for given in _inputs(batch, columns)
    ]
    return pa.RecordBatch.from_pylist(outcomes, schema=schema)


def extract_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    rows: int = 64,
    columns: Columns = DEFAULT_COLUMNS,
    document: bool = True,
    facts: bool = True,
    extractor: Extractor | None = None,
) -> Iterator[pa.RecordBatch]:
    """``extract_batch`` over a stream, at most ``rows`` texts at a time."""
    for batch in batches:
        for start in range(0, batch.num_rows, rows):
            yield extract_batch(
                batch.slice(start, rows),
                columns=columns,
                document=document,
                facts=facts,
                extractor=extractor,
            )


class _Input(NamedTuple):
    text: Any
    id: str | None
    source: str | None
    published: Any


def check_columns(names: Sequence[str], columns: Columns) -> None:
    """Raise ``ArgumentError`` where a column that must be there is none of ``names``."""
    for default, name in zip(DEFAULT_COLUMNS, columns, strict=True):
        if name not in names and (default == "text" or name != default):
            raise ArgumentError(f"no column {name!r} among the texts; there is {', '.join(names)}")


def _inputs(batch: pa.RecordBatch, columns: Columns) -> list[_Input]:
    names = batch.schema.names
    check_columns(names, columns)

    def values(name: str) -> list[Any]:
        if name not in names:
            return [None] * batch.num_rows
        return list(batch.column(names.index(name)).to_pylist())

    return [
        _Input(text, _string(key), _string(source), published)
        for text, key, source, published in zip(*map(values, columns), strict=True)
    ]


def _string(value: Any) -> str | None:
    return None if value is None else str(value)


def _outcome(extractor: Extractor, given: _Input, *, document: bool, facts: bool) -> dict[str, Any]:
    outcome: dict[str, Any] = {"id": given.id, "source": given.source, "fact_count": 0}
    started = time.perf_counter()
    try:
        text = _text(given)
        if text is None or not text.strip():
            outcome.update(status="skipped", error="no text" if text is None else "a blank text")
        else:
            made = extractor.extract(text, published=given.published or None, source=given.source)
            outcome.update(status="success", fact_count=len(made.facts))
            if document:
                outcome["document"] = made.to_json()
            if facts:
                outcome["facts"], unfit = fact_rows(made)
                outcome["error"] = f"too long for a column: {', '.join(unfit)}" if unfit else None
    except Exception as error:  # one document must not take the others with it
        outcome.update(status="failed", error=f"{type(error).__name__}: {error}", fact_count=0)
        outcome.update(document=None, facts=None)
    outcome["seconds"] = time.perf_counter() - started
    return outcome


def _text(given: _Input) -> str | None:
    if isinstance(given.text, bytes):
        from zhextract.text.decode import decode

        return decode(given.text, name=given.source or given.id or "text")
    if given.text is None or isinstance(given.text, str):
        return given.text
    raise TypeError(f"text must be a string or bytes, not {type(given.text).__name__}")


def nested_row(document: Document) -> dict[str, Any]:
    """A document as ``document_schema()`` holds it; its numbers are strings."""
    row: dict[str, Any] = _plain(document.to_dict())
    facts = row.pop("facts")
    for name, kind in FACT_LISTS.items():
        tag = kind.__struct_config__.tag
        row[name] = [
            {**fact, "position": position}
            for position, fact in enumerate(facts)
            if fact["type"] == tag
        ]
    return row


def _plain(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _plain(value) for key, value in node.items()}
    if isinstance(node, (list, tuple)):
        return [_plain(item) for item in node]
    if isinstance(node, str):
        return utf8(node)
    return str(node) if isinstance(node, Decimal) else node
