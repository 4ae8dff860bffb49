"""Arguments that several commands take: inputs, how to read them, dates, sizes."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhextract.io.readers.dates import Origin
    from zhextract.io.readers.model import Fields, Limits

INPUT_FORMATS = ("text", "html", "pdf", "jsonl", "csv", "tsv", "parquet")
DATE_ORDER = "field,name,metadata,text"
MAX_SIZE = 16 << 20
MAX_RATIO = 200


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Add how inputs are read."""
    group = parser.add_argument_group("reading")
    group.add_argument(
        "--input-format",
        choices=INPUT_FORMATS,
        help="read all inputs as this, whatever their names say (standard input is text)",
    )
    group.add_argument(
        "--text-field", default="text", metavar="NAME", help="field of a table with the text: text"
    )
    group.add_argument("--date-field", metavar="NAME", help="field with the publication date")
    group.add_argument(
        "--id-field", metavar="NAME", help="field that names the document in the output"
    )
    group.add_argument(
        "--max-size",
        type=size,
        default=MAX_SIZE,
        metavar="SIZE",
        help="refuse a longer document (16M; extraction needs 130 times as much memory)",
    )
    group.add_argument(
        "--max-ratio",
        type=positive,
        default=MAX_RATIO,
        metavar="N",
        help="refuse packed data that swells more than N-fold (200)",
    )


def add_dates(parser: argparse.ArgumentParser) -> None:
    """Add where the date of publication comes from."""
    group = parser.add_argument_group("date of publication, from which relative times count")
    group.add_argument(
        "--published", type=iso_date, metavar="DATE", help="of all inputs, as YYYY-MM-DD"
    )
    group.add_argument(
        "--date-from",
        type=date_order,
        default=DATE_ORDER,
        metavar="ORDER",
        help=f"what is tried, the first that has a date wins ({DATE_ORDER}): the date field, "
        "the file's name, what a page declares, what the text prints",
    )


def fields_of(options: argparse.Namespace) -> Fields:
    """The fields of tables that the options name."""
    from zhextract.io.readers.model import Fields

    return Fields(options.text_field, options.date_field, options.id_field)


def limits_of(options: argparse.Namespace) -> Limits:
    """The limits that the options set."""
    from zhextract.io.readers.model import Limits

    return Limits(options.max_size, options.max_ratio)


def iso_date(text: str) -> str:
    """Check a date argument; ``ArgumentTypeError`` where it is no ISO date."""
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it like 2023-10-24") from None


def date_order(text: str) -> tuple[Origin, ...]:
    """Check an order of origins of dates."""
    from zhextract.errors import ArgumentError
    from zhextract.io.readers.dates import parse_order

    try:
        return parse_order(text)
    except ArgumentError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def positive(text: str) -> int:
    """Check a whole number from 1."""
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1")
    return int(text)


def size(text: str) -> int:
    """Check a size: ``5000``, ``64K``, ``16M``, ``1G``."""
    number, unit = text[:-1], text[-1:].upper()
    if unit.isdigit():
        number, unit = text, ""
    shift = {"": 0, "K": 10, "M": 20, "G": 30}.get(unit)
    if shift is None or not (number.isascii() and number.isdigit() and int(number) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no size; write it like 64K, 16M or 1G")
    return int(number) << shift


def seconds(text: str) -> float:
    """Check a duration in seconds; 0 stands for none."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds from 0")
    return value
