"""The metric of a plain amount: what is counted or measured, by the sense of its unit.

A number may have the thing it counts behind it (34家企业), before it (企业34家),
or only a verb (转移34人). Which of them is the metric depends on what the unit
can be said of: a length of time is how long something goes on, so the verb comes
first; people are counted for what they are or do; a classifier wants a thing.
"""

from __future__ import annotations

import regex
from msgspec.structs import replace

from zhextract.engine.atoms import Scope
from zhextract.engine.rules import Hit
from zhextract.facts.drafts import Phrase
from zhextract.facts.families import ALPHABET
from zhextract.facts.phrases import (
    JOINERS,
    Found,
    after,
    classes,
    clause_start,
    is_bearer,
    is_measure_word,
    is_measured,
    is_number,
    is_own_object,
    metric_before,
    metric_inside,
    names_people,
    participle_before,
    predicate_after,
    tokens_between,
)
from zhextract.facts.quantity.amounts import Amount
from zhextract.facts.quantity.said import (
    LENGTHS_OF_TIME,
    copular,
    lasting_of,
    lasts_apart,
    text_of,
)

PEOPLE = frozenset(("人", "人次", "名", "位", "户"))
# What may follow a classifier and still be the thing counted.
_SELF_NAMED = frozenset(
    ("人", "户", "人次", "家次", "户次", "例次", "件次", "批次", "车次", "架次")
)
# What people are counted for having suffered is the metric, whatever the clause began with.
_CASUALTY = regex.compile(
    "死伤|死亡|遇难|丧生|受伤|轻伤|重伤|失踪|失联|获救|被困|遇害|罹难|感染|伤亡|中毒|被捕"
)
# So behind how or why they did: 2人经抢救无效死亡, 12人因恶劣天气受伤.
_SUFFERED = regex.compile(
    f"(?:(?:经|因|在|遭)[^，。；：、-]{{1,14}}?)?(?P<what>{_CASUALTY.pattern})"
)
_TOTALS = frozenset(("总额", "总量", "总数", "总计", "总重", "总价", "总价值", "价值"))
_TIME_SPELLED = regex.compile("(?:左右)?的?(?P<word>时间|工夫|光景)")
_PLACED = regex.compile("[后内里]|之[后内前]|(?:世界|全[国省市球])第")
_FORMED = regex.compile("(?:共同|联合)?组成的")
_SHORT_OF = regex.compile("之[差遥]")
_SIZE = regex.compile("[宽长高深厚粗](?![度期效于达者标压])")
_RESULTS = frozenset(("秒", "分钟", "小时", "米"))
_ACHIEVED = regex.compile("(?P<verb>以|跑出|游出|滑出|骑出|划出|跳出|跳过|掷出|投出|推出)了?$")
_RACE = regex.compile(
    "(?:男子|女子|混合|男女)[^，。；：、\n\ue000-\uf8ff]{1,16}?"
    "(?:[自混]由泳|仰泳|蛙泳|蝶泳|混合泳|马拉松|竞走|跳远|跳高|铅球|标枪|铁饼|链球|跨栏|[0-9]米栏?|速滑|全能)"
    "(?:个人|自由泳|仰泳|蛙泳|蝶泳|混合泳|竞走|跨栏|障碍|接力)*(?:半?决赛|预赛)?"
)
_BARE_SIZE = regex.compile("[、，；和][宽长高深厚]$")
_DIMENSIONS = frozenset("宽长高深厚")
# With these a dimension is one word: 全长, 身高, 水深.
_WHOLE_SIZE = frozenset("埋挖纵全总身净周水体边跨径最波浪株冠胸延桥坝墙楼层路轴翼舰船")
_AREAS = frozenset(("亩", "公顷", "平方米", "平方公里", "万亩"))
_LENGTHS = frozenset(("米", "公里", "千米", "厘米", "毫米", "分米", "海里"))
_ASKED = regex.compile("要求|建议|意见|主张|希望|共识|看法|倡议|体会|启示|声明|提议|感受")
# How far it is from something: 距市中心2.5公里.
_APART = regex.compile(
    "(?P<from>距离?(?!今)[^，。；：！？、\ue000-\uf8ff]{1,12}?)(?:仅有?|约|只有|最近|有|不到|不足|超过?){0,2}$"
)
_EQUIVALENT = regex.compile("(?P<opened>（[^）]{0,4}合[^）]{0,4}[\ue000-\uf8ff])?）")
_REACHES = regex.compile("(?:长|高|可|已|将|仅|只)?(?:达到?|为|超过?|约|近|有)?")
_IS = regex.compile("[均都]?是")
_PAYEES = tuple("众民客者员工生人")
# A grade or a term between a number and its noun: 三个千亿级产业集群, 20亿元7天期逆回购.
_GRADE = regex.compile("[0-9]*[\ue000-\uf8ff]?[十百千万亿]*级")
_MORE = regex.compile(ALPHABET.of("count", "measure") + "{1,2}+(?=[^的，。；、])")
_SPENT = regex.compile("(?<![处予给加])以$")  # not 处以12亿元罚款


def metric_of(hit: Hit) -> Found:
    """What the number of the hit is of, and whose it is."""
    scope, found = hit.scope, _metric_of(hit)
    index = hit.index("number")
    assert index is not None
    amount: Amount = scope.atoms[index].value
    text = text_of(scope, found.metric)
    if found.predicate or amount.kind == "count" or text[:1] in ("", "距"):
        return found
    assert found.metric is not None
    paid = amount.kind in ("money", "measure") and amount.unit not in _AREAS
    # 评委们用了17个小时: somebody is never what is measured.
    whose = (paid and text[-1] in "们员者商") or is_bearer(scope, found.metric)
    return replace(found, metric=None) if whose else found


def _metric_of(hit: Hit) -> Found:
    """What the number of the hit is of, be it somebody or something."""
    scope = hit.scope
    index = hit.index("number")
    assert index is not None
    amount: Amount = scope.atoms[index].value
    found = metric_before(scope, hit.start)
    if is_result(amount):
        return _score_named(hit, found)
    if amount.unit in _RESULTS and (race := _race_of(scope, hit.start, amount)) is not None:
        return replace(found, metric=race, predicate=False)
    if _is_spent(scope, hit.start, amount):
        return _with(hit, found)
    if _SHORT_OF.match(scope.letters, hit.end):
        return replace(found, metric=_short_of(hit), predicate=False)  # 只有3分之差
    if amount.unit in _LENGTHS and (apart := _APART.search(scope.letters, 0, hit.start)):
        first, last = apart.span("from")
        last = first + 2 if apart["from"].startswith("距离") else last
        return replace(found, metric=Phrase(scope.reading(first), scope.reading(last)))
    if amount.unit in _LENGTHS and _BARE_SIZE.search(scope.letters, 0, hit.start):
        return Found(Phrase(scope.reading(hit.start - 1), scope.reading(hit.start)), None)
    if amount.unit in _LENGTHS and (size := _size_before(scope, found)) is not None:
        return replace(found, metric=size, subject=found.subject or found.metric)
    behind = _thing_after(scope, hit.end, amount)
    if behind is not None and lasts_apart(scope, hit.start, amount, behind):
        behind = None
    if behind is not None:
        if _is_measure_beside(scope, hit.start, amount, found):
            return found  # 总投资5亿元项目
        return Found(behind, found.subject)
    if amount.unit in LENGTHS_OF_TIME:
        return lasting_of(scope, hit.start, hit.end, found)
    if text_of(scope, found.metric) in _TOTALS and amount.kind in ("money", "measure"):
        # 收到总额20亿元的物资: the word says nothing that the number does not.
        return replace(found, metric=_thing_of(scope, hit.end, amount) or found.metric)
    if not _is_of_measure(scope, hit.start, found):
        attributed = _size_named(scope, hit.end, amount) or _thing_of(scope, hit.end, amount)
        if attributed is not None:
            return Found(attributed, found.subject)
    if found.metric is None and (told := participle_before(scope, hit.start)) is not None:
        return replace(found, metric=told, predicate=True)  # 新当选的6人
    if found.metric is None and amount.kind == "count" and (beside := _beside(hit)) is not None:
        return beside  # 救援力量3车16人
    if amount.unit in PEOPLE:
        return _people(hit, found)
    if amount.unit == "票":
        voted = predicate_after(scope, hit.end)  # 9票同意、0票弃权
        return replace(found, metric=voted, predicate=False) if voted is not None else found
    if found.predicate and found.noun is not None and not _paid(amount):
        if found.metric is not None and is_own_object(scope, found.metric):
            return replace(found, predicate=False)
        return replace(found, metric=found.noun, predicate=False)
    if _paid(amount) and found.verb is not None and _names_payee(scope, found):
        return replace(found, metric=found.verb)
    if found.predicate and _CASUALTY.fullmatch(text_of(scope, found.metric)):
        return replace(found, predicate=False)
    if counts_things(amount) and _IS.match(scope.letters, hit.end):
        # 46个孩子有29个是留守儿童
        return replace(found, metric=copular(scope, hit.end) or found.metric)
    if found.metric is None and amount.kind == "count":
        part = copular(scope, hit.end)
        if part is not None:
            return replace(found, metric=part)
        return replace(found, fallback=predicate_after(scope, hit.end))
    return found


def _beside(hit: Hit) -> Found | None:
    """What is counted in two ways, by a number right before this one: 队员3车16人."""
    scope, at = hit.scope, hit.start
    while at and is_number(scope.letters[at - 1]):
        at -= 1
    if at == hit.start or _IS.match(scope.letters, hit.end):
        return None
    found = metric_before(scope, at)
    return None if found.metric is None or found.predicate else found


def limited(hit: Hit, amount: Amount) -> Found:
    """What the number of the hit limits: the measure before it, else the things behind it.

    An age and a term have no measure before them: 65岁及以上老年人, 10年期国债.
    """
    scope = hit.scope
    behind = scope.letters.startswith("的", hit.start + 1) + hit.start + 1
    found = metric_before(scope, hit.start)
    thing = after(scope, behind, verbs=True, measured=not amount.term)
    if not amount.term and amount.unit not in ("岁", "周岁"):
        if thing is not None and (found.predicate or not _is_limit_of(scope, hit, found)):
            return Found(thing, found.subject)  # 实施500万元以上技改项目
        return replace(found, fallback=thing)
    return replace(found, metric=thing)


def _is_limit_of(scope: Scope, hit: Hit, found: Found) -> bool:
    """Whether what stands before a limit is measured; behind 的 whatever stands there is."""
    if found.metric is None or scope.letters.startswith("的", hit.end - 1):
        return True
    return is_measure_word(scope, found.metric)


def split_of(hit: Hit, found: Found) -> tuple[Found, Phrase | None] | None:
    """What a share that parts something is of, and the whole: 供水七成以上是南水.

    None where the number is no such share. The metric is what the part is said to
    be or come from, else the whole itself (防火门一半以上被锁).
    """
    scope = hit.scope
    index = hit.index("number")
    assert index is not None
    if scope.atoms[index].value.kind not in ("percentage", "fraction"):
        return None
    letters = scope.letters
    if letters.startswith("的", hit.start - 1):
        whole = metric_inside(scope, clause_start(letters, hit.start), hit.start - 1)
        return (replace(found, metric=whole), whole) if whole is not None else None
    part = copular(scope, hit.end)
    said = part or predicate_after(scope, hit.end)
    if said is None or (found.metric is not None and is_measured(scope, found.metric)):
        return None
    whole = found.noun if found.predicate else found.metric
    return replace(found, metric=part or whole, predicate=False, partial=True), whole


def _is_of_measure(scope: Scope, start: int, found: Found) -> bool:
    """Whether what stands before the number says what is measured: 总面积3平方公里的广场."""
    if found.metric is None:
        return False
    if found.predicate and scope.letters.startswith("的", start + 1):
        return is_measured(scope, found.metric)  # 核载40人的木船, not 派出40人的队伍
    if found.predicate and found.noun is None:
        return False
    between = scope.letters[scope.position(found.metric.end) : start]
    beside = _REACHES.fullmatch(between) is not None  # 倾角88度的轨道, 跨径达90米的桥
    return beside or found.predicate or is_measured(scope, found.metric)


def _is_measure_beside(scope: Scope, start: int, amount: Amount, found: Found) -> bool:
    """Whether a measure stands right before the number, so that it is no number of things."""
    return (
        amount.kind in ("money", "measure")
        and found.metric is not None
        and scope.position(found.metric.end) == start
        and is_measure_word(scope, found.metric)
    )


def _is_spent(scope: Scope, start: int, amount: Amount) -> bool:
    """Whether something is done with, or at, the amount: 以30亿元收购, 以18秒之差."""
    if amount.kind not in ("money", "measure", "score"):
        return False
    return _SPENT.search(scope.letters, max(0, start - 2), start) is not None


def _with(hit: Hit, found: Found) -> Found:
    """What is done with the amount of the hit, for want of what it is of."""
    scope = hit.scope
    if scope.letters.startswith("的", hit.end):
        return Found(after(scope, hit.end + 1), found.subject)
    if _SHORT_OF.match(scope.letters, hit.end):
        return Found(_short_of(hit), None)
    return Found(None, found.subject, fallback=predicate_after(scope, hit.end, alone=True))


def _short_of(hit: Hit) -> Phrase:
    """The word for a difference behind the number: 差 in 3分之差."""
    return Phrase(hit.scope.reading(hit.end + 1), hit.scope.reading(hit.end + 2))


def _race_of(scope: Scope, start: int, amount: Amount) -> Phrase | None:
    """The race or the trial that the result is of: 男子200米自由泳 before 1分50秒36."""
    done = _ACHIEVED.search(scope.letters, max(0, start - 4), start)
    if done is None or (amount.unit == "米" and done["verb"][0] not in "跳掷投推"):
        return None
    if scope.letters.startswith("的", start + 1):
        return None  # 跑出10秒05的个人最好成绩
    races = list(_RACE.finditer(scope.letters, 0, start))
    return Phrase(*map(scope.reading, races[-1].span())) if races else None


def _size_before(scope: Scope, found: Found) -> Phrase | None:
    """The dimension that ends what stands before the number: 高 in 顶管机高13.55米."""
    text = text_of(scope, found.metric)
    if found.metric is None or text[-1:] not in _DIMENSIONS or text[-2:-1] in _WHOLE_SIZE:
        return None
    return Phrase(found.metric.end - 1, found.metric.end)


def _size_named(scope: Scope, position: int, amount: Amount) -> Phrase | None:
    """The dimension behind the number: 宽 in 30米宽的决口."""
    if amount.unit in _LENGTHS and _SIZE.match(scope.letters, position):
        return Phrase(scope.reading(position), scope.reading(position + 1))
    return None


def is_result(amount: Amount) -> bool:
    """Whether the amount is the result of a match (3比1), which is of no metric."""
    return amount.kind == "score" and amount.unit is None


def counts_things(amount: Amount) -> bool:
    """Whether the amount has a classifier that wants a thing behind it or before it."""
    return amount.kind == "count" and amount.unit not in _SELF_NAMED


def in_ten_thousands(amount: Amount) -> bool:
    """Whether the number is a round one of the kind that 万 and 亿 write: 20.5万考生."""
    value = amount.value
    if value is None or value < 10000:
        return False
    return value == value.to_integral_value() and not int(value) % 10


def _paid(amount: Amount) -> bool:
    """Whether a verb before the amount says what the money or the shares are: 减持3万股."""
    return amount.kind == "money" or amount.unit == "股"


def _names_payee(scope: Scope, found: Found) -> bool:
    """Whether the metric names those who get the money: 让利群众52万元 counts what is 让利."""
    return text_of(scope, found.metric)[-1:] in _PAYEES


def _score_named(hit: Hit, found: Found) -> Found:
    """The word 比分 before a result, which is all that it is of: 比分改写为2比0."""
    scope = hit.scope
    if text_of(scope, found.metric).endswith("比分"):
        return found
    at = scope.letters.rfind("比分", clause_start(scope.letters, hit.start), hit.start)
    return Found(Phrase(scope.reading(at), scope.reading(at + 2)) if at >= 0 else None, None)


def _people(hit: Hit, found: Found) -> Found:
    """Whom people are counted as: what they suffered, else the noun, else what they do."""
    scope, end = hit.scope, hit.end
    if scope.letters.endswith("一家", 0, hit.start):
        home = Phrase(scope.reading(hit.start - 2), scope.reading(hit.start))
        return replace(found, metric=home, predicate=False)  # 一家五口
    if found.predicate and _is_of_another(scope, found):
        found = replace(found, metric=None, predicate=False)  # 2人遇难4000人转移
    if found.metric is None and scope.letters.startswith("等", hit.start - 1):
        # 被告人张某、李某等6人: what those named are.
        named = metric_before(scope, hit.start - 1).metric
        if named is not None and names_people(scope, named):
            return replace(found, metric=named)
        if (done := _done_to(scope, hit.start - 1)) is not None:
            return replace(found, metric=done)
    suffered = _SUFFERED.match(scope.letters, end)
    if suffered is not None:
        first, last = suffered.span("what")
        return replace(found, metric=Phrase(scope.reading(first), scope.reading(last)))
    if found.metric is not None and not found.predicate and names_people(scope, found.metric):
        return found
    if _CASUALTY.fullmatch(text_of(scope, found.metric)):
        return found
    if found.predicate and found.noun is None and not _causes(scope, found.metric):
        return found  # 调派120人参加救援
    if found.predicate and found.noun is not None and names_people(scope, found.noun):
        return replace(found, metric=found.noun, predicate=False)  # 失业人员再就业1483人
    formed = _FORMED.match(scope.letters, end)
    if formed is not None:
        group = after(scope, formed.end(), verbs=True)
        return replace(found, metric=group or found.metric, predicate=False)
    named = copular(scope, end) or predicate_after(scope, end, loose=True)
    return replace(found, metric=named, predicate=False) if named is not None else found


def _done_to(scope: Scope, position: int) -> Phrase | None:
    """What is done to those named before ``position``: 逮捕 in 批准逮捕张某等11人."""
    tokens = tokens_between(scope, clause_start(scope.letters, position), position)
    until = len(tokens)
    while until and (tokens[until - 1].tag == "nr" or tokens[until - 1].text in JOINERS):
        until -= 1
    if until in (0, len(tokens)) or tokens[until - 1].tag[0] != "v":
        return None
    return Phrase(scope.reading(tokens[until - 1].start), scope.reading(tokens[until - 1].end))


def _is_of_another(scope: Scope, found: Found) -> bool:
    """Whether a number stands right before the verb, so that the verb is told of that."""
    assert found.metric is not None
    start = scope.position(found.metric.start)
    return start > 0 and is_number(scope.letters[start - 1])


def _causes(scope: Scope, verb: Phrase | None) -> bool:
    """Whether what the people do then is told behind the verb: 带动800人就业."""
    text = text_of(scope, verb)
    return text in classes().causing or text.endswith("有")


def _thing_of(scope: Scope, position: int, amount: Amount) -> Phrase | None:
    """What the amount is a property of: 47页的调研报告, 2克的限盐勺."""
    if amount.kind in ("count", "money", "measure") and scope.letters.startswith("的", position):
        return after(scope, position + 1, verbs=True)
    return None


def _is_term(scope: Scope, position: int) -> bool:
    """Whether a term stands there: 7天期 in 20亿元7天期逆回购."""
    index = scope.index_at(position)
    return index is not None and getattr(scope.atoms[index].value, "term", False)


def _past_equivalent(scope: Scope, position: int) -> int:
    """Where the noun stands that a bracket parts from its number: 1万先令（约合75美元）救助金."""
    bracket = _EQUIVALENT.match(scope.letters, position)
    if bracket is None:
        return position
    opened = bracket["opened"] or scope.letters[max(0, position - 6) : position]
    return bracket.end() if "（" in opened and "合" in opened else position


def _thing_after(scope: Scope, position: int, amount: Amount) -> Phrase | None:
    """What is counted or measured, where it stands right behind the number."""
    if amount.unit in _LENGTHS and scope.letters.startswith("处", position):
        return None  # 2.5公里处大堤
    position = _past_equivalent(scope, position)
    grade = _GRADE.match(scope.letters, position)
    if grade is not None:
        position = grade.end()
    elif _is_term(scope, position):
        position += 1
    elif amount.kind == "count" and (more := _MORE.match(scope.letters, position)):
        # 8.8万户35万余名茶农, 3.2万名70岁以上老人: the noun is behind the next number.
        position = more.end()
    if amount.unit in LENGTHS_OF_TIME:
        spelled = _TIME_SPELLED.match(scope.letters, position)
        if spelled is not None:  # 用3年时间走访
            return Phrase(*map(scope.reading, spelled.span("word")))
        if _PLACED.match(scope.letters, position):
            return None
    if amount.unit == "点" and (asked := _ASKED.match(scope.letters, position)):
        return Phrase(*map(scope.reading, asked.span()))  # 4点要求
    if amount.unit == "次" and (done := predicate_after(scope, position, bare=True)) is not None:
        return done  # 数十次进攻, 4次下调预期
    if amount.unit in _LENGTHS and _SIZE.match(scope.letters, position):
        return None  # 30米宽的决口
    if counts_things(amount):
        thing = after(scope, position, verbs=True)
        return thing
    if amount.kind in ("count", "money", "measure") or (
        amount.kind == "bare" and in_ten_thousands(amount)
    ):
        return after(scope, position, nouns=True)
    return None
