"""Names that begin with a surname, and what the dictionary takes for a name."""

from __future__ import annotations

from functools import cache

from zhextract.engine.atoms import Scope
from zhextract.facts.person.candidates import (
    KEEP,
    NAME_TAGS,
    Candidate,
    Knows,
    total,
)
from zhextract.facts.person.context import ends_title, left_label, right_label
from zhextract.facts.person.foreign import elements
from zhextract.facts.person.inventory import Characters, characters, points, titles, words
from zhextract.facts.person.shape import goes_on, in_dictionary, over_words
from zhextract.facts.person.short import NICK, Short, nick, short_forms

_EVERYDAY_COMPOUNDS = frozenset(("第五", "百里", "东方", "西门", "南宫", "东郭", "上官"))
_JAPANESE_ENDINGS = frozenset("郎子夫雄一二三介树彦美惠香纪也真人平太助男宏")
_NO_JAPANESE_END = frozenset("则也又")
_GOES = frozenset("访赴抵离返晤祭谒驻援赠")
"""Verbs of headlines, joined to the place behind them: 访桂."""
_INSTITUTIONS = frozenset("院所站馆场局部厂店县市镇乡村郡岛河湖山学机")
_PLACE_ENDS = frozenset("镇乡村县市省区州街路巷河")
_BEFORE_TAKING = frozenset(
    "曾历现兼担先后又并续月年日起今至间时\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007"
)
"""Behind these 任 is the verb, not the surname: 曾任, 2003年任."""
_POINTS_OUT = frozenset(("又指", "还指", "也指", "亦指", "续指"))
_NEVER_LAST = frozenset("在的了是说称对将也等被把从向就都不以作")
_NATIONS = frozenset("乌俄美韩日英法德印巴以朝")
_OF_NATIONS = frozenset(("军", "媒", "方", "空军", "海军", "陆军", "防空", "国防", "外长", "称"))
"""乌军, 韩媒, 俄方: a country's, although the country is a surname too."""
_AFTER_ONCE = frozenset("先任经在是获担参当有为被与于")
"""Before these 曾 is the adverb: 曾先后, 曾任."""
_PLAIN_TAGS = frozenset("vdcpramufqbilsyzkoe")
_PLAIN_NOUNS = {2: frozenset(("n", "ns", "nt")), 3: frozenset(("nt", "ns"))}
_TAILED = frozenset(("over.tail", "cut2.tail", "cut3.tail"))
_WORDY = frozenset(("everyday", "word"))
_SECOND = frozenset(("left.title", "left.trade"))


class _Tables:
    """What decides at which words to look closer; made once."""

    def __init__(self) -> None:
        known = characters()
        self.known: Characters = known
        self.compound_firsts = frozenset(surname[0] for surname in known.compound_surnames)
        self.japanese_firsts = frozenset(surname[0] for surname in known.japanese_surnames)
        self.elements = frozenset(element[:2] for element in known.elements)
        self.element_firsts = frozenset(element[0] for element in known.elements)
        self.firsts = known.surnames | self.compound_firsts | self.japanese_firsts
        self.most_right = max(n for label, n in points().items() if label.startswith("right."))
        around = words()
        self.not_given = around.address | around.says | frozenset(titles()) | _POINTS_OUT
        title_ends = {title[-1] for title in titles()}
        self.before_plain = frozenset(title_ends | set("、（"))
        """Only behind these an everyday word is looked at as a name."""
        self.title_ends = frozenset(title_ends & self.firsts)


@cache
def _tables() -> _Tables:
    return _Tables()


def from_words(scope: Scope, knows: Knows, shorts: list[Short]) -> list[Candidate]:
    """Chinese, Japanese and minority names, and other words that are tagged as names.

    ``shorts`` receives the short forms met on the way: the words are walked once.
    """
    tables = _tables()
    known, firsts = tables.known, tables.firsts
    surnames, compound, tier = known.surnames, known.compound_surnames, known.tier
    letters, tokens = scope.letters, scope.tokens
    found: list[Candidate] = []
    elements_end = 0
    for index, (start, _end, text, tag) in enumerate(tokens):
        first = text[0]
        if (
            first in tables.element_firsts
            and start >= elements_end
            and letters[start : start + 2] in tables.elements
            and (run := elements(scope, knows, start))
        ):
            found += run
            elements_end = max(item.end for item in run)
        if first not in firsts:
            if first in NICK:
                shorts += nick(letters, start, text)
            is_name = tag in NAME_TAGS
            if is_name:
                _named(scope, knows, index, found)
            if len(text) > 1 and text[1] in surnames and _inside(tables, text, is_name):
                _options(scope, knows, index, start + 1, 1, tier[text[1]], found)
            continue
        if first in tables.japanese_firsts and _is_japanese(letters, start):
            _japanese(scope, index, start, found)
        if first in tables.title_ends and ends_title(letters, start + 1):
            # 审判长|孙晓彤, although the segmenter sees 长孙/晓彤.
            after = letters[start + 1 : start + 2]
            if after in surnames:
                _options(scope, knows, index, start + 1, 1, tier[after], found)
            continue
        if first in tables.compound_firsts and (pair := letters[start : start + 2]) in compound:
            label = "place" if pair in _EVERYDAY_COMPOUNDS else "compound"
            _options(scope, knows, index, start, 2, label, found)
            if first not in surnames:
                shorts += short_forms(letters, start)
        if first not in surnames:
            continue
        if len(text) < 5:
            shorts += short_forms(letters, start)
        if not _everyday(tables, knows, letters, start, text, tag):
            _options(scope, knows, index, start, 1, tier[first], found)
        if len(text) > 1 and text[1] in surnames and _inside(tables, text, tag in NAME_TAGS):
            _options(scope, knows, index, start + 1, 1, tier[text[1]], found)
    return found


def _inside(tables: _Tables, text: str, is_name: bool) -> bool:
    """Whether a name may begin with the second character of a word: 致牟小东."""
    tier = tables.known.tier[text[1]]
    return tier != "word" and (is_name or (len(text) == 3 and tier != "everyday"))


def _is_japanese(letters: str, start: int) -> bool:
    known = characters().japanese_surnames
    return letters[start : start + 2] in known or letters[start : start + 3] in known


def _everyday(tables: _Tables, knows: Knows, letters: str, start: int, text: str, tag: str) -> bool:
    """Whether the word is too ordinary to be looked at here: 高度, 方面; 和, 时 by themselves."""
    before = letters[start - 1] if start else ""
    if text[0] == "任" and (len(text) == 1 or before in _BEFORE_TAKING):
        return not ends_title(letters, start)
    if text[0] == "曾" and letters[start + 1 : start + 2] in _AFTER_ONCE:
        return True
    if tag in NAME_TAGS:
        return False
    length = len(text)
    word = tables.known.tier[text[0]] == "word"
    if before in tables.before_plain:
        if before not in "、（":
            if ends_title(letters, start):
                return False
        elif not word:
            return False
    if word or length > 3:
        return True
    if not start or tables.known.tier[text[0]] == "strong":
        return False
    if length == 1:
        return False
    return (tag[0] in _PLAIN_TAGS or tag in _PLAIN_NOUNS[length]) and knows(text)


def _options(
    scope: Scope,
    knows: Knows,
    index: int,
    start: int,
    surname: int,
    tier: str,
    found: list[Candidate],
) -> None:
    """One or two characters of a given name behind a surname."""
    letters, tokens = scope.letters, scope.tokens
    tables = _tables()
    given = tables.known.given
    first = start + surname
    left = ""
    for end in (first + 1, first + 2):
        if end > len(letters) or not "\u3400" <= letters[end - 1] <= "\u9fff":
            return
        rest = letters[first:end]
        if rest in tables.not_given or rest[-1] in _NEVER_LAST:
            continue
        if letters[start] in _NATIONS and rest in _OF_NATIONS:
            return
        text = letters[start:end]
        if text in tables.known.compound_surnames:
            continue
        if not left:
            left = left_label(letters, tokens, index, start)
            if left == "left.dot":
                return
        shape, after = over_words(tokens, index, start, end)
        if len(rest) == 1:
            tiers = "single." + given.get(rest, "o")
            if surname > 1 and (tiers == "single.x" or rest in "和与及"):
                continue
            shape = (*shape, *goes_on(letters, tokens, after, end, knows))
        else:
            tiers = "given." + given.get(rest[0], "o") + given.get(rest[1], "o")
            if rest[1] in _PLACE_ENDS:
                shape = (*shape, "ends.place")
        if "rest.2place" in shape and tier in _WORDY:  # 于|中国, 和|芬兰
            return
        if letters[end : end + 1] in tables.known.foreign_core and tables.known.foreign.issuperset(
            text
        ):
            shape = (*shape, "run.more")
        known_words = in_dictionary(text, knows)
        shape = (*shape, *known_words) if surname == 1 else (f"compound.{len(rest)}",)
        labels = ("surname." + tier, tiers, *shape, left)
        titled = left in _SECOND
        if not titled and total(labels) + tables.most_right <= KEEP:
            continue
        right = right_label(letters, tokens, after, end)
        if right == "right.inside" and _TAILED.intersection(shape):
            right = "right.tail"
        labels = (*labels, right)
        if titled:
            labels = (*labels, *["titled." + label for label in labels if label != left])
        sum_of_points = total(labels)
        if sum_of_points > KEEP:
            found.append(Candidate(start, end, "chinese", sum_of_points, labels))


def _japanese(scope: Scope, index: int, start: int, found: list[Candidate]) -> None:
    letters, tokens = scope.letters, scope.tokens
    known = characters()
    surname = 3 if letters[start : start + 3] in known.japanese_surnames else 2
    left = left_label(letters, tokens, index, start)
    for length in (0, 1, 2, 3):
        end = start + surname + length
        if end > len(letters) or not "\u3400" <= letters[end - 1] <= "\u9fff":
            return
        last = letters[end - 1]
        if length and (known.given.get(last) == "x" or last in _NO_JAPANESE_END):
            return
        shape, after = over_words(tokens, index, start, end)
        if letters[end : end + 1] in _JAPANESE_ENDINGS:
            shape = (*shape, "j.more")
        ending = "j.ending" if last in _JAPANESE_ENDINGS else "j.plain"
        right = right_label(letters, tokens, after, end)
        labels = (f"japanese.{length}", ending, *shape, left, right)
        found.append(Candidate(start, end, "japanese", total(labels), labels))


def _named(scope: Scope, knows: Knows, index: int, found: list[Candidate]) -> None:
    """Words that the dictionary or its model of characters takes for names: 恽代英, 欣嘉."""
    letters = scope.letters
    start, end, text, _tag = scope.tokens[index]
    known = characters()
    if not 2 <= len(text) <= 5 or text[0] in _GOES or text in known.compound_surnames:
        return
    if text[-1] in _NEVER_LAST or (len(text) == 3 and text[-1] in _INSTITUTIONS):
        return
    if len(text) > 3 and not known.foreign.issuperset(text):
        return
    left = left_label(letters, scope.tokens, index, start)
    if left == "left.dot":
        return
    tiers = "".join([known.given.get(char, "o") for char in text[-2:]])
    labels = (
        f"named.{len(text)}",
        "named." + tiers,
        "nword" if knows(text) else "nnew",
        "named.foreign" if known.foreign.issuperset(text) else "named.han",
        left,
        right_label(letters, scope.tokens, index + 1, end),
    )
    found.append(Candidate(start, end, "named", total(labels), labels))
