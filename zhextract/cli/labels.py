"""``zhextract labels``: facts as annotations, and corrected annotations as gold documents."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from zhextract.cli import arguments
from zhextract.cli.messages import say
from zhextract.cli.own_rules import add_rules_option
from zhextract.cli.reading import add_files, find, read_documents

if TYPE_CHECKING:
    from zhextract.labels.page import Page

FORMATS = ("brat", "doccano", "label-studio", "spacy")
GOLD = "gold"


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command, with its two ways, to the parser."""
    parser = commands.add_parser(
        "labels",
        help="hand facts to annotation tools, and read corrected ones back",
        description="Hand facts to the tools in which people correct annotations, and make gold "
        "documents for `zhextract check` of what comes back.",
        allow_abbrev=False,
    )
    ways = parser.add_subparsers(title="ways", metavar="WAY", required=True)
    _add_export(ways)
    _add_import(ways)


def _add_export(ways: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = ways.add_parser(
        "export", help="extract texts and write their facts as annotations", allow_abbrev=False
    )
    add_files(parser)
    parser.add_argument("--to", choices=(*FORMATS, GOLD), required=True, help="the tool")
    parser.add_argument("-o", "--output", metavar="DIR", required=True, help="a new folder")
    add_rules_option(parser)
    arguments.add_reading(parser)
    arguments.add_dates(parser)
    parser.set_defaults(run=run_export, usage_error=parser.error)


def _add_import(ways: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = ways.add_parser(
        "import", help="make gold documents of corrected annotations", allow_abbrev=False
    )
    parser.add_argument("path", metavar="PATH", help="the folder, or a file that the tool wrote")
    parser.add_argument("--from", dest="tool", choices=FORMATS, required=True, help="the tool")
    parser.add_argument("-o", "--output", metavar="DIR", required=True, help="a new folder")
    parser.set_defaults(run=run_import, usage_error=parser.error)


def run_export(options: argparse.Namespace) -> int:
    """Extract and write; 1 where an input failed, though the others came out."""
    from zhextract.io.outputs import output_folder
    from zhextract.labels import label_format
    from zhextract.labels.gold import write_gold

    failures: list[str] = []
    found = _pages(options, failures)
    first = next(found, None)
    if first is None:
        return 1
    pages = chain([first], found)
    with output_folder(options.output) as folder:
        folder.mkdir()
        if options.to == GOLD:
            write_gold(pages, folder, say)
        else:
            label_format(options.to).write(pages, folder)
    return 1 if failures else 0


def _pages(options: argparse.Namespace, failures: list[str]) -> Iterator[Page]:
    from zhextract.labels.export import page_of

    sources, _ = find(options)
    taken: set[str] = set()
    for document, text in read_documents(sources, options, failures):
        yield page_of(document, text, id=_new_id(document.source, taken))


def _new_id(source: str | None, taken: set[str]) -> str:
    """A name for files made of the end of a source; numbered where it is taken."""
    end = re.split(r"[/\\]", source or "text")[-1]
    stem = re.sub(r"[^\w-]+", "-", re.sub(r"\.\w+$", "", end)).strip("-") or "text"
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name)
    return name


def run_import(options: argparse.Namespace) -> int:
    """Read annotations and write one gold document for each text."""
    from pathlib import Path

    from zhextract.io.outputs import output_folder
    from zhextract.labels import label_format
    from zhextract.labels.gold import write_gold

    with output_folder(options.output) as folder:
        folder.mkdir()
        written = write_gold(label_format(options.tool).read(Path(options.path)), folder, say)
    say(f"{written} gold documents in {options.output}; check them with zhextract check")
    return 0
