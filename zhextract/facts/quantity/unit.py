"""The unit behind a numeral, and whether the two are an amount (facts.md §6).

A number character stands in many words that count nothing: classifiers that
begin other words (八部门), lengths of time that only date something (5年前),
一 before a classifier. Here it is decided what counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec
import regex

from zhextract.engine.compiled import compiled
from zhextract.engine.lexicon import Lexicon, alternation, load_lexicon, load_table
from zhextract.engine.wordbook import added, extended, per_wordbook
from zhextract.facts.quantity.amounts import AmountKind
from zhextract.numerals import Numeral, bound_after, bound_before

# What a unit is by: known ones whatever follows (60万元/吨一路跌到…), others up to a mark.
_BY = "公斤|千克|吨|立方米|平方米|公里|千瓦时|人次|小时|分钟"
_BY_MARK = "(?=(?:以[上下内]|左右|上下)?(?:[，。；、（）：\\s的]|$))"
_PER = compiled(
    f"/(?:10万|[㎡㎥]|(?:100)?(?:毫升|ml|mL|克|g|升|L)|{_BY}"
    f"|[万千百]?[\\p{{Han}}A-Za-z²³]{{1,4}}?{_BY_MARK})"
)
_CLOSING = frozenset(("", *"，。；：、！？”’）)\n 左上多的"))
# Verbs and nouns of spoken money, in the clause before 块.
_PAID = compiled(
    "(?:[卖花赚挣付给收攒赔欠涨降省]|价|成本|工资|补贴|每[斤亩天月人张]|一[斤亩天月张碗])[^，。；！？]{0,8}$"
)
# A round number alone that was passed: 总数已过万, 金牌破百.
_PASSED = compiled("[过破超逾近][了]?$")
_ENDS = compiled("[，。；！）\n]|$")
_PER_PEOPLE = compiled("/(?:10万|百万|千|万)")
_DURATION_GOES_ON = compiled(
    "[，。、；）]|[的内间里]|时间|以[上下内]|期限|左右|来(?!了)|之久|净|增|下来|期(?![间限望])"
)
_FORCE_AFTER = compiled("(?:以上|左右)?的?(?:地震|余震|强震|大?风|阵风|台风|浮尘|海浪)")
_FORCE_BEFORE = compiled("(?:风力?|震级)(?:达到?|为|最大|增至|减至)?$")
_SUFFERED = compiled("死|受|轻|重|遇|失|获救|被困|伤|确诊")
_NEVER_ONE = frozenset(
    (
        "种",
        "次",
        "类",
        "段",
        "道",
        "阵",
        "片",
        "场",
        "番",
        "股",
        "层",
        "步",
        "代",
        "节",
        "身",
        "口",
        "手",
        "把",
        "面",
        "门",
        "队",
        "方",
        "部",
        "处",
    )
)
_NUMBER = "(?:[0-9]|[二两三四五六七八九十]{1,3}[个只头辆台件名人张份本间座套支条所家枚架艘块对])"
_ONE_BEFORE = compiled(
    "(?:仅有?|只有|唯一|仅剩|只剩|就有|各[有设派奖]?|每[^，。；、]{1,6}[有设配派建])$"
)
_COUNT_NEXT = compiled(f"[^，。；：、！？\n]{{1,8}}、{_NUMBER}")
_COUNT_BEFORE = compiled(f"{_NUMBER}[^，。；：、！？\n]{{0,9}}、$")
# Another result right beside one: 29胜|9负, 32金|25银, 2死|5伤.
_RESULT = "[0-9二两三四五六七八九十]{1,4}|一"
_ROWS = ("胜平负", "金银铜", "死伤")
_RESULT_BEHIND = {word: compiled(f"(?:{_RESULT})[{row}]") for row in _ROWS for word in row}
_RESULT_AHEAD = {word: compiled(f"(?:{_RESULT})[{row}]$") for row in _ROWS for word in row}
_MEDALS_WON = compiled("[揽夺获得取摘斩收]下?$")
_OF_PEOPLE = ("人", "位", "名", "例")
_LEAST_YEAR = 1000
HANZI_FORMS = ("hanzi", "positional")
_DATING = frozenset(("年", "个月", "天", "日", "周", "星期", "小时"))
_DATES = compiled(
    "来(?!自|源|到|了)|多?前(?![三五十])|之前|以前|以来|(?:之|以)?后(?!续)|后的"
    "|的?(?:历史)?(?:新[高低]|最[高低大小多少快慢好强]|[高低][位点](?!置))"  # 41年新高
)

# What makes a movement of the litre: 由2亿升至3亿.
_RISES = compiled("[至到为上值高幅破]")


class Unit(msgspec.Struct, frozen=True, gc=False):
    """What the table says of the unit behind a number."""

    end: int
    unit: str | None
    code: str | None
    kind: AmountKind
    word: str
    scale: Decimal | None = None
    """What the number is to be multiplied by: 3分钱 is 0.03 元."""


@per_wordbook
def units() -> Lexicon:
    """The table of units and classifiers."""
    return extended(load_lexicon("zhextract.facts.quantity", "units.toml"), "units")


@per_wordbook
def lengths_of_time() -> frozenset[str]:
    """The units of lengths of time, as facts name them."""
    return frozenset(units().get(word, {}).get("unit", word) for word in units().words(lasts=True))


@cache
def _cues() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """What stands before a length of time in hanzi that is measured, and before one of 一."""
    told = load_table("zhextract.facts.quantity", "units.toml")["duration"]
    measured, one = (alternation(told[key]) for key in ("measured_after", "one_after"))
    return compiled(f"{measured}$"), compiled(f"{one}$")


@per_wordbook
def _guards() -> Mapping[str, str]:
    """Characters that make another word of a classifier: 部 in 八部门."""
    guards: Mapping[str, str] = load_table("zhextract.facts.quantity", "units.toml")["guard"]
    own = {word: entry.get("not_before", "") for word, entry in added("units").items()}
    return {**guards, **own}


def unit_word(reading: str, at: int) -> tuple[str, int] | None:
    """The longest unit or classifier that stands there, and its end; a space may come before it."""
    if reading[at : at + 1] == " ":
        at += 1
    word = units().word_at(reading, at)
    return None if word is None else (word, at + len(word))


def unit_after(reading: str, numeral: Numeral, yuan: tuple[str, str]) -> Unit | None:
    """The unit of a numeral; None where the number is no quantity (facts.md §6).

    ``yuan`` is what a bare 元 means: unit and ISO 4217 code.
    """
    end = numeral.end
    if numeral.unit is not None:
        return Unit(end, numeral.unit, None, "percentage", numeral.unit)
    if numeral.form == "fraction":
        if numeral.lone and reading[numeral.start : end] == "半":
            return _half(reading, numeral)
        return Unit(end, None, None, "fraction", "")
    found = unit_word(reading, end)
    if found is None:
        return _without_unit(reading, numeral)
    word, behind = found
    if word == "升" and _RISES.match(reading, behind):
        return _without_unit(reading, numeral)
    entry: Any = units()[word]
    kind = entry["kind"]
    if kind == "none":
        return None
    if entry.get("in_row") and not is_result_word(reading, numeral.start, behind, word):
        return _without_unit(reading, numeral)
    hanzi = numeral.form in HANZI_FORMS
    if not _counts(reading, numeral, word, entry, hanzi, behind):
        return None
    if entry.get("is_metric"):
        return Unit(end, None, None, kind, "")
    if entry.get("in_row"):
        return Unit(behind, None, None, kind, word)
    unit, code = entry.get("unit", word), entry.get("code")
    if word == "元":
        unit, code = yuan
    elif word == "块" and _is_paid(reading, numeral.start, behind):
        unit, code, kind = "元", "CNY", "money"
    per = _PER.match(reading, behind) if reading.startswith("/", behind) else None
    if per is not None:
        joined = code if kind == "money" else _code_per(code, per.group()[1:])
        return Unit(per.end(), f"{unit}/{_unit_named(per.group()[1:])}", joined, kind, word)
    scale = entry.get("scale")
    size = None if scale is None else Decimal(str(scale))
    return Unit(behind, unit, code, kind, word, size)


def _is_paid(reading: str, start: int, end: int) -> bool:
    """Whether 块 without a thing behind it is said of money: 卖了4万多块, not 切成三块."""
    if reading[end : end + 1] not in _CLOSING:
        return False
    return _PAID.search(reading, max(0, start - 12), start) is not None


def _unit_named(word: str) -> str:
    """The unit that a symbol stands for: 平方米 for ㎡."""
    entry: Any = units().get(word, {})
    return str(entry.get("unit", word)) if not word.isalnum() else word


def _code_per(code: str | None, word: str) -> str | None:
    """The UCUM code of a unit by another (μg/m3); None where either has none."""
    entry: Any = units().get(word, {})
    by = entry.get("code") if entry.get("kind") == "measure" else None
    return f"{code}/{by}" if code and by else None


def _half(reading: str, numeral: Numeral) -> Unit | None:
    """半 counts only as a length of time that something measures, or in 半个百分点: 不到半小时."""
    found = unit_word(reading, numeral.end)
    if found is None:
        return None
    word, end = found
    entry: Any = units()[word]
    unit = entry.get("unit", word)
    if entry["kind"] == "points":
        return Unit(end, unit, entry.get("code"), "points", word)
    if unit not in lengths_of_time() or not _cues()[0].search(
        reading, max(0, numeral.start - 4), numeral.start
    ):
        return None
    return Unit(end, unit, entry.get("code"), "measure", word)


def _counts(reading: str, numeral: Numeral, word: str, entry: Any, hanzi: bool, end: int) -> bool:
    """Whether numeral and unit are an amount, and not a phrase with a number character."""
    if reading[end : end + 1] in (_guards().get(word) or ()) and end < len(reading):
        return False
    if entry.get("in_row"):
        return True
    if word == "级":
        return not hanzi and _is_force(reading, numeral.start, end)
    if word == "年" and numeral.value is not None and numeral.value >= _LEAST_YEAR:
        return reading.startswith("距今", numeral.start - 2)  # 2030年议程 names a year
    if word in _DATING and _DATES.match(reading, end):
        return False  # 40多年来, 5年前: a vague time
    if not hanzi:
        return True
    if entry.get("place"):
        return False
    if reading[numeral.start : numeral.end] == "二" and word not in _OF_PEOPLE:
        return bool(entry["kind"] != "count")  # 二次登陆, 二副: two things are 两
    if numeral.lone:
        return _lone_counts(reading, numeral, word, entry)
    short = numeral.end - numeral.start == 1
    if short and entry.get("hanzi") is False:
        return False
    unit = entry.get("unit", word)
    return unit not in lengths_of_time() or not short or _lasts(reading, numeral, word)


def is_result_word(reading: str, start: int, end: int, word: str) -> bool:
    """Whether a number and 胜 or 金 are a result, one of a row or medals won: 独揽3金."""
    if _RESULT_BEHIND[word].match(reading, end) or _RESULT_AHEAD[word].search(
        reading, max(0, start - 5), start
    ):
        return True
    won = word in "金银铜" and reading[end : end + 1] in _CLOSING
    return won and _MEDALS_WON.search(reading, max(0, start - 2), start) is not None


def _is_force(reading: str, start: int, end: int) -> bool:
    """Whether 级 measures an earthquake or a wind; else it grades (三级医院, 4级响应)."""
    return (
        _FORCE_AFTER.match(reading, end) is not None
        or _FORCE_BEFORE.search(reading, max(0, start - 6), start) is not None
    )


def _lasts(reading: str, numeral: Numeral, word: str) -> bool:
    """Whether a length of time written in one hanzi is measured, and names no plan or age."""
    if _cues()[0].search(reading, max(0, numeral.start - 4), numeral.start):
        return True
    return _DURATION_GOES_ON.match(reading, numeral.end + len(word)) is not None


def _lone_counts(reading: str, numeral: Numeral, word: str, entry: Any) -> bool:
    """Whether a single 一, 两, 百, 万 … before a unit counts something."""
    written = reading[numeral.start : numeral.end]
    unit_name = entry.get("unit", word)
    if written[-1] in "万亿百千":
        return (
            reading.startswith("每", numeral.start - 1)
            or bound_before(reading, numeral.start) is not None
            or bound_after(reading, numeral.end + len(word)) is not None
        )
    if written in ("两", "俩"):
        if entry.get("hanzi") is False:
            return False
        return unit_name not in lengths_of_time() or _lasts(reading, numeral, word)
    if unit_name in lengths_of_time():
        sentenced = numeral.start and reading[numeral.start - 1] in "刑禁役"
        return bool(sentenced) or word == "刻钟" or _one_lasts(reading, numeral.start)
    if entry["kind"] == "multiple":
        return True
    if entry["kind"] == "money":
        return True
    end = numeral.end + len(word)
    if word in ("人", "名", "例") and _SUFFERED.match(reading, end):
        return True
    if entry["kind"] != "count" or word in _NEVER_ONE:
        return False
    return _only_one(reading, numeral.start) or _listed_one(reading, numeral.start, end)


def _one_lasts(reading: str, start: int) -> bool:
    """Whether 一 is meant as a number of a length of time: 推迟一周."""
    return _cues()[1].search(reading, max(0, start - 4), start) is not None


def _only_one(reading: str, start: int) -> bool:
    """Whether a word says that 一 is meant as a number: 仅一条航线, 每2.5公里设一处."""
    return _ONE_BEFORE.search(reading, max(0, start - 12), start) is not None


def _listed_one(reading: str, start: int, end: int) -> bool:
    """Whether 一 stands in a list of counts: 一辆三轮车、两个书箱、110平方米."""
    return (
        _COUNT_NEXT.match(reading, end) is not None
        or _COUNT_BEFORE.search(reading, max(0, start - 16), start) is not None
    )


def _without_unit(reading: str, numeral: Numeral) -> Unit | None:
    """A number without a unit is kept for lists and scores, if it is written in digits."""
    slash = reading.startswith("/", numeral.end)
    per = _PER_PEOPLE.match(reading, numeral.end) if slash else None
    if per is not None:
        return Unit(per.end(), per.group(), None, "measure", "")
    if numeral.form in HANZI_FORMS or numeral.lone:
        round_one = numeral.lone and reading[numeral.end - 1] in "百千万亿"
        if not round_one or not _PASSED.search(reading, max(0, numeral.start - 2), numeral.start):
            return None
        return (
            Unit(numeral.end, None, None, "bare", "") if _ENDS.match(reading, numeral.end) else None
        )
    return Unit(numeral.end, None, None, "bare", "")
