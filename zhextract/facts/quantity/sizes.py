"""The dimension, the distance or the race that a length or a time in a clause is of."""

from __future__ import annotations

from msgspec.structs import replace

from zhextract.engine.atoms import Scope
from zhextract.engine.compiled import compiled
from zhextract.facts.drafts import Phrase
from zhextract.facts.phrases import Found
from zhextract.facts.quantity.amounts import Amount
from zhextract.facts.quantity.said import text_of

LENGTHS = frozenset(("米", "公里", "千米", "厘米", "毫米", "分米", "海里"))
_SIZE = compiled("[宽长高深厚粗](?![度期效于达者标压])")
_RESULTS = frozenset(("秒", "分钟", "小时", "米"))
_ACHIEVED = compiled("(?P<verb>以|跑出|游出|滑出|骑出|划出|跳出|跳过|掷出|投出|推出)了?$")
_RACE = compiled(
    "(?:男子|女子|混合|男女)(?:[\ue000-\uf8ff]×)?[^，。；：、\n\ue000-\uf8ff]{1,16}?"
    "(?:[自混]由泳|仰泳|蛙泳|蝶泳|混合泳|马拉松|竞走|跳远|跳高|铅球|标枪|铁饼|链球|跨栏|[0-9]米栏?|速滑|全能)"
    "(?:个人|自由泳|仰泳|蛙泳|蝶泳|混合泳|竞走|跨栏|障碍|接力)*(?:半?决赛|预赛)?"
)
_BARE_SIZE = compiled("[、，；和][宽长高深厚]$")
_DIMENSIONS = frozenset("宽长高深厚")
# With these a dimension is one word: 全长, 身高, 水深.
_WHOLE_SIZE = frozenset("面口底顶肩缝埋挖纵全总身净周水体边跨径最波浪株冠胸延桥坝墙楼层路轴翼舰船")
# How far it is from something: 距市中心2.5公里.
_APART = compiled(
    "(?P<from>距离?(?!今)[^，。；：！？、\ue000-\uf8ff]{1,12}?)(?:仅有?|约|只有|最近|有|不到|不足|超过?){0,2}$"
)


def sized(scope: Scope, start: int, amount: Amount, found: Found) -> Found | None:
    """What a length is of where a distance or a dimension stands before it: 距中环2.5公里."""
    if amount.unit not in LENGTHS:
        return None
    if (apart := _APART.search(scope.letters, 0, start)) is not None:
        first, last = apart.span("from")
        last = first + 2 if apart["from"].startswith("距离") else last
        return replace(found, metric=Phrase(scope.reading(first), scope.reading(last)))
    if _BARE_SIZE.search(scope.letters, 0, start):
        return Found(Phrase(scope.reading(start - 1), scope.reading(start)), None)
    if (size := _size_before(scope, found)) is not None:
        return replace(found, metric=size, subject=found.subject or found.metric)
    return None


def race_of(scope: Scope, start: int, amount: Amount) -> Phrase | None:
    """The race or the trial that the result is of: 男子200米自由泳 before 1分50秒36."""
    if amount.unit not in _RESULTS:
        return None
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


def size_named(scope: Scope, position: int, amount: Amount) -> Phrase | None:
    """The dimension behind the number: 宽 in 30米宽的决口."""
    if amount.unit in LENGTHS and _SIZE.match(scope.letters, position):
        return Phrase(scope.reading(position), scope.reading(position + 1))
    return None
