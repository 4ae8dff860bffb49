"""What goes on from fact to fact inside a paragraph, for those that say less."""

from __future__ import annotations

from collections.abc import Sequence

from zhextract.engine.compiled import compiled
from zhextract.facts.comparison import Going
from zhextract.facts.drafts import ChangeDraft, Draft, QuantityDraft
from zhextract.facts.phrases import is_rate_word
from zhextract.facts.settings import Told, level_of
from zhextract.facts.time import FoundTime
from zhextract.text.page import Page

_ANOTHER_SIDE = compiled("(?:分|按|从)[^，。；：\ue000-\uf8ff]{1,8}(?:来?看|划?分)，")
"""How a sentence begins that tells the parts of what its paragraph began with."""


class Carried:
    """What goes on from fact to fact inside a paragraph."""

    def __init__(self) -> None:
        self.paragraph = -1
        self.article = -1
        self.scope_start = -1
        self.threshold: QuantityDraft | None = None
        self.quantities: list[QuantityDraft] = []
        self.before_list: list[QuantityDraft] = []
        self.moving: Draft | None = None
        """The last movement of the sentence from a level or to one."""
        self.told: list[Told] = []
        """The levels told in the sentence."""
        self.earlier: list[Told] = []
        """The levels told in the last sentence of the paragraph that told any."""
        self.total: Draft | None = None
        """The first fact of the paragraph, which it may later look at from another side."""
        self.last: Draft | None = None
        self.level: Draft | None = None
        """As ``last``, but no rate or gap: what a share can be a share of."""
        self.moved: Draft | None = None
        """As ``last``, but not of a rate: what else moved."""
        self.under: Draft | None = None
        """The first fact that has the period of the last one."""
        self.year_end: FoundTime | None = None
        """The end of a year that the passage has left for the year as a whole, ``year``."""
        self.year: FoundTime | None = None
        self.going = Going()

    def leave(self, *, article: bool) -> None:
        """Forget the paragraph before, and with ``article`` what holds for all of it."""
        self.going.leave(article=article)
        self.total = self.last = self.level = self.moved = None
        self.told, self.earlier = [], []

    def enter(self, draft: Draft) -> None:
        """Forget the sentence before: a new one starts with ``draft``."""
        self.quantities = []
        self.before_list = []
        self.threshold = None
        self.earlier = self.told or self.earlier
        self.told = []
        self.moving = None
        if self.total is not None and _ANOTHER_SIDE.match(draft.scope.letters):
            self.last = self.level = self.moved = self.total
            level = level_of(self.total)
            self.told = [] if level is None else [level]
        elif not isinstance(draft, ChangeDraft):
            self.last = self.level = self.moved = None

    def follow(self, draft: Draft) -> None:
        """Remember what the next draft may continue."""
        self.last = draft
        if self.total is None and draft.metric is not None:
            self.total = draft
        if isinstance(draft, ChangeDraft) and (draft.to or draft.from_) is not None:
            self.moving = draft
        level = level_of(draft)
        if level is not None:
            self.told.append(level)
        if draft.metric is None or not is_rate_word(draft.scope, draft.metric):
            self.moved = draft
        if not (isinstance(draft, ChangeDraft) and draft.kind in ("rate", "gap")):
            self.level = draft


def member(quantities: Sequence[QuantityDraft], place: int, many: int) -> QuantityDraft | None:
    """The quantity that member ``place`` of ``many`` is the movement of."""
    back = many - place
    if len(quantities) < back:
        return None
    return quantities[-back]


def share_out(drafts: Sequence[Draft]) -> None:
    """Give the movements that 分别 lists their places: 分别增长18%、下降5%."""
    for index, first in enumerate(drafts):
        if not isinstance(first, ChangeDraft) or first.place != (0, 1):
            continue
        letters = first.scope.letters
        if "分别" not in letters[max(0, first.at - 3) : first.until]:
            continue
        listed: list[Draft] = [first]
        for other in drafts[index + 1 :]:
            between = letters[listed[-1].until : other.at]
            if other.scope is not first.scope or between not in ("、", "和", "及", "与"):
                break
            if not isinstance(other, ChangeDraft) or other.place != (0, 1):
                break
            listed.append(other)
        for place, member_of_it in enumerate(listed):
            member_of_it.place = (place, len(listed))


def goes_on(page: Page, index: int, draft: Draft, state: Carried) -> bool:
    """Whether the paragraph goes on with what was told: a part (其中), a line of a table."""
    paragraph = page.paragraphs[index]
    if page.reading.startswith("其中", paragraph.start):
        return True
    if paragraph.kind == "line":
        return state.scope_start == draft.scope.start
    over = page.paragraphs[index - 1] if index else paragraph
    last = over.kind == "line" and state.paragraph == index - 1
    return last and "。" not in page.reading[paragraph.start : paragraph.end]
