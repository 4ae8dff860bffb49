"""From a hit of a quantity rule to drafts: metric, whole, condition, role."""

from __future__ import annotations

import regex
from msgspec.structs import replace

from zhextract.engine.atoms import Scope
from zhextract.engine.compiled import compiled
from zhextract.engine.rules import Hit
from zhextract.facts.drafts import Phrase, QuantityDraft
from zhextract.facts.families import ALPHABET
from zhextract.facts.phrases import (
    Found,
    after,
    classes,
    clause_end,
    is_number,
    members_of,
    split_list,
    split_subjects,
    tokens_between,
)
from zhextract.facts.quantity.amounts import Amount, with_unit
from zhextract.facts.quantity.conditions import condition_of, partners_of
from zhextract.facts.quantity.things import in_ten_thousands
from zhextract.numerals import bound_before

_RATIOS = ("比", "系数", "倍差", "比值")
_INDICES = ("指数", "PMI", "评分", "指数值", "收于", "指标")
_RATES_OF_EXCHANGE = ("汇率", "中间价", "兑美元", "对美元")
_QUOTED = compiled("(?:报|收报|收于|报收|报收于)$")
# Pairs of currencies, by the one that the rate is given in.
_PAIRED = (
    (("港汇", "兑港元", "对港元"), "港元", "HKD"),
    (("兑日元", "对日元"), "日元", "JPY"),
    (("兑美元", "对美元"), "美元", "USD"),
)
_ROUND = compiled("[万亿]")
_RESULTS = frozenset("胜平负金银铜死伤")
_INDEX_ENDINGS = frozenset("指数")
_COUNTED_HEADS = ("人数", "人次", "人口", "数量", "户数", "总数", "量", "数")
_THRESHOLD_BOUNDS = frozenset(("more_than", "at_least", "less_than", "at_most"))
_WHOLE_TAIL = compiled(
    "的?(?:比重|比例|份额|比率|总数|总量|总额)?"
    "(?:分别|依次|各|均|平均|只有|仅|已|也|还|则|就|为|是|达到|达|约为|约|超过|超|近|高达|升至|的)*$"
)
_LIMIT = compiled(
    "(?:不得|不能|严禁|禁止|上限|下限|限额|限高|限速|限购|法定|额定|限量|限重|核载|核定|规定|要求|最长(?:$|不|可|能|只|期限)|须持"
    # 最高气温39℃ is no limit: only what one may get or must pay at most
    "|最[高多](?:[可不限处罚奖补贴]|资助|赔|给予)|单户最高)[^，。；]{0,6}$|(?:[并可，；]|应)处$"
)
_COUNTS = "[" + ALPHABET["count"] + ALPHABET["percent"] + ALPHABET["money"] + "]"


def numbers_of(hit: Hit) -> list[tuple[int, Amount]]:
    """The amounts of the hit's number and list, each with the index of its atom."""
    scope = hit.scope
    indices = [hit.index("number")]
    if "list_rest" in hit:
        indices += [scope.index_at(at) for at in range(hit.at("list_rest"), hit.until("list_rest"))]
    found = [(index, scope.atoms[index].value) for index in indices if index is not None]
    if len(found) > 1 and any(amount.unit is None for _, amount in found):
        last = found[-1][1]
        found = [(index, with_unit(amount, last)) for index, amount in found]
    return found


def quantity(
    hit: Hit, rule: str, numbers: list[tuple[int, Amount]], found: Found
) -> list[QuantityDraft]:
    """One draft a number; a list of metrics is shared out over a list of numbers."""
    scope = hit.scope
    many = len(numbers)
    metrics = members_of(scope, found.metric, hit.start, many)
    subjects = split_subjects(scope, found.subject, metrics)
    partners = [partners_of(scope, metric) for metric in metrics]
    if many > 1 and len(set(partners)) == 1:
        partners = split_list(scope, partners[0], many)
    made: list[QuantityDraft] = []
    for place, (index, amount) in enumerate(numbers):
        if amount.kind in ("points", "bare"):
            sensible = _sensible(scope, amount, metrics[place], scope.cell(index))
            if sensible is None:
                continue
            amount = sensible
        draft = QuantityDraft(
            rule=rule,
            scope=scope,
            at=scope.cell(index),
            until=scope.cell(index) + 1,
            start=amount.start,
            end=amount.end,
            claims=(index,),
            metric=_result_word(scope, amount) or metrics[place],
            subject=subjects[place],
            amount=amount,
            place=(place, many),
            partial=found.partial,
            fallback=found.fallback,
            done=found.predicate,
        )
        before = scope.letters[max(0, draft.at - 12) : draft.at]
        if _LIMIT.search(before):
            draft.role = "limit"
        draft.condition = (
            found.condition
            or partners[place]
            or condition_of(scope, draft.at, draft.until, draft.metric, amount)
        )
        made.append(draft)
    return made


def _result_word(scope: Scope, amount: Amount) -> Phrase | None:
    """The word for a result that ends the number itself: 胜 in 29胜, 金 in 32金."""
    if amount.kind != "count" or amount.unit is not None:
        return None
    word = scope.written(amount.end - 1, amount.end)
    return Phrase(amount.end - 1, amount.end) if word in _RESULTS else None


def bounded(hit: Hit, made: list[QuantityDraft], position: int) -> list[QuantityDraft]:
    """The drafts with the bound that a word further off sets: 约占35%, 不低于户数的15%."""
    found = bound_before(hit.scope.letters, position)
    if found is not None:
        for draft in made:
            if draft.amount.bound == "exact":
                draft.amount = replace(draft.amount, bound=found[1])
    return made


def whole_phrase(scope: Scope, start: int, end: int) -> Phrase | None:
    """What a share is a share of, without the words of the share itself."""
    text = scope.letters[start:end]
    kept = text.removesuffix("倒数").lstrip("到了")
    start += len(text) - len(kept)
    kept = _WHOLE_TAIL.sub("", kept)
    if not kept:
        return None
    return Phrase(scope.reading(start), scope.reading(start + len(kept)))


def is_threshold(hit: Hit) -> bool:
    """Whether the number limits a group of things that are counted or named behind it."""
    scope = hit.scope
    index = hit.index("number")
    assert index is not None
    amount: Amount = scope.atoms[index].value
    letters = scope.letters
    following = letters[hit.end - 1 : hit.end]
    if amount.kind == "percentage" and following == "的":
        return limits_rate(scope, hit.start, hit.end, amount)
    if amount.kind in ("percentage", "fraction", "points", "multiple", "bare"):
        return False
    if amount.term:
        return True
    aged = amount.unit in ("岁", "周岁")
    counted = aged and letters.startswith(ALPHABET["count"], hit.end)  # 65岁及以上2.17亿人
    if is_number(following) and is_number(letters[hit.end : hit.end + 1] or " ") and not counted:
        return False
    if aged:
        return amount.bound in _THRESHOLD_BOUNDS or amount.low is not None
    if _limits_things(scope, hit.end, amount):
        return True
    if following != "的" or amount.bound not in _THRESHOLD_BOUNDS:
        return False
    written = hit.scope.letters[hit.end : hit.end + 2]
    if amount.kind in ("money", "measure") and amount.bound in ("at_least", "at_most"):
        return bool(written.strip("，。；"))
    if amount.kind == "count":
        return False
    rest = letters[hit.end : clause_end(letters, hit.end)]
    return regex.search(_COUNTS, rest) is not None


def limits_rate(scope: Scope, start: int, end: int, amount: Amount) -> bool:
    """Whether a rate limits things that are counted behind it: 中签率低于10%的楼盘有4个."""
    letters = scope.letters
    if amount.bound not in _THRESHOLD_BOUNDS or letters[start - 1 : start] != "率":
        return False
    return ALPHABET["count"] in letters[end : clause_end(letters, end)]


def _limits_things(scope: Scope, position: int, amount: Amount) -> bool:
    """Whether the things that the number limits and their count follow: 亿元以上项目47个."""
    if amount.kind not in ("money", "measure") or amount.bound not in ("at_least", "at_most"):
        return False
    things = after(scope, position, nouns=True)
    if things is None or things.start != scope.reading(position):
        return False
    known = classes()
    for token in tokens_between(scope, scope.position(things.end), len(scope.letters)):
        if is_number(token.text):
            return token.text in ALPHABET["count"]
        linked = token.text in known.link or token.text in known.final or token.text == "的"
        if not linked and token.tag != "d":
            return False
    return False


def _sensible(scope: Scope, amount: Amount, metric: Phrase | None, position: int) -> Amount | None:
    """What a number without a unit is (a score, a ratio, people in 万), or None for nothing."""
    if amount.kind == "points":
        return amount if metric is not None else None
    if metric is None:  # 两地签约超5000亿: so written, it counts something all the same
        round_one = in_ten_thousands(amount) and _ROUND.search(
            scope.written(amount.start, amount.end)
        )
        return replace(amount, kind="count") if round_one else None
    head = scope.letters[scope.position(metric.start) : scope.position(metric.end)]
    if head.endswith(_RATIOS):
        return replace(amount, kind="multiple")
    if head.endswith(_INDICES):
        return replace(amount, kind="score")
    if head.endswith(_RATES_OF_EXCHANGE):
        return replace(amount, kind="money", unit="元", code="CNY")
    if _QUOTED.search(scope.letters, max(0, position - 3), position):
        return _quoted(amount, head)
    if head.endswith(_COUNTED_HEADS) or in_ten_thousands(amount):
        return replace(amount, kind="count")
    return None


def _quoted(amount: Amount, head: str) -> Amount | None:
    """What is quoted behind 报 or 收于: a rate of exchange in its currency, or an index."""
    if "人民币" in head:
        return replace(amount, kind="money", unit="元", code="CNY")
    for words, unit, code in _PAIRED:
        if head.endswith(words):
            return replace(amount, kind="money", unit=unit, code=code)
    return replace(amount, kind="score") if head[-1:] in _INDEX_ENDINGS else None
