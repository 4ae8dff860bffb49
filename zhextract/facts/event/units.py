"""Units: the words of a scope as its clauses are read, each with a class letter."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from itertools import pairwise

from zhextract.engine.atoms import Atom, Scope, Token
from zhextract.engine.wordbook import per_wordbook
from zhextract.facts.event.vocabulary import ADVERBIAL, Vocabulary, vocabulary

_OPENING = {"（": "）", "〔": "〕", "“": "”", "《": "》", "‘": "’", "【": "】", "(": ")"}
_LEFT_OUT = frozenset("（(〔")
_QUOTED = 24
"""Tokens, at most, that a bracket or a quotation holds together."""
_SILENT = frozenset('“”‘’《》（）)"\t〉〈【】[]')
_OCCASION = "time.occasion"
_LENGTHS = frozenset(("秒", "分钟", "小时", "天", "日", "周", "星期", "个月", "年", "夜"))
_LEANING = frozenset("再又已将共均曾也就才还突复")
"""Adverbs that a segmenter joins to a verb of one character: 再添."""
_GLUE = frozenset("由中上没未")
_OPENS_SPLIT = _LEANING | _GLUE | {"起", "会", "因", "案", "同", "与", "任", "时"}
_SEATS = "省市县区镇乡局校"
_ENDS_SPLIT = "至将在了过着"
_BY_PLACE = frozenset("了电讯—")
"""Words whose class depends on what stands before them."""
_TAILS = {"至": "p", "给": "p", "了": "ul", "过": "ug", "着": "uz"}
"""What a segmenter joins to a verb, with its tag: 运|至, 签|了, 转赠|给."""
_BODIES = "部会省市县区局院厅委司馆团方校节展赛站店"
"""Ends of names of bodies that a segmenter joins to 将 or 在: 交通运输|部将, 诗歌|节在."""
_NAMES = frozenset("nvwVxAs")
_QUOTES = frozenset("“”")
_CLAUSE_MARKS = frozenset("，；。！？：!?;:")

_SPECIAL = "?"
"""The code of a word that its neighbours decide on, or that is more or less than one unit."""
_WORDS_KEPT = 1 << 14
"""Words, at most, whose codes are kept."""

Unit = Token
"""A word, a number, a time, or a quotation; offsets into ``Scope.letters``."""


@per_wordbook
def _codes() -> Callable[[str, str], str]:
    """``_code`` with the words in force, which remembers what it gave."""
    return lru_cache(maxsize=_WORDS_KEPT)(partial(_code, vocabulary()))


def _code(words: Vocabulary, text: str, tag: str) -> str:
    """The class letter of a word wherever it stands, else ``_SPECIAL``."""
    if (
        "\ue000" <= text <= "\uf8ff"
        or text in words.endings
        or text in _OPENING
        or text in _BY_PLACE
    ):
        return _SPECIAL
    letter = words.letters.get(text)
    if letter is not None:
        return letter
    token = Unit(0, len(text), text, tag)
    if text in _SILENT or any(len(_split(token, before, words)) > 1 for before in "Tn"):
        return _SPECIAL
    return words.letter(text, tag)


class UnitReader:
    """Makes the units of one scope."""

    def __init__(self, scope: Scope, words: Vocabulary) -> None:
        self.units: list[Unit] = []
        self.letters: list[str] = []
        self.aside: dict[int, int] = {}
        self._codes = ""
        self._scope = scope
        self._words = words

    def read(self, names: Sequence[tuple[int, int]], opens: int, stop: int) -> None:
        """Take the tokens of the positions ``opens:stop``."""
        if not self._scope.tokens:
            return
        ends = self._scope.token_ends
        last = min(len(ends), bisect_left(ends, stop) + 1)
        index = bisect_left(ends, opens) + 1 if opens else 0
        if index >= last:
            return
        texts, tags = self._scope.words[index:last], self._scope.tags[index:last]
        self._codes = index * " " + "".join(map(_codes(), texts, tags))
        done = opens
        for start, end in names:
            if start < done or start >= stop:
                continue
            at = bisect_right(ends, start)
            index = self._run(index, at, done)
            if index > at:
                continue  # a quotation holds it
            token = self._scope.tokens[at]
            self._part(token, max(done, token.start), start)
            self._add(Unit(start, end, self._scope.letters[start:end], "nr"), "n")
            done = end
            index = bisect_right(ends, end)
        self._run(index, last, done)

    def _run(self, index: int, last: int, done: int) -> int:
        """Take the tokens ``index:last``, the first from ``done`` on; gives the index behind."""
        tokens, codes = self._scope.tokens, self._codes
        if index < last and tokens[index].start < done:
            self._part(tokens[index], done, tokens[index].end)
            index += 1
        while index < last:
            special = codes.find(_SPECIAL, index, last)
            stop = special if special >= 0 else last
            self.units.extend(tokens[index:stop])
            self.letters.extend(codes[index:stop])
            index = self._word(tokens, special) if special >= 0 else last
        return index

    def _word(self, tokens: Sequence[Token], index: int) -> int:
        """Any token that is not just a word of the vocabulary; gives the index behind it."""
        token = tokens[index]
        if "\ue000" <= token.text <= "\uf8ff":
            self._atom(token)
            return index + 1
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
        if text in ("上", "中") and self._is_meeting():
            self.letters[-1] = "n"  # 电话 会 上
        if letter == "c" and text in ("电", "讯") and not self._may_close():
            letter = "n"  # 电 竞馆
        if text == "—" and self.units and self.units[-1].tag in ("ns", "nz"):
            letter = "n"  # 中国—东盟博览会
        if letter == "u" and text == "了" and self._may_act():
            self.letters[-1] = "v"  # 装上了: whatever the dictionary calls it
        if letter is None:
            length = len(text)
            if length > 2 or (
                length == 2 and (text[0] in _OPENS_SPLIT or text[1] in "至将在了过着")
            ):
                parts = _split(token, self.letters, words)
                if len(parts) > 1:
                    for part in parts:
                        self._take(part)  # 审议|通过议案: the first part may end a trigger
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
        timed = atom is not None and atom[0] == "time"
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
        return self.letters[-1:] in (["n"], ["D"]) and self.units[-1].tag != "quoted"

    def _is_meeting(self) -> bool:
        """Whether the last unit is a 会 that ends a name, and no modal."""
        return (
            self.letters[-2:-1] != []
            and self.letters[-2] in "nvVwxAs"
            and self.units[-1].text == "会"
        )

    def _may_close(self) -> bool:
        """Whether 电 or 讯 may end a dateline behind the last unit: 10月21日电, 本报 讯."""
        return not self.letters or self.letters[-1] in "Tc" or self.units[-1].text[-1] in "报社网"

    def _goes_on(self) -> bool:
        """Whether the words before an occasion are the attribute of its name."""
        return bool(self.letters) and self.letters[-1] in "xnqw"


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


def _glued(text: str, words: Vocabulary) -> bool:
    """Whether two words of one character are joined: 中|称, 由|降."""
    first, second = words.letters.get(text[0], ""), words.letters.get(text[1], "")
    return text[0] in _GLUE and (second in ("V", "s") and first != "")


def _cuts(text: str, tag: str, words: Vocabulary) -> tuple[int, ...]:
    """Where a word that no table knows is cut: 在|京|开幕, 已|开幕, 发表|声明, 圆满|完成."""
    length = len(text)
    first, last = text[:2], text[-2:]
    if length > 5:
        return ()
    if text[0] in "在于" and length > 3 and last in words.triggers:
        return (1, length - 2)
    if length == 3 and last in words.triggers and words.letters.get(text[0]) in ("d", "B"):
        return (1,)
    if length == 3 and (text[2] in "给至" or (tag == "nr" and text[2] in "到赴率携")):
        return (2,)
    if length != 4:
        return ()
    acts = words.letters.get(first) in ("V", "d", ADVERBIAL) and words.letters.get(last) in (
        "V",
        "s",
        "o",
    )
    if acts or first in words.classes["verbal"] or first in words.classes["finite"]:
        return (2,)
    known = first in words.triggers or last in words.triggers
    return (2,) if known and tag in ("nr", "i", "v", "l") else ()


def _split(token: Token, before: Sequence[str], words: Vocabulary) -> tuple[Unit, ...]:
    """A token as units; a segmenter joins what it does not know (在京开幕, 起任, 宣誓就职)."""
    start, text, tag = token.start, token.text, token.tag
    length = len(text)
    cuts: tuple[int, ...] = ()
    follows = before[-1] if before else ""
    known = text in words.letters
    if (
        (length > 1 and text[0] == "起" and follows == "T")
        or (text == "会上" and follows in _NAMES)
        or (length == 2 and tag == "v" and text[0] in _LEANING and not known)
        or (length > 2 and tag == "v" and text[0] == "被" and not known)
        or (length > 2 and tag == "ns" and text[0] == "为" and not known)
        or (length == 2 and not known and _glued(text, words))
        or (length == 2 and not known and tag == "v" and text[1] == "至")
        or (length == 2 and not known and tag in ("ul", "ug", "uz"))
        or (length == 2 and not known and text[1] in "将在为向对" and text[0] in _BODIES)
        or (length > 1 and not known and text[0] == "因" and tag[:1] == "v")
        or (length > 2 and not known and text[0] == "因")
        or (length == 3 and not known and text[0] == "案" and follows in _NAMES)
        or (length == 3 and not known and tag == "j" and text[0] in "同与")
        or (length == 2 and not known and text in ("时称", "时说"))
        or (length == 2 and not known and text[0] in "任由" and text[1] in _SEATS)
    ):
        cuts = (1,)
    elif length > 2 and not known:
        cuts = _cuts(text, tag, words)
    if cuts == (1,) and text[:2] in words.letters and text[0] == "因":
        cuts = (2,)  # 因公|殉职
    if not cuts:
        return (token,)
    if cuts == (length - 1,) and text[-1] in _TAILS:
        tail = Unit(start + length - 1, start + length, text[-1], _TAILS[text[-1]])
        return Unit(start, tail.start, text[:-1], "v"), tail
    edges = (0, *cuts, length)
    # 通过|议案, 退休|工人
    named = (tag[:1] in "nl" and text[: cuts[-1]] in words.triggers) or tag == "ns"
    last_tag, first_tag = "n" if named else "v", "nr" if tag == "nr" else "n"
    return tuple(
        Unit(
            start + first, start + last, text[first:last], last_tag if last == length else first_tag
        )
        for first, last in pairwise(edges)
    )
