"""The script and the style of the page, and the policy that allows them alone."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

SCRIPTS = (
    "base.js",
    "numbers.js",
    "pages.js",
    "facts.js",
    "text.js",
    "card.js",
    "why.js",
    "columns.js",
    "tables.js",
    "files.js",
    "xlsx.js",
    "charts.js",
    "series.js",
    "app.js",
    "audit.js",
)
"""The parts of the script, in the order in which they run."""

LIVE_SCRIPTS = ("live.js",)
"""What the live page has besides."""

START = "start.js"


@cache
def script(*, live: bool = False) -> str:
    """The whole script, in a scope of its own."""
    names = (*SCRIPTS, *(LIVE_SCRIPTS if live else ()), START)
    body = "\n".join(_asset(name) for name in names)
    return f'"use strict";\n(() => {{\n{body}}})();\n'


@cache
def style() -> str:
    """The whole style sheet."""
    return _asset("page.css")


def policy(*, live: bool = False) -> str:
    """The Content-Security-Policy: this script and style by their hashes, no other, no network."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_hash(script(live=live))}'",
            f"style-src '{_hash(style())}'",
            "img-src data:",
            f"connect-src {self_or_none(live)}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def self_or_none(live: bool) -> str:
    """Where the page may connect to."""
    return "'self'" if live else "'none'"


def _asset(name: str) -> str:
    return files(__package__).joinpath("static").joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
