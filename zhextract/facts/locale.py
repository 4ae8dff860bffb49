"""Where a text is from, as far as its numbers need to know."""

from __future__ import annotations

import regex

from zhextract.text.page import Page

_YUAN = ("元", "CNY")
_HONG_KONG = regex.compile("香港|本港|港元|港币|港府|港铁|九龙|新界|港岛|恒生|恒指|特区政府")
_TAIWAN = regex.compile("台湾|新台币|台币|台北|高雄|台中|台南|新北|桃园|主计总处|中央社|立法院|行政院|经济部")


def is_traditional(page: Page) -> bool:
    """Whether the text is in Traditional script: folding changed a good part of its characters."""
    if len(page.original) < len(page.reading):
        return False
    sample = page.original[:2000]
    folded = page.reading[:2000]
    changed = sum(a != b and "\u3400" <= a <= "\u9fff" for a, b in zip(sample, folded, strict=False))
    return changed * 12 > sum("\u3400" <= a <= "\u9fff" for a in sample) > 0


def yuan_of(page: Page) -> tuple[str, str]:
    """What a bare 元 means (ruling 23): unit and ISO 4217 code."""
    if not is_traditional(page):
        return _YUAN
    reading = page.reading
    hong_kong = len(_HONG_KONG.findall(reading))
    taiwan = len(_TAIWAN.findall(reading))
    if hong_kong > taiwan:
        return "港元", "HKD"
    if taiwan:
        return "新台币", "TWD"
    return _YUAN
