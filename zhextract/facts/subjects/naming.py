"""What a phrase names: a place, a body, a person, a thing pointed at, or nothing of the kind."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from zhextract.engine.atoms import Scope, Token
from zhextract.engine.lexicon import load_word_classes
from zhextract.facts.drafts import Phrase
from zhextract.facts.noun_phrases import BODY_ENDS
from zhextract.facts.phrases import classes, tokens_between

POINTERS = frozenset("该本这此")
_CLASSIFIERS = frozenset("支批艘种个项名位款次届场条座些类份家")
_PLACE_TAGS = frozenset(("ns", "nt", "nz", "j", "s", "f", "m", "a", "b", "x", "r", "nr", "uj"))
_OURS = frozenset(("我", "我们", "咱", "咱们"))
Kind = Literal["place", "body", "person", "thing", "actor"]


class _Words(NamedTuple):
    body: frozenset[str]
    aside: frozenset[str]
    never: frozenset[str]
    own: frozenset[str]


class Named(NamedTuple):
    """A subject and what kind of thing it is."""

    phrase: Phrase
    kind: Kind


@cache
def words_of_subjects() -> _Words:
    """The word classes of ``subjects.toml``."""
    table = load_word_classes("zhextract.facts", "subjects.toml")
    return _Words(**table)


def subject_in(scope: Scope, region: list[Token], *, measured: bool) -> Named | None:
    """The subject that ``region`` is; with ``measured`` its metric follows it."""
    if not region:
        return None
    start, end = region[0].start, region[-1].end
    for name in scope.named:
        if start <= name[0] < end and scope.letters[name[1] : name[1] + 1] != "的":
            return Named(phrase_at(scope, *name), "person")
    known = classes()
    head = region[-1]
    if region[0].text[0] in "每之其各":
        return None
    if (
        region[0].tag[0] == "r"
        and region[0].text[0] not in POINTERS
        and region[0].text not in known.place
        and not (region[0].text in _OURS and len(region) > 1)
    ):
        return None
    text = scope.letters[start:end]
    if text.count("“") != text.count("”"):
        return None
    if (
        text[0] in POINTERS
        and len(text) > 1
        and text not in known.pointing
        and not (len(text) == 2 and text[1] in _CLASSIFIERS)
        and (len(region) <= 2 or head.tag[0] in "nj")
        and head.text not in known.measure
        and head.text not in words_of_subjects().never
    ):
        return Named(phrase_at(scope, start, end), "thing")
    owns = (
        measured
        and len(text) > 1
        and head.tag[0] in "nj"
        and head.tag != "nr"
        and head.text not in known.measure
        and region[0].text not in known.noun
        and region[0].text not in words_of_subjects().never
    )
    for last in range(len(region), 0, -1):
        kind = kind_of(scope, region[:last])
        if kind is None or (kind == "place" and not _is_one_place(region[:last])):
            continue
        if owns and last < len(region):
            break  # 龙门大桥 before its length, 全市户籍居民 before their age
        return Named(phrase_at(scope, start, _end_of_place(scope, region[last - 1])), kind)
    return Named(phrase_at(scope, start, end), "thing") if owns else None


def _is_one_place(region: Sequence[Token]) -> bool:
    """Whether a phrase that ends in a place is that place, and no clause that leads to it."""
    known = classes()
    if sum(token.text == "“" for token in region) != sum(token.text == "”" for token in region):
        return False
    if region[-1].text in known.place and len(region) > 1:
        # 安徽全省, 该公司, but not 我国全球
        return region[-2].tag == "ns" or region[-2].text in POINTERS
    return all(
        token.text in known.place
        or token.text in "、和与及"
        or token.tag in _PLACE_TAGS
        or (token.tag == "n" and len(token.text) == 1)
        for token in region
    )


def _end_of_place(scope: Scope, token: Token) -> int:
    """Where the place ends that the word does, where its 市 ran into the next word: 市共."""
    index = bisect_right(scope.token_ends, token.end)
    if token.tag == "ns" and index < len(scope.tokens):
        following = scope.tokens[index]
        if following.tag == "d" and len(following.text) > 1 and following.text[0] in "省市县区州镇":
            return token.end + 1
    return token.end


def checked(scope: Scope, phrase: Phrase) -> Named | None:
    """What the search for the metric took for the subject, where that is one."""
    if phrase.start < scope.start or phrase.end > scope.end:
        return None
    start, end = scope.position(phrase.start), scope.position(phrase.end)
    for name in scope.named:
        if start <= name[0] and name[1] == end:
            return Named(phrase_at(scope, *name), "person")
    region = tokens_between(scope, start, end)
    kind = kind_of(scope, region) if region else None
    return Named(phrase, kind) if kind is not None else None


def kind_of(scope: Scope, region: Sequence[Token]) -> Kind | None:
    """What the phrase names: a place, a body, or neither."""
    head, words = region[-1], words_of_subjects()
    if head.text in words.never or region[0].text in words.never or head.text.endswith("人口"):
        return None
    if head.text in classes().place or (head.tag in ("ns", "nt") and len(head.text) > 1):
        return "place"
    text = scope.letters[region[0].start : head.end]
    bare = text[:-1] if head.tag == "s" and text[-1] == "里" else text  # 村里
    if len(text) > 1 and (bare[-1] in BODY_ENDS or bare.endswith(_bodies())):
        return "body"
    return None


@cache
def _bodies() -> tuple[str, ...]:
    return tuple(words_of_subjects().body)


def phrase_at(scope: Scope, start: int, end: int) -> Phrase:
    """The phrase between two positions of a scope."""
    return Phrase(scope.reading(start), scope.reading(end))
