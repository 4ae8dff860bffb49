"""What a clause tells before its number besides a metric: a topic, a verb, the whole of a part."""

from __future__ import annotations

from collections.abc import Sequence

from zhextract.engine.atoms import Scope, Token
from zhextract.facts.drafts import Phrase
from zhextract.facts.phrases.before import before
from zhextract.facts.phrases.clauses import (
    ASIDE,
    ATOM_FIRST,
    TIME,
    clause_end,
    clause_start,
    is_number,
    tokens_between,
)
from zhextract.facts.phrases.partings import split_place
from zhextract.facts.phrases.regions import phrase_of, without_links
from zhextract.facts.phrases.words import acts, classes, is_measured, is_nominal

_OF_VERBS = frozenset("新应未待被")
_FROM = ("从", "由", "自")
_BEFORE_TOPIC = ("c", "d", "f", "m", "mq", "t")
_AT = frozenset("在于到至往向")
_NEAR = 60
"""Characters back to which a whole is looked for."""


def topic_before(scope: Scope, position: int) -> Phrase | None:
    """What the clause before speaks of, where it has no number: 工业投资增势强劲，增长18.5%."""
    letters = scope.letters
    start = clause_start(letters, position)
    end = start - 1
    if end <= 0 or letters[end] not in "，；：":
        return None
    start = clause_start(letters, end)
    clause = letters[start:end]
    if any(ATOM_FIRST <= letter <= "\uf8ff" and letter not in ASIDE for letter in clause):
        return None
    known = classes()
    region: list[Token] = []
    tokens = tokens_between(scope, start, end)
    if tokens and tokens[-1].text in known.telling:
        return None  # 统计局数据显示，…
    for token in tokens:
        if not region and (
            token.text == TIME or token.text in known.place or token.tag in _BEFORE_TOPIC
        ):
            continue
        if token.text in known.reckoning and region:
            break
        if token.text in known.reckoning or token.text[0] == "据":
            return None
        if token.text == "的":
            region.append(token)
            continue
        if token.text in known.stop or token.text in known.link or not is_nominal(token):
            break
        if token.tag[0] in "ardmq" and region:
            if not acts(region) or token.tag[0] != "r":
                break
            region = []  # 全省此轮最大降水量
            continue
        region.append(token)
    else:
        if letters[end] != "，" or not region or region[-1].tag[0] != "n" or acts(region):
            return None  # a list, or somebody who acts
    while region and region[0].text == "的":
        region = region[1:]
    if not region or region[-1].text == "的":
        return None
    if region[0].tag == "r" or region[-1].text == "方面":
        return None
    if region[-1].text in known.rate and (len(region) == 1 or letters[end] != "，"):
        return None
    if any(token.tag[:2] == "nr" for token in region) or _is_name(scope, region):
        return None  # 刘志远指出，…
    return phrase_of(scope, split_place(region)[1])


def topic_after(scope: Scope, position: int) -> Phrase | None:
    """What the next clause tells of, for movements from a time to another that open a sentence.

    从1月的增长2%到3月的增长6%，用电量快速回升.
    """
    letters = scope.letters
    end = clause_end(letters, position)
    if (
        clause_start(letters, position)
        or letters[:1] not in _FROM
        or letters[end : end + 1] != "，"
    ):
        return None
    stop = clause_end(letters, end + 1)
    if any(is_number(letter) for letter in letters[end + 1 : stop]):
        return None
    region: list[Token] = []
    for token in tokens_between(scope, end + 1, stop):
        if not is_nominal(token) or (region and token.tag[0] in "adbz"):
            break
        region.append(token)
    else:
        region = region[:-1]  # 用电量|快速增长
    found = phrase_of(scope, split_place(region)[1]) if region else None
    return found if found is not None and is_measured(scope, found) else None


def object_before(scope: Scope, position: int) -> Phrase | None:
    """The noun that the clause before ends with, where it has no number: 收受财物，折合3万元."""
    letters = scope.letters
    end = clause_start(letters, position) - 1
    if end <= 0 or letters[end] != "，" or end + 1 == position:
        return None
    start = clause_start(letters, end)
    if any(is_number(letter) for letter in letters[start:end]):
        return None
    tokens = tokens_between(scope, start, end)
    if not tokens or tokens[-1].tag[0] != "n" or acts(tokens) or tokens[-1].text in classes().stop:
        return None
    found = before(scope, start, end)
    if found.metric is None or found.predicate or found.metric.end != scope.reading(end):
        return None
    placed = [token for token in tokens if token.end == scope.position(found.metric.start)]
    return None if placed and placed[0].text in _AT else found.metric  # 出现在永胜林场


def _is_name(scope: Scope, region: Sequence[Token]) -> bool:
    """Whether the name of a person stands among the words."""
    first, last = region[0].start, region[-1].end
    return any(start < last and first < end for start, end in scope.named)


def participle_before(scope: Scope, position: int) -> Phrase | None:
    """The verb that tells those counted apart, where no noun does: 新当选的6人."""
    letters = scope.letters
    if not letters.startswith("的", position - 1):
        return None
    tokens = tokens_between(scope, clause_start(letters, position), position - 1)
    if not tokens or tokens[-1].tag[0] not in "v" or tokens[-1].text in classes().link:
        return None
    if any(token.text in classes().fallen_short for token in tokens):
        return None  # 低于规范要求的1.1米: what was told falls short of it
    since = len(tokens) - 1
    if since and tokens[since - 1].text in _OF_VERBS:
        since -= 1
    return phrase_of(scope, tokens[since:])


def verb_before(scope: Scope, position: int) -> Phrase | None:
    """The verb that stands right before ``position``, links and adverbs apart: 跑了."""
    tokens = tokens_between(scope, clause_start(scope.letters, position), position)
    until = without_links(tokens)
    if (
        not until
        or tokens[until - 1].tag[0] not in "vz"
        or tokens[until - 1].text in classes().stop
    ):
        return None
    return phrase_of(scope, tokens[until - 1 : until])


def part_before(scope: Scope, position: int) -> Phrase | None:
    """What the clause or the one before it takes a part of: 常住人口中，男性占52.39%."""
    letters = scope.letters
    near = max(0, position - _NEAR)
    floor = max(near, *(letters.rfind(mark, near, position) + 1 for mark in "；。：！？\n"))
    tokens = tokens_between(scope, floor, position)
    for token in reversed(tokens):
        if token.text in ("中", "里") and token.tag == "f":
            return before(scope, clause_start(letters, token.start), token.start).metric
    return None
