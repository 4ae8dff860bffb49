"""Whether a numeral and the unit behind it count something (facts.md §6).

A number character stands in many words that count nothing: classifiers that
begin other words (八部门), lengths of time that only date something (5年前),
一 before a classifier.
"""

from __future__ import annotations

from typing import Any

from zhextract.engine.compiled import compiled
from zhextract.facts.quantity.unit_table import cues, guards, lengths_of_time
from zhextract.numerals import Numeral, bound_after, bound_before

CLOSING = frozenset(("", *"，。；：、！？”’）)\n 左上多的"))
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


def counts(reading: str, numeral: Numeral, word: str, entry: Any, hanzi: bool, end: int) -> bool:
    """Whether numeral and unit are an amount, and not a phrase with a number character."""
    if reading[end : end + 1] in (guards().get(word) or ()) and end < len(reading):
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
    won = word in "金银铜" and reading[end : end + 1] in CLOSING
    return won and _MEDALS_WON.search(reading, max(0, start - 2), start) is not None


def _is_force(reading: str, start: int, end: int) -> bool:
    """Whether 级 measures an earthquake or a wind; else it grades (三级医院, 4级响应)."""
    return (
        _FORCE_AFTER.match(reading, end) is not None
        or _FORCE_BEFORE.search(reading, max(0, start - 6), start) is not None
    )


def _lasts(reading: str, numeral: Numeral, word: str) -> bool:
    """Whether a length of time written in one hanzi is measured, and names no plan or age."""
    if cues()[0].search(reading, max(0, numeral.start - 4), numeral.start):
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
    return cues()[1].search(reading, max(0, start - 4), start) is not None


def _only_one(reading: str, start: int) -> bool:
    """Whether a word says that 一 is meant as a number: 仅一条航线, 每2.5公里设一处."""
    return _ONE_BEFORE.search(reading, max(0, start - 12), start) is not None


def _listed_one(reading: str, start: int, end: int) -> bool:
    """Whether 一 stands in a list of counts: 一辆三轮车、两个书箱、110平方米."""
    return (
        _COUNT_NEXT.match(reading, end) is not None
        or _COUNT_BEFORE.search(reading, max(0, start - 16), start) is not None
    )
