"""``zhextract extract``: facts of one or more texts."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, TextIO

from zhextract.cli import arguments
from zhextract.cli.messages import say
from zhextract.cli.own_rules import add_rules_option
from zhextract.cli.reading import add_files, find, output, read_documents

if TYPE_CHECKING:
    from zhextract.io.formats import Style
    from zhextract.types import Document

TEXT_FORMATS = ("table", "json", "jsonl", "csv")
FILE_FORMATS = ("xlsx", "parquet", "arrow", "duckdb")
PAGE = "html"
"""What ``zhextract report`` writes."""
PARTITIONS = ("published", "type", "source")


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "extract",
        help="extract the facts of texts",
        description="Extract the facts of texts; UTF-8, GB18030, Big5 and UTF-16 are detected.",
        allow_abbrev=False,
    )
    add_files(parser)
    add_rules_option(parser)
    parser.add_argument(
        "--format",
        choices=(*TEXT_FORMATS, *FILE_FORMATS, PAGE),
        help="default: by the suffix of OUT, else table on a terminal, else json; "
        "xlsx, parquet, arrow and duckdb need -o; html is the page of zhextract report",
    )
    parser.add_argument("-o", "--output", metavar="OUT", help="write to a file")
    parser.add_argument(
        "--partition-by",
        type=partitions,
        metavar="COLUMNS",
        help=f"make OUT a folder of parquet files by {', '.join(PARTITIONS)} (comma-separated)",
    )
    arguments.add_reading(parser)
    arguments.add_dates(parser)
    parser.set_defaults(run=run, usage_error=parser.error, lang="auto", title=None)


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
    if options.format == PAGE:
        from zhextract.cli import report

        return report.run(options)
    failures: list[str] = []
    sources, many = find(options)
    documents = (read.document for read in read_documents(sources, options, failures))
    first = next(documents, None)
    if first is None:
        return 1 if failures else 0
    _write(options, chain([first], documents), many=many)
    return 1 if failures else 0


def _format_of(output: str | None) -> str | None:
    """The format that the suffix of the output names, if it names one."""
    suffix = os.path.splitext(output or "")[1].lower().removeprefix(".")
    return suffix if suffix in (*TEXT_FORMATS, *FILE_FORMATS, PAGE) else None


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
        with output(options.output) as out:
            format_name = options.format or ("table" if out.isatty() else "json")
            WRITERS[format_name](documents, out, _style(out, many=many))


def _style(out: TextIO, *, many: bool) -> Style:
    from shutil import get_terminal_size

    from zhextract.io.formats import Style

    colour = out.isatty() and not os.environ.get("NO_COLOR")
    return Style(many=many, width=get_terminal_size((80, 24)).columns, colour=colour)
