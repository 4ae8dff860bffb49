"""The names of a document: accepted mentions, spread over the text, linked to people."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from zhextract.engine.atoms import Scope
from zhextract.facts.person.bodies import SHORT_HEADS
from zhextract.facts.person.candidates import NAME_TAGS, Knows, known_tails
from zhextract.facts.person.choose import STRONG, candidates, choose
from zhextract.facts.person.context import ends_title, title_after
from zhextract.facts.person.countries import COUNTRIES
from zhextract.facts.person.doubt import doubtful
from zhextract.facts.person.inventory import EVERYDAY_COMPOUNDS, characters, titles
from zhextract.facts.person.model import Mention
from zhextract.facts.person.repeated import Weak
from zhextract.facts.person.short import Short, court_forms
from zhextract.text.page import Page

if TYPE_CHECKING:
    from zhextract.facts.person.dropped import NameTrace

_SHORTEST_PART = 2
_ORDINALS = frozenset("一二三四五六七八九十")
_JOINED_TO = frozenset("家等后前同")
"""What a name of three characters hardly ends in where its first two are one on the page."""
_NOT_BEFORE = frozenset("·0123456789几多数两十百千")
_UNSURE = frozenset(("post", "place_head", "call"))
"""Kinds of titles before which an everyday surname is more likely a word."""
_NATIONS = COUNTRIES | frozenset("巴乌阿蒙古")
"""Countries by their first character: 韩总统 is no person called 韩."""


class Names:
    """Mentions of a page; no two of them overlap."""

    def __init__(self, length: int) -> None:
        self.shorts: list[tuple[int, Short]] = []
        """Surnames that may mean somebody named before, with the index of their scope."""
        self._by_start: dict[int, Mention] = {}
        self._taken = bytearray(length)

    def in_order(self) -> list[Mention]:
        """The mentions in text order."""
        return [self._by_start[start] for start in sorted(self._by_start)]

    def texts(self, reading: str) -> set[str]:
        """What the mentions read."""
        return {reading[m.start : m.end] for m in self._by_start.values()}

    def free(self, start: int, end: int) -> bool:
        """Whether no mention overlaps the stretch."""
        return self._taken.find(1, start, end) < 0

    def add(self, mention: Mention) -> bool:
        """Take a mention unless it overlaps one that is there; whether it was taken."""
        start, end = mention.start, mention.end
        if not self.free(start, end):
            return False
        self._by_start[start] = mention
        self._taken[start:end] = b"\x01" * (end - start)
        return True

    def at(self, start: int) -> Mention:
        """The mention that begins at ``start``."""
        return self._by_start[start]

    def drop(self, start: int) -> None:
        """Drop the mention that begins at ``start``, if there is one."""
        mention = self._by_start.pop(start, None)
        if mention is not None:
            self._taken[start : mention.end] = bytes(mention.end - start)

    def yield_to(self, start: int, end: int) -> None:
        """Drop shorter mentions within the longer name ``start:end``: 贾二 of 贾二平."""
        for position in range(start, end):
            mention = self._by_start.get(position)
            if mention is None or mention.end > end:
                continue
            if mention.end - position < end - start:
                self.drop(position)


def find_names(
    page: Page, scopes: Sequence[Scope], knows: Knows, trace: NameTrace | None = None
) -> Names:
    """All mentions of people, full names and short forms; ``trace`` is told what is none."""
    names = Names(len(page.reading))
    scope_starts = [scope.start for scope in scopes]

    def scope_of(offset: int) -> int:
        return max(0, bisect_right(scope_starts, offset) - 1)

    for byline in page.bylines:
        names.add(
            Mention(byline.start, byline.end, scope_of(byline.start), "byline", STRONG, ("byline",))
        )
    weak = Weak()
    for index, scope in enumerate(scopes):
        shorts = court_forms(scope.letters, knows) if "某" in scope.letters else []
        options = candidates(scope, knows, shorts, trace)
        if not options and not shorts:
            continue
        found = choose(scope.letters, options)
        weak.keep(scope.letters, options)
        for short in shorts:
            if short.kind != "court":
                names.shorts.append((index, short))
            if short.kind in ("court", "polite") and not any(
                item.start <= short.start < item.end
                for item in found
                if item.start < short.start or item.end > short.end
            ):
                end = short.end if short.kind == "court" else short.start + short.surname
                names.add(_mention(scope, index, short.start, end, short.kind, STRONG, ()))
        for item in found:
            names.add(
                _mention(scope, index, item.start, item.end, item.kind, item.points, item.labels)
            )
    _add_titled_surnames(scopes, names)
    for start in list(doubtful(page.reading, names.in_order(), knows)):
        if trace is not None:
            trace.doubted(names.at(start))
        names.drop(start)
    _cut_back(page.reading, names)
    _spread(page, scopes, names, scope_of, knows, weak.supported(names.texts(page.reading)))
    return names


def _add_titled_surnames(scopes: Sequence[Scope], names: Names) -> None:
    """陈教授 on a page that never gives the full name: a person called 陈."""
    for index, short in names.shorts:
        if short.kind != "title":
            continue
        scope = scopes[index]
        end = short.start + short.surname
        title = title_after(scope.letters, end) or scope.letters[end : short.end]
        if title[0] == scope.letters[end - 1] or scope.letters[end - 1] in SHORT_HEADS:
            continue  # 班|班长, 法律司|司长
        if not _alone(scope, short.start, end, end + len(title)):
            continue
        labels = ("surname.titled", f"right.{title}")
        names.add(_mention(scope, index, short.start, end, "titled", 0, labels))


def _alone(scope: Scope, start: int, end: int, title_end: int) -> bool:
    """Whether a surname and the title behind it are words, by themselves or as one."""
    letters, ends = scope.letters, scope.token_ends
    before = letters[start - 1 : start]
    tier = characters().tier.get(letters[start])
    if before in _NOT_BEFORE or tier == "word":
        return False
    kind = titles().get(letters[end:title_end], "call")
    if kind in _UNSURE and (tier == "everyday" or letters[start] in _NATIONS):
        return False  # 高|校长, 韩|总统; but 高老师, 韩医生
    if end - start == 1 and ends_title(letters, end):
        return False
    at = bisect_left(ends, title_end)
    return ends[at] == title_end and (start == 0 or ends[bisect_left(ends, start)] == start)


def _mention(
    scope: Scope,
    index: int,
    start: int,
    end: int,
    kind: str,
    points: int,
    labels: tuple[str, ...],
) -> Mention:
    return Mention(scope.reading(start), scope.reading(end), index, kind, points, labels)


def _spread(
    page: Page,
    scopes: Sequence[Scope],
    names: Names,
    scope_of: Callable[[int], int],
    knows: Knows,
    repeated: dict[str, str],
) -> None:
    """Find the names with strong evidence, and the parts of long ones, everywhere.

    ``repeated`` are others to find, with their kinds.
    """
    reading = page.reading
    strong = dict(repeated)
    for mention in names.in_order():
        text = reading[mention.start : mention.end].replace(" ", "")
        if mention.points >= STRONG and len(text) >= _SHORTEST_PART:
            strong.setdefault(text, mention.kind)
            for part in name_parts(text, mention.kind):
                if part not in characters().no_person:
                    strong.setdefault(part, "part")
            given = given_name(text, mention.kind)
            if given:
                strong.setdefault(given, "given")
    if not strong:
        return
    lengths = sorted({len(text) for text in strong}, reverse=True)
    heads = {text[:2] for text in strong}
    # ``re`` makes a bitmap of the class, ``regex`` goes through it.
    firsts = re.compile("[" + re.escape("".join(sorted({head[0] for head in heads}))) + "]")
    end = 0
    for match in firsts.finditer(reading):
        start = match.start()
        if start < end or reading[start : start + 2] not in heads:
            continue
        for length in lengths:
            kind = strong.get(reading[start : start + length])
            if kind is not None:
                end = start + length
                names.yield_to(start, end)
                index = scope_of(start)
                if kind == "given":
                    if not _is_word(scopes[index], start, end, knows):
                        continue
                    kind = "part"
                if names.free(start, end) and not _inside_word(reading, start, end, knows):
                    names.add(Mention(start, end, index, kind, 0, ("repeated",)))
                break


def _cut_back(reading: str, names: Names) -> None:
    """Cut off what the segmenter joined to a name of the page: 程凯|家 beside 程凯."""
    known = names.texts(reading)
    for mention in names.in_order():
        text = reading[mention.start : mention.end]
        if len(text) == 3 and text[-1] in _JOINED_TO and text[:-1] in known:
            names.drop(mention.start)
            names.add(mention._replace(end=mention.end - 1))


def _is_word(scope: Scope, start: int, end: int, knows: Knows) -> bool:
    """Whether a given name alone is whole words of the segmenter: 智妍 of 朴智妍, |智妍|今天.

    A word of the dictionary must be a name there: 卫东, not 建设.
    """
    tokens = scope.tokens
    first, last = scope.position(start), scope.position(end)
    index = bisect_left(tokens, first, key=lambda token: token.start)
    if index >= len(tokens) or tokens[index].start != first:
        return False
    if knows(scope.letters[first:last]):
        return tokens[index].end == last and tokens[index].tag in NAME_TAGS
    while index < len(tokens) and tokens[index].end < last:
        index += 1
    if index >= len(tokens):
        return False
    return tokens[index].text[last - tokens[index].start :] in known_tails() | {""}


def given_name(name: str, kind: str) -> str:
    """The two characters that family and friends say of a longer name, or nothing."""
    known = characters()
    if kind == "chinese" and len(name) == 3 and name[0] in known.surnames:
        return name[1:]
    return name[2:] if len(name) == 4 and known.elements.issuperset((name[:2], name[2:])) else ""


def _inside_word(reading: str, start: int, end: int, knows: Knows) -> bool:
    """Whether the stretch is a part of a longer word: 白云 of 白云山."""
    if reading[end : end + 1] == "·" or reading[start - 1 : start] == "·":
        return True
    if "世" in reading[end + 1 : end + 3] and reading[end] in _ORDINALS:  # 穆罕默德|六世
        return True
    places = characters().no_person
    if any(reading[start : end + more] in places for more in (1, 2, 3)):  # 克里 of 克里米亚
        return True
    if knows(reading[start : end + 1]) and len(reading) > end:
        return not knows(reading[end : end + 2])
    return False


def name_parts(name: str, kind: str) -> list[str]:
    """What may stand for a long name alone: the first and last part, a long surname."""
    if "·" in name:
        parts = name.split("·")
        return [part for part in (parts[-1], parts[0]) if len(part) >= _SHORTEST_PART]
    if len(name) > 2 and name[:2] in characters().compound_surnames - EVERYDAY_COMPOUNDS:
        return [name[:2]]
    known = characters().japanese_surnames
    for length in (3, 2):
        if len(name) > length and name[:length] in known and (len(name) > 3 or kind == "japanese"):
            return [name[:length]]
    return []
