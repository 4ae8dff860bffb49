"""Names that begin with a surname, met on one walk over the words of a scope."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import compress, count, repeat

from zhextract.engine.atoms import Scope, Token
from zhextract.engine.wordbook import per_wordbook
from zhextract.facts.person import look
from zhextract.facts.person.behind import behind_title
from zhextract.facts.person.candidates import KEEP, NAME_TAGS, Candidate, Knows, more, total
from zhextract.facts.person.context import (
    ends_title,
    left_label,
    most_right,
    right_label,
    title_after,
    title_tails,
)
from zhextract.facts.person.foreign import elements
from zhextract.facts.person.inventory import (
    EVERYDAY_COMPOUNDS,
    Characters,
    characters,
    points,
    titles,
    words,
)
from zhextract.facts.person.look import takes_or_once
from zhextract.facts.person.named import NEVER_LAST, figure, is_japanese, japanese, named
from zhextract.facts.person.shape import goes_on, in_dictionary, over_words
from zhextract.facts.person.short import Short, nick, short_begins, short_forms

_PLACE_ENDS = frozenset("镇乡村县市省区州街路巷河团院所局厅厂站馆部室处科会委队组")
_POINTS_OUT = frozenset(("又指", "还指", "也指", "亦指", "续指"))
_CONJUNCTIONS = "和与及同"
"""Surnames that join the word behind them to a title before: 主席|和普京."""
_NATIONS = frozenset("乌俄美韩日英法德印巴以朝阿墨叙埃孟伊加")
_OF_NATIONS = frozenset(("军", "媒", "方", "空军", "海军", "陆军", "防空", "国防", "外长", "称"))
"""乌军, 韩媒, 俄方: a country's, although the country is a surname too."""
_CELEBRATES = frozenset("庆迎")
"""Rare surnames that with a word behind them are its verb: 庆|佳节, 迎|新春."""
_SUFFIXES = "化性率"
"""What makes a noun of a word of two characters."""
_PRONOUNS = frozenset("他她其几另")
_TAILED = frozenset(("over.tail", "over.newtail", "cut2.tail", "cut3.tail"))
_WORDY = frozenset(("everyday", "word"))
_CALLED = frozenset(("left.title", "left.trade", "left.weak"))
_OWN = frozenset(("token2.name", "token3.name"))
"""A candidate that is a word of its own, which the segmenter takes for a name."""
_SECOND = frozenset(("left.title", "left.trade"))
_ONLY_TITLED = frozenset((look.TITLED, look.TITLED | look.SHORT))
_KEPT = 1 << 14


class _Tables:
    """What the loops below look up; made once."""

    def __init__(self) -> None:
        known = characters()
        self.known: Characters = known
        around, count = words(), points()
        self.points = count
        self.short_begins = short_begins()
        self.own = 2 * max([n for label, n in count.items() if label.startswith("own.")], default=0)
        """What the labels of a word that is a name for the segmenter can add."""
        self.not_given = frozenset(titles()) | _POINTS_OUT | around.address | around.says
        self.not_given |= around.no_given


@per_wordbook
def _tables() -> _Tables:
    return _Tables()


def from_words(scope: Scope, knows: Knows, shorts: list[Short]) -> list[Candidate]:
    """Chinese, Japanese and minority names, and other words that are tagged as names.

    ``shorts`` receives the short forms met on the way: the words are walked once.
    """
    letters, texts, ends = scope.letters, scope.words, scope.token_ends
    known, tails, begins = look.looks(knows), title_tails(), _tables().short_begins
    found: list[Candidate] = []
    # Most words are worth nothing, and dropped without a step of this loop.
    worth = list(map(known.get, texts, repeat(look.UNKNOWN)))
    for index in compress(count(), worth):
        what, text = worth[index], texts[index]
        if what == look.UNKNOWN:
            what = known.learn(text, scope.tags[index])
            if not what:
                continue
        start = ends[index] - len(text)
        if what in _ONLY_TITLED:  # 和, 时, 对: no name but behind a title, or in a list
            titled = letters[max(0, start - 2) : start] in tails and ends_title(letters, start)
            if titled or (letters[start - 1 : start] == "、" and _is_listed(scope.tokens, index)):
                _options(scope, knows, index, start, 1, found)
            if what & look.SHORT and letters[start + 1 : start + 2] in begins:
                shorts += short_forms(letters, start)
            continue
        if what == look.OFFICE:
            behind_title(scope, knows, index, found)
        elif what == look.FIGURE:
            figure(scope, index, found)
        elif what >= look.JAPANESE:
            _begins_with_surname(scope, knows, index, what, found, shorts)
        elif what & look.NAMED:
            named(scope, knows, index, found)
            if len(text) == 2 and index and _alone(letters, scope.tokens[index - 1]):
                _options(scope, knows, index - 1, start - 1, 1, found)
        if what & look.ELEMENTS:
            found += elements(scope, knows, start)
        if what & look.NICKNAME:
            shorts.append(nick(start))
        if what & look.INSIDE:
            second = text[1] in _tables().known.surnames
            _options(scope, knows, index, start + 1 if second else ends[index] - 1, 1, found)
    # One search for each of its signs costs less than one for the pattern.
    if "女" in letters or "男" in letters or "先生" in letters or "同志" in letters:
        _before_address(scope, knows, found)
    return found


def _is_listed(tokens: Sequence[Token], index: int) -> bool:
    """Whether a surname that is a word stands before a given name, in a list: 、|成|卫东."""
    after = tokens[index + 1 : index + 2]
    return len(tokens[index].text) == 1 and any(
        len(word.text) == 2 and word.tag in NAME_TAGS for word in after
    )


@cache
def _address() -> re.Pattern[str]:
    """What stands behind a name and hardly behind anything else."""
    return re.compile("同志|先生|女士|[（，][男女][）。，、]")


def _before_address(scope: Scope, knows: Knows, found: list[Candidate]) -> None:
    """Names with a surname that is a word (万长河同志), which are looked at nowhere else."""
    letters, tokens = scope.letters, scope.tokens
    tier = _tables().known.tier
    for match in _address().finditer(letters):
        end = match.start()
        for start in (end - 3, end - 2):
            if start >= 0 and tier.get(letters[start]) == "word":
                index = bisect_right(tokens, start, key=lambda token: token.start) - 1
                _options(scope, knows, index, start, 1, found)


def _begins_with_surname(
    scope: Scope,
    knows: Knows,
    index: int,
    what: int,
    found: list[Candidate],
    shorts: list[Short],
) -> None:
    letters = scope.letters
    text = scope.words[index]
    start = scope.token_ends[index] - len(text)
    if what & look.JAPANESE and is_japanese(letters, start):
        japanese(scope, knows, index, start, found)
    if (
        what & look.TITLE_END
        and letters[max(0, start - 1) : start + 1] in title_tails()
        and ends_title(letters, start + 1)
    ):
        # 审判长|孙晓彤, although the segmenter sees 长孙/晓彤.
        _options(scope, knows, index, start + 1, 1, found)
        return
    if what & look.COMPOUND:
        _compound(scope, knows, index, start, found)
    if what & look.SHORT or (what & look.COMPOUND and what < look.SHORT):
        shorts += short_forms(letters, start)
    if what < look.SURNAME or (what & look.TAKING and takes_or_once(letters, start, len(text))):
        return
    if what & look.SURNAME or look.introduced(what, letters, start):
        _options(scope, knows, index, start, 1, found)


def _alone(letters: str, token: Token) -> bool:
    """Whether a word is a surname right behind 、: 、|成|卫东."""
    tier = _tables().known.tier.get(token.text)
    return tier == "word" and letters[token.start - 1 : token.start] == "、"


def _compound(scope: Scope, knows: Knows, index: int, start: int, found: list[Candidate]) -> None:
    if scope.letters[start : start + 2] in _tables().known.compound_surnames:
        _options(scope, knows, index, start, 2, found)


@lru_cache(_KEPT)
def _given(text: str, surname: int, knows: Knows) -> tuple[int, tuple[str, ...]] | None:
    """What a surname of so many characters and a given name count for by themselves.

    None where they are no name; no labels where longer ones are none either.
    """
    tables = _tables()
    known = tables.known
    rest = text[surname:]
    if not "\u3400" <= rest[-1] <= "\u9fff":
        return 0, ()
    if rest in tables.not_given or rest[-1] in NEVER_LAST:
        return None
    if len(rest) == 2 and rest[1] in _SUFFIXES and knows(text[:2]):  # 智能|化
        return None
    if text[0] in _NATIONS and rest in _OF_NATIONS:
        return 0, ()
    if text[0] in _CELEBRATES and len(rest) == 2 and knows(rest):
        return 0, ()
    if text in known.compound_surnames or (text[0] in _CONJUNCTIONS and knows(rest)):
        return None
    if surname == 1:
        tier = known.tier.get(text[0])
        if tier is None:
            return 0, ()
    else:
        tier = "place" if text[:2] in EVERYDAY_COMPOUNDS else "compound"
    if len(rest) == 1:
        tiers = "single." + known.given.get(rest, "o")
        if surname > 1 and (tiers == "single.x" or rest in _CONJUNCTIONS[:3]):
            return None
    else:
        tiers = "given." + known.given.get(rest[0], "o") + known.given.get(rest[1], "o")
    labels: tuple[str, ...] = ("surname." + tier, tiers)
    if len(rest) > 1 and rest[1] in _PLACE_ENDS:
        labels = (*labels, "ends.place")
    labels += (f"compound.{len(rest)}",) if surname > 1 else in_dictionary(text, knows)
    return total(labels), labels


def _takes_office(letters: str, position: int) -> bool:
    """Whether a title stands at ``position``: behind 任 it is what somebody becomes."""
    if letters[position : position + 1] in "副代":
        position += 1
    return title_after(letters, position) is not None


def _somebody_follows(letters: str, position: int) -> bool:
    """Whether a word for somebody of his stands there: 同事, 妻子, 他."""
    if letters[position : position + 1] in _PRONOUNS:
        return True
    kinds = titles()
    return any(kinds.get(letters[position : position + length]) == "call" for length in (2, 3))


def _options(
    scope: Scope, knows: Knows, index: int, start: int, surname: int, found: list[Candidate]
) -> None:
    """One or two characters of a given name behind a surname."""
    letters, tokens = scope.letters, scope.tokens
    tables = _tables()
    foreign_core, foreign = tables.known.foreign_core, tables.known.foreign
    first = start + surname
    left = ""
    for end in (first + 1, first + 2):
        if end > len(letters):
            return
        text = letters[start:end]
        given = _given(text, surname, knows)
        if given is None:
            continue
        sum_of_points, labels = given
        if not labels:
            return
        if text[-1] == "任" and _takes_office(letters, end):
            return  # 李强|任组长
        if end == first + 2 and text[-1] in _CONJUNCTIONS and _somebody_follows(letters, end):
            continue  # 王刚|和同事
        if not left:
            left = left_label(letters, tokens, index, start)
            if left == "left.dot":
                return
        shape, after = over_words(tokens, index, start, end, knows)
        if "rest.2place" in shape and left != "left.title":
            joins = tokens[index].tag[0] in "pcdu" and labels[0] == "surname.everyday"
            if (joins or labels[0] == "surname.word") and not _address().match(letters, end):
                return  # 于|中国, 和|芬兰, 来|上海; but 万|长河|同志
        labels = (*labels, *shape, left)
        if left in _CALLED and "ends.place" in labels:
            labels = tuple([label for label in labels if label != "ends.place"])
        titled = left in _SECOND
        own = shape[0] in _OWN
        if not titled:
            hopeful = sum_of_points + more((left, *shape)) + (tables.own if own else 0)
            if hopeful + most_right(letters, end) <= KEEP:
                continue
        right = right_label(letters, tokens, after, end)
        if right == "right.inside" and not _TAILED.isdisjoint(shape):
            right = "right.tail"
        if not titled and hopeful + tables.points[right] <= KEEP:
            continue
        if end == first + 1:
            labels += goes_on(letters, tokens, after, end, knows)
        if letters[end : end + 1] in foreign_core and foreign.issuperset(text):
            labels += ("run.more",)
        labels += (right,)
        if titled:
            labels += tuple(["titled." + label for label in labels if label != left])
        if own:
            labels += ("own." + left, "own." + right)
        sum_of_points = total(labels)
        if sum_of_points > KEEP:
            found.append(Candidate(start, end, "chinese", sum_of_points, labels))
