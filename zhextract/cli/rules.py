"""``zhextract rules``: the rules and words in force, and a file to begin one's own with."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, TextIO

from zhextract.cli.messages import say
from zhextract.cli.own_rules import add_rules_option, make_extractor

if TYPE_CHECKING:
    from zhextract import Entry

NEW = "new"
FORMATS = ("table", "json", "md")


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "rules",
        help="list the rules and words in force; begin a file of your own",
        usage="zhextract rules [WHAT ...] [--rules FILE] [--format table|json|md] [-o OUT]\n"
        "       zhextract rules new [FILE]",
        description="List rules, units, classifiers, titles, words of movement and comparison, "
        "triggers, metrics, stop words, with where each comes from. WHAT is a kind (units), a word "
        "(同比) or a rule (change.moved); several narrow the list. `zhextract rules new FILE` "
        "writes a file to begin with, which says how everything is done.",
        allow_abbrev=False,
    )
    parser.add_argument("what", nargs="*", metavar="WHAT", help="a kind, a word, a rule; or new")
    add_rules_option(parser)
    parser.add_argument("--format", choices=FORMATS, default="table", help="default: table")
    parser.add_argument("-o", "--output", metavar="OUT", help="write to a file")
    parser.set_defaults(run=run, usage_error=parser.error)


def run(options: argparse.Namespace) -> int:
    """List, or write the file to begin with."""
    if options.what[:1] == [NEW]:
        return _new(options)
    entries = chosen(make_extractor(options).in_force(), options.what)
    if not entries:
        say(f"nothing in force matches {' '.join(options.what)}; zhextract rules lists all")
        return 1
    from zhextract.io.outputs import output_file, standard_output

    if options.output is None:
        _write(entries, standard_output(), options)
        return 0
    with output_file(options.output) as out:
        _write(entries, out, options)
    return 0


def chosen(entries: tuple[Entry, ...], terms: list[str]) -> list[Entry]:
    """The entries of any of the kinds named, that hold any of the words named, with those."""
    from zhextract.in_force import ENTRY_KINDS

    plural = {f"{kind}s": kind for kind in ENTRY_KINDS} | {kind: kind for kind in ENTRY_KINDS}
    kinds = {plural[term] for term in terms if term in plural}
    words = [term for term in terms if term not in plural]
    of_kind = (entry for entry in entries if not kinds or entry.kind in kinds)
    if not words:
        return list(of_kind)
    return [narrow for entry in of_kind if (narrow := entry.with_words(words)) is not None]


def _write(entries: list[Entry], out: TextIO, options: argparse.Namespace) -> None:
    from shutil import get_terminal_size

    from zhextract.in_force import to_json
    from zhextract.io.in_force import entry_lines, markdown_lines

    if options.format == "json":
        out.write(to_json(entries) + "\n")
        return
    if options.format == "md":
        lines = markdown_lines(entries)
    else:
        colour = out.isatty() and not os.environ.get("NO_COLOR")
        width = get_terminal_size((80, 24)).columns
        full = bool(options.what)
        lines = entry_lines(entries, width=width, colour=colour, full=full)
    out.writelines(f"{line}\n" for line in lines)


def _new(options: argparse.Namespace) -> int:
    """Write the file to begin with; no file is written over."""
    from importlib.resources import files

    if len(options.what) > 2:
        options.usage_error("name one FILE: zhextract rules new beat.toml")
    text = files("zhextract").joinpath("rules/starter.toml").read_text("utf-8")
    if len(options.what) == 1:
        from zhextract.io.outputs import standard_output

        standard_output().write(text)
        return 0
    from pathlib import Path

    from zhextract.errors import InputError

    path = options.what[1]
    try:
        with Path(path).open("x", encoding="utf-8") as file:
            file.write(text.replace("THIS-FILE", path))
    except FileExistsError:
        say(f"{path} is there already; name another file")
        return 1
    except OSError as error:
        raise InputError(f"{path}: cannot write it ({error.strerror or error})") from error
    print(f"zhextract: {path} written; try zhextract rules --rules {path}", file=sys.stderr)
    return 0
