"""``zhextract report``: texts and their facts as one page for a browser."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from typing import TYPE_CHECKING, TextIO

from zhextract.cli.arguments import iso_date
from zhextract.cli.messages import say
from zhextract.cli.own_rules import add_rules_option, make_extractor

if TYPE_CHECKING:
    from zhextract.report import Page


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "report",
        help="write texts and their facts as one page for a browser",
        description="Write one self-contained HTML page: the texts with every fact marked, "
        "tables, a time line and charts. It needs no network.",
        allow_abbrev=False,
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="texts; - is standard input")
    parser.add_argument(
        "--published",
        type=iso_date,
        metavar="DATE",
        help="publication date (YYYY-MM-DD) that relative times count from",
    )
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
    parser.set_defaults(run=run, usage_error=parser.error)


def run(options: argparse.Namespace) -> int:
    """Read, extract, write; 1 where an input failed, though the others came out."""
    if options.output is None and sys.stdout.isatty():
        options.usage_error("name the page: -o report.html")
    from zhextract.io.outputs import refuse_inputs
    from zhextract.report import write_report

    if options.output is not None:
        refuse_inputs(options.output, options.files)
    failures: list[str] = []
    pages = _pages(options, failures)
    first = next(pages, None)
    if first is None:
        return 1
    with _output(options.output) as out:
        write_report(chain([first], pages), out, language=options.lang, title=options.title)
    return 1 if failures else 0


def _pages(options: argparse.Namespace, failures: list[str]) -> Iterator[Page]:
    """The pages of the readable inputs; the others are reported and put in ``failures``."""
    from zhextract.errors import ZhextractError
    from zhextract.io.inputs import STDIN, read_text
    from zhextract.report import Page

    extractor = make_extractor(options)
    for name in options.files:
        try:
            text = read_text(name)
        except ZhextractError as error:
            say(str(error))
            failures.append(name)
            continue
        source = None if name == STDIN else name
        yield Page(extractor.extract(text, published=options.published, source=source), text)


def _output(target: str | None) -> AbstractContextManager[TextIO]:
    from zhextract.io.outputs import output_file, standard_output

    return nullcontext(standard_output()) if target is None else output_file(target)
