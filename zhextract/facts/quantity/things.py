"""The thing behind a number: 34家企业, 47页的调研报告, 400亿元7天期逆回购."""

from __future__ import annotations

from zhextract.engine.atoms import Scope
from zhextract.engine.compiled import compiled
from zhextract.facts.drafts import Phrase
from zhextract.facts.families import ALPHABET
from zhextract.facts.phrases import after, predicate_after, tokens_between
from zhextract.facts.quantity.amounts import Amount
from zhextract.facts.quantity.said import is_length_of_time
from zhextract.facts.quantity.sizes import LENGTHS, size_named

# What may follow a classifier and still be the thing counted.
_SELF_NAMED = frozenset(
    ("人", "户", "人次", "家次", "户次", "例次", "件次", "批次", "车次", "架次")
)
_TIME_SPELLED = compiled("(?:左右)?的?(?P<word>时间|工夫|光景)")
_PLACED = compiled("[后内里]|之[后内前]|(?:世界|全[国省市球])第")
_ASKED = compiled("要求|建议|意见|主张|希望|共识|看法|倡议|体会|启示|声明|提议|感受")
_EQUIVALENT = compiled("(?P<opened>（[^）]{0,4}合[^）]{0,4}[\ue000-\uf8ff])?）")
# A grade or a term between a number and its noun: 三个千亿级产业集群, 20亿元7天期逆回购.
_GRADES = "[0-9A-Z一二三四五六七八九十两甲乙丙国省市县州地厅处科乡副正高中初]{1,4}"
ABOVE_GRADE = f"{_GRADES}[级等](?:及|或)?以[上下]"
"""Of which grades something is that is counted: 二级以上, 4A级以上, 地级及以上."""
_GRADE = compiled(f"{ABOVE_GRADE}的?|[0-9]*[\ue000-\uf8ff]?[十百千万亿]*级")
_MORE = compiled(ALPHABET.of("count", "measure") + "{1,2}+(?=[^的，。；、])")
# Sums with a term each, and two sizes of one thing, share the noun behind the last of them:
# 400亿元7天期和1200亿元14天期逆回购, 20万千瓦/80万千瓦时储能系统.
_TERMS = compiled(f"{ALPHABET['measure']}(?:[、和与及]{ALPHABET['money']}{ALPHABET['measure']})*+")
_POWERS = frozenset(("瓦", "千瓦", "兆瓦"))
_TWO_SIZES = compiled(f"/{ALPHABET['measure']}")
_NEXT = compiled(f"[、和与及]{ALPHABET['count']}")


def thing_after(scope: Scope, position: int, amount: Amount) -> Phrase | None:
    """What is counted or measured, where it stands right behind the number."""
    if amount.unit in LENGTHS and scope.letters.startswith("处", position):
        return None  # 2.5公里处大堤
    position = _past_equivalent(scope, position)
    grade = _GRADE.match(scope.letters, position)
    if grade is not None:
        position = grade.end()
    elif _is_term(scope, position):
        terms = _TERMS.match(scope.letters, position)
        position = terms.end() if terms is not None else position + 1
    elif amount.unit in _POWERS and (size := _TWO_SIZES.match(scope.letters, position)):
        position = size.end()
    elif amount.kind == "count" and (more := _MORE.match(scope.letters, position)):
        # 8.8万户35万余名茶农, 3.2万名70岁以上老人: the noun is behind the next number.
        position = more.end()
    if is_length_of_time(amount):
        spelled = _TIME_SPELLED.match(scope.letters, position)
        if spelled is not None:  # 用3年时间走访
            return Phrase(*map(scope.reading, spelled.span("word")))
        if _PLACED.match(scope.letters, position):
            return None
    if amount.unit == "点" and (asked := _ASKED.match(scope.letters, position)):
        return Phrase(*map(scope.reading, asked.span()))  # 4点要求
    if amount.unit == "次" and (done := predicate_after(scope, position, bare=True)) is not None:
        return done  # 数十次进攻, 4次下调预期
    if size_named(scope, position, amount) is not None:
        return None  # 30米宽的决口
    if counts_things(amount):
        return _whole_thing(scope, after(scope, position, verbs=True))
    return after(scope, position, nouns=True) if _counts_nouns(amount) else None


def thing_of(scope: Scope, position: int, amount: Amount) -> Phrase | None:
    """What the amount is a property of: 47页的调研报告, 2克的限盐勺."""
    if scope.letters.startswith("的", position) and _counts_nouns(amount):
        return after(scope, position + 1, verbs=True)
    return None


def _whole_thing(scope: Scope, thing: Phrase | None) -> Phrase | None:
    """The noun behind the next number, where the thing is only which: 15台大型、20台小型挖掘机."""
    if thing is None:
        return None
    end = scope.position(thing.end)
    tokens = tokens_between(scope, scope.position(thing.start), end)
    following = _NEXT.match(scope.letters, end)
    if following is None or any(token.tag != "b" for token in tokens):
        return thing
    return after(scope, following.end(), verbs=True) or thing


def _is_term(scope: Scope, position: int) -> bool:
    """Whether a term stands there: 7天期 in 20亿元7天期逆回购."""
    index = scope.index_at(position)
    return index is not None and getattr(scope.atoms[index].value, "term", False)


def _past_equivalent(scope: Scope, position: int) -> int:
    """Where the noun stands that a bracket parts from its number: 1万先令（约合75美元）救助金."""
    if not scope.letters.startswith(("（", "）"), position):
        return position
    bracket = _EQUIVALENT.match(scope.letters, position)
    if bracket is None:
        return position
    opened = bracket["opened"] or scope.letters[max(0, position - 6) : position]
    return bracket.end() if "（" in opened and "合" in opened else position


def _counts_nouns(amount: Amount) -> bool:
    """Whether a noun behind the amount can be what there is so much of: 3吨煤, 5000万的贷款."""
    if amount.kind == "bare":
        return in_ten_thousands(amount)
    return amount.kind in ("count", "money", "measure")


def counts_things(amount: Amount) -> bool:
    """Whether the amount has a classifier that wants a thing behind it or before it."""
    return amount.kind == "count" and amount.unit not in _SELF_NAMED


def in_ten_thousands(amount: Amount) -> bool:
    """Whether the number is a round one of the kind that 万 and 亿 write: 20.5万考生."""
    value = amount.value
    if value is None or value < 10000:
        return False
    return value == value.to_integral_value() and not int(value) % 10
