"""The scan for amounts: every numeral with the unit behind it, times left out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Protocol, TypeVar

import regex
from msgspec.structs import replace

from zhextract.engine.atoms import Atom
from zhextract.engine.compiled import compiled
from zhextract.engine.lexicon import Lexicon, load_lexicon
from zhextract.facts.quantity.amounts import FAMILIES, Amount
from zhextract.facts.quantity.counting import HANZI_FORMS
from zhextract.facts.quantity.ranks import scan_ranks
from zhextract.facts.quantity.terms import range_of_terms
from zhextract.facts.quantity.unit import Unit, unit_after
from zhextract.facts.quantity.unit_table import lengths_of_time, units
from zhextract.facts.time import FoundTime
from zhextract.numerals import (
    Numeral,
    bound_after,
    bound_before,
    join_range,
    range_mark,
    scan_numerals,
)
from zhextract.numerals.compound import Compound, read_compound
from zhextract.types import Bound

_TERM = compiled("期(?![间限望货待末初满中])")
_WITHIN = compiled("内(?![容部蒙])")
_FROM = compiled("起(?=[，。；、）])|起[售价]")
# Ordinals, sessions (四届七次), addresses (1单元704户), 7×24.
_ORDINAL = "[0-9一二三四五六七八九十百]{1,4}"
_NAMED_BEFORE = compiled(
    f"(?:第|第{_ORDINAL}(?:、{_ORDINAL}){{0,3}}[、和及至到]|×|届|单元|号楼|[^多余些]楼|栋|座)$"
)
_NAMED_LAST = frozenset("第、和及至到×届元楼栋座")
"""What that ends in: where another character stands, there is no need to search."""
# What makes an address of the number before it (10幢1单元), or a phrase (一家三口, 这两天).
_ADDRESSED = compiled(
    "[幢栋座排][0-9一二三四五六七八九十]{1,4}(?:单元|[号室层楼])|(?<=一家[三四五六七八])口(?!人)"
    "|(?<=[这那][两三四五六七八九十几])[天年日]|(?<=日两)天"
)
_ADDRESSED_FIRST = frozenset("幢栋座排口天年日")
# Names of indices end in a number: 科创50, 沪深300.
_INDEX_NAMED = compiled("(?:科创|沪深|上证|中证|深证|国证|标普|日经|富时)$")
_INDEX_LAST = frozenset("创深证普经时")
_INDEX_SIZES = frozenset((50, 100, 180, 225, 300, 380, 400, 500, 800, 1000, 2000))
# The sides of a ratio are no amounts: 师生比为1:12. Scores of matches are read before.
_RATIO = compiled(":[0-9]")
_OF_RATIO = compiled("(?<=[0-9]:)$")
# A telephone number, a date code (20230320), and the number of a list glued to a year (7.2023年).
_CODED = compiled(
    "1[3-9][0-9]{9}|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])|[0-9]{1,2}\\.(?:19|20)[0-9]{2}"
)
_SHORTEST_CODE = 6
# A slogan in quotation marks, and the title of a work.
QUOTED_SLOGAN = compiled("“[^“”，。；]{1,10}”|《[^《》\n]{1,40}》")
_RACE = compiled("(?:男子|女子|混合)(?:单人|双人|团体|[甲乙丙少青成]{1,2}[组年])?$")
# The number behind is a denominator (每10股, ruling 8).
_EACH_OF = compiled("(?:常住|户籍|城镇|农村|农业|劳动)?(?:人口|居民|老年人|儿童|职工)")
_EACH = compiled(
    "每(?:吸纳|增加|新增|升高|提高|上升|下降|降低|减少|提升|上涨|下跌|增长|投入|销售|生产|行驶|隔|间隔|招用|购买|满)?$"
)
_EACH_LAST = frozenset("每纳加增入售产驶隔用买满高升降低少涨跌长")


@cache
def _currencies() -> Lexicon:
    """Currency words that stand right before the number and belong to its span (ruling 11)."""
    return load_lexicon("zhextract.facts.quantity", "currencies.toml")


# What comes in turn, of which 近 names the last few; below which numbers.
_TURNS = ("场", "轮", "届", "期", "次", "站", "个赛季", "赛季")
_FEW, _SOME = 10, 20


@cache
def _currency_before() -> regex.Pattern[str]:
    return compiled(f"(?P<word>{_currencies().pattern()}) ?$")


def scan_amounts(
    reading: str, times: Sequence[FoundTime], *, yuan: tuple[str, str] = ("元", "CNY")
) -> list[Atom]:
    """All amounts of a reading text in order, times left out.

    ``yuan`` is what a bare 元 means: unit and ISO 4217 code (ruling 23).
    """
    ranks = _outside(scan_ranks(reading), times)
    numerals = _outside(_outside(scan_numerals(reading), times), ranks)
    slogans = deque(match.span() for match in QUOTED_SLOGAN.finditer(reading))
    found: list[Amount] = []
    index = 0
    while index < len(numerals):
        first = numerals[index]
        index += 1
        if found and first.start < found[-1].end:
            continue
        while slogans and slogans[0][1] <= first.start:
            slogans.popleft()
        if is_no_amount(reading, first, slogans):
            continue
        if found and (terms := range_of_terms(reading, found[-1], first)) is not None:
            found[-1] = terms
            continue
        compound = read_compound(reading, first)
        if compound is not None:
            found.append(_of_compound(reading, compound, yuan))
            continue
        unit = unit_after(reading, first, yuan)
        if unit is None:
            continue
        last = first
        if index < len(numerals):
            joined = _joined(reading, first, unit, numerals[index], yuan)
            if joined is not None:
                last, unit = joined
                index += 1
        amount = amount_of(reading, first, last, unit)
        each = None
        if reading[first.start - 1 : first.start] in _EACH_LAST:
            each = _EACH.search(reading, max(0, first.start - 5), first.start)
        if each is not None:
            noun = _EACH_OF.match(reading, amount.end) if amount.unit is None else None
            end = noun.end() if noun is not None else amount.end
            found.append(replace(amount, start=each.start(), end=end, kind="each"))
            continue
        if is_base_of_rate(reading, amount) or names_class(reading, amount):
            continue
        if found and _closes(found[-1], amount):
            amount = _between(found.pop(), amount)
        found.append(amount)
    merged = sorted([*ranks, *found], key=lambda amount: amount.start)
    merged = _outside(merged, times)  # a unit may reach into a time: 1 周日
    return [Atom(FAMILIES[amount.kind], amount.start, amount.end, amount) for amount in merged]


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Found = TypeVar("_Found", bound=_Stretch)


def _outside(found: Iterable[_Found], taken: Sequence[_Stretch]) -> list[_Found]:
    """What of ``found`` does not touch anything ``taken``; both in text order."""
    kept: list[_Found] = []
    at = 0
    for one in found:
        while at < len(taken) and taken[at].end <= one.start:
            at += 1
        if at < len(taken) and taken[at].start < one.end:
            continue
        kept.append(one)
    return kept


def is_no_amount(reading: str, numeral: Numeral, slogans: Sequence[tuple[int, int]]) -> bool:
    """Ordinals, sessions and addresses, and numbers in quoted slogans."""
    start, end = numeral.start, numeral.end
    before, after = reading[start - 1 : start], reading[end : end + 1]
    # A look at the characters beside it saves most of the searches.
    if (
        (before in _NAMED_LAST and _NAMED_BEFORE.search(reading, max(0, start - 9), start))
        or (after in _ADDRESSED_FIRST and _ADDRESSED.match(reading, end))
        or (before in _INDEX_LAST and _names_index(reading, numeral))
        or (after == ":" and _RATIO.match(reading, end))
        or (before == ":" and _OF_RATIO.search(reading, start - 2, start))
        or (end - start >= _SHORTEST_CODE and _is_code(reading, numeral))
    ):
        return True
    if not slogans or not slogans[0][0] < start < slogans[0][1]:
        return False
    named = reading[slogans[0][0]] == "《"
    return named or start == slogans[0][0] + 1 or numeral.form in HANZI_FORMS


def _names_index(reading: str, numeral: Numeral) -> bool:
    before = _INDEX_NAMED.search(reading, max(0, numeral.start - 2), numeral.start)
    return before is not None and numeral.value in _INDEX_SIZES


def _is_code(reading: str, numeral: Numeral) -> bool:
    written = numeral.form == "digits"
    return written and _CODED.fullmatch(reading, numeral.start, numeral.end) is not None


def names_class(reading: str, amount: Amount) -> bool:
    """Whether the amount names a class or a race: 87公斤级, 5000吨级泊位, 男子1000米."""
    if amount.kind == "money":
        return reading.startswith("级", amount.end)
    if amount.kind != "measure" or amount.unit is None:
        return False
    if amount.unit != "级" and (amount.unit[-1] == "级" or reading.startswith("级", amount.end)):
        return True
    return (
        amount.unit in ("米", "公里")
        and _RACE.search(reading, max(0, amount.start - 6), amount.start) is not None
    )


def is_base_of_rate(reading: str, amount: Amount) -> bool:
    """1美元兑7.2元: the unit of a rate of exchange is no amount."""
    return (
        amount.value == 1
        and amount.kind == "money"
        and reading[amount.end : amount.end + 1] == "兑"
    )


def _closes(before: Amount, amount: Amount) -> bool:
    """五千元以上三万元以下: two bounds side by side are one range."""
    return (
        before.end == amount.start
        and before.unit == amount.unit
        and before.bound == "at_least"
        and amount.bound == "at_most"
        and before.value is not None
        and amount.value is not None
    )


def _between(before: Amount, amount: Amount) -> Amount:
    return replace(
        amount, start=before.start, value=None, low=before.value, high=amount.value, bound="exact"
    )


def _of_compound(reading: str, compound: Compound, yuan: tuple[str, str]) -> Amount:
    """123元1角1分, 4年零3个月, 一米七八 with the bound words at its sides."""
    entry: Any = units().get(compound.unit, {})
    unit, code = entry.get("unit", compound.unit), entry.get("code")
    if compound.unit == "元":
        unit, code = yuan
    start, end, bound = _bounded(reading, compound.start, compound.end, compound.bound)
    kind = entry.get("kind", "measure")
    return Amount(start, end, compound.value, None, None, bound, None, unit, code, kind)


def _joined(
    reading: str, numeral: Numeral, unit: Unit, following: Numeral, yuan: tuple[str, str]
) -> tuple[Numeral, Unit] | None:
    """A range whose ends both carry the unit: 1.2亿元—1.5亿元."""
    mark = range_mark(reading, unit.end)
    if mark is None or mark != following.start:
        return None
    if reading[numeral.start - 1 : numeral.start] in ("从", "由"):
        return None
    other = unit_after(reading, following, yuan)
    if other is None or other.unit != unit.unit or unit.unit is None:
        return None
    joined = join_range(reading, numeral, following, share=False)
    return None if joined is None else (joined, other)


def amount_of(reading: str, first: Numeral, numeral: Numeral, unit: Unit) -> Amount:
    """The amount with the currency and the bound words at its sides."""
    start, end = first.start, unit.end
    name, code = unit.unit, unit.code
    if unit.kind in ("money", "bare"):
        currency = _currency_before().search(reading, max(0, start - 5), start)
        if currency is not None:
            start = currency.start()
            entry = _currencies()[currency["word"]]
            name, code = entry["unit"], entry["code"]
            unit = replace(unit, kind="money")
    start, end, bound = _bounded(reading, start, end, numeral.bound)
    if unit.kind == "count" and _is_recent(reading, start, numeral, name):
        start, bound = start + 1, numeral.bound
    lasts = name in lengths_of_time()
    term = _TERM.match(reading, end) if lasts else None
    if term is not None:
        start, end, bound = _bounded(reading, start, term.end(), bound)
    if bound == "exact" and reading.startswith("内" if lasts else "起", end):
        limit = (_WITHIN if lasts else _FROM).match(reading, end)
        if limit is not None:
            end, bound = limit.end(), "at_most" if lasts else "at_least"
    value, low, high = (
        number if number is None or unit.scale is None else number * unit.scale
        for number in (numeral.value, numeral.low, numeral.high)
    )
    return Amount(
        start,
        end,
        value,
        low,
        high,
        bound,
        numeral.ratio,
        name,
        code,
        unit.kind,
        term is not None,
    )


def _is_recent(reading: str, start: int, numeral: Numeral, unit: str | None) -> bool:
    """Whether 近 before a small number says the last ones, and not nearly so many: 近5场比赛."""
    value = numeral.value
    if reading[start] != "近" or value is None or value != value.to_integral_value():
        return False
    follows = reading.startswith(_TURNS, numeral.end) or unit in _TURNS
    return value < _FEW or (follows and value < _SOME and value != _FEW)


def _bounded(reading: str, start: int, end: int, bound: Bound) -> tuple[int, int, Bound]:
    """The span with the bound words right beside it, and what they say."""
    ahead = bound_before(reading, start)
    if ahead is not None:
        start, bound = ahead
    behind = bound_after(reading, end)
    if behind is not None:
        end, bound = behind
    return start, end, bound
