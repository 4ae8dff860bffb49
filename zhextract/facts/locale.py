"""Where a text is from, as far as its numbers need to know."""

from __future__ import annotations

from itertools import compress
from operator import ne

from zhextract.engine.compiled import compiled
from zhextract.text.fold import fold
from zhextract.text.page import Page

_SAMPLE = 2000
"""Characters from the start of a text that show its script."""

_HANZI = compiled("[\u3400-\u9fff]")
_YUAN = ("元", "CNY")
_HONG_KONG = compiled("香港|本港|港元|港币|港府|港铁|九龙|新界|港岛|恒生|恒指|特区政府")
_TAIWAN = compiled(
    "台湾|新台币|台币|台北|高雄|台中|台南|新北|桃园|主计总处|中央社|立法院|行政院|经济部"
)


def is_traditional(text: str) -> bool:
    """Whether a text is in Traditional script: folding changes a good part of its characters."""
    sample = text[:_SAMPLE]
    changed = _HANZI.findall("".join(compress(sample, map(ne, sample, fold(sample)))))
    return bool(changed) and len(changed) * 12 > len(_HANZI.findall(sample))


def yuan_of(page: Page) -> tuple[str, str]:
    """What a bare 元 means (ruling 23): unit and ISO 4217 code."""
    if not is_traditional(page.original):
        return _YUAN
    reading = page.reading
    hong_kong = len(_HONG_KONG.findall(reading))
    taiwan = len(_TAIWAN.findall(reading))
    if hong_kong > taiwan:
        return "港元", "HKD"
    if taiwan:
        return "新台币", "TWD"
    return _YUAN
