"""Chinese, Japanese and minority candidates of a scope, each with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from zhextract.engine.atoms import Scope, Token
from zhextract.facts.person.context import left_label, right_label, title_before
from zhextract.facts.person.inventory import characters, points, titles, words

NAME_TAGS = frozenset(("nr", "nrt", "nrfg"))
_TAG_GROUPS = {
    "nr": "name", "nrt": "name", "nrfg": "name", "ns": "place", "nt": "firm", "t": "time",
    "x": "unknown", "nz": "proper", "zg": "rare", "g": "rare", "ng": "rare",
}  # fmt: skip
_JAPANESE_ENDINGS = frozenset("郎子夫雄一二三介树彦美惠香纪也真人平太助男宏")
_EVERYDAY_COMPOUNDS = frozenset(("第五", "百里", "东方", "西门", "南宫", "东郭", "上官"))
_GOES = frozenset("访赴抵离返晤祭谒驻援赠")
"""Verbs of headlines, joined to the place behind them: 访桂."""
_PLACE_ENDS = frozenset("镇乡村县市省区州街路巷河")


class Candidate(NamedTuple):
    """A stretch of ``letters`` that may be a name, and what speaks for and against it."""

    start: int
    end: int
    kind: str
    points: int
    labels: tuple[str, ...]


Knows = Callable[[str], bool]
"""Whether the dictionary of the segmenter has a word."""


def chinese(scope: Scope, knows: Knows) -> Iterator[Candidate]:
    """Surnames with one or two characters of a given name, every length that could be."""
    known = characters()
    surnames, compound = known.surnames, known.compound_surnames
    japanese = known.japanese_surnames
    letters = scope.letters
    tokens = scope.tokens
    for index, token in enumerate(tokens):
        text = token.text
        start = token.start
        first = text[0]
        pair = letters[start : start + 2]
        if pair in japanese or letters[start : start + 3] in japanese:
            yield from _japanese(scope, index, start)
        if first in _ends_of_titles() and _ends_title(letters, start + 1):
            # 审判长|孙晓彤, although the segmenter sees 长孙/晓彤.
            after = letters[start + 1 : start + 2]
            if after in surnames:
                tier = "surname." + known.tier[after]
                yield from _options(scope, knows, index, start + 1, 1, tier)
            continue
        if pair in compound:
            label = "surname.compound" if pair not in _EVERYDAY_COMPOUNDS else "surname.place"
            yield from _options(scope, knows, index, start, 2, label)
        if first in surnames:
            yield from _options(scope, knows, index, start, 1, "surname." + known.tier[first])
        if len(text) > 1 and text[1] in surnames and (token.tag in NAME_TAGS or len(text) > 2):
            tier = "surname." + known.tier[text[1]]
            yield from _options(scope, knows, index, start + 1, 1, tier)


def _options(
    scope: Scope, knows: Knows, index: int, start: int, surname: int, label: str
) -> Iterator[Candidate]:
    letters, tokens = scope.letters, scope.tokens
    left = None
    given = characters().given
    around = words()
    compound = characters().compound_surnames
    first = start + surname
    for length in (1, 2):
        end = first + length
        if end > len(letters) or not "\u3400" <= letters[end - 1] <= "\u9fff":
            return
        if left is None:
            left = left_label(letters, tokens, index, start)
            if left == "left.dot":
                return
        rest = letters[first:end]
        if rest in around.address or rest in around.says or rest in titles():
            return
        shape, after = _shape(tokens, index, start, end)
        if letters[start:end] in compound:
            continue
        if length == 1:
            name = "single." + given.get(letters[first], "o")
            shape = (*shape, *_third(letters, tokens, after, end, knows))
        else:
            if letters[end - 1] in _PLACE_ENDS:
                shape = (*shape, "ends.place")
            name = "given." + given.get(letters[first], "o") + given.get(letters[first + 1], "o")
        right = right_label(letters, tokens, after, end)
        if surname > 1:
            if length == 1 and given.get(rest) == "x":
                continue
            shape = (f"compound.{length}",)
        else:
            shape = (*shape, *_dictionary(letters[start:end], knows))
        labels = with_title((label, name, *shape, left, right))
        yield Candidate(start, end, "chinese", total(labels), labels)


@cache
def _ends_of_titles() -> frozenset[str]:
    known = characters()
    begins = known.surnames | {surname[0] for surname in known.compound_surnames}
    return frozenset(title[-1] for title in titles()) & begins


def _ends_title(letters: str, position: int) -> bool:
    title = title_before(letters, position)
    return title is not None and len(title) > 1


def _third(
    letters: str, tokens: Sequence[Token], index: int, end: int, knows: Knows
) -> tuple[str, ...]:
    """Whether the character after surname and one more may go on the name: 郭贵|和."""
    if index >= len(tokens) or end >= len(letters):
        return ()
    token = tokens[index]
    if token.start > end or token.end - end > 1:
        return ()
    tier = "r" if token.tag in ("zg", "g") else characters().given.get(letters[end])
    if tier not in ("s", "u", "r") or not "\u3400" <= letters[end] <= "\u9fff":
        return ()
    return (f"third.{tier}{knows(letters[end : end + 2]):d}",)


@cache
def known_tails() -> frozenset[str]:
    """What the segmenter likes to join to a name: 说 of 高云/江说, 等 of 宋朝/弟等."""
    around = words()
    return around.speech | around.deed | around.address | around.joined


def with_title(labels: tuple[str, ...]) -> tuple[str, ...]:
    """The labels once more as seen behind a title, where they weigh otherwise."""
    if labels[-2] not in ("left.title", "left.trade"):
        return labels
    return (*labels, *["titled." + label for label in labels if not label.startswith("left.")])


def _dictionary(text: str, knows: Knows) -> tuple[str, ...]:
    """Whether the dictionary has the candidate, or words inside of it."""
    if text in characters().ordinary:
        return ("ordinary",)
    whole = f"word.{len(text)}" if knows(text) else f"new.{len(text)}"
    if len(text) != 3:
        return (whole,)
    return whole, f"inner.{knows(text[:2]):d}{knows(text[1:]):d}"


def _japanese(scope: Scope, index: int, start: int) -> Iterator[Candidate]:
    letters, tokens = scope.letters, scope.tokens
    known = characters().japanese_surnames
    surname = 3 if letters[start : start + 3] in known else 2
    left = left_label(letters, tokens, index, start)
    for length in (0, 1, 2, 3):
        end = start + surname + length
        if end > len(letters) or not "\u3400" <= letters[end - 1] <= "\u9fff":
            return
        if length and characters().given.get(letters[end - 1]) == "x" or letters[end - 1] in "则也又":
            return
        shape, after = _shape(tokens, index, start, end)
        if letters[end : end + 1] in _JAPANESE_ENDINGS and end < len(letters):
            shape = (*shape, "j.more")
        endings = "j.ending" if letters[end - 1] in _JAPANESE_ENDINGS else "j.plain"
        labels = (f"japanese.{length}", endings, *shape, left, right_label(letters, tokens, after, end))
        yield Candidate(start, end, "japanese", total(labels), labels)


def named(scope: Scope, knows: Knows) -> Iterator[Candidate]:
    """Words that the dictionary or its model of characters takes for names: 恽代英, 欣嘉."""
    letters = scope.letters
    surnames, foreign = characters().surnames, characters().foreign
    compound = characters().compound_surnames
    for index, token in enumerate(scope.tokens):
        length = len(token.text)
        if token.tag not in NAME_TAGS or not 2 <= length <= 5 or token.text[0] in surnames:
            continue
        if length > 3 and not foreign.issuperset(token.text):
            continue
        if token.text in compound or token.text[0] in _GOES:
            continue
        left = left_label(letters, scope.tokens, index, token.start)
        if left == "left.dot":
            continue
        right = right_label(letters, scope.tokens, index + 1, token.end)
        given = characters().given
        tiers = "".join([given.get(char, "o") for char in token.text[-2:]])
        labels = (f"named.{length}", "named." + tiers, "nword" if knows(token.text) else "nnew", left, right)
        yield Candidate(token.start, token.end, "named", total(labels), labels)


def _shape(
    tokens: Sequence[Token], index: int, start: int, end: int
) -> tuple[tuple[str, ...], int]:
    """How a candidate lies over the words, and the index of the word after it."""
    token = tokens[index]
    inside = token.start != start
    if token.end == end:
        group = shape_group(token.tag)
        word = "part" if inside else "token"
        return (f"{word}{min(end - start, 4)}.{group}",), index + 1
    if token.end > end:
        tail = f"cut{min(end - start, 4)}." + shape_group(token.tag) + (".inside" if inside else "")
        return (tail,), index
    after = index + 1
    while after < len(tokens) and tokens[after].end < end:
        after += 1
    if after >= len(tokens):
        return ("split.odd",), after
    last = tokens[after]
    head = f"head.{min(len(token.text), 3)}" + ("n" if token.tag in NAME_TAGS else "")
    if inside:
        head = "head.inside"
    if last.end > end:
        if last.text[end - last.start :] in known_tails():
            return (head, "over.tail"), after
        return (head, "over." + shape_group(last.tag)), after
    if after > index + 1:
        return (head, "rest.many"), after + 1
    rest = f"rest.{min(len(last.text), 3)}" + shape_group(last.tag)
    return (head, rest), after + 1


def shape_group(tag: str) -> str:
    """A coarse class of a dictionary tag, as labels spell it."""
    found = _TAG_GROUPS.get(tag)
    if found is not None:
        return found
    return "noun" if tag[0] == "n" else "verb" if tag[0] == "v" else "word"


def total(labels: Sequence[str]) -> int:
    """The sum of the labels' points; a label without an entry counts nothing."""
    table = points()
    return table["always"] + sum([table.get(label, 0) for label in labels])
