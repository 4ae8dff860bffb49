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

if TYPE_CHECKING:
    from zhextract.io.formats import Style
    from zhextract.types import Document

FORMATS = ("table", "json", "jsonl", "csv")


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
    parser.add_argument("--format", choices=FORMATS, help="default: table on a terminal, else json")
    parser.add_argument("-o", "--output", metavar="OUT", help="write to a file")
    parser.set_defaults(run=run, usage_error=parser.error)


def iso_date(text: str) -> str:
    """Check a date argument; ``ArgumentTypeError`` where it is no ISO date."""
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it like 2023-10-24") from None


def run(options: argparse.Namespace) -> int:
    """Read, extract, write; 1 where an input failed, though the others came out."""
    names: list[str] = options.files or ["-"]
    if not options.files and sys.stdin.isatty():
        options.usage_error("name a FILE, or pipe a text in")
    from zhextract.io.formats import FORMATS as WRITERS
    from zhextract.io.outputs import refuse_inputs

    if options.output is not None:
        refuse_inputs(options.output, names)
    failures: list[str] = []
    documents = _extract(names, options.published, failures)
    first = next(documents, None)
    if first is None:
        return 1
    with _output(options.output) as out:
        format_name = options.format or ("table" if out.isatty() else "json")
        WRITERS[format_name](chain([first], documents), out, _style(out, many=len(names) > 1))
    return 1 if failures else 0


def _extract(names: list[str], published: str | None, failures: list[str]) -> Iterator[Document]:
    """The documents of the readable inputs; the others are reported and put in ``failures``."""
    from zhextract import Extractor
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
        yield extractor.extract(text, published=published, source=source)


def _output(target: str | None) -> AbstractContextManager[TextIO]:
    from zhextract.io.outputs import output_file, standard_output

    return nullcontext(standard_output()) if target is None else output_file(target)


def _style(out: TextIO, *, many: bool) -> Style:
    from shutil import get_terminal_size

    from zhextract.io.formats import Style

    colour = out.isatty() and not os.environ.get("NO_COLOR")
    return Style(many=many, width=get_terminal_size((80, 24)).columns, colour=colour)
