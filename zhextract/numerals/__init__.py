"""Written numbers, Arabic or Chinese, to exact Decimals with bounds (docs/design/numerals.md)."""

from zhextract.numerals.bounds import bound_after, bound_before
from zhextract.numerals.evaluate import evaluate
from zhextract.numerals.model import Numeral, NumeralForm, Reading, WrittenNumber
from zhextract.numerals.ranges import join_range, range_mark
from zhextract.numerals.scan import scan_numerals
from zhextract.numerals.written import numbers, parse_number, read_numeral

__all__ = [
    "Numeral",
    "NumeralForm",
    "Reading",
    "WrittenNumber",
    "bound_after",
    "bound_before",
    "evaluate",
    "join_range",
    "numbers",
    "parse_number",
    "range_mark",
    "read_numeral",
    "scan_numerals",
]
