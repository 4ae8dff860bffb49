"""A second look at class letters: what the neighbours of a word make of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from zhextract.engine.compiled import compiled
from zhextract.facts.event.units import Unit
from zhextract.facts.event.vocabulary import ADVERBIAL, UNDECIDED, Vocabulary

_LEVEL_MARKS = frozenset("至到为成")
_SHORT = 12
"""Units behind 将, at most, in which its verb is looked for."""
_TITLES = ("长", "统", "理", "席", "员", "相", "手", "帅", "将", "记", "任", "人")
_AFTER_MODAL = frozenset(("", *"vVdDpohsbfc"))


def settled(letters: str, units: Sequence[Unit], words: Vocabulary) -> str:
    """The class letters of a scope's units, as those beside them decide."""
    letters = _verbs_again(letters)
    if "dn" in letters:
        letters = _planned_names(letters, units)
    if "dn" in letters or "nD" in letters or "mD" in letters:
        letters = _acting().sub("v", letters)
    if ADVERBIAL in letters:
        letters = _manners().sub("d", letters).replace(ADVERBIAL, "n")
    letters = _undergoing(_turned(_equal(letters, units), units), units)
    letters = _resolve(_former(letters, units), units, words.classes["suffering"])
    return _next_dated().sub(r"\1c", letters) if "kT" in letters else letters


def _verbs_again(letters: str) -> str:
    """Words that dictionaries take for others: 上 before 了 or behind an adverb and before a
    count (再上一条生产线), nouns of acts before 了."""
    letters = letters.replace("fu", "vu").replace("dfa", "dva").replace("dfm", "dvm")
    return letters.replace("wu", "vu")


def _planned_names(letters: str, units: Sequence[Unit]) -> str:
    """计划 between parts of a name is a noun: 研发 计划 项目."""
    at = letters.find("dn")
    while at >= 0:
        planned = units[at + 1].text.endswith("投资")  # 项目计划总投资23亿元
        named = letters[at - 1 : at] in ("n", "v", "V", "w", "x") and not planned
        if units[at].text == "计划" and named:
            letters = letters[:at] + "n" + letters[at + 1 :]
        at = letters.find("dn", at + 1)
    return letters


@cache
def _acting() -> regex.Pattern[str]:
    """A word at the end of a clause that an adverb makes a verb, or that is none: 高峰 到来."""
    return compiled("(?:(?<=d)n|(?<=[nm])D)(?=c|$)")


@cache
def _manners() -> regex.Pattern[str]:
    """A word that says how the verb behind it is done, unless both are the attribute of a noun
    with another verb behind: 重点 查看 水库, and not 重点 建设 项目 开工."""
    named = f"(?<![nqrwdD{ADVERBIAL}]){ADVERBIAL}[vVw]n[^c]*?[vV]"
    return compiled(f"(?<!x)(?!{named}){ADVERBIAL}(?=[dDpbho{ADVERBIAL}]*[vVw])")


def _former(letters: str, units: Sequence[Unit]) -> str:
    """前 before a title is part of it (前局长), and ends no phrase; so is 代表 before a name."""
    at = letters.find("fn")
    while at >= 0:
        if units[at].text == "前" and units[at + 1].text.endswith(_TITLES):
            letters = letters[:at] + "n" + letters[at + 1 :]
        at = letters.find("fn", at + 1)
    at = letters.find("o")
    while at >= 0:
        following = letters[at + 1 : at + 2]
        named = following in ("T", "d", "") or (following == "n" and units[at + 1].tag == "nr")
        if named and units[at].text == "代表":
            letters = letters[:at] + "n" + letters[at + 1 :]  # 骑手代表雷大勇, 中方代表20日
        at = letters.find("o", at + 1)
    return letters


@cache
def _next_dated() -> regex.Pattern[str]:
    """A pause between two dated happenings closes a clause: 2019年开工、2024年通车."""
    return compiled("(T[^cT]{0,8}V[^cTk]{0,4})k(?=T[^ckT]{0,4}V)")


def _resolve(letters: str, units: Sequence[Unit], suffering: frozenset[str]) -> str:
    """将 is a modal before a verb, an adverb or a preposition, else it takes an object.

    What it takes may open with what befell it: 将 被困 老人 救出.
    """
    if UNDECIDED not in letters:
        return letters
    resolved = []
    for index, letter in enumerate(letters):
        if letter == UNDECIDED:
            following = letters[index + 1 : index + 3].lstrip("T")[:1]
            modal = following in _AFTER_MODAL and not _moves(letters, units, index)
            if modal and units[index + 1 : index + 2] and units[index + 1].text in suffering:
                modal = not _takes(letters, index + 2)
            described = letters[index + 2 : index + 4] in ("px", "ux") or (
                letters[index + 2 : index + 3] == "x" and _takes(letters, index + 3)
            )
            modal = modal and not described  # 将拾到的钱包交给
            modal = modal or (following in ("n", "w") and not _takes(letters, index + 2))
            letter = "d" if modal else "b"
        resolved.append(letter)
    return "".join(resolved)


def _equal(letters: str, units: Sequence[Unit]) -> str:
    """为 before a number says what something is: 净利润分别 为 3亿元."""
    at = letters.find("pm")
    while at >= 0:
        if units[at].text == "为" and letters[at + 2 : at + 3] in ("", "c", "k"):
            letters = letters[:at] + "s" + letters[at + 1 :]
        at = letters.find("pm", at + 1)
    return letters


def _turned(letters: str, units: Sequence[Unit]) -> str:
    """成 behind a verb says what something is turned into: 把小说 改编 成 电影."""
    at = letters.find("vs")
    while at >= 0:
        if units[at + 1].text == "成":
            letters = letters[: at + 1] + "p" + letters[at + 2 :]
        at = letters.find("vs", at + 1)
    return letters


def _undergoing(letters: str, units: Sequence[Unit]) -> str:
    """得到 before a verb that ends the clause is a passive: 纠纷 得到 化解."""
    for match in _gets().finditer(letters):
        at = match.start()
        if units[at].text == "得到":
            letters = (
                f"{letters[:at]}hv{letters[at + 2 :]}"
                if letters[at + 1] == "w"
                else (f"{letters[:at]}h{letters[at + 1 :]}")
            )
    return letters


@cache
def _gets() -> regex.Pattern[str]:
    return compiled("s[vVw](?=c|$)")


def _takes(letters: str, start: int) -> bool:
    """Whether a verb stands in the rest of the clause, whose object 将 takes."""
    end = letters.find("c", start)
    return not {"v", "V"}.isdisjoint(letters[start : end if end >= 0 else len(letters)])


def _moves(letters: str, units: Sequence[Unit], index: int) -> bool:
    """Whether 将 takes a noun that begins like a verb: 将响应等级提升至Ⅱ级."""
    if letters[index + 2 : index + 3] != "n":
        return False
    verb = False
    for at in range(index + 3, min(index + _SHORT, len(letters))):
        if letters[at] == "c":
            return False
        if verb and units[at].text in _LEVEL_MARKS:
            return True
        verb = letters[at] in "vVs"
    return False
