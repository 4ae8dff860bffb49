"""The number characters as the rest of the room uses them: classes and canonical spellings."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from zhextract.engine.lexicon import load_lexicon

PACKAGE = "zhextract.numerals"
BIG = "万亿兆"
EXPONENTS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12}


class Characters(NamedTuple):
    """Classes of number characters, each a string, and their canonical spellings."""

    digits: str
    """One character a digit: 〇 一 … 九 两 and the financial ones."""
    units: str
    """Powers of ten inside a group: 十 百 千 and the financial ones."""
    tens: str
    pairs: str
    financial: str
    plain: dict[int, str]
    """For ``str.translate``: 两 to 2, 佰 to 百, 廿 to 2十."""

    @property
    def all(self) -> str:
        """Every number character that can be part of a longer number."""
        return self.digits + self.units + self.tens + BIG


@cache
def characters() -> Characters:
    """The classes, read from ``digits.toml`` once a process."""
    table = load_lexicon(PACKAGE, "digits.toml")
    return Characters(
        digits="".join(table.words(means="digit")),
        units="".join(table.words(means="unit")),
        tens="".join(table.words(means="tens")),
        pairs="".join(table.words(means="pair")),
        financial="".join(table.words(financial=True)),
        plain={ord(word): attributes["plain"] for word, attributes in table.items()},
    )
