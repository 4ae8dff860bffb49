"""``zhextract report``: texts and their facts as one page for a browser."""

from __future__ import annotations

import argparse
import sys
from itertools import chain

from zhextract.cli import arguments
from zhextract.cli.own_rules import add_rules_option
from zhextract.cli.reading import add_files, find, output, read_explained


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "report",
        help="write texts and their facts as one page for a browser",
        description="Write one self-contained HTML page: the texts with every fact marked, "
        "tables, a time line and charts. It needs no network.",
        allow_abbrev=False,
    )
    add_files(parser)
    add_rules_option(parser)
    parser.add_argument(
        "-o", "--output", metavar="OUT", help="write to a file, such as report.html"
    )
    parser.add_argument(
        "--lang",
        choices=("auto", "zh", "en"),
        default="auto",
        help="language of the page; default: that of the browser",
    )
    parser.add_argument("--title", help="title of the page")
    arguments.add_reading(parser)
    arguments.add_dates(parser)
    parser.set_defaults(run=run, usage_error=parser.error)


def run(options: argparse.Namespace) -> int:
    """Read, extract, write; 1 where an input failed, though the others came out."""
    if not options.files and sys.stdin.isatty():
        options.usage_error("name a FILE, or pipe a text in")
    if options.output is None and sys.stdout.isatty():
        options.usage_error("name the page: -o report.html")
    from zhextract.report import Page, extras_of, write_report

    failures: list[str] = []
    sources, _ = find(options)
    pages = (
        Page(why.document, text, extras_of(why, text))
        for why, text in read_explained(sources, options, failures)
    )
    first = next(pages, None)
    if first is None:
        return 1 if failures else 0
    with output(options.output) as out:
        write_report(chain([first], pages), out, language=options.lang, title=options.title)
    return 1 if failures else 0
