"""Reading one time expression given alone."""

from __future__ import annotations

from datetime import date

from zhextract.errors import ArgumentError, TimeError
from zhextract.facts.time.model import to_time
from zhextract.facts.time.scan import scan_times
from zhextract.text.layout import read_page
from zhextract.types import Time


def parse_time(text: str, *, published: str | date | None = None) -> Time:
    """The one time that ``text`` says; ``first`` and ``last`` are inclusive.

    ``published`` is the day that relative expressions count from (an ISO date
    or a ``date``); without it they keep ``first``, ``last`` and ``edtf`` None.
    Raises ``TimeError`` where ``text`` is not exactly one time expression, and
    ``ArgumentError`` where ``published`` is no date.

    Examples:
        >>> parse_time("去年底", published="2023-10-24").first
        '2022-12-31'
    """
    day = _day(published)
    stripped = text.strip()
    if not stripped:
        raise TimeError("the text is empty; give one time expression, such as 去年底")
    offset = text.index(stripped)
    page = read_page(text)
    found = [time for time in scan_times(page, day) if not time.event_only]
    if not found:
        raise TimeError(f"{stripped!r} holds no time expression")
    if len(found) > 1:
        parts = "、".join(page.quote(time.start, time.end) for time in found)
        raise TimeError(f"{stripped!r} holds {len(found)} time expressions ({parts}); give one")
    time = found[0]
    if time.start > offset or time.end < offset + len(stripped):
        read = page.quote(time.start, time.end)
        raise TimeError(f"{stripped!r} is more than one time expression: only {read} was read")
    return to_time(page, time)


def _day(published: str | date | None) -> str | None:
    if published is None:
        return None
    if isinstance(published, date):
        return date(published.year, published.month, published.day).isoformat()
    try:
        return date.fromisoformat(published).isoformat()
    except (TypeError, ValueError) as error:
        raise ArgumentError(f"published={published!r} is no ISO date such as 2023-10-24") from error
