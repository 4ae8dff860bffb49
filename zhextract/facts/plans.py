"""Plans: which facts are yet to come (facts.md §1, ``role`` target).

A word of planning in the sentence, a number that something is aimed at, or a
period after publication. What was done takes the force of such words away.
"""

from __future__ import annotations

import re

from zhextract.engine.compiled import compiled
from zhextract.facts.drafts import Draft
from zhextract.facts.phrases import clause_start
from zhextract.facts.time import FoundTime

_ATOM = "[\ue000-\uf8ff]"
# ``plan`` plans to the end of the sentence, ``near`` to the end of its clause.
_CUES = compiled(
    "(?P<plan>(?:预期)?目标(?:是|为|：)|力争|争取(?!了|到)|按计划|(?<![按占的原照])计划(?![的是书中内生”])|预计|预测"
    "|规划(?:建设|到)|确保(?!了)|有望|可望|拟(?![定声任人])|届时|展望|(?<![的察条议项])建议(?![书\ue000-\uf8ff])|(?<!的)呼吁|到时候)"
    "|(?P<near>将(?=[^，。；]{0,6}[达增突建投超完实拉减降升拨走举办添补配])|(?:估|(?<![材饲原资燃塑涂布面肥食颜调香饮木染])料)(?=[达计]?[^，。；]{0,4}"
    + _ATOM
    + ")"
    "|或[将可达]|可达|要达|应达|打算|盘算|还要|再[添开建])"
    "|(?P<done>已(?!知)|累计|完成了|实现了|去年|上年|此前|目前|当前|；)"
)
_REACH = 300
"""A plan reaches no further than this; sentences seldom are so long."""
# The number itself is what was expected or is aimed at: 超过市场预期的6.8亿美元, 12件目标.
_AIM_BEFORE = compiled("(?:预期|预估|目标)(?:值|数)?(?:的|为|是)?$(?<!年目标的)")
_AIM_ENDS = frozenset("期估标值数的为是")
_AIM_AFTER = re.compile("(?:的[^，。；：、]{0,4})?(?:目标|预期)")
_DONE = compiled("[已了过共]|完成|达到|实现|累计|发布|公布|召开|举行|举办|启动|开工|首个|连续")


def words_plan(draft: Draft, floor: int) -> bool:
    """Whether words between ``floor`` and the fact say that it is yet to come."""
    scope = draft.scope
    start = max(scope.position(floor), draft.at - _REACH)
    cues = list(_CUES.finditer(scope.letters, max(0, start), draft.until))
    return bool(cues) and not cues[-1]["done"]


def is_planned(draft: Draft, published: str | None) -> bool:
    """Whether the words about the fact, or its period, say that it is yet to come."""
    letters = draft.scope.letters
    if letters[draft.at - 1 : draft.at] in _AIM_ENDS and _AIM_BEFORE.search(
        letters, max(0, draft.at - 6), draft.at
    ):
        return True
    if _AIM_AFTER.match(letters, draft.until):
        return True
    cues = list(_CUES.finditer(letters, max(0, draft.at - _REACH), draft.until))
    if cues and cues[-1]["near"]:
        if cues[-1].start() >= clause_start(letters, draft.at):
            return True
        cues = [cue for cue in cues if not cue["near"]]
    if cues and cues[-1]["plan"]:
        return True
    period = draft.period
    if period is None or published is None or (cues and cues[-1]["done"]):
        return False
    return _is_ahead(period, published) or _is_year_ahead(draft, period, published)


def _is_ahead(period: FoundTime, published: str) -> bool:
    """Whether the period begins, or its term ends, after the day of publication."""
    if period.first is not None:
        return period.first[:10] > published
    return period.future and period.last is not None and period.last[:10] > published


def _is_year_ahead(draft: Draft, period: FoundTime, published: str) -> bool:
    """Whether the period is the year that has only begun: figures for it are plans."""
    if (
        period.granularity != "year"
        or period.last is None
        or period.last <= published
        or published[5:7] > "04"
    ):
        return False
    return _DONE.search(draft.scope.letters, max(0, draft.at - _REACH), draft.until) is None
