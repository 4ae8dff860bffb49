"""The texts that benchmarks measure on.

A folder of real news, one ``YYYY-MM-DD`` or ``YYYYMMDD`` file a day, where one is at
hand (``ZHEXTRACT_BENCH_TEXTS``, else ``../shared/corpora/xwlb``); else the readable part
of the project's own corpus, repeated.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
NEWS = Path(os.environ.get("ZHEXTRACT_BENCH_TEXTS", ROOT.parent / "shared/corpora/xwlb"))
CORPUS = ROOT / "tests/corpus/dev"
PAGE = ROOT / "examples/county-page/page.txt"
_ENOUGH = 500_000


class News(NamedTuple):
    """One text and its publication date, if known."""

    text: str
    published: str | None


@cache
def news() -> tuple[News, ...]:
    """The documents to extract from: about half a million characters."""
    files = sorted(path for path in NEWS.glob("*") if path.suffix in (".md", ".txt"))
    if files:
        return tuple(News(path.read_text("utf-8"), _date(path.stem)) for path in files)
    own = _own_corpus()
    size = sum(len(one.text) for one in own)
    return own * (_ENOUGH // size + 1)


def origin() -> str:
    """Where ``news`` comes from, for the reports."""
    return "news transcripts" if any(NEWS.glob("*")) else "the project's corpus, repeated"


def long_text(characters: int) -> str:
    """News of exactly that many characters, as one document."""
    day = "\n".join(one.text for one in news())
    return (day * (characters // len(day) + 1))[:characters]


def _own_corpus() -> tuple[News, ...]:
    import yaml

    found = []
    for path in sorted(CORPUS.glob("*.yaml")):
        gold = yaml.safe_load(path.read_text("utf-8"))
        published = gold.get("published")
        found.append(News(gold["text"], str(published) if published else None))
    return tuple(found)


def _date(stem: str) -> str | None:
    digits = re.search(r"(\d{4})-?(\d{2})-?(\d{2})", stem)
    return "-".join(digits.groups()) if digits else None
