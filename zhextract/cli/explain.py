"""``zhextract explain``: why each fact was found, and why nothing was at a place."""

from __future__ import annotations

import argparse

from zhextract.cli.arguments import iso_date
from zhextract.cli.own_rules import add_rules_option, make_extractor


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "explain",
        help="say why facts were found, and why not",
        description="Show each fact of a text with its rule, the parts that it was made of and "
        "what it inherited; with --at, what was seen, tried and left out at one place.",
        allow_abbrev=False,
    )
    parser.add_argument("file", metavar="FILE", help="the text; - is standard input")
    parser.add_argument(
        "--at", type=offset, metavar="OFFSET", help="a place in the text, in characters from 0"
    )
    parser.add_argument(
        "--published",
        type=iso_date,
        metavar="DATE",
        help="publication date (YYYY-MM-DD) that relative times count from",
    )
    add_rules_option(parser)
    parser.add_argument("--json", action="store_true", help="write the explanation as JSON")
    parser.set_defaults(run=run, usage_error=parser.error)


def offset(text: str) -> int:
    """Check an offset argument; ``ArgumentTypeError`` where it is no whole number from 0."""
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is no offset; give a whole number from 0")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Read, explain, write."""
    from zhextract.io.explained import explanation_lines, place_lines
    from zhextract.io.inputs import STDIN, read_text
    from zhextract.io.outputs import standard_output

    text = read_text(options.file)
    if options.at is not None and options.at >= len(text):
        options.usage_error(f"--at {options.at}: the text has {len(text)} characters")
    source = None if options.file == STDIN else options.file
    explanation = make_extractor(options).explain(text, published=options.published, source=source)
    out = standard_output()
    if options.at is None:
        shown = explanation.to_json() if options.json else explanation_lines(explanation)
    else:
        place = explanation.at(options.at)
        shown = place.to_json() if options.json else place_lines(place)
    lines = [shown] if isinstance(shown, str) else shown
    out.writelines(f"{line}\n" for line in lines)
    return 0
