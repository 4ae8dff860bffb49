"""``zhextract serve``: the page of a report, live on this machine, and a JSON API."""

from __future__ import annotations

import argparse

from zhextract.cli.messages import say
from zhextract.cli.own_rules import add_rules_option, make_extractor

_LAST_PORT = 65535


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "serve",
        help="show facts of pasted texts in a browser, with a JSON API",
        description="Serve a page on this machine: paste a text or drop a file and see its "
        "facts at once. The API beside it is described by /openapi.json.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on; default: only this machine"
    )
    parser.add_argument("--port", type=port, default=8000, help="default: 8000; 0 is any free one")
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="a further name by which browsers may call the server; may be given again",
    )
    parser.add_argument(
        "--max-bytes",
        type=positive,
        default=5_000_000,
        metavar="N",
        help="largest body; default: 5000000",
    )
    parser.add_argument(
        "--timeout",
        type=positive,
        default=30,
        metavar="SECONDS",
        help="for one request; default: 30",
    )
    parser.add_argument(
        "--lang",
        choices=("auto", "zh", "en"),
        default="auto",
        help="language of the page; default: that of the browser",
    )
    add_rules_option(parser)
    parser.set_defaults(run=run, usage_error=parser.error)


def positive(text: str) -> int:
    """Check a limit; ``ArgumentTypeError`` where it is no whole number from 1."""
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} is no limit; give a whole number from 1")
    return int(text)


def port(text: str) -> int:
    """Check a port; ``ArgumentTypeError`` where there is none of that number."""
    if not (text.isascii() and text.isdigit() and int(text) <= _LAST_PORT):
        raise argparse.ArgumentTypeError(f"{text!r} is no port; give a number from 0 to 65535")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from zhextract.web import Limits, create_app, serve

    names = {options.host.lower(), *map(str.lower, options.allow_host)}
    limits = Limits(
        max_bytes=options.max_bytes,
        seconds=options.timeout,
        hosts=Limits().hosts | (names - {"0.0.0.0", "::", ""}),
    )
    app = create_app(make_extractor(options), limits=limits, language=options.lang)
    serve(
        app,
        host=options.host,
        port=options.port,
        ready=lambda url: say(f"serving {url} (Ctrl+C ends)"),
    )
    return 0
