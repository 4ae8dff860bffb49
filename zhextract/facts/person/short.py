"""Names without a given name: 张某, 李某某, 王女士; and a surname before a title, 王书记."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from zhextract.facts.person.inventory import characters, titles, words


class Short(NamedTuple):
    """A short form: the name part, positions in ``letters``, and its kind."""

    start: int
    end: int
    surname: int
    """The length of the surname."""
    kind: str
    """``court`` (张某), ``polite`` (王女士) or ``surname`` (王 of 王书记, 陈 of 陈指出)."""


@cache
def _pattern() -> regex.Pattern[str]:
    known = characters()
    single = "".join(sorted(c for c in known.surnames if known.tier[c] != "word"))
    compound = "|".join(sorted(known.compound_surnames))
    around = words()
    offices = {
        word for word, kind in titles().items() if kind in ("post", "place_head") and len(word) < 4
    }
    called = (around.address | offices) - around.weak_titles - {"先生", "女士", "小姐"} - _bare()
    address = sorted(called, key=len, reverse=True)
    says = sorted(around.says, key=len, reverse=True)
    return regex.compile(
        rf"""(?P<surname>{compound}|[{single}])
        (?: (?P<court>某(?:某|[甲乙丙丁戊己庚]|[A-Z](?![A-Za-z]))?+)
          | (?P<polite>先生|女士|小姐)
          | (?P<surname_title>(?={"|".join(map(regex.escape, address))}))
          | (?<=(?:^|[，。；：“”！？\n])(?:{compound}|[{single}])) (?P<says>(?=(?:又|还|也|则|并|同时)?(?:{"|".join(says)})|[又还也]指))
        )""",
        regex.VERBOSE,
    )


def _bare() -> frozenset[str]:
    """Words of address too short or too common to make a name of the surname before them."""
    return frozenset(word for word in words().address if len(word) < 2) | frozenset(
        ("家人", "一家", "等人", "代表", "指导", "编辑", "公子", "夫人", "夫妇", "兄弟")
    )


def short_forms(letters: str) -> list[Short]:
    """The short forms of a text, left to right."""
    found: list[Short] = []
    for match in _pattern().finditer(letters):
        length = len(match["surname"])
        if match["court"] is not None:
            found.append(Short(match.start(), match.end(), length, "court"))
        elif match["polite"] is not None:
            found.append(Short(match.start(), match.end(), length, "polite"))
        else:
            found.append(Short(match.start(), match.start() + length, length, "surname"))
    return found
