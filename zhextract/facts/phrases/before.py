"""The noun phrase before a number or a movement: what is counted, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from zhextract.engine.atoms import Scope, Token
from zhextract.facts.drafts import Phrase
from zhextract.facts.families import ALPHABET
from zhextract.facts.phrases.clauses import (
    EACH,
    TIME,
    clause_start,
    is_number,
    tokens_between,
)
from zhextract.facts.phrases.partings import after_predicate, split_place, without_pointed
from zhextract.facts.phrases.regions import (
    before_adverbs,
    before_reckoning,
    behind_locative,
    behind_plan,
    collect,
    is_adjunct,
    phrase_of,
    shortened,
    without_denominator,
    without_links,
    without_people,
    without_setting,
)
from zhextract.facts.phrases.spelled import outside_brackets, parted
from zhextract.facts.phrases.words import (
    JOINERS,
    acts,
    classes,
    is_act,
    is_measure,
    is_place_name,
    is_verb,
)
from zhextract.facts.share_codes import SHARE_CODE

_ATTRIBUTIVE = frozenset("性型级制")
_LEADING = frozenset(("其中", "而", "有", "中", "仅", "还", "的"))
_HEADLESS = 6
"""Words of a 的-phrase that is quoted whole."""
_BRACKETED = 60
"""Characters of a bracket that does not break its clause."""
_LABEL = 6
"""Characters of a label whose words are not known."""
_OF_GROUP = frozenset(("首批", "其余", "余下", "剩余"))
_SIZES = frozenset(("规模以上", "限额以上", "规上", "限上"))
_FIRMS = frozenset(("企业", "单位", "法人单位", "商户"))
_AVERAGES = frozenset(
    ("日均", "月均", "年均", "周均", "人均", "户均", "场均", "平均", "每日", "单日")
)
_AGAINST = frozenset("对兑")
_COUNTING = frozenset(("f", "m", "mq", "q", "b"))
"""Tags of words that only place or count something."""
_WITHIN = frozenset(("中", "里", "内", "间", "当中", "之中", "之间"))


class Found(msgspec.Struct, frozen=True, gc=False):
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
    verb: Phrase | None = None
    """The verb whose object the metric is: 让利 in 让利群众52万元."""


def before(scope: Scope, floor: int, position: int) -> Found:
    """The noun phrase that ends before ``position``, not reaching back past ``floor``."""
    tokens = parted(outside_brackets(tokens_between(scope, floor, position)))
    until = without_links(tokens)
    if until == 0:
        return Found(None, None)
    headless = _headless(scope, tokens, until, position)
    if headless is not None:
        partial = any(token.text == "其中" for token in tokens)
        if scope.letters.startswith("占", position):
            return Found(headless, None, partial=partial)
        return Found(None, None, partial=partial, fallback=headless, condition=headless)
    since = collect(tokens, until)
    if scope.named:
        since = _behind_names(scope, tokens, since, until)
    partial = any(token.text == "其中" for token in tokens[:since])
    region = without_people(without_denominator(tokens, since, until))
    if since and is_number(tokens[since - 1].text) and scope.index_at(position) is not None:
        region = _behind_joiner(region)
    region = before_reckoning(behind_plan(region))
    if since and tokens[since - 1].text == "在":
        region = behind_locative(region)
    quoted = until < len(tokens) and tokens[until].text[-1] == "报"
    if _is_exchange(tokens[:since], region, quoted=quoted):
        region = [*tokens[since - 2 : since], *region]
    paired = len(region) > 1 and region[1].text in _AGAINST
    said = since - 1 if since > 1 and tokens[since - 1].text == TIME else since
    adjunct = not paired and is_adjunct(tokens, said, region)
    adjunct = adjunct and not _is_priced(scope, tokens[until:], region, position)
    aside = _aside(tokens, since, region)
    if aside is None and adjunct and said > 1 and tokens[said - 1].text in classes().reckoning:
        aside = said - 1  # 收入按可比口径同比增长
    if aside is not None:
        return before(scope, floor, tokens[aside].start)
    if not region or region[0].text in classes().pointing or adjunct:
        return Found(None, None, partial=partial)
    if len(region) == 1 and region[0].text in classes().restriction:
        return Found(None, None, partial=partial, condition=phrase_of(scope, region))
    if len(region) > 1 and region[0].text in _OF_GROUP and region[1].tag[0] == "n":
        found = _named(scope, tokens, since + 1, region[1:], partial=partial)
        return replace(found, condition=phrase_of(scope, region[:1]))  # 首批|学员412人
    if len(region) == 2 and region[0].text in _SIZES and region[1].text in _FIRMS:
        limit = phrase_of(scope, region[:1])  # 规模以上|企业仅29户
        return Found(phrase_of(scope, region[1:]), None, partial=partial, condition=limit)
    among = len(region) > 1 and region[-1].text in _WITHIN and not is_place_name(region[-2])
    if among and (_has(tokens[until:]) or _counts_some(scope, region[-1], position)):
        region = region[:-1]  # 打火机里有7只, 蓝筹股中62只
    if _has_no_head(region) or region[-1].text in _WITHIN:
        return Found(None, None, partial=partial)
    return _named(scope, tokens, since, _behind_each(region), partial=partial)


def _is_priced(
    scope: Scope, links: Sequence[Token], region: Sequence[Token], position: int
) -> bool:
    """Whether a sum of money right behind the words is what they name: 按成交价3万元计算."""
    if not region or not scope.letters.startswith(ALPHABET["money"], position):
        return False
    return is_measure(region[-1]) and all(
        token.text[0] == "每" or token.text == EACH for token in links
    )


def _aside(tokens: Sequence[Token], since: int, region: Sequence[Token]) -> int | None:
    """Where what only says how it is told begins, so that the noun stands before it."""
    if not since:
        return None
    before = tokens[since - 1]
    if since > 1 and len(region) == 1 and is_verb(region[0]) and before.text[0] == "每":
        return since - 1 if before.text[1:] in classes().sold_by else None  # 大米每斤卖到3元
    if region and _has_no_head(region) and before.text == "的":
        return since - 1  # 总值的临时估计为3亿元
    return None


def _named(
    scope: Scope, tokens: Sequence[Token], since: int, region: list[Token], *, partial: bool
) -> Found:
    """Metric, subject and verb of the region that starts at ``since`` of the tokens."""
    head, region, verb = after_predicate(region)
    if _has_no_head(region):
        return Found(None, None, partial=partial)
    if not head and len(region) == 1 and is_verb(region[0]):
        head = before_adverbs(tokens, since)
    head = head[: without_links(head)]
    place, region = split_place(region)
    if region[0].text == "的":
        region = region[1:]  # 招行的成本
    if _has_no_head(region):
        return Found(None, phrase_of(scope, place), partial=partial)  # 全球首台
    full = region
    pointer = tokens[since - 1] if since and region[0].start == tokens[since - 1].end else None
    region = without_pointed(without_setting(shortened(region)), pointer)
    if place and region[0].start > full[0].start:
        place = [*place, *full[: full.index(region[0])]]  # 龙门大桥 before 总长
    subject = phrase_of(scope, place or (head if acts(head) else ()))
    if not place and len(region) == 1 and is_place_name(region[0]):
        whose = phrase_of(scope, region)
        group = whose if region[0].text in classes().group else None
        return Found(None, whose, partial=partial, condition=group)
    if len(region) == 1 and not _is_income(region[0]) and (is_verb(region[0]) or is_act(region[0])):
        return _done(scope, head, region, Found(None, subject, partial=partial))
    done = None if verb is None else phrase_of(scope, [verb])
    return Found(phrase_of(scope, region), subject, partial=partial, verb=done)


def _is_income(token: Token) -> bool:
    """Whether a word is a measure that the dictionary takes for a verb: 收入, 增速."""
    known = classes()
    if token.text in known.predicate or token.text in known.final:
        return False
    return token.text in known.measure and token.text in known.noun


def _done(scope: Scope, head: list[Token], region: list[Token], found: Found) -> Found:
    """``found`` with a bare predicate as its metric, and what stands before it."""
    if head and head[-1].end == region[0].start and head[-1].text[-1] in _ATTRIBUTIVE:
        place, region = split_place([*head, *region])
        return replace(found, metric=phrase_of(scope, region), subject=phrase_of(scope, place))
    if all(_says_how(token) for token in head):
        region, head = [*head, *region], []  # 严重|损坏, 日均|收割: how, and no thing
    noun = None
    undergone = region[0].text in classes().final  # 失业人员就业: what is so of them, not done
    if head and (undergone or not acts(head)) and not _has_no_head(head):
        if head[0].text in classes().place:  # 全省种子下摆
            place, head = split_place(head)
            found = replace(found, subject=found.subject or phrase_of(scope, place))
        noun = phrase_of(scope, shortened(head))
    return replace(found, metric=phrase_of(scope, region), predicate=True, noun=noun)


def _says_how(token: Token) -> bool:
    """Whether the word before a verb only says how, or how often: 严重, 日均."""
    how = token.tag in ("a", "ad", "d") and len(token.text) > 1
    return how or token.text in _AVERAGES


def _counts_some(scope: Scope, among: Token, position: int) -> bool:
    """Whether a number right behind 中 counts some of the things before it: 蓝筹股中62只上升."""
    return (
        among.text in ("中", "当中", "之中")
        and among.end == position
        and scope.letters.startswith(ALPHABET["count"], position)
    )


def _has(links: Sequence[Token]) -> bool:
    """Whether what stands between the phrase and the number says that it holds so many."""
    return any(token.text in ("有", "就有", "约有", "共有", "仅有") for token in links)


def _behind_each(region: list[Token]) -> list[Token]:
    """What stands behind 各 inside the region, where something does."""
    for index in range(len(region) - 2, 0, -1):
        if region[index].text == "各":
            return region[index + 1 :]
    return region


def _behind_joiner(region: list[Token]) -> list[Token]:
    """The last of nouns behind a number, which counts only the first: 5名教师和学生20人."""
    for index in range(len(region) - 2, -1, -1):
        if region[index].text in JOINERS:
            return region[index + 1 :]
    return region


def _headless(scope: Scope, tokens: Sequence[Token], until: int, position: int) -> Phrase | None:
    """A 的-phrase without a noun that is counted: 外出务工的有640人, 到基层就业的占31%."""
    if tokens[until - 1].text != "的" or until < 2:
        return None
    linked = tokens[until].text if until < len(tokens) else scope.letters[position : position + 1]
    if linked not in ("有", "占", "达"):
        return None
    since = until - 1
    while since and tokens[since - 1].tag != "x" and tokens[since - 1].text not in _LEADING:
        since -= 1
    if until - since > _HEADLESS:
        since = collect(tokens, until - 1)
    region = tokens[since : until - 1]
    if not region or region[-1].tag[0] not in "vbia":
        return None
    return phrase_of(scope, region)


def _is_exchange(tokens: Sequence[Token], region: Sequence[Token], *, quoted: bool) -> bool:
    """Whether the region goes on with two currencies: 人民币对 before 美元中间价.

    ``quoted`` says that the pair itself is quoted: 人民币对美元报7.1.
    """
    currencies = classes().currency
    return (
        bool(region)
        and region[0].text in currencies
        and (quoted if len(region) == 1 else region[1].text not in JOINERS)
        and len(tokens) > 1
        and tokens[-1].text in _AGAINST
        and tokens[-2].text in currencies
    )


def _has_no_head(region: Sequence[Token]) -> bool:
    """Whether the words only place or count something: 一支, 其间, 临时."""
    return _COUNTING.issuperset([token.tag for token in region])


def _behind_names(scope: Scope, tokens: Sequence[Token], since: int, until: int) -> int:
    """Where the region starts once names of people are left out of it."""
    for index in range(until - 1, since - 1, -1):
        first, last = tokens[index].start, tokens[index].end
        if any(start < last and first < end for start, end in scope.named):
            behind = index + 1 < until and tokens[index + 1].text in JOINERS
            return until if behind else index + 1  # 蒋明及委员共41人: of both
    return since


def metric_before(scope: Scope, position: int) -> Found:
    """The metric of a clause, read back from ``position``; a bracket before it is skipped."""
    letters = scope.letters
    while position and letters[position - 1] == "）":
        opened = letters.rfind("（", 0, position - 1)
        if opened < 0:
            break
        code = scope.written(scope.reading(opened), scope.reading(position))
        position = opened
        if SHARE_CODE.fullmatch(code):
            firm = before(scope, clause_start(letters, position), position)
            return Found(None, firm.subject if firm.metric is None else firm.metric)
    floor = _start_past_brackets(letters, position)
    found = before(scope, floor, position)
    if found.metric is None and letters[floor - 1 : position] in ("：", "：+"):
        found = _label(scope, floor - 1) or found
    while found.metric is None and floor and letters[floor - 1] == "\n":
        # An infographic: the line above says what the number is of.
        position, floor = floor - 1, clause_start(letters, floor - 1)
        if any(is_number(letter) for letter in letters[floor:position]):
            break
        found = before(scope, floor, position)
    return found


def _label(scope: Scope, colon: int) -> Found | None:
    """What a colon before a number names, as in a list of figures: 净利润：1.3亿元."""
    start = clause_start(scope.letters, colon)
    found = before(scope, start, colon)
    if scope.letters.endswith(tuple(classes().telling), start, colon):
        return None
    if found.metric is None:
        words = [word for word in tokens_between(scope, start, colon) if word.text.isalnum()]
        # a name of a measure that no dictionary knows: 社零：23.6万亿元
        unknown = words[:2] and words[-1].end - words[0].start < _LABEL and not scope.named
        known = not unknown or any(w.text in _LEADING or w.tag[0] in "vrcdp" for w in words)
        return None if known else Found(phrase_of(scope, words), None)
    return found if scope.position(found.metric.end) == colon else None


def _start_past_brackets(letters: str, position: int) -> int:
    """Where the clause starts, with a bracket inside it: 中欧班列（西安）累计开行."""
    start = clause_start(letters, position)
    for _ in range(2):
        if not start or letters[start - 1] != "）":
            break
        opened = letters.rfind("（", 0, start - 1)
        if opened < 0 or start - opened > _BRACKETED:
            break
        start = clause_start(letters, opened)
    return start


def metric_inside(scope: Scope, start: int, end: int) -> Phrase | None:
    """The noun phrase that fills ``start:end``, links and adverbs at its ends apart."""
    return before(scope, start, end).metric
