"""Plans: which facts are yet to come (facts.md §1, ``role`` target)."""

from __future__ import annotations

import regex

from zhextract.facts.drafts import Draft
from zhextract.facts.phrases import clause_start
from zhextract.facts.time import FoundTime

# Words of a plan; what was done takes their force away again. A word of the first
# kind plans to the end of the sentence, one of the second to the end of its clause.
_PLANNED = regex.compile(
    "(?P<plan>(?:预期)?目标(?:是|为|：)|力争|争取(?!了)|(?<![按占的原照])计划(?![的是书中内生])|预计|预测|规划(?:建设|到)|确保(?!了)|有望|可望|拟(?![定声])|届时)"
    "|(?P<near>将(?=[^，。；]{0,6}[达增突建投超完实拉减降升])|[料估](?=[达计]?[^，。；]{0,4}[\ue000-\uf8ff])|可达|要达|应达|打算|盘算)"
    "|(?P<done>已|完成了|实现了|去年|上年|此前|目前|当前|；)"
)


def is_planned(draft: Draft, published: str | None) -> bool:
    """Whether the words before the fact, or its period, say that it is yet to come."""
    scope = draft.scope
    letters = scope.letters
    cues = list(_PLANNED.finditer(letters, 0, draft.until))
    if cues and cues[-1]["near"]:
        if cues[-1].start() >= clause_start(letters, draft.at):
            return True
        cues = [cue for cue in cues if not cue["near"]]
    if cues and cues[-1]["plan"]:
        return True
    period = draft.period
    if period is None or published is None or (cues and cues[-1]["done"]):
        return False
    if period.first and period.first > published:
        return True
    return _is_year_ahead(period, published)


def _is_year_ahead(period: FoundTime, published: str) -> bool:
    """Whether the period is the year that has only begun: figures for it are plans."""
    return (
        period.granularity == "year"
        and bool(period.last and period.last > published)
        and published[5:7] <= "04"
    )
