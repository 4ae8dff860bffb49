"""The condition of a number: what restricts the things that it counts or measures.

A denominator (每亩, 一斤), the one that has most of it (最大的一笔), what was
expected, the rest or the first of a group (其余, 首批), and a relative clause
that tells them apart (登记上牌的电动自行车).
"""

from __future__ import annotations

from collections.abc import Sequence

from zhextract.engine.atoms import Scope, Token
from zhextract.engine.compiled import compiled
from zhextract.engine.wordbook import per_wordbook
from zhextract.facts.drafts import Phrase
from zhextract.facts.phrases import (
    EACH,
    JOINERS,
    TIME,
    classes,
    clause_end,
    clause_start,
    is_nominal,
    is_number,
    is_place_name,
    is_verb,
    tokens_between,
)
from zhextract.facts.quantity.amounts import Amount
from zhextract.facts.quantity.said import is_length_of_time
from zhextract.facts.quantity.things import ABOVE_GRADE

# Classifiers that want the thing behind them: 每个考场, 每百名游客.
_OF_THINGS = frozenset("个名位家所座条辆艘间支场片栋幢颗粒只头棵株户项件次批满")
_THINGS = 3
"""Words of the thing behind 每个."""
# One of a thing that others are reckoned by, where the number stands soon behind it: 一斤五块.
_BASE = compiled(
    "(?<![第这那每另某同任近过前后首头再又进唯逐])(?P<base>"
    "(?:一|百)(?:斤|公斤|千克|吨)|一(?:亩地?|箱|筐|桶|度电|方|平方米|个人|公里)"
    "|一(?:天|年|个月|周|晚|夜|小时|趟|次|季)(?=[要得能就才可只最卖挣赚收产用花跑做吃喝接送打洗换攒\ue000-\uf8ff])"
    "|一[颗棵株头只][^，。；：！？、\ue000-\uf8ff]{1,2}?(?=[拍结产卖收出]))"
    "[^，。；：！？、\ue000-\uf8ff]{0,9}$"
)
_EXCHANGED = compiled("1[^，。；、\ue000-\uf8ff]{1,4}元(?=[兑对可])|1英镑(?=[兑对可])")
# The one of them that has most or least: 最低的86分, 最多时, 单笔最高.
_SUPERLATIVE = "(?:单[笔户日人次])?最[大小多少高低长短贵重轻深浅远近快慢早晚]"
_MOST = compiled(
    f"(?P<most>{_SUPERLATIVE}(?:的?一[^，。；：、\ue000-\uf8ff]|时|档|点))"
    "[^，。；：、的\ue000-\uf8ff]{0,4}$"
)
_MOST_ALONE = compiled(f"(?P<most>{_SUPERLATIVE})的?[为达仅才约已]{{0,2}}$")
_TRADE = frozenset(("进出口", "出口", "进口", "贸易", "贸易额", "进出口额", "进出口总额"))
_PARTNERS = compiled("[对从自](?P<who>[^，。；：\n\ue000-\uf8ff]{2,24})$")
_EXPECTED = compiled("(?P<expected>(?:市场|机构|此前|分析师)?预期|规范要求)的$")
_GRADE = compiled(f"(?P<grade>{ABOVE_GRADE})的?$")
_GRADE_BEHIND = compiled(f"(?P<grade>{ABOVE_GRADE})")
_HOW = frozenset(("重点", "已", "已经", "未", "尚未", "新", "拟", "应", "待", "可", "需", "正在"))
_RELATIVE = 12
"""Characters of a relative clause that is a condition."""
_BOUNDARY = frozenset("在将把对由并而了着从为和与及的以共是向被") | {"其中"}


@per_wordbook
def _rest() -> tuple[str, ...]:
    """The words for the rest or the first of a group, the longest first."""
    return tuple(sorted(classes().rest, key=len, reverse=True))


def condition_of(
    scope: Scope, at: int, until: int, metric: Phrase | None, amount: Amount
) -> Phrase | None:
    """What restricts the things of the number between ``at`` and ``until``, None for nothing."""
    floor = clause_start(scope.letters, at)
    tokens = tokens_between(scope, floor, at)
    clause = scope.letters[floor:at]
    found = None
    # Each of these has a sign that few clauses hold.
    if "每" in clause or EACH in clause:
        found = _each(scope, tokens, metric)
    if found is None and ("一" in clause or "百" in clause or "1" in clause):
        found = _base(scope, floor, at, metric)
    if found is not None:
        return found
    lasting = is_length_of_time(amount) and scope.letters.endswith("的", 0, at)
    if not lasting and (most := most_of(scope, floor, at, metric)) is not None:
        return most
    if (term := _term(scope, until)) is not None:
        return term
    expected = _EXPECTED.search(scope.letters, floor, at) if clause.endswith("的") else None
    if expected is not None:
        return Phrase(*map(scope.reading, expected.span("expected")))
    if amount.kind != "count" or amount.unit is None:
        return None
    head = at
    if metric is not None and floor <= scope.position(metric.start) < at:
        head = scope.position(metric.start)
        tokens = tokens_between(scope, floor, head)
    elif (grade := _GRADE_BEHIND.match(scope.letters, until)) is not None:
        return Phrase(*map(scope.reading, grade.span("grade")))  # 12家4A级以上景区
    elif (state := _state(scope, until, metric)) is not None:
        return state
    return _told_apart(scope, tokens, named=head < at)


def most_of(scope: Scope, floor: int, at: int, metric: Phrase | None) -> Phrase | None:
    """The superlative that picks the one measured: 最低的 before 86分, 月薪最高1.2万元."""
    if scope.letters.find("最", floor, at) < 0:
        return None
    most = _MOST.search(scope.letters, floor, at) or _MOST_ALONE.search(scope.letters, floor, at)
    if most is None:
        return None
    phrase = Phrase(*map(scope.reading, most.span("most")))
    return None if metric is not None and metric.start <= phrase.start < metric.end else phrase


def _term(scope: Scope, until: int) -> Phrase | None:
    """The term right behind a sum of money: 7天期 in 20亿元7天期逆回购."""
    index = scope.index_at(until)
    if index is None or not getattr(scope.atoms[index].value, "term", False):
        return None
    return Phrase(scope.atoms[index].start, scope.atoms[index].end)


def partners_of(scope: Scope, metric: Phrase | None) -> Phrase | None:
    """With whom the trade is that the metric names: 东盟 in 对东盟进出口."""
    if metric is None or scope.written(metric.start, metric.end) not in _TRADE:
        return None
    start = scope.position(metric.start)
    partners = _PARTNERS.search(scope.letters, clause_start(scope.letters, start), start)
    return Phrase(*map(scope.reading, partners.span("who"))) if partners is not None else None


def _each(scope: Scope, tokens: Sequence[Token], metric: Phrase | None) -> Phrase | None:
    """The last denominator of the clause with what it is of: 每万人, 每个考场, 每人每月."""
    last = next((i for i in range(len(tokens) - 1, -1, -1) if _opens_each(tokens[i])), None)
    if last is None:
        return None
    until = last + 1
    if tokens[last].text == "每":
        while until < len(tokens) and tokens[until].tag[0] in "mq":
            until += 1
        until += until == last + 1 and until < len(tokens)
    open_end = (
        tokens[until - 1].text[-1] in _OF_THINGS or _unit_of(scope, tokens[last]) in _OF_THINGS
    )
    things = until
    while things < len(tokens) and things - until < _THINGS and _is_thing(tokens[things]):
        things += 1
    within = things < len(tokens) and tokens[things].text in ("中", "里", "就", "中就")
    if within or (open_end and things - until == 1):
        until = things
    elif open_end and things > until:
        until += 1
    first = last
    while first and _opens_each(tokens[first - 1]):
        first -= 1
    start, end = tokens[first].start, tokens[until - 1].end
    phrase = Phrase(scope.reading(start), scope.reading(end))
    inside = metric is not None and metric.start <= phrase.start and phrase.end <= metric.end
    return None if inside else phrase


def _opens_each(token: Token) -> bool:
    return (token.text[0] == "每" and token.text not in ("每每", "每当")) or token.text == EACH


def _is_thing(token: Token) -> bool:
    return is_nominal(token) and token.tag[0] in "nbjv" and not is_number(token.text)


def _unit_of(scope: Scope, token: Token) -> str:
    """The last character of the unit of a denominator atom: 名 of 每百名."""
    index = scope.index_at(token.start) if token.text == EACH else None
    unit = scope.atoms[index].value.unit if index is not None else None
    return unit[-1] if unit else " "


def _base(scope: Scope, floor: int, at: int, metric: Phrase | None) -> Phrase | None:
    """One of what the number is reckoned by: 一斤五块钱, 一亩地净收入三百元, 1欧元兑换1.08美元."""
    base = _EXCHANGED.search(scope.letters, floor, at)
    span = base.span() if base is not None else None
    if span is None and (base := _BASE.search(scope.letters, floor, at)) is not None:
        span = base.span("base")
    if span is None:
        return None
    phrase = Phrase(scope.reading(span[0]), scope.reading(span[1]))
    inside = metric is not None and metric.start <= phrase.start and phrase.end <= metric.end
    return None if inside else phrase


def _state(scope: Scope, until: int, metric: Phrase | None) -> Phrase | None:
    """What is so of the things counted, behind their noun: 下跌 in 3500只个股下跌."""
    if metric is None or scope.position(metric.start) < until:
        return None
    start = scope.position(metric.end)
    end = clause_end(scope.letters, start)
    comma = scope.letters.find("、", start, end)
    end = comma if comma > 0 else end
    state = scope.letters[start:end]
    return Phrase(scope.reading(start), scope.reading(end)) if state in classes().state else None


def _told_apart(scope: Scope, tokens: Sequence[Token], *, named: bool) -> Phrase | None:
    """What stands before the things counted and tells which they are: 首批, 登记上牌的.

    ``named`` says that the things stand before their number; a relative clause right
    before a number (搬进老街的12家店铺) mostly tells what happened, and only one that
    begins with how (重点监测的28种) tells them apart.
    """
    if not tokens:
        return None
    last = tokens[-1]
    told = next((word for word in _rest() if scope.letters.endswith(word, 0, last.end)), None)
    if told is not None:
        return Phrase(scope.reading(last.end - len(told)), scope.reading(last.end))
    grade = _GRADE.search(scope.letters, tokens[0].start, last.end)
    if grade is not None:
        return Phrase(*map(scope.reading, grade.span("grade")))
    if last.text != "的":
        return None
    first = len(tokens) - 1
    while first and not _ends_clause(tokens[first - 1]):
        first -= 1
    region = tokens[first:-1]
    if not region or region[-1].text == "为首" or not (named or region[0].text in _HOW):
        return None
    if region[-1].end - region[0].start > _RELATIVE:
        return None
    if not any(is_verb(token) or token.text in classes().predicate for token in region):
        return None
    return Phrase(scope.reading(region[0].start), scope.reading(region[-1].end))


def _ends_clause(token: Token) -> bool:
    """Whether a relative clause cannot reach back over the word: 全市|重点监测的."""
    return (
        token.text in _BOUNDARY
        or token.text == TIME
        or is_number(token.text)
        or token.text in JOINERS
        or token.tag in ("r", "x", "t", "ns", "nt", "nr", "uz", "ul")
        or is_place_name(token)
    )
