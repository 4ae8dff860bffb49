"""What the reader and the scanner give: frozen values without behaviour."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

import msgspec

from zhextract.types import Bound

NumeralForm: TypeAlias = Literal[
    "digits",  # 1,234.5
    "hanzi",  # 三百二十, 廿三
    "mixed",  # 1.2万亿, 3亿4千万
    "positional",  # 二〇二三
    "percent",  # 6.7%, 百分之六点七, 六成, 八折
    "fraction",  # 1/4, 四分之一, 半数
]


class Reading(NamedTuple):
    """What a stretch of number characters says, wherever it stands."""

    value: Decimal | None
    """None when it is a range: see ``low`` and ``high``."""
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    ratio: str | None
    """The written ratio of a fraction, ``1/3``."""
    unit: str | None
    """``%``, ``‰`` or None."""
    form: NumeralForm
    lone: bool
    """A single 一 两 半 百 …, or a bare magnitude (百万): only a classifier makes it a count."""


class Numeral(msgspec.Struct, frozen=True, gc=False):
    """A numeral of a folded text; ``start`` and ``end`` are half-open.

    The span holds the magnitude and the inner bound words (``420多亿``,
    ``十几``), the sign, and ``%``, 成 or 折. Other fields as in ``Reading``.
    """

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    ratio: str | None
    unit: str | None
    form: NumeralForm
    lone: bool


class WrittenNumber(msgspec.Struct, frozen=True):
    """A written number of a text, as ``numbers`` gives it.

    ``text[start:end]`` of the text as given is ``text``; the span takes in the
    bound words that stand right beside the number (``近六成``, ``90%以上``).
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    ratio: str | None
    unit: str | None
