"""Names that the page as a whole speaks against: places, peoples, words in lists of things."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from zhextract.facts.person.candidates import Knows
from zhextract.facts.person.context import title_after
from zhextract.facts.person.inventory import characters
from zhextract.facts.person.model import Mention
from zhextract.facts.share_codes import SHARE_CODE

_MAY_BE_PLACE = frozenset(("chinese", "foreign", "named", "japanese"))
_PERSONAL = frozenset(
    (
        *("left.title", "left.trade", "left.weak", "right.speech", "right.sex"),
        *("right.polite", "right.address", "right.title", "right.colon", "list.neighbour"),
    )
)
"""What speaks of a person beside a name."""
_ORDINARY = frozenset(("surname.everyday", "surname.word", "surname.rare"))
_STRONG_PERSONAL = frozenset(("left.title", "left.trade", "right.sex", "right.polite"))
_OF_PLACES = frozenset(
    ("left.at", "left.place", "left.noun", "right.noun", "right.place", "right.quote", "left.quote")
)
"""What stands beside places and things more often than beside people."""
_NATIONS = frozenset("沙乌俄美韩日英法德印巴以朝阿孟蒙伊尼古黎柬波叙埃土泰缅越菲澳加智秘匈")
"""What headlines call countries by, and surnames or the beginnings of foreign names."""
_OF_NATIONS = frozenset("方军媒国警")


def doubtful(reading: str, mentions: list[Mention], knows: Knows) -> Iterator[int]:
    """Where mentions begin that are no names on this page; asked before names are spread."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind in _MAY_BE_PLACE:
            groups.setdefault(reading[mention.start : mention.end], []).append(mention)
    starts = {mention.start for mention in mentions}
    ends = {mention.end for mention in mentions}
    places = _before_endings(reading, groups)
    nations: dict[str, bool] = {}
    for text, group in groups.items():
        if any(
            _has_office_holder(reading, mention, starts) or _is_listed(reading, mention)
            for mention in group
        ):
            yield from (mention.start for mention in group)
            continue
        labels = {label for mention in group for label in mention.labels}
        if (
            _is_place(text, labels, places)
            or _of_nation(reading, group[0], labels, knows, nations)
            or (
                _PERSONAL.isdisjoint(labels)
                and (
                    _unfounded(text, group[0].kind, labels)
                    or any(_among_things(reading, one, starts, ends) for one in group)
                )
            )
        ):
            yield from (mention.start for mention in group)


def _before_endings(reading: str, texts: Collection[str]) -> set[str]:
    """Those of the texts that stand somewhere before 市, 县, 公司 …; one pass, however many."""
    found: set[str] = set()
    for match in _endings().finditer(reading):
        at = match.start()
        for length in (2, 3, 4, 5):
            text = reading[max(0, at - length) : at]
            if text in texts:
                found.add(text)
    return found


@cache
def _endings() -> re.Pattern[str]:
    return re.compile("[市县省区州镇乡村]|人民政府|公司|集团|机场|火车站")


def _is_place(text: str, labels: set[str], places: set[str]) -> bool:
    """吕梁 is no person on a page that says 吕梁市."""
    if "left.title" in labels:
        return False
    if len(text) > 3:
        return text in places and "left.at" in labels
    return text in places or (len(text) == 3 and text[-1] in "镇乡县村街州")


def _of_nation(
    reading: str, mention: Mention, labels: set[str], knows: Knows, nations: dict[str, bool]
) -> bool:
    """阿方, 巴民众, 韩美军: a country by its first character, on a page that names it.

    ``nations`` keeps which of them the page names.
    """
    start, end = mention.start, mention.end
    nation, rest = reading[start], reading[start + 1 : end]
    if nation not in _NATIONS or len(rest) > 2 or not _STRONG_PERSONAL.isdisjoint(labels):
        return False
    beside = reading[start - 1 : start] == "中" or rest[0] in _NATIONS
    if not (beside or rest in _OF_NATIONS or (len(rest) == 2 and knows(rest))):
        return False
    if nation not in nations:
        nations[nation] = any(
            place[0] == nation and place in reading for place in characters().no_person
        )
    return nations[nation]


def _has_office_holder(reading: str, mention: Mention, starts: set[int]) -> bool:
    """Whether it is whose office somebody holds: 塞尔丹|外长|伊万诺夫."""
    if mention.kind == "chinese":
        return False
    title = title_after(reading, mention.end)
    return title is not None and mention.end + len(title) in starts


def _is_listed(reading: str, mention: Mention) -> bool:
    """Whether the code of a share stands behind it: 阿里巴巴（09988）."""
    at = mention.end
    return reading[at : at + 1] == "（" and SHARE_CODE.match(reading, at) is not None


def _unfounded(text: str, kind: str, labels: set[str]) -> bool:
    """Whether a name that nobody speaks as, and no title stands before, is more likely none."""
    if kind == "foreign" or (kind == "named" and "nword" in labels):
        return not labels.isdisjoint(_OF_PLACES)
    if {"word.2", "word.3"}.isdisjoint(labels):
        return False
    return not labels.isdisjoint(_ORDINARY) and not labels.isdisjoint(_OF_PLACES)


def _among_things(reading: str, mention: Mention, starts: set[int], ends: set[int]) -> bool:
    """Whether it stands in a list of which the things beside it are no names: 黄桃、茶叶."""
    start, end = mention.start, mention.end
    before, after = reading[start - 1 : start] == "、", reading[end : end + 1] == "、"
    if not (before or after) or end - start > 2:
        return False
    return not (before and start - 1 in ends) and not (after and end + 1 in starts)
