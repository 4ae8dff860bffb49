"""Governing periods: which time of a paragraph holds for a fact (facts.md §7)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from sys import maxsize

import regex

from zhextract.facts.drafts import ChangeDraft, Draft, QuantityDraft
from zhextract.facts.passages import in_report, is_report, opening
from zhextract.facts.phrases import clause_start
from zhextract.facts.time import FoundTime
from zhextract.facts.time.model import Interval, edtf_of
from zhextract.text.page import Page, Paragraph
from zhextract.types import Granularity

# A time that dates a record, a thing or the act of telling says nothing of the figures told.
_NOT_GOVERNING_AFTER = regex.compile(
    "(?:（[^（）]{1,12}）)?+[）]?(?:上午|下午|晚|晚间)?(?:"
    "，?(?:记者)?(?:从[^，。；]{2,20})?(?:获悉|了解到|发布|公布|对外发布|通报|介绍|表示|举行(?:的)?(?:新闻)?发布会)"
    "|，?[^，。；：（]{0,16}(?:发布|公布|通报)(?:了|的)?[^，。；：]{0,16}(?:数据|公报|报告|消息|情况)"
    "|，?[^，。；：（]{0,20}(?:举行|召开)[^，。；：]{0,16}(?:发布会|通气会|吹风会|通报会)"
    "|[^，。；：]{0,4}有(?:[记纪]录|统计|记载|观测|数据)以来"
    "|(?:的)?(?:历史)?(?:同期)?(?:新高|新低|最[高低大多好快强]|首次)|电[ （）]|报道"
    "|[^，。；：的]{0,4}(?:交货|到期|上映|出台|印发|实施|成立|上市|开业|投产|出生|毕业|建成|启用|落成|获批|签订|签署)的)"
)
# A time in the title of a work or of a meeting names it: 《2023年工作要点》, 2023年全市…大会.
_NAMED_AFTER = regex.compile(
    "[^，。；：《》]{0,24}》"
    "|(?:年)?[^，。；：、的]{2,16}(?:大会|论坛|博览会|运动会|锦标赛|年会|发布会)"
)
# Right after these words a time is the base of a comparison: 是2019年的4倍, 由2021年的24.7%升至.
_BASE_BEFORE = regex.compile("(?:[是比较同超]|与|按(?:照|本人)?|高于|低于|相当于|超过|好于|优于)$")
_FROM_BEFORE = regex.compile("[由从自]$")
# 完成全年任务的53.6%: the time is that of the whole.
_GOAL = regex.compile("的?(?:年度)?(?:预期)?(?:目标|任务|计划|指标)")
_DONE = regex.compile("(?:完成|达到|达|占|实现|超额完成|超)$")
_SPEAKS = regex.compile("[说称]，|介绍|表示|坦言|提醒|建议|透露|认为|告诉|指出|直言|算了|笑着?说")
# From here on a sentence speaks of another time than the one before it did.
_TURNS = regex.compile(
    "建议|呼吁|倡议|(?<![比自])若(?!干)|如果|假如|一旦|为例|比如|例如|如今|眼下|现如今|目前|现有|现已|过去(?!的)|以前(?!的)|从前|以往|平时|当时|此后|一度"
)
# A paragraph that begins so looks at the figures told before from another side.
_OTHER_SIDE = regex.compile(
    "(?:从|按)[^，。；：0-9]{1,8}看，|[^，。；：]{0,6}(?:商品|产品|收入|支出|投资|贷款|存款|人口|产业|行业)中，"
)
_STRETCHES = frozenset(("month", "quarter", "half_year", "year", "period"))
_SINCE = regex.compile("[^，。；：！？、（）0-9\n]{2,24}以来")  # 去年6月建立伙伴关系以来
# 截至9月底止六个月: the months that end there.
_ENDED = regex.compile("(?:(?<=止)|止)(?:(?P<months>三|六|九|十二|3|6|9|12)个月|(?:财政)?年度)")
_MONTHS = {"三": 3, "3": 3, "六": 6, "6": 6, "九": 9, "9": 9, "十二": 12, "12": 12}
_NOW = regex.compile("(?<=[，。；])(?:目前|现有|现已|如今|眼下|此后)")
# 展会将持续到11月4日: when a thing ends says nothing of what is told of it.
_LASTS_UNTIL = regex.compile("(?:将|持续|延续|一直)[^，。；：！？\\n]{0,12}[到至]$")
_BEFORE_THEN = regex.compile("(?<![目当])前$")  # 5月底前, not 截至目前
_CLAUSE_MARKS = regex.compile("[；。！？\n]")
_QUOTE_MARKS = regex.compile("[“”]")
_OTHER_CLAUSE = regex.compile("[，。；：！？\n（）0-9]")
_NEAR = 20
"""What two times or a number and its time have between them at most."""
_FAR = 300
"""How far back in its sentence the words are read that stand before a fact."""
_FURTHER = 40
"""What a time since when and a time until when have between them at most."""
_MOST = 12
"""How many times before a fact are asked whether they reach it."""
_YEARS = frozenset(("年", "周岁"))


class Governing:
    """The times of a page that can govern facts, in text order."""

    def __init__(
        self,
        page: Page,
        times: Sequence[FoundTime],
        drafts: Sequence[Draft],
        published: str | None = None,
    ) -> None:
        self._page = page
        self._published = published
        spent = sorted(_bases(drafts))
        datelines = [article.dateline for article in page.articles if article.dateline]
        self._times = [
            self._dated(time)
            for time in times
            if not time.event_only
            and not _inside(datelines, time.start)
            and not self._is_base(time)
            and not _inside(spent, time.start)
            and _NOT_GOVERNING_AFTER.match(page.reading, time.end) is None
            and not self._names(time)
        ]
        self._starts = [time.start for time in self._times]
        self._paragraphs = [paragraph.start for paragraph in page.paragraphs]
        self._headings = _headings(page)
        self._quotes = [mark.start() for mark in _QUOTE_MARKS.finditer(page.reading)]

    def _names(self, time: FoundTime) -> bool:
        """Whether the time is part of a name: of a year, a work or a meeting."""
        after = _NAMED_AFTER.match(self._page.reading, time.end)
        if after is None:
            return False
        return after.group().endswith("》") or time.granularity == "year"

    def _dated(self, time: FoundTime) -> FoundTime:
        """A time as the period of facts: what a flash at 18:10 tells is of its day.

        Where 以来 ends the words behind a time, what is told is of all the time since.
        """
        reading = self._page.reading
        if time.open is None and time.first and self._published and _SINCE.match(reading, time.end):
            return _redated(time, time.first[:10], self._published[:10], "period")
        ended = _ENDED.match(reading, time.end)
        if ended is not None and time.last is not None:
            months = _MONTHS[ended["months"] or "十二"]
            return _redated(time, first_of_months(time.last, months), time.last[:10], "period")
        if time.rule != "time.clock" or time.first is None or time.last is None:
            return time
        if reading[time.start - 1 : time.start] not in ("", "\n"):
            return time
        return _redated(time, time.first[:10], time.last[:10], "day")

    def _is_base(self, time: FoundTime) -> bool:
        if time.comparison:
            return True
        reading = self._page.reading
        before = reading[max(0, time.start - 4) : time.start]
        if _BASE_BEFORE.search(before):
            return True
        if _GOAL.match(reading, time.end) and _DONE.search(before):
            return True
        return reading.startswith("的", time.end) and _FROM_BEFORE.search(before) is not None

    def at(self, draft: Draft) -> FoundTime | None:
        """The time that holds for a fact; a year each, where years are shared out by 分别."""
        found = self._at(draft)
        return found if found is None else (self._year_of(found, draft) or found)

    def _year_of(self, time: FoundTime, draft: Draft) -> FoundTime | None:
        """2019年至2021年净利润分别为3亿元、4亿元和5亿元: the year of each."""
        place, many = draft.place
        if many < 2 or time.first is None or time.last is None or time.start > draft.start:
            return None
        first, last = int(time.first[:4]), int(time.last[:4])
        whole = time.first[4:] == "-01-01" and time.last[4:] == "-12-31"
        if not whole or last - first + 1 != many:
            return None
        year = str(first + place)
        return _redated(time, f"{year}-01-01", f"{year}-12-31", "year")

    def _at(self, draft: Draft) -> FoundTime | None:
        """The time that holds for a fact.

        The nearest one before it in its paragraph or block of lines, inside the
        quotation it stands in, that reaches so far; but one that follows in its
        own clause goes before those of other clauses. Else that of the heading
        over the paragraph.
        """
        index = bisect_right(self._paragraphs, draft.start) - 1
        first = opening(self._page, index)
        own = min(self._paragraphs[index], draft.scope.start)
        found = self._last_between(self._quotation(own, draft.start), draft)
        if found is None and first < index:
            # what leads into the list holds for each of its items, no item for another
            lead = self._page.paragraphs[first]
            found = self._last_in(lead.start, lead.end)
        if found is None or found.end <= self._clause_start(draft):
            found = self._in_clause_after(draft) or found
        if found is not None and found.end <= draft.scope.start and self._turns(found, draft):
            return None
        if found is not None or self._page.paragraphs[index].kind == "title":
            return found
        return self._of_section(index) or self._of_heading(first) or self._of_other_side(index)

    def _of_other_side(self, index: int) -> FoundTime | None:
        """What holds for the figures that the paragraph looks at from another side: 分地区看."""
        paragraphs, reading = self._page.paragraphs, self._page.reading
        if paragraphs[index].kind != "body":
            return None
        article = self._page.articles[paragraphs[index].article]
        while _OTHER_SIDE.match(reading, paragraphs[index].start):
            if not index or paragraphs[index - 1].start < article.start:
                return None
            index -= 1
            found = self._first_in(paragraphs[index].start, paragraphs[index].end)
            other = _OTHER_SIDE.match(reading, paragraphs[index].start) is not None
            if found is not None and not other and found.granularity in _STRETCHES:
                return found
        return None

    def _first_in(self, floor: int, until: int) -> FoundTime | None:
        """The first time of a stretch of text that is no single day."""
        index = bisect_left(self._starts, floor)
        while index < len(self._times) and self._starts[index] < until:
            if self._times[index].granularity in _STRETCHES:
                return self._times[index]
            index += 1
        return None

    def _of_section(self, index: int) -> FoundTime | None:
        """In a report what the paragraph before begins with, as far back as its heading."""
        paragraphs = self._page.paragraphs
        if paragraphs[index].kind != "body" or not in_report(self._page, index):
            return None
        while index and paragraphs[index - 1].kind == "body":
            index -= 1
            at = bisect_left(self._starts, paragraphs[index].start)
            if at < len(self._times) and self._times[at].start < paragraphs[index].end:
                return self._times[at]
        return None

    def _clause_start(self, draft: Draft) -> int:
        return draft.scope.reading(clause_start(draft.scope.letters, draft.at))

    def _turns(self, time: FoundTime, draft: Draft) -> bool:
        """Whether the sentence of the fact has left the time of an earlier one."""
        reading, start = self._page.reading, max(draft.scope.start, draft.start - _FAR)
        if _TURNS.search(reading, start, draft.start) is not None:
            return True
        if isinstance(draft, QuantityDraft) and draft.amount.unit in _YEARS:
            return draft.amount.kind == "measure"  # 从军16年: so long until whenever it is told
        if isinstance(draft, QuantityDraft) and draft.amount.unit in ("岁", "周岁"):
            told = draft.amount.bound == "exact" and reading.startswith("的", draft.end)
            if told:
                return True  # 50岁的环卫工: so old when it is told
        # a time may only date the scene in which somebody now speaks of other things
        return _SPEAKS.search(reading, start, draft.start) is not None

    def _last_between(self, floor: int, draft: Draft) -> FoundTime | None:
        index = bisect_left(self._starts, draft.start) - 1
        last = max(0, index - _MOST)
        while index >= last and self._starts[index] >= floor:
            time = self._times[index]
            if self._reaches(time, draft):
                return self._so_far(index) or self._from_then(index) or time
            index -= 1
        return None

    def _reaches(self, time: FoundTime, draft: Draft) -> bool:
        """Whether a time holds as far as the fact: a term for its clause, 起 for its sentence."""
        if time.open == "since" and time.last is None:
            return time.end > draft.scope.start
        if time.open is None and _NOW.search(self._page.reading, time.end, draft.start):
            return False
        if _LASTS_UNTIL.search(self._page.reading, max(0, time.start - _NEAR), time.start):
            return _OTHER_CLAUSE.search(self._page.reading, time.end, draft.start) is None
        if time.open == "until" and _BEFORE_THEN.search(self._page.reading, time.end - 1, time.end):
            return _CLAUSE_MARKS.search(self._page.reading, time.end, draft.start) is None
        return True

    def _so_far(self, index: int) -> FoundTime | None:
        """截至6月底，今年累计…: the part of the year that is over."""
        year, before = self._times[index], self._times[index - 1] if index else None
        if (
            before is None
            or year.granularity != "year"
            or before.open != "until"
            or before.last is None
            or year.first is None
            or before.last[:4] != year.first[:4]
            or year.start - before.end > _NEAR
        ):
            return None
        return _redated(year, year.first, before.last[:10], "period")

    def _from_then(self, index: int) -> FoundTime | None:
        """自6月25日行动启动以来，截至7月25日，…: from the one to the other."""
        until, since = self._times[index], self._times[index - 1] if index else None
        if (
            since is None
            or until.open != "until"
            or until.last is None
            or _BEFORE_THEN.search(self._page.reading, until.end - 1, until.end) is not None
            or since.first is None
            or since.first > until.last
            or until.start - since.end > _FURTHER
            or "以来" not in self._page.reading[since.start : until.start]
        ):
            return None
        return _redated(until, since.first[:10], until.last[:10], "period")

    def _in_clause_after(self, draft: Draft) -> FoundTime | None:
        index = bisect_left(self._starts, draft.end)
        if index == len(self._times):
            return None
        time = self._times[index]
        between = self._page.reading[draft.end : time.start]
        if len(between) >= _NEAR or _OTHER_CLAUSE.search(between):
            return None
        if between.endswith(("于", "在")):
            return time
        following = self._page.reading[time.end : time.end + 1]
        if following in "的，。；、）" or between.startswith(("的", "（")):
            return None
        return time

    def _of_heading(self, index: int) -> FoundTime | None:
        """The time in the nearest heading above the paragraph, in the same article."""
        above = self._headings[index]
        if above is None:
            return None
        lines = self._page.paragraphs[index].kind == "line"
        title = above.kind in ("title", "subtitle")
        if title and not lines and not is_report(self._page.reading[above.start : above.end]):
            return None
        return self._last_in(above.start, above.end)

    def _last_in(self, floor: int, until: int) -> FoundTime | None:
        index = bisect_left(self._starts, until) - 1
        return self._times[index] if index >= 0 and self._starts[index] >= floor else None

    def _quotation(self, floor: int, offset: int) -> int:
        """Where the quotation around ``offset`` starts; ``floor`` outside of any."""
        index = bisect_left(self._quotes, offset) - 1
        if index < 0 or self._quotes[index] < floor:
            return floor
        mark = self._quotes[index]
        return mark + 1 if self._page.reading[mark] == "“" else floor


def _headings(page: Page) -> list[Paragraph | None]:
    """For each paragraph the nearest heading or title above it in its article."""
    found: list[Paragraph | None] = []
    above: Paragraph | None = None
    for paragraph in page.paragraphs:
        if above is not None and above.article != paragraph.article:
            above = None
        found.append(above)
        if paragraph.kind in ("title", "subtitle", "heading"):
            above = paragraph
    return found


def whole_year(time: FoundTime) -> FoundTime | None:
    """The year that ends with the day of the time; None where it is no such day."""
    if time.granularity != "day" or time.last is None or time.last[4:10] != "-12-31":
        return None
    return _redated(time, time.last[:4] + "-01-01", time.last[:10], "year")


def first_of_months(last: str, months: int) -> str:
    """The first day of as many months as end with the day ``last``."""
    year, month = divmod(int(last[:4]) * 12 + int(last[5:7]) - months, 12)
    return f"{year}-{month + 1:02}-01"


def _redated(time: FoundTime, first: str, last: str, granularity: Granularity) -> FoundTime:
    days = Interval(date.fromisoformat(first), date.fromisoformat(last), granularity)
    return time._replace(first=first, last=last, granularity=granularity, edtf=edtf_of(days))


def _bases(drafts: Sequence[Draft]) -> Iterator[tuple[int, int]]:
    """Stretches whose times are what a fact is compared with or is a part of."""
    for draft in drafts:
        if isinstance(draft, ChangeDraft):
            yield draft.start, draft.end
        elif isinstance(draft, QuantityDraft) and draft.whole is not None:
            yield draft.whole


def _inside(stretches: Sequence[tuple[int, int]], offset: int) -> bool:
    index = bisect_right(stretches, (offset, maxsize)) - 1
    return index >= 0 and stretches[index][0] <= offset < stretches[index][1]
