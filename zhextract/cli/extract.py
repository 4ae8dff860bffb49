"""``zhextract extract``: facts of one or more texts."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from typing import TYPE_CHECKING, TextIO

from zhextract.cli.messages import say
from zhextract.cli.own_rules import add_rules_option, make_extractor

if TYPE_CHECKING:
    from zhextract.io.formats import Style
    from zhextract.types import Document

TEXT_FORMATS = ("table", "json", "jsonl", "csv")
FILE_FORMATS = ("xlsx", "parquet", "arrow", "duckdb")
PARTITIONS = ("published", "type", "source")


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "extract",
        help="extract the facts of texts",
        description="Extract the facts of texts; UTF-8, GB18030, Big5 and UTF-16 are detected.",
        allow_abbrev=False,
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="texts; - is standard input")
    parser.add_argument(
        "--published",
        type=iso_date,
        metavar="DATE",
        help="publication date (YYYY-MM-DD) that relative times count from",
    )
    add_rules_option(parser)
    parser.add_argument(
        "--format",
        choices=(*TEXT_FORMATS, *FILE_FORMATS),
        help="default: by the suffix of OUT, else table on a terminal, else json; "
        "xlsx, parquet, arrow and duckdb need -o",
    )
    parser.add_argument("-o", "--output", metavar="OUT", help="write to a file")
    parser.add_argument(
        "--partition-by",
        type=partitions,
        metavar="COLUMNS",
        help=f"make OUT a folder of parquet files by {', '.join(PARTITIONS)} (comma-separated)",
    )
    parser.set_defaults(run=run, usage_error=parser.error)


def iso_date(text: str) -> str:
    """Check a date argument; ``ArgumentTypeError`` where it is no ISO date."""
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it like 2023-10-24") from None


def partitions(text: str) -> tuple[str, ...]:
    """Check the columns to partition by; ``ArgumentTypeError`` for one that there is not."""
    names = tuple(text.split(","))
    for name in names:
        if name not in PARTITIONS or names.count(name) > 1:
            allowed = ", ".join(PARTITIONS)
            raise argparse.ArgumentTypeError(f"{name!r}: name columns of {allowed}, each once")
    return names


def run(options: argparse.Namespace) -> int:
    """Read, extract, write; 1 where an input failed, though the others came out."""
    options.format = options.format or _format_of(options.output)
    _check(options)
    names: list[str] = options.files or ["-"]
    from zhextract.io.outputs import refuse_inputs

    if options.output is not None:
        refuse_inputs(options.output, names)
    failures: list[str] = []
    documents = _extract(names, options, failures)
    first = next(documents, None)
    if first is None:
        return 1
    _write(options, chain([first], documents), many=len(names) > 1)
    return 1 if failures else 0


def _format_of(output: str | None) -> str | None:
    """The format that the suffix of the output names, if it names one."""
    suffix = os.path.splitext(output or "")[1].lower().removeprefix(".")
    return suffix if suffix in (*TEXT_FORMATS, *FILE_FORMATS) else None


def _check(options: argparse.Namespace) -> None:
    """Refuse what argparse cannot see to be wrong usage, and packages that are missing."""
    if not options.files and sys.stdin.isatty():
        options.usage_error("name a FILE, or pipe a text in")
    if options.partition_by and options.format != "parquet":
        options.usage_error("--partition-by is for --format parquet")
    if options.format in FILE_FORMATS:
        if options.output is None:
            options.usage_error(f"--format {options.format} makes a file: name it with -o OUT")
        from zhextract.io.files import file_writer

        file_writer(options.format)


def _write(options: argparse.Namespace, documents: Iterator[Document], *, many: bool) -> None:
    """Write in the chosen format, to the chosen place."""
    from zhextract.io.files import file_writer
    from zhextract.io.formats import FORMATS as WRITERS
    from zhextract.io.outputs import output_folder, output_path

    if options.partition_by:
        from zhextract.io.files.arrow_files import write_partitions

        with output_folder(options.output) as folder:
            write_partitions(documents, folder, say, by=options.partition_by)
    elif options.format in FILE_FORMATS:
        with output_path(options.output) as path:
            file_writer(options.format)(documents, path, say)
    else:
        with _output(options.output) as out:
            format_name = options.format or ("table" if out.isatty() else "json")
            WRITERS[format_name](documents, out, _style(out, many=many))


def _extract(
    names: list[str], options: argparse.Namespace, failures: list[str]
) -> Iterator[Document]:
    """The documents of the readable inputs; the others are reported and put in ``failures``."""
    from zhextract.errors import ZhextractError
    from zhextract.io.inputs import STDIN, read_text

    extractor = make_extractor(options)
    for name in names:
        try:
            text = read_text(name)
        except ZhextractError as error:
            say(str(error))
            failures.append(name)
            continue
        source = None if name == STDIN else name
        yield extractor.extract(text, published=options.published, source=source)


def _output(target: str | None) -> AbstractContextManager[TextIO]:
    from zhextract.io.outputs import output_file, standard_output

    return nullcontext(standard_output()) if target is None else output_file(target)


def _style(out: TextIO, *, many: bool) -> Style:
    from shutil import get_terminal_size

    from zhextract.io.formats import Style

    colour = out.isatty() and not os.environ.get("NO_COLOR")
    return Style(many=many, width=get_terminal_size((80, 24)).columns, colour=colour)
