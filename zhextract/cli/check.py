"""``zhextract check``: hold a corpus of gold documents against what is found now."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from zhextract.cli.messages import say
from zhextract.cli.own_rules import add_rules_option, make_extractor

if TYPE_CHECKING:
    from pathlib import Path

    from zhextract.corpus.check import Report
    from zhextract.corpus.ratchet import Floors, Move
    from zhextract.types import Document


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "check",
        help="check the rules against gold documents",
        description="Score what is extracted from gold documents; exit 1 where a figure fell "
        "below its recorded floor, or the corpus is not the one the floors belong to.",
        allow_abbrev=False,
    )
    parser.add_argument("corpus", metavar="CORPUS", help="folder with *.yaml gold documents")
    parser.add_argument(
        "--accept", action="store_true", help="record the figures as the new floors"
    )
    parser.add_argument("--only", metavar="GLOB", help="check only these documents")
    parser.add_argument(
        "--diff",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="show every difference (held-out documents are never shown)",
    )
    add_rules_option(parser)
    parser.add_argument("--json", action="store_true", help="write the report as JSON")
    parser.set_defaults(run=run, usage_error=parser.error)


def run(options: argparse.Namespace) -> int:
    """Check, report, compare with the floors or record them."""
    if options.accept and options.only is not None:
        options.usage_error("--accept records the whole corpus; leave out --only")
    from pathlib import Path

    from zhextract.corpus.check import run_check
    from zhextract.corpus.ratchet import read_floors
    from zhextract.io.outputs import standard_output

    corpus = Path(options.corpus)
    floors = read_floors(corpus)
    report = run_check(corpus, _extractor(options), only=options.only)
    standard_output().write(_rendered(report, as_json=options.json, diff=options.diff))
    if not report.complete:
        say("only some documents were checked: floors were not compared")
        return 0
    if options.accept:
        return _accept(corpus, report, floors)
    return _compare(corpus, report, floors)


def _extractor(options: argparse.Namespace) -> Callable[[str, str | None], Document]:
    extractor = make_extractor(options)
    return lambda text, published: extractor.extract(text, published=published)


def _rendered(report: Report, *, as_json: bool, diff: bool) -> str:
    from zhextract.corpus.render import render_differences, render_scores, report_as_json

    if as_json:
        return report_as_json(report, with_differences=diff)
    lines = [*(render_differences(report.differences) if diff else ()), *render_scores(report)]
    return "\n".join(lines) + "\n"


def _accept(corpus: Path, report: Report, floors: Floors | None) -> int:
    from zhextract.corpus.ratchet import moves, write_floors

    changed = [] if floors is None else moves(floors, report.floors)
    lowered = [move for move in changed if move.fell]
    write_floors(corpus, report.floors)
    for move in lowered:
        say(f"LOWERED {_described(move)}")
    if lowered:
        say(f"WARNING: {len(lowered)} floors were LOWERED; say why in the change that does so")
    say(f"floors recorded in {corpus / 'floors.json'}")
    return 0


def _compare(corpus: Path, report: Report, floors: Floors | None) -> int:
    from zhextract.corpus.ratchet import moves

    if floors is None:
        say(f"{corpus} has no floors yet; --accept records them")
        return 0
    changed = moves(floors, report.floors)
    fallen = [move for move in changed if move.fell]
    for move in fallen:
        say(f"REGRESSION {_described(move)}")
    if floors.digest != report.floors.digest:
        say("the corpus is not the one that its floors belong to; --accept records new ones")
        return 1
    if not fallen and changed:
        say(f"{len(changed)} figures are above their floors; --accept records them")
    return 1 if fallen else 0


def _described(move: Move) -> str:
    part = "" if move.part == "." else f"{move.part} "
    return f"{part}{move.name}: {move.floor} -> {'nothing' if move.now is None else move.now}"
