"""Whether a share is of a whole that holds its part, and so cannot be above 100 %.

老年人口占全市人口 is; 贷款余额占存款余额 compares two sides that stand beside each other.
"""

from __future__ import annotations

from zhextract.auditing.page import Page
from zhextract.auditing.words import vocabulary
from zhextract.types import Quantity


def holds_part(page: Page, share: Quantity) -> bool:
    """Whether the words make the whole one that the part lies in."""
    words = vocabulary().share
    if share.metric is None:
        return False
    if share.whole is None:
        return _is_bare(page, share)
    if share.whole.start >= share.end:  # 120%的受访者
        return page.between(share.end, share.whole.start) == "的" and _is_kind(share.whole.text)
    between = page.between(share.whole.end, share.start)
    if share.whole.start < share.metric.start:  # 参赛选手中，男性占
        return between.startswith("中") and between.endswith(words.of)
    said = page.between(share.metric.end, share.whole.start)
    return said.endswith(words.of) and _is_part(share.metric.text, share.whole.text + between)


def _is_bare(page: Page, share: Quantity) -> bool:
    """男性占比120%, 男性占120%: a kind of people or things, and no whole."""
    words = vocabulary().share
    assert share.metric is not None
    name = share.metric.text
    for ending in words.metrics:
        if name.endswith(ending):
            return _is_kind(name.removesuffix(ending))
    return page.between(share.metric.end, share.start) in words.of and _is_kind(name)


def _is_kind(name: str) -> bool:
    return name.endswith(vocabulary().share.kinds)


def _is_part(part: str, whole: str) -> bool:
    """The whole is a total alone (占全省), or a total of what the part names (占总人口)."""
    words = vocabulary().share
    if "的" not in whole or part.endswith(words.total_ends):
        return False
    named = whole.partition("的")[0]
    kind = _without(named, words.total_begins, words.total_ends)
    if kind == "":
        return True
    head = _without(kind, (), words.measures)
    is_total = kind != named
    if is_total and head in words.people and _is_kind(part):
        return True
    return part != named and (
        part.endswith(kind) or (is_total and _without(part, (), words.measures).endswith(head))
    )


def _without(name: str, begins: tuple[str, ...], ends: tuple[str, ...]) -> str:
    """The name without such words before and one behind it."""
    while begin := next((word for word in begins if name.startswith(word)), ""):
        name = name.removeprefix(begin)
    return name.removesuffix(next((word for word in ends if name.endswith(word)), ""))
