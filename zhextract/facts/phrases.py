"""The noun phrase beside a number or a movement: what is counted, and whose it is.

The search works on the words of one clause of a scope, from the number
outwards. Words and their dictionary tags are evidence: lexical classes
(``phrases.toml``) say which words link a metric to its number, which verbs
take the counted thing as their object, and which heads (率, 额, 收入) make one
noun of the verbs before them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import regex

from zhextract.engine.atoms import Scope, Token
from zhextract.engine.lexicon import load_word_classes
from zhextract.facts.drafts import Phrase
from zhextract.facts.families import ALPHABET

CLAUSE_ENDS = "，；。：！？\n（）"
_ATOM_FIRST = "\ue000"
_TIME = ALPHABET["time"]
_ASIDE = frozenset((_TIME, ALPHABET["each"]))
# Heads of things counted that no word of the same noun follows but a few.
_CLOSED_HEADS = (
    "员", "者", "国家", "地区", "乡镇", "企业", "单位", "部门", "学生", "村民", "群众", "居民", "代表", "专家", "嘉宾", "县", "省", "老人", "儿童", "农户", "家庭", "公司", "机构", "城市", "志愿者", "旅客", "乘客", "游客", "选手", "运动员", "干部", "党员", "师生", "青年", "孩子", "市民",
)
_JOINERS = frozenset("、和与及")
_PLACE_ENDINGS = frozenset("省市县区州盟旗国镇乡村港部局行院")
_ACTOR_ENDINGS = frozenset("人者员们某司团方局部院队厂社所校会县市省区镇乡关府委厅办店馆站行园村企")
_BREAKING_TAGS = frozenset(("p", "d", "zg", "c", "u", "uj", "ul", "uz", "ug", "y"))
_MEASURE_ENDINGS = frozenset("率额量数值价比积幅速费税利款金长险")
_INNER_MARKS = frozenset("“”《》·-/+&.")
_NOMINAL = frozenset("nabjlishzkgfmqtre")


class Found(NamedTuple):
    """A metric and, where the clause names it before the metric, its subject.

    Where the number follows a bare predicate (资溪转移1.3万人, 贫困户只剩3户),
    ``metric`` is the predicate and ``noun`` the phrase before it, if any.
    """

    metric: Phrase | None
    subject: Phrase | None
    predicate: bool = False
    noun: Phrase | None = None
    fallback: Phrase | None = None
    condition: Phrase | None = None
    """A restriction that stands where the metric would: 规模以上392户."""
    partial: bool = False
    """The phrase is a part of the things just counted (其中女性12人)."""


class _Classes(NamedTuple):
    link: frozenset[str]
    predicate: frozenset[str]
    measure: frozenset[str]
    generic: frozenset[str]
    noun: frozenset[str]
    stop: frozenset[str]
    place: frozenset[str]
    currency: frozenset[str]
    reckoning: frozenset[str]
    measured_from: frozenset[str]
    restriction: frozenset[str]
    head_after_head: frozenset[str]
    pointing: frozenset[str]
    milestone: frozenset[str]
    group: frozenset[str]


@cache
def classes() -> _Classes:
    """The word classes of ``phrases.toml``."""
    table = load_word_classes("zhextract.facts", "phrases.toml")
    return _Classes(**table)


def clause_start(letters: str, position: int) -> int:
    """Where the clause around ``position`` starts: after the last clause mark before it."""
    return max(letters.rfind(mark, 0, position) for mark in CLAUSE_ENDS) + 1


def clause_end(letters: str, position: int) -> int:
    """Where the clause around ``position`` ends: at the next clause mark, or the end."""
    ends = [found for mark in CLAUSE_ENDS if (found := letters.find(mark, position)) >= 0]
    return min(ends, default=len(letters))


def is_number(text: str) -> bool:
    """Whether a token is a number atom; a time or a denominator is none."""
    return text[0] >= _ATOM_FIRST and text[0] <= "\uf8ff" and text not in _ASIDE


def tokens_between(scope: Scope, start: int, end: int) -> list[Token]:
    """The tokens that lie inside ``start:end`` of the letters, cut at its borders."""
    tokens = scope.tokens
    ends = scope.token_ends
    first, last = bisect_right(ends, start), bisect_left(ends, end) + 1
    found: list[Token] = []
    for token in tokens[first:last]:
        if token.start >= end or start >= end:
            break
        if token.end <= start:
            continue
        if token.start < start or token.end > end:
            left, right = max(token.start, start), min(token.end, end)
            text = token.text[left - token.start : right - token.start]
            found.append(Token(left, right, text, token.tag))
        else:
            found.append(token)
    return found


def before(scope: Scope, floor: int, position: int) -> Found:
    """The noun phrase that ends before ``position``, not reaching back past ``floor``."""
    tokens = tokens_between(scope, floor, position)
    until = _without_links(tokens)
    if until == 0:
        return Found(None, None)
    since = _collect(tokens, until)
    for index in range(until - 1, since - 1, -1) if scope.named else ():
        if any(start < tokens[index].end and tokens[index].start < end for start, end in scope.named):
            since = index + 1
            break
    partial = any(token.text == "其中" for token in tokens[:since])
    region = _without_people(_without_denominator(tokens, since, until))
    if not region or region[0].text in classes().pointing or _is_adjunct(tokens, since, region):
        return Found(None, None, partial=partial)
    if len(region) == 1 and region[0].text in classes().restriction:
        return Found(None, None, partial=partial, condition=_phrase(scope, region))
    head, region = _after_predicate(region)
    if not head and len(region) == 1 and _is_verb(region[0]):
        head = _before_adverbs(tokens, since)
    head = head[: _without_links(head)]
    place, region = _split_place(region)
    subject = _phrase(scope, place or (head if acts(head) else ()))
    region = _shortened(region)
    if not place and len(region) == 1 and _is_place_name(region[0]):
        return Found(None, _phrase(scope, region), partial=partial)
    if _is_verb(region[0]) and len(region) == 1:
        noun = None if acts(head) else _phrase(scope, head)
        return Found(_phrase(scope, region), subject, True, noun, partial=partial)
    return Found(_phrase(scope, region), subject, partial=partial)


def metric_before(scope: Scope, position: int) -> Found:
    """The metric of a clause, read back from ``position``; a bracket before it is skipped."""
    letters = scope.letters
    while position and letters[position - 1] == "）":
        opened = letters.rfind("（", 0, position - 1)
        if opened < 0:
            break
        position = opened
    floor = clause_start(letters, position)
    found = before(scope, floor, position)
    while found.metric is None and floor and letters[floor - 1] == "\n":
        # An infographic: the line above says what the number is of.
        position, floor = floor - 1, clause_start(letters, floor - 1)
        if any(is_number(letter) for letter in letters[floor:position]):
            break
        found = before(scope, floor, position)
    return found


def topic_before(scope: Scope, position: int) -> Phrase | None:
    """What the clause before speaks of, where it has no number: 工业投资增势强劲，增长18.5%."""
    letters = scope.letters
    end = clause_start(letters, position) - 1
    if end <= 0 or letters[end] not in "，；：":
        return None
    start = clause_start(letters, end)
    clause = letters[start:end]
    if any(_ATOM_FIRST <= letter <= "\uf8ff" and letter not in _ASIDE for letter in clause):
        return None
    known = classes()
    region: list[Token] = []
    for token in tokens_between(scope, start, end):
        if not region and (token.text == _TIME or token.text in known.place or token.tag in ("c", "d")):
            continue
        if token.text in known.reckoning:
            return None
        if token.text in known.stop or token.text in known.link or not _nominal(token):
            break
        if token.tag[0] in "ardm" and region:
            break
        region.append(token)
    else:
        return None
    if not region or region[0].tag[0] in "rnr" and region[0].tag in ("r", "nr"):
        return None
    return _phrase(scope, _split_place(region)[1])


def is_measured(scope: Scope, phrase: Phrase) -> bool:
    """Whether the phrase names something that is measured (出口, 产量), not a part of it."""
    tokens = tokens_between(scope, scope.position(phrase.start), scope.position(phrase.end))
    known = classes()
    return any(_is_measure(token) or token.text in known.noun for token in tokens)


def is_group(scope: Scope, phrase: Phrase) -> bool:
    """Whether the phrase ends in a word for a group of people: 城镇居民, 男性."""
    tokens = tokens_between(scope, scope.position(phrase.start), scope.position(phrase.end))
    return bool(tokens) and tokens[-1].text in classes().group


def metric_inside(scope: Scope, start: int, end: int) -> Phrase | None:
    """The noun phrase that fills ``start:end``, links and adverbs at its ends apart."""
    return before(scope, start, end).metric


def split_list(scope: Scope, phrase: Phrase | None, parts: int) -> list[Phrase | None]:
    """The members of ``A、B和C``, where there are ``parts`` of them; else the phrase for each."""
    if phrase is None:
        return [None] * parts
    first, last = scope.position(phrase.start), scope.position(phrase.end)
    pieces: list[Phrase | None] = []
    at = first
    for mark in regex.finditer("[、和与及]|以及", scope.letters, pos=first, endpos=last):
        pieces.append(Phrase(scope.reading(at), scope.reading(mark.start())))
        at = mark.end()
    pieces.append(Phrase(scope.reading(at), scope.reading(last)))
    if len(pieces) != parts:
        return [phrase] * parts
    tail = pieces[-1]
    if tail is not None and all(
        piece and piece.end - piece.start <= 3 and 2 * (piece.end - piece.start) < tail.end - tail.start
        for piece in pieces[:-1]
    ):
        # 城镇、农村居民人均可支配收入: the head stands once, behind the last member.
        return [tail] * parts
    return pieces


def after(
    scope: Scope, position: int, *, verbs: bool = False, nouns: bool = False
) -> Phrase | None:
    """The noun phrase that starts at ``position`` right behind a number, or None.

    ``verbs`` admits a verb before the noun it belongs to (牵头单位); ``nouns``
    asks that the first word is a plain noun.
    """
    tokens = tokens_between(scope, position, clause_end(scope.letters, position))
    known = classes()
    if not tokens or tokens[0].text in known.milestone:
        return None
    if nouns and (tokens[0].tag[0] not in "nl" or tokens[0].text in known.predicate):
        return None
    region: list[Token] = []
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.text in "、和与及" and region and following and _nominal(following):
            region.append(token)
            continue
        if token.text in known.stop or token.text in known.link:
            break
        if token.text in _INNER_MARKS or _nominal(token):
            if token.tag[0] in "lirtm" and not (following and following.tag[0] == "n"):
                break
            region.append(token)
            if token.text.endswith(_CLOSED_HEADS) and not _goes_on(following):
                break
            continue
        if verbs and token.tag.startswith("v") and following and _nominal(following) and not region:
            region.append(token)
            continue
        break
    # 28种蔬菜零售均价3.2元: the next number measures something of what is counted.
    follows = tokens[len(region) :][:1]
    if len(region) > 1 and follows and follows[0].text[0] >= _ATOM_FIRST and _is_measure(region[-1]):
        region = region[:1]
    while region and (region[-1].text in "、和与及“《" or region[-1].tag[0] in "fdr"):
        region.pop()
    if not region or all(token.text in _INNER_MARKS for token in region):
        return None
    return _phrase(scope, region)


def _goes_on(following: Token | None) -> bool:
    """Whether a word behind a head such as 企业 still belongs to its noun: 企业代表."""
    return following is not None and (
        following.text in _JOINERS or following.text in classes().head_after_head
    )


def _without_links(tokens: Sequence[Token]) -> int:
    """How many tokens remain without the links, adverbs and times at the end."""
    known = classes()
    until = len(tokens)
    while until:
        token = tokens[until - 1]
        if (
            token.text in known.link
            or token.text in _ASIDE
            or token.tag in ("d", "zg", "p", "ad", "u", "ul", "uz")
            or (token.tag == "x" and token.text not in "”》" and not is_number(token.text))
        ):
            until -= 1
            continue
        break
    return until


def _collect(tokens: Sequence[Token], until: int) -> int:
    """Where the phrase that ends at ``until`` starts: back to the first word that breaks it."""
    known = classes()
    since = until
    suffixed = _is_suffix(tokens[until - 1])
    while since:
        token = tokens[since - 1]
        text = token.text
        if text == "的" and _generic(tokens[since:until]):
            since -= 1
            continue
        if text in _JOINERS and 1 < since < until:
            if _nominal(tokens[since - 2]):
                since -= 1
                continue
            break
        if suffixed and until - since <= 3 and text in ("不", "未", "再", "可"):
            since -= 1
            continue
        if text in known.stop or _ATOM_FIRST <= text[0] <= "\uf8ff":
            break
        if token.tag in _BREAKING_TAGS or text[0] == "每":
            break
        if text in ("中", "里", "内", "间") and since < until:
            break
        if token.tag == "x" and text not in _INNER_MARKS:
            break
        since -= 1
    while since < until and tokens[since].text in "、和与及的”":
        since += 1
    return since


def _shortened(region: list[Token]) -> list[Token]:
    """From the word that starts the measure: 平台日均调用量 is 日均调用量."""
    for index, token in enumerate(region):
        if index and token.text in classes().measured_from:
            return region[index:]
    return region


def _without_denominator(tokens: Sequence[Token], since: int, until: int) -> list[Token]:
    """The region without what each is of: 每标准箱运费 is 运费 (ruling 8)."""
    if since and tokens[since - 1].text == "每" and until - since > 1:
        since += 1
    return list(tokens[since:until])


def _before_adverbs(tokens: Sequence[Token], since: int) -> list[Token]:
    """The phrase in front of the adverbs of a predicate: 小麦已收获122.6万亩."""
    until = _without_links(tokens[:since])
    if not until or until == since:
        return []
    start = _collect(tokens, until)
    return list(tokens[start:until])


def _is_adjunct(tokens: Sequence[Token], since: int, region: Sequence[Token]) -> bool:
    """Whether the region only says how something is reckoned: 按可比口径, 对美元."""
    if all(token.text in classes().currency for token in region):
        return True
    return since > 0 and tokens[since - 1].text in classes().reckoning


def _without_people(region: list[Token]) -> list[Token]:
    """The region without the names at its end: 被告人张某、李某 is 被告人."""
    until = len(region)
    while until and (region[until - 1].tag == "nr" or region[until - 1].text in "、和"):
        until -= 1
    people = region[until:]
    listed = any(token.text in "、和" for token in people)
    return region[:until] if listed or any("某" in token.text for token in people) else region


def _generic(region: Sequence[Token]) -> bool:
    return len(region) == 1 and region[0].text in classes().generic


def _nominal(token: Token) -> bool:
    tag = token.tag
    if tag[0] == "v":
        return tag == "vn" or token.text in classes().noun
    return tag[0] in _NOMINAL


def acts(region: Sequence[Token]) -> bool:
    """Whether the phrase names somebody who acts: a person, a body, a place."""
    if not region:
        return False
    head = region[-1]
    return (
        head.tag in ("nr", "nrt", "ns", "nt", "r")
        or head.text in classes().place
        or head.text[-1] in _ACTOR_ENDINGS
    )


def _is_verb(token: Token) -> bool:
    return token.tag[0] == "v" and token.tag != "vn"


def _is_suffix(token: Token) -> bool:
    return len(token.text) == 1 and token.text in _MEASURE_ENDINGS


def _after_predicate(region: list[Token]) -> tuple[list[Token], list[Token]]:
    """Split ``subject verb object``; without a verb the whole region is the object."""
    known = classes()
    subject: list[Token] = []
    protected = 2 if _is_suffix(region[-1]) else 0
    while len(region) > max(1, protected):
        measure = _is_measure(region[-1])
        first = next(
            (
                index
                for index, token in enumerate(region[: len(region) - protected])
                if _is_predicate(token, index, measure=measure)
            ),
            None,
        )
        if first is None:
            break
        predicate = region[first].text in known.predicate
        if measure and not predicate and (first > 0 or len(region) == 2):
            break
        if measure and first == len(region) - 2 and region[first].text not in known.link:
            break  # the verb and the head are one noun: 处置时长, 保有量
        if first == len(region) - 1:
            # The verb itself is counted (抓获42人), whoever does it.
            subject, region = region[:first], region[first:]
            break
        if first > 0:
            subject = region[:first]
        region = region[first + 1 :]
    return subject, region


def _is_predicate(token: Token, index: int, *, measure: bool) -> bool:
    """Whether a word of the region is the verb whose object follows it."""
    known = classes()
    text = token.text
    if text in known.noun:
        return index == 0 and text in known.predicate and not measure and _is_verb(token)
    if _is_verb(token):
        return True
    return index == 0 and text in known.predicate


def _is_measure(token: Token) -> bool:
    return token.text in classes().measure or token.text[-1] in _MEASURE_ENDINGS


def _split_place(region: list[Token]) -> tuple[list[Token], list[Token]]:
    """Split a leading place or body (全市, 吕梁市) off the metric after it."""
    known = classes()
    place: list[Token] = []
    while len(region) > 1 and region[1].text not in _JOINERS:
        token = region[0]
        named = token.text in known.place or (
            token.tag in ("ns", "nt")
            and len(token.text) > 1
            and (token.text[-1] in _PLACE_ENDINGS or sum(len(t.text) for t in region[1:]) > 2)
        )
        if not named:
            break
        place.append(token)
        region = region[1:]
    return place, region


def _is_place_name(token: Token) -> bool:
    return token.text in classes().place or token.tag == "ns" and len(token.text) > 1


def _phrase(scope: Scope, region: Sequence[Token]) -> Phrase | None:
    region = _trimmed(region)
    while region and region[0].text in _INNER_MARKS and region[0].text not in "“《":
        region = region[1:]
    if not region:
        return None
    return Phrase(scope.reading(region[0].start), scope.reading(region[-1].end))


def _trimmed(region: Sequence[Token]) -> Sequence[Token]:
    """Without quotation marks that are not closed, and other marks at either end."""
    text = "".join(token.text for token in region)
    if text.count("“") == text.count("”") and text.count("《") == text.count("》"):
        return region
    while region and region[0].text in "”》、":
        region = region[1:]
    while region and region[-1].text in "“《、":
        region = region[:-1]
    return region
