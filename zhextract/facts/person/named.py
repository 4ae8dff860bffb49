"""Japanese names, and words that the dictionary or its model of characters takes for names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from zhextract.engine.atoms import Scope, Token
from zhextract.facts.person.candidates import KEEP, Candidate, Knows, more, total
from zhextract.facts.person.context import left_label, most_right, right_label
from zhextract.facts.person.inventory import characters, words
from zhextract.facts.person.shape import over_words

_JAPANESE_ENDINGS = frozenset("郎子夫雄一二三介树彦美惠香纪也真人平太助男宏")
_NO_JAPANESE_END = frozenset("则也又")
GOES = frozenset("访赴抵离返晤祭谒驻援赠")
"""Verbs of headlines, joined to the place behind them: 访桂."""
_INSTITUTIONS = frozenset("院所站馆场局部厂店县市镇乡村郡岛河湖山学机")
_KEPT = 1 << 13
NEVER_LAST = frozenset("您你我他她它们这那在的了是说称对将也等被把从向就都不以作时与及")


def is_japanese(letters: str, start: int) -> bool:
    """Whether a Japanese surname begins at ``start``."""
    known = characters().japanese_surnames
    return letters[start : start + 2] in known or letters[start : start + 3] in known


def japanese(scope: Scope, knows: Knows, index: int, start: int, found: list[Candidate]) -> None:
    """The Japanese surname at ``start`` with up to three characters of a given name."""
    letters, tokens = scope.letters, scope.tokens
    known = characters()
    surname = 3 if letters[start : start + 3] in known.japanese_surnames else 2
    left = left_label(letters, tokens, index, start)
    for length in (0, 1, 2, 3):
        end = start + surname + length
        if length and letters[start + surname] == "第":  # 福岛|第一核电站
            return
        if end > len(letters) or not "\u3400" <= letters[end - 1] <= "\u9fff":
            return
        last = letters[end - 1]
        if letters[start + surname : end] in words().no_given:  # 中川|国际
            return
        if length and (last in NEVER_LAST or _holds_verb(tokens, index, start + surname, end)):
            return  # 桥本|与, 森川武|辞职
        if length and (known.given.get(last) == "x" or last in _NO_JAPANESE_END):
            if letters[end : end + 1] in _JAPANESE_ENDINGS:  # 次|郎
                continue
            return
        shape, after = over_words(tokens, index, start, end, knows)
        if letters[end : end + 1] in _JAPANESE_ENDINGS:
            shape = (*shape, "j.more")
        ending = "j.ending" if last in _JAPANESE_ENDINGS else "j.plain"
        right = right_label(letters, tokens, after, end)
        labels = (f"japanese.{length}", ending, *shape, left, right)
        found.append(Candidate(start, end, "japanese", total(labels), labels))


def _holds_verb(tokens: Sequence[Token], index: int, start: int, end: int) -> bool:
    """Whether a verb of two characters begins within what would be a given name."""
    for token in tokens[index : index + 4]:
        if token.start >= end:
            return False
        if token.start >= start and len(token.text) == 2 and token.tag in ("v", "vn"):
            return True
    return False


def named(scope: Scope, knows: Knows, index: int, found: list[Candidate]) -> None:
    """A word that is tagged as a name and begins with no surname: 恽代英, 欣嘉."""
    letters = scope.letters
    token = scope.tokens[index]
    start, end, text = token.start, token.end, token.text
    sum_of_points, labels = _by_itself(text)
    if not labels:
        return
    left = left_label(letters, scope.tokens, index, start)
    if left == "left.dot":
        return
    labels = (*labels, "nword" if knows(text) else "nnew", left)
    if _is_cut(scope, index):
        labels = (*labels, "run.more", "run.more")
        sum_of_points += more(("run.more", "run.more"))
    if (
        sum_of_points + more(labels[-2:]) + most_right(letters, end) <= KEEP - 10
    ):  # 咸辉 between two names
        return
    labels = (*labels, right_label(letters, scope.tokens, index + 1, end))
    found.append(Candidate(start, end, "named", total(labels), labels))


def figure(scope: Scope, index: int, found: list[Candidate]) -> None:
    """A public figure, unless the word is a part of a longer name: 卡尼|亚, 唐纳德·特朗普."""
    start, end = scope.tokens[index].start, scope.tokens[index].end
    core, places = characters().foreign_core, characters().no_person
    if scope.letters[end : end + 2] in words().place_ending:  # 梅西|大学
        return
    if any(scope.letters[start : end + longer] in places for longer in (1, 2, 3)):  # 巴赫|穆特
        return
    for beside in (*scope.tokens[max(0, index - 1) : index], *scope.tokens[index + 1 : index + 2]):
        if beside.text == "·" or (len(beside.text) == 1 and beside.text in core):
            return
    found.append(Candidate(start, end, "figure", total(("figure",)), ("figure",)))


def _is_cut(scope: Scope, index: int) -> bool:
    """Whether the last syllable of a transliterated name is a word of its own: 格罗|西."""
    text = scope.tokens[index].text
    known = characters().foreign
    for after in scope.tokens[index + 1 : index + 2]:
        if len(after.text) == 1 and after.text in known and after.tag[0] not in "pcduv":
            return known.issuperset(text)
    return False


@lru_cache(_KEPT)
def _by_itself(text: str) -> tuple[int, tuple[str, ...]]:
    """What a word that is tagged as a name counts for alone; no labels if it is none."""
    known = characters()
    if not 2 <= len(text) <= 5 or text[0] in GOES or text in known.compound_surnames:
        return 0, ()
    if text[-1] in NEVER_LAST or (len(text) == 3 and text[-1] in _INSTITUTIONS):
        return 0, ()
    foreign = known.foreign.issuperset(text)
    if len(text) > 3 and not foreign:
        return 0, ()
    tiers = "".join([known.given.get(char, "o") for char in text[-2:]])
    kind = "named.foreign" if foreign else "named.han"
    labels = (f"named.{len(text)}", "named." + tiers, kind)
    return total(labels), labels
