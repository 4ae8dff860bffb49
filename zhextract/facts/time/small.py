"""The small numbers of dates: 17, 十七, 廿三, 二〇二三; larger ones are for zhextract.numerals."""

from __future__ import annotations

from functools import cache

_DIGITS = {
    c: n for n, row in enumerate(("〇零○Oo", "一元", "二两", *"三四五六七八九")) for c in row
}
_UNITS = "[一二三四五六七八九]"
SMALL = (
    rf"(?:[0-9]{{1,2}}|[一二三四五六七八九两]?十{_UNITS}?|[廿卅]{_UNITS}?|[一二三四五六七八九两])"
)
"""A pattern for 1 to 99."""


@cache
def _hanzi(text: str) -> int:
    if text[0] in "廿卅":
        return (20 if text[0] == "廿" else 30) + (_DIGITS[text[1]] if len(text) > 1 else 0)
    tens, ten, units = text.partition("十")
    if not ten:
        return _DIGITS[tens]
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[units] if units else 0)


def small(text: str) -> int:
    """The value of what ``SMALL`` matched."""
    return int(text) if text[0] <= "9" else _hanzi(text)


def digits(text: str) -> int:
    """A number spelled digit by digit: 2023, 二〇二三, 一一二."""
    return int(text) if text[0] <= "9" else int("".join(str(_DIGITS[c]) for c in text))
