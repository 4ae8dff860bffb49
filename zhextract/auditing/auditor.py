"""The checks, one after the other, and their findings in text order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Context, localcontext
from typing import TypeAlias

from zhextract.auditing import changes, dates, headlines, levels, parts, shares
from zhextract.auditing.model import Audit, Finding
from zhextract.auditing.page import Page
from zhextract.types import Document

Check: TypeAlias = Callable[[Page], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    changes.check,
    levels.check,
    parts.check,
    shares.check,
    dates.check_order,
    dates.check_weekdays,
    headlines.check,
)


def audit(document: Document, text: str) -> Audit:
    """Find the figures of ``document`` that cannot all be true.

    ``text`` is the text that the document was extracted from: a document quotes
    only its facts, and 其中 or 合计 stand between them. ``ArgumentError`` where it
    is another text.

    >>> import zhextract
    >>> text = "全县共有学校126所，其中小学78所、初中36所、高中15所。"
    >>> [finding] = zhextract.audit(zhextract.extract(text), text).findings
    >>> finding.kind, finding.sum
    ('sum', '78所 + 36所 + 15所 = 129所 > 126所')
    >>> [quote.text for quote in finding.quotes]
    ['126所', '78所', '36所', '15所']
    """
    page = Page(document, text)
    with localcontext(Context(prec=60)):
        found = sorted(_all(page), key=_place)
    once = {(one.kind, one.quotes): one for one in reversed(found)}
    return Audit(
        "zhextract-audit/1", document.source, document.published, tuple(reversed(once.values()))
    )


def _all(page: Page) -> Iterator[Finding]:
    for check in CHECKS:
        yield from check(page)


def _place(finding: Finding) -> tuple[int, int]:
    return finding.quotes[0].start, finding.quotes[-1].end
