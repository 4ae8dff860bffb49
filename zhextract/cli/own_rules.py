"""``--rules FILE``: the same option, and the same extractor, for every command that has it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhextract import Extractor


def add_rules_option(parser: argparse.ArgumentParser | argparse._ArgumentGroup) -> None:
    """Give a command the option; ``options.rules`` is a list of paths, empty without it."""
    parser.add_argument(
        "--rules",
        action="append",
        default=[],
        metavar="FILE",
        help="words and patterns of your own (see zhextract rules new); may be given again",
    )


def make_extractor(options: argparse.Namespace) -> Extractor:
    """The extractor that the options ask for; RuleError tells what is wrong with a file."""
    from zhextract import Extractor

    return Extractor(rules=options.rules) if options.rules else Extractor()
