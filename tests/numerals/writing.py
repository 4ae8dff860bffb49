"""Numbers written out in every style: the tests' way from a number to its forms."""

from __future__ import annotations

from decimal import Decimal

DIGITS = "零一二三四五六七八九"
UNITS = ((1000, "千"), (100, "百"), (10, "十"), (1, ""))
MAGNITUDES = ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, ""))


def hanzi(number: int) -> str:
    """一亿零三十万五千, as a careful writer has it; up to four digits of 万亿."""
    if not number:
        return "零"
    written, gap = "", False
    trillions, rest = divmod(number, 10**12)
    if trillions:
        written = f"{hanzi(trillions)}万亿"
        gap = 0 < rest < 10**11
        number = rest
    for size, name in MAGNITUDES[1:]:
        group, number = divmod(number, size)
        if not group:
            gap = gap or bool(written and number)
            continue
        if written and (gap or group < 1000) and not written.endswith("零"):
            written += "零"
        written += _group(group) + name
        gap = False
    return written


def _group(group: int) -> str:
    written, gap = "", False
    for size, name in UNITS:
        digit, group = divmod(group, size)
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return written


def financial(text: str) -> str:
    """壹拾 for 一十."""
    return text.translate(str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟"))


def traditional(text: str) -> str:
    """萬億 for 万亿."""
    return text.translate(str.maketrans("万亿两", "萬億兩"))


def positional(number: int) -> str:
    """二〇二三."""
    return str(number).translate(str.maketrans("0123456789", "〇一二三四五六七八九"))


def full_width(text: str) -> str:
    """１，２３４．５."""
    return text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789,."})


def grouped(number: Decimal) -> str:
    """1,234.5."""
    return f"{number:,f}"


def mixed(digits: int, places: int) -> tuple[str, Decimal]:
    """1.2万亿 and its value."""
    name, exponent = (("万", 4), ("亿", 8), ("万亿", 12))[digits % 3]
    number = f"{digits // 10**places}.{digits % 10**places:0{places}}" if places else str(digits)
    return number + name, Decimal(f"{digits}E{exponent - places}")


def percent_hanzi(number: Decimal) -> str:
    """百分之六点七."""
    whole, _, decimals = f"{number:f}".partition(".")
    written = f"百分之{hanzi(int(whole))}"
    if not decimals:
        return written
    return written + "点" + "".join(DIGITS[int(digit)] for digit in decimals)
