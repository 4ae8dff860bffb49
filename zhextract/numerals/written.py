"""The public door: ``numbers`` of a text, and ``parse_number`` of one written number."""

from __future__ import annotations

from decimal import Decimal

from zhextract.errors import NumberError
from zhextract.numerals.bounds import bound_after, bound_before
from zhextract.numerals.evaluate import evaluate
from zhextract.numerals.model import Numeral, WrittenNumber
from zhextract.numerals.scan import scan_numerals
from zhextract.numerals.tables import characters
from zhextract.types import Bound

_OTHER = frozenset("0123456789.,/%‰+- 点又分之成折半数几余多来上过负零下")
_SHOWN = 40
_EXPLAINED = 200


def numbers(text: str) -> tuple[WrittenNumber, ...]:
    """Every written number of a text, Arabic or Chinese, in order.

    ``start`` and ``end`` are half-open offsets into ``text`` as given. Bound
    words right beside the number belong to it; numbers in set phrases and codes
    are left out.

    Examples:
        >>> [(n.text, n.value) for n in numbers("三亿四千万元，近六成")]
        [('三亿四千万', Decimal('340000000')), ('近六成', Decimal('60'))]
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    folded = _fold(text)
    found: list[WrittenNumber] = []
    for numeral in scan_numerals(folded):
        found.append(_written(text, folded, numeral, found[-1].end if found else 0))
    return tuple(found)


def _written(text: str, folded: str, numeral: Numeral, floor: int) -> WrittenNumber:
    """The numeral with the bound words beside it, from ``floor`` on."""
    start, end, bound = numeral.start, numeral.end, numeral.bound
    before = bound_before(folded, start)
    if before is not None and before[0] >= floor:
        start = before[0]
        bound = _stronger(bound, before[1])
    after = bound_after(folded, end)
    if after is not None:
        end = after[0]
        bound = _stronger(bound, after[1])
    return WrittenNumber(
        start,
        end,
        text[start:end],
        numeral.value,
        numeral.low,
        numeral.high,
        bound,
        numeral.ratio,
        numeral.unit,
    )


def _stronger(inner: Bound, outer: Bound) -> Bound:
    """Of two bound words the inner one tells more, unless it is none or only 约."""
    return outer if inner in ("exact", "about") else inner


def parse_number(text: str) -> Decimal:
    """The exact value of one written number; any width and script.

    A percentage gives its face number (6.7 of 百分之六点七), a fraction its decimal,
    to six places where none is finite. ``NumberError`` says what is wrong and
    where; a range or a number with a bound word is one, see ``numbers``.

    Examples:
        >>> parse_number("百分之六点七")
        Decimal('6.7')
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    return read_numeral(_fold(text).strip())


def read_numeral(text: str) -> Decimal:
    """The value of one numeral in folded form; ``NumberError`` as in ``parse_number``."""
    if not text:
        raise NumberError("no number: the text is empty")
    reading = evaluate(text)
    if reading is not None and reading.value is not None and reading.bound == "exact":
        return reading.value
    if reading is not None and reading.value is None:
        raise NumberError(f"{_show(text)} is a range; numbers() gives its low and high")
    if reading is not None:
        raise NumberError(
            f"{_show(text)} is bounded ({reading.bound}); numbers() gives value and bound"
        )
    raise NumberError(_diagnosis(text))


def _diagnosis(text: str) -> str:
    """What keeps the text from being one number, and where."""
    if len(text) > _EXPLAINED:
        return f"{_show(text)} is no number, and too long to say why"
    found = scan_numerals(text)
    if found:
        start, end = found[0].start, found[0].end
        if (start, end) == (0, len(text)) and found[0].value is None:
            return f"{_show(text)} is a range; numbers() gives its low and high"
        before, after = bound_before(text, start), bound_after(text, end)
        if (before[0] if before else start, after[0] if after else end) == (0, len(text)):
            return f"{_show(text)} is bounded; numbers() gives value and bound"
        if len(found) > 1 and not text[end : found[1].start].strip("、，, 和"):
            return f"{_show(text)} is more than one number: another starts at {found[1].start}"
    known = _OTHER.union(characters().all, characters().pairs)
    for place, character in enumerate(text):
        if character not in known:
            return f"{_show(text)} is no number: {character!r} at {place} can be part of none"
    for end in range(len(text) - 1, 0, -1):
        if evaluate(text[:end]) is not None:
            return (
                f"{_show(text)} is no number: {text[end]!r} at {end} does not fit"
                f" after {_show(text[:end])}"
            )
    return f"{_show(text)} is no number: its digits and magnitudes do not fit together"


def _show(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else text[:_SHOWN] + "…")


def _fold(text: str) -> str:
    from zhextract.text.fold import fold

    return fold(text)
