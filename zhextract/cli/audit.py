"""``zhextract audit``: figures of a text that cannot all be true."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from typing import TYPE_CHECKING, TextIO

from zhextract.cli.arguments import iso_date
from zhextract.cli.messages import say

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
    parser.add_argument("files", nargs="*", metavar="FILE", help="texts; - is standard input")
    parser.add_argument(
        "--published",
        type=iso_date,
        metavar="DATE",
        help="publication date (YYYY-MM-DD) that relative times count from",
    )
    parser.add_argument("--format", choices=FORMATS, help="default: table on a terminal, else json")
    parser.add_argument("-o", "--output", metavar="OUT", help="write to a file")
    parser.add_argument(
        "--exit-zero", action="store_true", help="exit 0 even where something was found"
    )
    parser.set_defaults(run=run, usage_error=parser.error)


def run(options: argparse.Namespace) -> int:
    """Read, extract, audit, write; 1 where an input failed or something was found."""
    if not options.files and sys.stdin.isatty():
        options.usage_error("name a FILE, or pipe a text in")
    names: list[str] = options.files or ["-"]
    from zhextract.io.audited import FORMATS as WRITERS
    from zhextract.io.formats import Style
    from zhextract.io.outputs import refuse_inputs

    if options.output is not None:
        refuse_inputs(options.output, names)
    failures: list[str] = []
    found: list[int] = []
    audits = _audits(names, options.published, failures, found)
    first = next(audits, None)
    if first is None:
        return 1
    with _output(options.output) as out:
        format_name = options.format or ("table" if out.isatty() else "json")
        style = Style(many=len(names) > 1, width=_width())
        WRITERS[format_name](chain([first], audits), out, style)
    return 1 if failures or (any(found) and not options.exit_zero) else 0


def _audits(
    names: list[str], published: str | None, failures: list[str], found: list[int]
) -> Iterator[Audit]:
    """The audits of the readable inputs; how many findings each has is put in ``found``."""
    from zhextract import Extractor, audit
    from zhextract.errors import ZhextractError
    from zhextract.io.inputs import STDIN, read_text

    extractor = Extractor()
    for name in names:
        try:
            text = read_text(name)
        except ZhextractError as error:
            say(str(error))
            failures.append(name)
            continue
        source = None if name == STDIN else name
        audited = audit(extractor.extract(text, published=published, source=source), text)
        found.append(len(audited.findings))
        yield audited


def _output(target: str | None) -> AbstractContextManager[TextIO]:
    from zhextract.io.outputs import output_file, standard_output

    return nullcontext(standard_output()) if target is None else output_file(target)


def _width() -> int:
    from shutil import get_terminal_size

    return get_terminal_size((80, 24)).columns
