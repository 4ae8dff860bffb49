"""The subject that one clause names at its start, before its verb or its metric."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhextract.engine.atoms import Scope, Token
from zhextract.engine.compiled import compiled
from zhextract.facts.drafts import Draft, Phrase, QuantityDraft
from zhextract.facts.families import ALPHABET
from zhextract.facts.noun_phrases import (
    BODY_ENDS,
    FIRST_ATOM,
    is_skipped,
    may_name,
    noun_phrase,
)
from zhextract.facts.phrases import (
    CLAUSE_ENDS,
    classes,
    clause_end,
    is_measure_word,
    tokens_between,
)
from zhextract.facts.subjects.naming import (
    POINTERS,
    Named,
    kind_of,
    phrase_at,
    subject_in,
    words_of_subjects,
)

_OWN_DOING = compiled("公告(?:称|显示|说|表示)?，")
_REACH = 40
"""A subject ends no further than this from the start of its clause."""
_JOINERS = frozenset("、和与及")
# Words of telling; those of the second list tell only where what is told follows a mark.
_TELLING = (
    "说|说道|笑着说|表示|介绍|提醒|认为|透露|坦言|坦承|通报|指出|建议|告诉|预计|解释|称|强调|披露|回应|直言|判断|预测"
    "|呼吁|感慨|回忆|承认|宣布|举例|声称|宣称|批评|痛批|警告|算了|要求|讲解|讲授|讲述|解读|阐述|宣讲|公开表态|分析|承诺"
    "|料|指"
)
_TELLS = compiled(
    "(?:则|也|还|又|就|曾|全面|系统|详细|重点|着重|深入|逐一|日前|近日|当天|同时|随后|这样|"
    "在[^，。]{2,12}?[上中时])*+(?:" + _TELLING + "|用“|上[^，。]{0,4}表态)"
    "|[^，。；：“”]{1,24}?(?:" + _TELLING + "|道|笑了|答)(?:[，：「]|:|“(?![^”]{1,8}”))"
)
_TELLS_OF = re.compile(
    r"[^，。；：]{0,8}(?:说|表示|介绍|提醒|认为|透露|通报|指出|建议|预计|称|宣布|公告|发布|公布|显示|统计|要求|披露|预测|规定)"
    "(?:[，：“]|的(?:统计|数据|消息|报告)|数据|消息)"
)
# what a body says that it will do itself is its own
_ANNOUNCES = compiled(
    f"[{ALPHABET['time']}]?(?:宣布|公告|表示|称)[，：]?“?(?:将|拟|计划|已|决定)(?!有)"
)
# tells of itself: 公司公告，二季度营收7亿元
_FIRMS = frozenset(("公司", "该公司", "集团", "该集团"))
_QUOTED = compiled("[^“”，。]{1,8}”")
_MEASURES = frozenset("量额率价值")
_SINCE = re.compile("从(?:那时|此|那|这时)起")
_SEASON = re.compile("[本该这此][^，。；：、的]{0,3}?(?:赛季|暖季|雪季|汛期|学期|年度|财年)")
NOBODY = Named(Phrase(-1, -1), "thing")
"""A sentence that starts with something that is no subject."""
NOBODY_AT_ALL = Named(Phrase(-2, -2), "thing")


def named_in(scope: Scope, start: int, draft: Draft | None, *, first: bool) -> Named | None:
    """The subject that the clause at ``start`` names; ``draft`` is the fact it holds."""
    letters = scope.letters
    if not scope.named and not may_name(scope, start):
        return None
    before = letters[max(0, start - 2) : start].rstrip(" ")
    if before.endswith("（") or (before.endswith("）") and letters[start : start + 1] in _JOINERS):
        return None
    end = min(clause_end(letters, start), start + _REACH)
    tokens = tokens_between(scope, start, end)
    words = words_of_subjects()
    index = 0
    while index < len(tokens) and (
        is_skipped(tokens[index])
        or (tokens[index].text == "“" and not _QUOTED.match(letters, tokens[index].end))
    ):
        index += 1
    for stretch in (_SINCE, _SEASON):
        if index < len(tokens) and (aside := stretch.match(letters, tokens[index].start)):
            while index < len(tokens) and tokens[index].start < aside.end():
                index += 1
    if index == len(tokens) or tokens[index].text[0] in CLAUSE_ENDS:
        return None
    person = None
    if scope.named:
        person = next((name for name in scope.named if start <= name[0] < end), None)
    if person is not None and _TELLS.match(letters, person[1]):
        return _teller(scope, tokens[index:], person) or (
            NOBODY_AT_ALL if first and person[0] - start > 3 else NOBODY
        )
    if tokens[index].text in words.aside or letters.startswith("时间", tokens[index].end):
        return None  # 北京时间
    region = list(noun_phrase(tokens[index:]))
    if (
        person is not None
        and not (region and region[-1].end > person[1])
        and _does(scope, tokens[index:], person)
        and (draft is None or draft.at > person[1])
    ):
        return Named(phrase_at(scope, *person), "person")
    if len(region) > 1 and _OWN_DOING.match(letters, region[-1].start):
        region = region[:-1]  # 央行公告称，开展了…: it tells of what it does itself
        return Named(phrase_at(scope, region[0].start, region[-1].end), "body")
    if not region:
        return None
    own = region[-1].text in _FIRMS or _ANNOUNCES.match(letters, region[-1].end)
    if not own and _TELLS_OF.match(letters, region[-1].end):
        return None
    whole = region
    region = _before_metric(scope, region, draft)
    measured = len(region) < len(whole) and not _counts(draft)
    named = subject_in(scope, region, measured=measured)
    if named is None and _acted(scope, tokens[index:], len(whole), draft) and region == whole:
        return Named(phrase_at(scope, whole[0].start, whole[-1].end), "actor")
    if named is None and first and region:
        return NOBODY
    return named


def _acted(scope: Scope, tokens: Sequence[Token], many: int, draft: Draft | None) -> bool:
    """Whether a verb stands between the phrase and the metric: 事故造成4人死亡."""
    return (
        isinstance(draft, QuantityDraft)
        and draft.metric is not None
        and many < len(tokens)
        and tokens[many].tag[0] in "vdp"
        and draft.metric.start >= scope.reading(tokens[many - 1].end)
        and tokens[many - 1].tag[0] in "nj"
        and tokens[0].text[0] not in "每之其各“"
        and tokens[0].tag != "f"
        and tokens[many - 1].text not in words_of_subjects().never
        and sum(len(token.text) for token in tokens[:many]) > 1
    )


def _counts(draft: Draft | None) -> bool:
    return isinstance(draft, QuantityDraft) and draft.amount.kind == "count"


def _teller(scope: Scope, tokens: Sequence[Token], person: tuple[int, int]) -> Named | None:
    """The body whose own man tells of it: 该库 in 该库副主任吴海燕说; a speaker else is none."""
    region: list[Token] = []
    for token in tokens:
        if token.start >= person[0] or (
            token.tag[0] not in "nbjrsm" and token.text not in BODY_ENDS
        ):
            break
        region.append(token)
        text = "".join(one.text for one in region)
        if text[0] in "该本" or text.endswith(tuple(words_of_subjects().own)):
            return Named(phrase_at(scope, region[0].start, token.end), "body")
    return None


def _does(scope: Scope, tokens: Sequence[Token], person: tuple[int, int]) -> bool:
    """Whether the person is who the clause is about: what stands before only says who it is."""
    before = [token for token in tokens if token.start < person[0]]
    if any(token.tag == "p" or token.text[0] >= FIRST_ATOM for token in before):
        return False
    if scope.letters[person[0] - 1 : person[0]] in ("与", "和", "、", "对", "向", "由"):
        return False
    verbs = [token for token in before if token.tag == "v"]
    return (
        not verbs
        or before[-1].tag == "uj"
        or any(token.tag == "uj" and token.start > verbs[-1].start for token in before)
    )


def _before_metric(scope: Scope, region: list[Token], draft: Draft | None) -> list[Token]:
    """The region up to where the metric of the fact starts."""
    if draft is None or draft.metric is None or draft.metric.start < scope.start:
        return region
    metric = scope.position(draft.metric.start)
    if draft.metric.end <= scope.reading(region[0].start):
        return region
    if (
        scope.position(draft.metric.end) > region[-1].end
        and metric > region[0].start
        and kind_of(scope, region) == "body"
        and not is_measure_word(scope, draft.metric)
    ):
        return region  # 全国铁路发送旅客: the metric begins with a verb, not in the body's name
    kept = [token for token in region if token.end <= metric]
    if not kept and _counts(draft) and _is_pointed(scope, region):
        return region  # 该型火箭已发射19次
    if not kept:
        kept = _owner(scope, region)
    elif len(kept) + 1 < len(region) and region[len(kept) + 1].tag[0] == "v":
        # 全省检察机关批准逮捕嫌疑人: the metric begins with what acts
        longer = region[: len(kept) + 1]
        if kind_of(scope, longer) == "body" and region[len(kept)].tag[0] == "n":
            kept = longer
    if len(kept) == 1 and kept[0].text in POINTERS and len(region) > 2:
        kept = region[:2]  # 该码头年吞吐量: the pointing word has a noun of its own
    while kept and kept[-1].tag in ("uj", "x") and kept[-1].text != "”":
        kept.pop()
    return kept


def _is_pointed(scope: Scope, region: list[Token]) -> bool:
    """Whether the region is a thing pointed at that does something, so no metric."""
    head, end = region[-1], region[-1].end
    return (
        region[0].text[0] in POINTERS
        and len(region) > 1
        and head.tag[0] == "n"
        and head.text not in classes().measure
        and scope.letters[end : end + 1] == "已"
    )


def _owner(scope: Scope, region: list[Token]) -> list[Token]:
    """The body that a measure is of, where both were taken for the metric: 星澜科技出货量."""
    head = region[-1].text
    if len(region) < 2 or not (head in classes().measure or head[-1] in _MEASURES):
        return []
    for last in range(len(region) - 1, 1, -1):  # one word alone is no name: 企业营收
        if kind_of(scope, region[:last]) is not None:
            return region[:last]
    return []
