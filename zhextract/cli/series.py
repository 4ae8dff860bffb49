"""``zhextract series``: one metric over time, from many texts."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from zhextract.cli import arguments
from zhextract.cli.messages import say
from zhextract.cli.own_rules import add_rules_option
from zhextract.cli.reading import add_files, find, output, read_documents

if TYPE_CHECKING:
    from zhextract.series import SeriesTable

TEXT_FORMATS = ("table", "json", "jsonl", "csv")
FILE_FORMATS = ("xlsx", "parquet")


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "series",
        help="put one metric over time into a table",
        description="Put what the texts say about one metric of one subject in different periods "
        "into one table: stated values, values implied by changes, and contradictions.",
        allow_abbrev=False,
    )
    add_files(parser)
    add_rules_option(parser)
    parser.add_argument(
        "--metric",
        action="append",
        default=[],
        metavar="WORDS",
        help="only metrics that contain all these words (may be given again)",
    )
    parser.add_argument(
        "--subject",
        action="append",
        default=[],
        metavar="WORDS",
        help="only subjects that contain all these words (may be given again)",
    )
    parser.add_argument(
        "--min-periods",
        type=arguments.positive,
        default=2,
        metavar="N",
        help="only series of at least so many periods (2)",
    )
    parser.add_argument(
        "--format",
        choices=(*TEXT_FORMATS, *FILE_FORMATS),
        help="default: by the suffix of OUT, else table on a terminal, else json; "
        "xlsx and parquet need -o",
    )
    parser.add_argument("-o", "--output", metavar="OUT", help="write to a file")
    arguments.add_reading(parser)
    arguments.add_dates(parser)
    parser.set_defaults(run=run, usage_error=parser.error)


def run(options: argparse.Namespace) -> int:
    """Read, extract, collect, write; 1 where an input failed, though the others came in."""
    name = _format(options)
    if not options.files and sys.stdin.isatty():
        options.usage_error("name a FILE, or pipe a text in")
    if name in FILE_FORMATS and options.output is None:
        options.usage_error(f"--format {name} makes a file: name it with -o OUT")
    from zhextract import SeriesCollector

    failures: list[str] = []
    collector = SeriesCollector()
    sources, _ = find(options)
    for read in read_documents(sources, options, failures):
        collector.add(read.document, read.text)
    table = collector.table(
        metric=options.metric, subject=options.subject, min_periods=options.min_periods
    )
    _write(table, name, options.output)
    return 1 if failures else 0


def _format(options: argparse.Namespace) -> str | None:
    """The format asked for, or that the suffix of the output names."""
    suffix = os.path.splitext(options.output or "")[1].lower().removeprefix(".")
    named = suffix if suffix in (*TEXT_FORMATS, *FILE_FORMATS) else None
    chosen: str | None = options.format or named
    return chosen


def _write(table: SeriesTable, name: str | None, target: str | None) -> None:
    from shutil import get_terminal_size

    from zhextract.io.outputs import output_path
    from zhextract.io.series_files import FILES, FORMATS

    if name is not None and name in FILES and target is not None:
        with output_path(target) as path:
            FILES[name](table, path, say)
        return
    with output(target) as out:
        chosen = name or ("table" if out.isatty() else "json")
        FORMATS[chosen](table, out, get_terminal_size((80, 24)).columns)
