"""Units: the words of a scope as its clauses are read, each with a class letter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from zhextract.engine.atoms import Atom, Scope, Token
from zhextract.facts.event.vocabulary import Vocabulary

_OPENING = {"（": "）", "〔": "〕", "“": "”", "《": "》", "‘": "’", "【": "】", "(": ")"}
_LEFT_OUT = frozenset("（(〔")
_QUOTED = 24
"""Tokens, at most, that a bracket or a quotation holds together."""
_SILENT = frozenset('“”‘’《》（）)"\t〉〈【】[]')
_OCCASION = "time.occasion"
_LENGTHS = frozenset(("秒", "分钟", "小时", "天", "日", "周", "星期", "个月", "年", "夜"))
_LEANING = frozenset("再又已将共均曾也就才还")
"""Adverbs that a segmenter joins to a verb of one character: 再添."""
_SPLIT_FIRST = _LEANING | {"起", "会"}
_NAMES = frozenset("nvwV")
_QUOTES = frozenset("“”")
_CLAUSE_MARKS = frozenset("，；。！？：!?;:")

Unit = Token
"""A word, a number, a time, or a quotation; offsets into ``Scope.letters``."""


class UnitReader:
    """Makes the units of one scope."""

    def __init__(self, scope: Scope, words: Vocabulary) -> None:
        self.units: list[Unit] = []
        self.letters: list[str] = []
        self.aside: dict[int, int] = {}
        self._scope = scope
        self._words = words

    def read(self, names: Sequence[tuple[int, int]], opens: int, stop: int) -> None:
        """Take the tokens of the positions ``opens:stop``."""
        tokens = self._scope.tokens
        letters, endings = self._words.letters, self._words.endings
        letter_of = self._words.letter
        count = len(tokens)
        index = name = 0
        done = opens
        start_of_name = names[0][0] if names else stop
        while index < count:
            token = tokens[index]
            start, end, text, tag = token
            if start >= stop:
                break
            if start < done or end > start_of_name:
                while name < len(names) and names[name][0] < max(done, start):
                    name += 1
                if end > done and name < len(names) and names[name][0] < end:
                    done = self._name(token, max(done, start), names[name])
                    name += 1
                else:
                    index += 1
                    if start >= done:
                        index = self._word(tokens, index - 1)
                    elif end > done > opens:
                        self._part(token, done, end)
                start_of_name = names[name][0] if name < len(names) else stop
                continue
            letter = letters.get(text)
            if letter is None and len(text) == 2 and text[0] not in _SPLIT_FIRST:
                letter = letter_of(text, tag)
            if letter is None or letter == "u" or text in endings:
                index = self._word(tokens, index)
            else:
                self.units.append(token)
                self.letters.append(letter)
                index += 1

    def _name(self, token: Token, start: int, name: tuple[int, int]) -> int:
        """A person's name, and what its first token has before it; gives its end."""
        self._part(token, start, name[0])
        self._add(Unit(*name, self._scope.letters[slice(*name)], "nr"), "n")
        return name[1]

    def _word(self, tokens: Sequence[Token], index: int) -> int:
        """Any token that is not just a word of the vocabulary; gives the index behind it."""
        token = tokens[index]
        closing = _OPENING.get(token.text)
        close = _closing(tokens, index, closing) if closing else None
        if close is None:
            self._take(token)
            return index + 1
        last = close + 1 == len(tokens) or tokens[close + 1].text in _CLAUSE_MARKS
        self._enclosed(token, tokens[index + 1 : close + 1], last)
        return close + 1

    def _add(self, unit: Unit, letter: str) -> None:
        self.units.append(unit)
        self.letters.append(letter)

    def _part(self, token: Token, start: int, end: int) -> None:
        """The rest of a token that a name has cut."""
        if start < end:
            text = self._scope.letters[start:end]
            self._add(Unit(start, end, text, token.tag), self._words.letter(text, token.tag))

    def _enclosed(self, opening: Token, inside: Sequence[Token], last: bool) -> None:
        """A bracket, which is left out, or a quotation or title, which is one unit."""
        if opening.text in _LEFT_OUT and self.units and self.units[-1].text.endswith("讯"):
            self.letters[-1] = "c"
        if opening.text not in _LEFT_OUT:
            start, end = opening.start, inside[-1].end
            inner = self._scope.letters[start + 1 : end - 1]
            if last and inner in self._words.triggers:  # 要“清零”
                self._add(Unit(start + 1, end - 1, inner, "v"), "V")
                return
            self._add(Unit(start, end, self._scope.letters[start:end], "quoted"), "q")
        elif self.letters and self.letters[-1] == "T":
            for token in inside:
                at = self._scope.index_at(token.start)
                if at is not None and self._scope.atoms[at].family == "time":
                    self.aside[len(self.units) - 1] = at
                    return

    def _take(self, token: Token) -> None:
        text = token.text
        words = self._words
        if "\ue000" <= text <= "\uf8ff":
            self._atom(token)
            return
        if text in words.endings and self.units:
            joined = _joined(self.units[-1], token, words)
            if joined:
                self.units.pop()
                self.letters.pop()
                self._take(joined[0])  # 出 列 is joined, and 脱贫 出列 again
                for unit in joined[1:]:
                    self._add(unit, words.letter(unit.text, unit.tag))
                return
        letter = words.letters.get(text)
        if letter == "u" and text == "了" and self._may_act():
            self.letters[-1] = "v"  # 装上了: whatever the dictionary calls it
        if letter is None:
            length = len(text)
            if length > 2 or (length == 2 and text[0] in _SPLIT_FIRST):
                for unit in _split(token, self.letters, words):
                    self._add(unit, words.letter(unit.text, unit.tag))
                return
            if length == 1 and text in _SILENT:
                if text in _QUOTES:
                    self._add(token, "c")
                return
            letter = words.letter(text, token.tag)
        self.units.append(token)
        self.letters.append(letter)

    def _atom(self, token: Token) -> None:
        at = self._scope.index_at(token.start)
        atom = self._scope.atoms[at] if at is not None else None
        timed = atom is not None and atom.family == "time"
        if timed and self.units and self.units[-1].text.endswith("时间"):
            self.letters[-1] = "d"  # 当地时间, 北京 时间
            if self.units[-1].text == "时间":
                self.letters[-2:] = "dd"[-len(self.letters) :]
        if timed and atom is not None and atom.value.rule == _OCCASION and self._goes_on():
            self._add(token, "n")  # 6日召开的发布会上
            return
        lasts = atom is not None and atom.family == "measure" and _lasts(atom)
        self._add(token, "T" if timed else "a" if lasts else "m")

    def _may_act(self) -> bool:
        """Whether the last unit is a word that 了 makes a verb."""
        return bool(self.letters) and self.letters[-1] == "n" and self.units[-1].tag != "quoted"

    def _goes_on(self) -> bool:
        """Whether the words before an occasion are the attribute of its name."""
        return bool(self.letters) and self.letters[-1] in "xnq"


def _lasts(atom: Atom) -> bool:
    """Whether an amount is a length of time, which counts nothing."""
    return getattr(atom.value, "unit", None) in _LENGTHS


def _joined(before: Unit, token: Token, words: Vocabulary) -> tuple[Unit, ...] | None:
    """Two tokens that are one trigger, 于 or 至 apart: 脱贫 出列, 出 生于, 上 修至."""
    if before.end != token.start:
        return None
    text = before.text + token.text
    stem = text[:-1] if text[-1] in "于至" else text
    if stem not in words.triggers:
        return None
    middle = before.start + len(stem)
    whole = Unit(before.start, middle, stem, "v")
    return (whole,) if stem is text else (whole, Unit(middle, token.end, text[-1], "p"))


def _closing(tokens: Sequence[Token], index: int, closing: str) -> int | None:
    """The index of the closing mark, if it is near and no clause ends before it."""
    holds_clauses = closing in "》）)】"
    for at in range(index + 1, min(index + _QUOTED, len(tokens))):
        text = tokens[at].text
        if text == closing:
            return at
        if text in _CLAUSE_MARKS and not holds_clauses:
            return None
    return None


def _split(token: Token, before: Sequence[str], words: Vocabulary) -> tuple[Unit, ...]:
    """A token as units; a segmenter joins what it does not know (在京开幕, 起任, 宣誓就职)."""
    start, _, text, tag = token
    length = len(text)
    cuts: tuple[int, ...] = ()
    follows = before[-1] if before else ""
    known = text in words.letters
    if (
        (length > 1 and text[0] == "起" and follows == "T")
        or (text == "会上" and follows in _NAMES)
        or (length == 2 and tag == "v" and text[0] in _LEANING and not known)
    ) or (length > 2 and text[0] == "因" and not known):
        cuts = (1,)
    elif 2 < length < 6 and text not in words.letters and text[-2:] in words.triggers:
        if text[0] in "在于" and length > 3:
            cuts = (1, length - 2)
        elif length == 3 and words.letters.get(text[0]) in ("d", "B"):
            cuts = (1,)
        elif length == 4 and tag in ("nr", "i", "v"):
            cuts = (2,)
    elif length == 4 and tag in ("l", "i", "v", "nr") and text[:2] in words.triggers and not known:
        cuts = (2,)
    if not cuts:
        return (token,)
    edges = (0, *cuts, length)
    return tuple(
        Unit(start + first, start + last, text[first:last], "v" if last == length else "n")
        for first, last in pairwise(edges)
    )
