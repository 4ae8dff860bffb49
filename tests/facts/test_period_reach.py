"""What a period is inherited from and where it ends: one line a figure in ``period_reach.txt``.

Each line: day of publication, what the figure's quote holds, its period, the text. A
period is ``-`` for none, a day, or ``first/last`` with ``…`` for an open end.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import zhextract

CASES = [
    line.split(" ", 3)
    for line in (Path(__file__).parent / "period_reach.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def written(time: zhextract.Time | None) -> str:
    """A period as the cases write it."""
    if time is None:
        return "-"
    first, last = time.first or "…", time.last or "…"
    return first if first == last else f"{first}/{last}"


@pytest.mark.parametrize(("published", "number", "period", "text"), CASES)
def test_reach(published: str, number: str, period: str, text: str) -> None:
    document = zhextract.extract(text.replace("\\n", "\n"), published=published)
    facts = [*document.changes, *document.quantities]
    assert [written(fact.period) for fact in facts if number in fact.text][:1] == [period]
