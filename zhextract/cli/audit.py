"""``zhextract audit``: figures of a text that cannot all be true."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from zhextract.cli import arguments
from zhextract.cli.own_rules import add_rules_option
from zhextract.cli.reading import Read, add_files, find, output, read_documents

if TYPE_CHECKING:
    from zhextract.auditing import Audit

FORMATS = ("table", "json", "jsonl")


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "audit",
        help="find figures that cannot all be true",
        description="Reckon the figures of each text: changes against their levels, parts "
        "against their wholes, shares, dates and weekdays, headline against body. Exit 1 where "
        "something was found, as linters do.",
        allow_abbrev=False,
    )
    add_files(parser)
    add_rules_option(parser)
    parser.add_argument("--format", choices=FORMATS, help="default: table on a terminal, else json")
    parser.add_argument("-o", "--output", metavar="OUT", help="write to a file")
    parser.add_argument(
        "--exit-zero", action="store_true", help="exit 0 even where something was found"
    )
    arguments.add_reading(parser)
    arguments.add_dates(parser)
    parser.set_defaults(run=run, usage_error=parser.error)


def run(options: argparse.Namespace) -> int:
    """Read, extract, audit, write; 1 where an input failed or something was found."""
    if not options.files and sys.stdin.isatty():
        options.usage_error("name a FILE, or pipe a text in")
    from shutil import get_terminal_size

    from zhextract.io.audited import FORMATS as WRITERS
    from zhextract.io.formats import Style

    failures: list[str] = []
    found: list[int] = []
    sources, many = find(options)
    audits = _audits(read_documents(sources, options, failures), found)
    first = next(audits, None)
    if first is None:
        return 1 if failures else 0
    with output(options.output) as out:
        name = options.format or ("table" if out.isatty() else "json")
        style = Style(many=many, width=get_terminal_size((80, 24)).columns)
        WRITERS[name](chain([first], audits), out, style)
    return 1 if failures or (any(found) and not options.exit_zero) else 0


def _audits(reads: Iterable[Read], found: list[int]) -> Iterator[Audit]:
    """The audits of documents; how many findings each has is put in ``found``."""
    from zhextract import audit

    for read in reads:
        audited = audit(read.document, read.text)
        found.append(len(audited.findings))
        yield audited
