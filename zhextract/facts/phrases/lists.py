"""Lists of metrics that share their numbers: 存款、贷款余额分别为…"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from zhextract.engine.atoms import Scope, Token
from zhextract.engine.compiled import compiled
from zhextract.facts.drafts import Phrase
from zhextract.facts.phrases.clauses import TIME, clause_start, tokens_between
from zhextract.facts.phrases.regions import phrase_of, without_links
from zhextract.facts.phrases.words import (
    JOINERS,
    acts,
    classes,
    is_measure,
    is_nominal,
    names_someone,
)

_COMMA = "、"
_CONJUNCTION = "以及|[和与及]"
_SUMMED_UP = compiled(
    "(?:等?[两三四五六七八九十0-9]{1,2}[大个类种]|等)"
    "(?:(?:重点|主要|支柱|传统|新兴)?(?:行业|产业|板块|领域|品种|商品|产品|地区|市场|城市|国家|企业|主体))"
)
_QUALIFIERS = frozenset(("人均", "平均", "日均", "月均", "年均", "户均", "总", "累计"))
_THINGS = frozenset(("n", "nz", "l", "i"))
_BEARERS = frozenset("业省市县区州国镇乡村")
"""Characters that end the name of whom a figure is of; the measure is the same for all."""
_ENDINGS = _BEARERS | frozenset("化类型")
_SHORT = 3
"""Characters of a member that is a mere qualifier of the head behind the list."""


def split_list(scope: Scope, phrase: Phrase | None, parts: int) -> list[Phrase | None]:
    """The metrics of ``A、B和C`` for as many numbers; the phrase for each where they do not fit.

    A head that stands once, behind the last member, is the metric of every member
    that only says whose it is: 城镇、农村居民人均可支配收入. A thing stands for itself:
    土豆 of 土豆、白菜价格.
    """
    if phrase is None or parts < 2:
        return [phrase] * parts
    first, last = scope.position(phrase.start), scope.position(phrase.end)
    pieces = _pieces(scope.letters, first, last, parts)
    if pieces is None:
        return [phrase] * parts
    members = [tokens_between(scope, start, end) for start, end in pieces]
    if any(not member for member in members):
        return [phrase] * parts
    found = [Phrase(scope.reading(start), scope.reading(end)) for start, end in pieces]
    short = all(end - start <= _SHORT for start, end in pieces[:-1])
    if (beside := _beside(scope, pieces, members)) is not None:
        modifier = members[0][-1].text
        borne = modifier[-1] in _BEARERS and modifier not in classes().group
        own = beside if borne else found[-1]
        return [*[beside] * (parts - 1), own]
    if (measured := _behind_count(scope, *pieces[-1])) is not None:
        return [measured] * parts
    head = _head(members[-1], verbal=short)
    lacking = [not _has_measure(member) and not _stands_alone(member) for member in members[:-1]]
    if not head or not any(lacking):
        return list(found)
    shared = phrase_of(scope, head)
    return [
        shared if lacks else piece for lacks, piece in zip([*lacking, True], found, strict=True)
    ]


def members_of(
    scope: Scope, phrase: Phrase | None, position: int, parts: int
) -> list[Phrase | None]:
    """The metrics for ``parts`` numbers behind ``position``: those of ``phrase``, which ends there.

    Where the phrase has not as many members, it may be only the end of a list that
    fills its clause (有色金属冶炼和压延加工业、计算机和其他电子设备制造业).
    """
    found = split_list(scope, phrase, parts)
    if parts < 2 or phrase is None or phrase.end > scope.reading(position):
        return found
    tokens = tokens_between(scope, clause_start(scope.letters, position), position)
    tokens = list(tokens[: without_links(tokens)])
    while tokens and (tokens[0].tag[0] in "rtcd" or tokens[0].text in (*classes().place, TIME)):
        tokens = tokens[1:]
    if not tokens or not all(_listable(token) or _in_name(token) for token in tokens):
        return found
    cut = [token for token in tokens if token.end == scope.position(phrase.start)]
    if len(set(found)) > 1 and not any(_in_name(token) for token in cut):
        return found
    whole = phrase_of(scope, tokens)
    pieces = split_list(scope, whole, parts)
    return found if pieces[0] == whole else pieces


def topics_before(scope: Scope, position: int, parts: int) -> list[Phrase | None]:
    """The things of a clause before that the numbers are of: 煤炭、电力领涨，分别涨2%和1%."""
    letters = scope.letters
    end = clause_start(letters, position) - 1
    if end <= 0 or letters[end] != "，":
        return []
    region: list[Token] = []
    for token in tokens_between(scope, clause_start(letters, end), end):
        if not region and (token.text == TIME or token.tag[0] in "rtcd"):
            continue
        if not (_listable(token) or _in_name(token)) or token.text in classes().link:
            break
        region.append(token)
    while region and (
        _in_name(region[-1]) or region[-1].text in classes().rate or is_measure(region[-1])
    ):
        region.pop()
    if not any(token.text in JOINERS for token in region) or acts(region):
        return []
    pieces = split_list(scope, phrase_of(scope, region), parts)
    return pieces if len(set(pieces)) == parts else []


def _in_name(token: Token) -> bool:
    """Whether the name of an industry may have the verb in it: 压延 in 压延加工业."""
    return token.tag[0] == "v" and len(token.text) > 1 and token.text not in classes().link


def _listable(token: Token) -> bool:
    """Whether a word may stand in a list of things."""
    return token.text in JOINERS or token.text in ("其他", "其它", "以及") or is_nominal(token)


def split_subjects(
    scope: Scope, subject: Phrase | None, metrics: Sequence[Phrase | None]
) -> list[Phrase | None]:
    """The subject of each metric: one of a list each, where all have the same metric."""
    parts = len(metrics)
    if subject is None or len(set(metrics)) > 1:
        return [subject] * parts
    if "与" in scope.letters[scope.position(subject.start) : scope.position(subject.end)]:
        return [subject] * parts  # 广西与老挝贸易: one thing between the two
    return split_list(scope, subject, parts)


def _pieces(letters: str, first: int, last: int, parts: int) -> list[tuple[int, int]] | None:
    """The members of the list, by the marks that give as many members as asked for.

    Commas and conjunctions part members; where that gives too many, conjunctions
    but the last belong to the members (住宿和餐饮业、批发和零售业).
    """
    commas = [mark.span() for mark in regex.finditer(_COMMA, letters, pos=first, endpos=last)]
    joints = [mark.span() for mark in regex.finditer(_CONJUNCTION, letters, pos=first, endpos=last)]
    for marks in (sorted(commas + joints), sorted(commas + joints[-1:]), commas, joints[-1:]):
        if len(marks) == parts - 1:
            starts = [first, *(end for _, end in marks)]
            ends = [*(start for start, _ in marks), last]
            return list(zip(starts, ends, strict=True))
    return None


def _head(member: Sequence[Token], *, verbal: bool) -> Sequence[Token]:
    """The measure at the end of the last member: 人均可支配收入 of 农村居民人均可支配收入.

    ``verbal`` admits a verb as a noun (投资, 出口): 法国、德国投资.
    """
    heads = _QUALIFIERS | classes().noun if verbal else _QUALIFIERS
    start = len(member)
    while start and (_measures(member[start - 1]) or member[start - 1].text in heads):
        start -= 1
    return member[start:] if start else member[-1:]


def _beside(
    scope: Scope, pieces: Sequence[tuple[int, int]], members: Sequence[Sequence[Token]]
) -> Phrase | None:
    """What follows the modifier of the last member, where the others are such modifiers alone.

    第一、第三产业投资 are each of 产业投资, 城镇、农村居民收入 of 居民收入; where all
    modifiers end alike (荒漠化、沙化土地面积), what follows that ending.
    """
    start, end = pieces[-1]
    alike = {member[-1].text[-1] for member in members[:-1]}
    if len(alike) == 1 and (ending := alike.pop()) in _ENDINGS:
        at = scope.letters.rfind(ending, start, end - 2) + 1
        rest = tokens_between(scope, at, end) if at else []
        if rest and _has_measure(rest[-1:]):
            return phrase_of(scope, rest)
    lengths = {end - start for start, end in pieces[:-1]}
    if len(lengths) > 1 or (length := lengths.pop()) > _SHORT or end - start < length + 2:
        return None
    if not all(_modifies(member) for member in members[:-1]):
        return None
    rest = tokens_between(scope, start + length, end)
    named = bool(rest) and (_has_measure(rest[-1:]) or names_someone(rest[-1]))
    return phrase_of(scope, rest) if named else None


def _behind_count(scope: Scope, start: int, end: int) -> Phrase | None:
    """What follows a word that sums the list up: 增加值 of 有色金属三大行业增加值."""
    summed = _SUMMED_UP.search(scope.letters, start, end)
    if summed is None:
        return None
    rest = tokens_between(scope, summed.end(), end)
    return phrase_of(scope, rest) if rest and _has_measure(rest[-1:]) else None


def _modifies(member: Sequence[Token]) -> bool:
    """Whether a member is a mere modifier: 第一, 城镇, 男, 一审."""
    head, known = member[-1], classes()
    if head.text in known.place or head.tag == "ns":
        return False
    return (
        head.text[0] == "第"
        or head.text in known.group
        or head.text in known.region
        or head.text in known.carrier
        or head.tag[0] in "bm"
    )


def _stands_alone(member: Sequence[Token]) -> bool:
    """Whether a member is a thing that moves or is counted itself: 鸡蛋, 锂电池."""
    head = member[-1]
    known = classes()
    return (
        head.tag in _THINGS
        and len(head.text) > 1
        and head.text[-1] not in "业区线部类化"
        and head.text not in known.group
        and head.text not in known.region
        and head.text not in known.carrier
        and not acts(member)
    )


def _has_measure(member: Sequence[Token]) -> bool:
    nouns = classes().noun
    return any(_measures(token) or token.text in nouns for token in member)


def _measures(token: Token) -> bool:
    return is_measure(token) or token.text[-2:] in classes().measure
