"""What commands that read many inputs share: finding them, reading them, where results go."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple, TextIO

from zhextract.cli import arguments
from zhextract.cli.messages import say
from zhextract.cli.own_rules import make_extractor

if TYPE_CHECKING:
    from zhextract.explanation import Explanation
    from zhextract.io.readers import Content, Entry, Failure, Source
    from zhextract.types import Document


class Read(NamedTuple):
    """A document and the text that it was made of."""

    document: Document
    text: str


def add_files(parser: argparse.ArgumentParser) -> None:
    """Add the inputs themselves."""
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="texts, pages (.html, .pdf), tables (.jsonl, .csv, .tsv, .parquet), packed too (.gz, "
        ".zst); folders and globs of them; - is standard input",
    )


def find(options: argparse.Namespace) -> tuple[Iterator[Source | Failure], bool]:
    """What is to be read, and whether it can be more than one document."""
    from zhextract.io.readers import Failure, find_sources
    from zhextract.io.readers.model import TABLES

    names: list[str] = options.files or ["-"]
    found = find_sources(names, kind=options.input_format)
    start = list(islice(found, 2))
    tables = any(not isinstance(one, Failure) and one.kind in TABLES for one in start)
    return chain(start, found), len(names) > 1 or len(start) > 1 or tables


def read_documents(
    sources: Iterator[Source | Failure], options: argparse.Namespace, failures: list[str]
) -> Iterator[Read]:
    """The documents of the readable inputs; the others are reported and put in ``failures``."""
    from zhextract.io.dated import extract_dated

    extractor = make_extractor(options)
    for entry, read in _read(sources, options, failures):
        document, _ = extract_dated(
            extractor, entry, read, published=options.published, order=options.date_from
        )
        yield Read(document, read.text)


def read_explained(
    sources: Iterator[Source | Failure], options: argparse.Namespace, failures: list[str]
) -> Iterator[tuple[Explanation, str]]:
    """As ``read_documents``, with how each document came about."""
    from zhextract.io.dated import explain_dated

    extractor = make_extractor(options)
    for entry, read in _read(sources, options, failures):
        explanation, _ = explain_dated(
            extractor, entry, read, published=options.published, order=options.date_from
        )
        yield explanation, read.text


def _read(
    sources: Iterator[Source | Failure], options: argparse.Namespace, failures: list[str]
) -> Iterator[tuple[Entry, Content]]:
    """The texts of the readable inputs."""
    from zhextract.errors import InputError, ZhextractError
    from zhextract.io.outputs import refuse_inputs
    from zhextract.io.readers import Failure, content, entries
    from zhextract.io.readers.content import is_blank, no_text

    fields, limits = arguments.fields_of(options), arguments.limits_of(options)
    for source in sources:
        if options.output is not None and not isinstance(source, Failure):
            refuse_inputs(options.output, [source.path])
        given = (
            [source]
            if isinstance(source, Failure)
            else entries(source, fields=fields, limits=limits)
        )
        for entry in given:
            try:
                if isinstance(entry, Failure):
                    raise InputError(entry.message)
                read = content(entry, limits)
                if is_blank(read.text):
                    raise no_text(entry)
            except ZhextractError as error:
                say(str(error))
                failures.append(entry.input)
                continue
            yield entry, read


def output(target: str | None) -> AbstractContextManager[TextIO]:
    """Standard output, or the file that ``target`` names."""
    from zhextract.io.outputs import output_file, standard_output

    return nullcontext(standard_output()) if target is None else output_file(target)
