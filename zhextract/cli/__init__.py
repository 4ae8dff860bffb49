"""The command line: one thin file a command.

Nothing heavy is imported here, so that ``zhextract --help`` answers at once;
a command imports what it needs when it runs. Results go to standard output,
everything else to standard error. Exit codes: 0 done, 1 something failed and
is reported, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from zhextract.cli import (
    audit,
    check,
    explain,
    extract,
    labels,
    report,
    rules,
    run,
    series,
    serve,
)
from zhextract.cli.messages import say

_COMMANDS = (extract, run, audit, series, explain, report, rules, serve, check, labels)


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``zhextract`` with the given arguments, those of the process if None.

    Returns the exit code; wrong usage raises ``SystemExit(2)`` as argparse does.
    """
    options = build_parser().parse_args(argv)
    from zhextract.errors import ZhextractError

    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
        return 0  # whoever read the output has seen enough
    except ZhextractError as error:
        for line in str(error).split("\n"):
            say(line)
        return 1
    except KeyboardInterrupt:
        say("interrupted")
        return 130
    return code


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands; ``options.run`` is the chosen command's function."""
    parser = argparse.ArgumentParser(
        prog="zhextract",
        description="Exact facts from Chinese news: numbers, changes, people, events, times.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, help="show the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add_command(commands)
    return parser


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, dest=argparse.SUPPRESS, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"zhextract {version('zhextract')}")
        parser.exit()


def _drop_output() -> None:
    """Let nothing more be written to a pipe that nobody reads, not even at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
