"""Clauses as shapes: the units of a scope as a string of class letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

import msgspec
import regex

from zhextract.engine.atoms import Scope
from zhextract.facts.event.units import Unit, UnitReader
from zhextract.facts.event.vocabulary import ADVERBIAL, UNDECIDED, Vocabulary
from zhextract.facts.families import ALPHABET

_LONGEST = 120
"""Units of a clause, at most; no clause of news is so long, and the rest stays linear."""
CLAUSES_BEHIND = 4
"""Clauses behind a time, at most, that are read for what it dates."""
_LEVEL_MARKS = frozenset("至到为成")
_SHORT = 12
"""Units behind 将, at most, in which its verb is looked for."""
_TITLES = ("长", "统", "理", "席", "员", "相", "手", "帅", "将", "记", "任", "人")
_AFTER_MODAL = frozenset(("", *"vVdDpohsbfc"))


class Shape(msgspec.Struct, frozen=True):
    """The units of a scope and their class letters, one character a unit."""

    reading: str
    scope: Scope
    units: Sequence[Unit]
    texts: Sequence[str]
    """The words of the units."""
    letters: str
    aside: dict[int, int]
    """Unit index of a time to the atom that brackets behind it give: 今天（9月2日）."""

    def segments(self) -> Iterator[tuple[int, int]]:
        """The stretches of units between clause marks, half-open, none empty or over-long."""
        start = 0
        for clause in self.letters.split("c"):
            end = start + len(clause)
            while end - start > _LONGEST:
                yield start, start + _LONGEST
                start += _LONGEST
            if end > start:
                yield start, end
            start = end + 1

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """The reading offsets of the units ``first:last``."""
        scope = self.scope
        return scope.reading(self.units[first].start), scope.reading(self.units[last - 1].end)

    def is_occasion(self, index: int) -> bool:
        """Whether a unit is 会上 or the like behind its name: 6日召开的发布会上."""
        return self.letters[index] == "n" and "\ue000" <= self.texts[index] <= "\uf8ff"

    def phrase(self, first: int, last: int) -> tuple[int, int]:
        """As ``stretch``, without the 上 or 中 behind an occasion."""
        start, end = self.stretch(first, last)
        return start, end - self.is_occasion(last - 1)


def shape_of(
    reading: str,
    scope: Scope,
    words: Vocabulary,
    names: Sequence[tuple[int, int]] = (),
    opens: int = 0,
) -> Shape:
    """Read a scope's tokens as units; brackets are left out, short quotations are one unit.

    ``names`` are the reading stretches of people's names in the scope, each of
    which is one unit whatever the tokens say; ``opens`` is the reading offset
    behind a dateline, whose tokens are left out too.
    """
    reader = UnitReader(scope, words)
    known = [(scope.position(start), scope.position(end)) for start, end in names]
    reader.read(known, scope.position(opens) if opens > scope.start else 0, _reach(scope))
    letters = (
        "".join(reader.letters).replace("fu", "vu").replace("dfa", "dva").replace("dfm", "dvm")
    )
    if "dn" in letters:
        letters = _planned_names(letters, reader.units)
    if "dn" in letters or "nD" in letters or "mD" in letters:
        letters = _acting().sub("v", letters)
    if ADVERBIAL in letters:
        letters = _manners().sub("d", letters).replace(ADVERBIAL, "n")
    letters = _undergoing(_equal(letters, reader.units), reader.units)
    letters = _resolve(_former(letters, reader.units), reader.units, words.classes["suffering"])
    if "kT" in letters:
        letters = _next_dated().sub(r"\1c", letters)
    texts = [unit.text for unit in reader.units]
    return Shape(reading, scope, reader.units, texts, letters, reader.aside)


def _dashes(letters: str, units: Sequence[Unit]) -> str:
    """A single dash between two nouns is part of a name: 中国—南亚博览会."""
    at = letters.find("ncn")
    while at >= 0:
        dash = units[at + 1]
        if dash.text == "—" and units[at].end == dash.start and dash.end == units[at + 2].start:
            letters = f"{letters[: at + 1]}n{letters[at + 2 :]}"
        at = letters.find("ncn", at + 1)
    return letters


def _verbs_again(letters: str) -> str:
    """Words that dictionaries take for others: 上 before 了 or behind an adverb and before a
    count (再上一条生产线), nouns of acts behind an adverb (紧急 调运 物资)."""
    letters = letters.replace("fu", "vu").replace("dfa", "dva").replace("dfm", "dvm")
    return letters.replace("dw", "dv")


def _planned_names(letters: str, units: Sequence[Unit]) -> str:
    """计划 between parts of a name is a noun: 研发 计划 项目."""
    at = letters.find("dn")
    while at >= 0:
        if units[at].text == "计划" and letters[at - 1 : at] in ("n", "v", "V", "w", "x"):
            letters = letters[:at] + "n" + letters[at + 1 :]
        at = letters.find("dn", at + 1)
    return letters


@cache
def _acting() -> regex.Pattern[str]:
    """A word at the end of a clause that an adverb makes a verb, or that is none: 高峰 到来."""
    return regex.compile("(?:(?<=d)n|(?<=[nm])D)(?=c|$)")


@cache
def _manners() -> regex.Pattern[str]:
    """A word that says how the verb behind it is done, unless both are the attribute of a noun
    with another verb behind: 重点 查看 水库, and not 重点 建设 项目 开工."""
    named = f"(?<![nqrwdD{ADVERBIAL}]){ADVERBIAL}[vVw]n[^c]*?[vV]"
    return regex.compile(f"(?<!x)(?!{named}){ADVERBIAL}(?=[dDpbho{ADVERBIAL}]*[vV])")


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


def _reach(scope: Scope) -> int:
    """The position behind which no clause can be dated by a time of the scope."""
    at = scope.letters.rfind(ALPHABET["time"])
    marks = islice(_marks().finditer(scope.letters, at), CLAUSES_BEHIND, None)
    mark = next(marks, None)
    return mark.end() if mark else len(scope.letters)


@cache
def _next_dated() -> regex.Pattern[str]:
    """A pause between two dated happenings closes a clause: 2019年开工、2024年通车."""
    return regex.compile("(T[^cT]{0,8}V[^cTk]{0,4})k(?=T[^ckT]{0,4}V)")


@cache
def _marks() -> regex.Pattern[str]:
    return regex.compile("[，；。！？]")


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
            modal = modal and letters[index + 2 : index + 4] not in ("px", "ux")  # 将拾到的钱包交给
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
    return regex.compile("s[vVw](?=c|$)")


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
