"""At which words to look closer: what the text and the tag of a word alone say about it.

Most words are done with one look-up: news says the same words again and again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from zhextract.engine.wordbook import per_wordbook
from zhextract.facts.person.behind import is_office
from zhextract.facts.person.candidates import NAME_TAGS, Knows
from zhextract.facts.person.context import becomes, title_before
from zhextract.facts.person.inventory import Characters, characters, titles, words
from zhextract.facts.person.short import NICK, goes_before, takes_short
from zhextract.vocabulary import public_figures

UNKNOWN = -1
"""Not met before."""
NAMED = 1
"""Tagged as a name, and begins with no surname."""
NICKNAME = 2
"""小马, 老李."""
INSIDE = 4
"""A name may begin with its second character: 致牟小东."""
ELEMENTS = 8
"""May begin a minority name."""
JAPANESE = 16
"""May begin with a Japanese surname."""
TITLE_END = 32
"""Its first character may end a title and a surname may follow: 长孙 of 审判长孙晓彤."""
COMPOUND = 64
"""May begin with a compound surname."""
SHORT = 128
"""A surname that may stand for a name: 王书记."""
SURNAME = 256
"""Begins with a surname and is worth a look anywhere."""
PLAIN = 512
"""Begins with a surname and is an everyday word if the dictionary has it: 方面."""
TITLED = 1024
"""Begins with a surname, but is looked at only behind a title: 和, 白雪."""
LISTED = 2048
"""Is looked at behind 、 and （ too."""
TAKING = 4096
"""Begins with 任 or 曾, which mostly are a verb and an adverb."""
OFFICE = 8192
"""Ends with the title of an office: a name may stand behind."""

FIGURE = 16384
"""A public figure, and nothing else."""

_PARTICLES = frozenset("cpdur")
"""Tags of single words that are no surname even behind a title: 国王|和|太后."""
_PLAIN_TAGS = frozenset("vdcpramufqbilsyzkoe")
_PLAIN_NOUNS = {2: frozenset(("n", "ns", "nt")), 3: frozenset(("nt", "ns"))}
_BEFORE_TAKING = frozenset(
    "曾历现兼担先后又并续月年日起今至间时\ue000\ue001\ue002\ue003\ue004\ue005\ue006\ue007"
)
"""Behind these 任 is the verb, not the surname: 曾任, 2003年任."""
_LIST_STARTS = frozenset(("", "，", "。", "；", "：", "、"))
_AFTER_ONCE = frozenset("先任经在是获担参当有为被与于")
"""Before these 曾 is the adverb: 曾先后, 曾任."""
_FIRMS = ("公司", "集团", "银行", "大学", "学院", "医院", "研究院", "事务所")
_KEPT = 1 << 15
"""Words whose answers are kept at most: what a long-running process may hold."""
_SEGMENTERS = 2
"""Segmenters whose words are kept."""


class _Tables:
    """The first characters that matter; made once."""

    def __init__(self) -> None:
        known = characters()
        self.known: Characters = known
        self.compound_firsts = frozenset(surname[0] for surname in known.compound_surnames)
        self.japanese_firsts = frozenset(surname[0] for surname in known.japanese_surnames)
        self.japanese_heads = frozenset(surname[:2] for surname in known.japanese_surnames)
        self.elements = frozenset(element[:2] for element in known.elements)
        self.element_firsts = frozenset(element[0] for element in known.elements)
        self.firsts = known.surnames | self.compound_firsts | self.japanese_firsts
        around = words()
        title_ends = {title[-1] for title in titles()}
        self.before_inside = around.introduces | around.deed | title_ends
        """Characters before a name that the segmenter joins to it."""
        self.title_ends = frozenset(title_ends & self.firsts)


@per_wordbook
def _tables() -> _Tables:
    return _Tables()


class Looks(dict[str, int]):
    """What each word met is worth a look for; one table for each segmenter, which tags it."""

    def __init__(self, knows: Knows) -> None:
        super().__init__()
        self._knows = knows

    def learn(self, text: str, tag: str) -> int:
        """Ask for a word that is not there."""
        if len(self) >= _KEPT:
            self.clear()
        what = look(text, tag)
        if what & PLAIN and not self._knows(text):
            what ^= PLAIN | LISTED | SURNAME
        if not what & INSIDE and what < OFFICE and is_made_up(text) and not self._knows(text):
            what |= INSIDE
        self[text] = what
        return what


@per_wordbook
def _kept() -> Callable[[Knows], Looks]:
    return lru_cache(_SEGMENTERS)(Looks)


def looks(knows: Knows) -> Looks:
    """The words met so far with a segmenter, of which ``knows`` is the method."""
    return _kept()(knows)


def look(text: str, tag: str) -> int:
    """What a word is worth a look for, as a sum of the values above; mostly nothing."""
    if len(text) > 1 and is_office(text):
        return OFFICE
    if text in public_figures():
        return FIGURE
    tables = _tables()
    known = tables.known
    first, length, is_name = text[0], len(text), tag in NAME_TAGS
    found = 0
    if first in tables.element_firsts and (length == 1 or text[:2] in tables.elements):
        found |= ELEMENTS
    if length > 1 and text[1] in known.surnames and first in tables.before_inside:
        tier = known.tier[text[1]]
        if tier != "word" and (is_name or (length == 3 and tier != "everyday")):
            found |= INSIDE
    if first in NICK and goes_before(text):
        found |= NICKNAME
    if first not in tables.firsts:
        return found | NAMED if is_name else found
    if first in tables.japanese_firsts and (length == 1 or text[:2] in tables.japanese_heads):
        found |= JAPANESE
    if first in tables.title_ends:
        found |= TITLE_END
    if first in tables.compound_firsts and (length == 1 or text[:2] in known.compound_surnames):
        found |= COMPOUND
    if first not in known.surnames:
        return found
    if length < 5 and (found & COMPOUND or takes_short(text)):
        found |= SHORT
    return found | _as_surname(first, length, tag, known.tier[first])


def _as_surname(first: str, length: int, tag: str, tier: str) -> int:
    taking = TAKING if first in "任曾" else 0
    if tag in NAME_TAGS:
        return taking | SURNAME
    if tier == "word":
        return 0 if length == 1 and tag[0] in _PARTICLES else taking | TITLED
    if length > 3:
        return taking | TITLED | LISTED
    if tier == "strong" or length == 1:
        return taking | SURNAME
    plain = tag[0] in _PLAIN_TAGS or tag in _PLAIN_NOUNS[length]
    return taking | (PLAIN | LISTED if plain else SURNAME)


def is_made_up(text: str) -> bool:
    """Whether a surname may end a word that the segmenter made: 村医何|向前, 当许|传音."""
    tables = _tables()
    if len(text) not in (2, 3, 4, 5) or tables.known.tier.get(text[-1]) not in ("strong", "usual"):
        return False
    before = text[:-1]
    return before in tables.before_inside if len(before) == 1 else before in titles()


def introduced(what: int, letters: str, start: int) -> bool:
    """Whether what is beside an everyday word may make a name of it: a title, a list, 为."""
    if not start:
        return what & PLAIN > 0
    if letters[start - 1] in "、（":
        return what & LISTED > 0
    if "为" in letters[start + 2 : start + 4] or letters[start - 2 : start] in words().appoints:
        return what & PLAIN > 0  # 任命|米亚|琴为
    return title_before(letters, start) is not None


def _takes_post(letters: str, start: int) -> bool:
    """Whether the rest of a clause is a post and nothing else: 任|青岭集团股份有限公司副总裁."""
    firm = max(letters.find(word, start + 2, start + 24) for word in _FIRMS)
    return firm > 0 and becomes(letters, firm) and "任" not in letters[start:firm]


def takes_or_once(letters: str, start: int, length: int) -> bool:
    """Whether 任 is the verb and 曾 the adverb here."""
    if letters[start] == "曾":
        return letters[start + 1 : start + 2] in _AFTER_ONCE
    if letters[start - 1 : start] in _LIST_STARTS and _takes_post(letters, start + 1):
        return True
    if length == 1 or letters[max(0, start - 1) : start] in _BEFORE_TAKING:
        if letters[start - 1 : start] in _LIST_STARTS and "、" in letters[start + 2 : start + 4]:
            return False  # ，任|志远|、韩秋生当选
        return title_before(letters, start) is None
    return False
