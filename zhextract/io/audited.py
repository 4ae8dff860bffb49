"""Audits as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

import wcwidth

from zhextract.io.formats import Style, write_json, write_jsonl
from zhextract.io.table import clip

if TYPE_CHECKING:
    from zhextract.auditing import Audit, Finding

_KIND = 10
"""Columns of the kind in front of a finding."""


def audit_lines(audit: Audit, *, width: int = 80) -> Iterator[str]:
    """A heading, then each finding with its sum and its quotes; none wider than ``width``."""
    return (clip(line, width) for line in _all(audit, width))


def _all(audit: Audit, width: int) -> Iterator[str]:
    about = [audit.source] if audit.source else []
    about.append(f"published {audit.published}" if audit.published else "no date known")
    count = len(audit.findings)
    about.append(f"{count or 'no'} finding{'' if count == 1 else 's'}")
    yield " · ".join(about)
    for finding in audit.findings:
        yield ""
        yield from _finding(finding, width)


def _finding(finding: Finding, width: int) -> Iterator[str]:
    yield f"{finding.kind:<{_KIND}}{finding.says}"
    yield from _wrapped(finding.sum, width)
    for quote in finding.quotes:
        yield f"{'':<{_KIND}}{quote.text}  {quote.start}:{quote.end}"


def _wrapped(words: str, width: int) -> Iterator[str]:
    """The words on indented lines, broken at spaces: no part of a sum is cut off."""
    line = " " * (_KIND - 1)
    for word in words.split(" "):
        if line.strip() and wcwidth.width(f"{line} {word}") > width:
            yield line
            line = " " * (_KIND - 1)
        line += f" {word}"
    yield line


def write_table(audits: Iterable[Audit], out: TextIO, style: Style) -> None:
    """Lines for people, as wide as the terminal."""
    for number, audit in enumerate(audits):
        if number:
            out.write("\n")
        out.writelines(f"{line}\n" for line in audit_lines(audit, width=style.width))


FORMATS = {"table": write_table, "json": write_json, "jsonl": write_jsonl}
"""By the name that ``--format`` takes."""
