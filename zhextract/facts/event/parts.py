"""Who acts in a happening, and what it is done to or happens to."""

from __future__ import annotations

from typing import NamedTuple

from zhextract.facts.event.actors import (
    actor_in,
    agent_of,
    before_partner,
    can_act,
    contest_of,
    doer_of,
    is_place,
    names_place,
    opens_place,
    target_of,
)
from zhextract.facts.event.clause import Shape
from zhextract.facts.event.dated import DatedClause
from zhextract.facts.event.model import Predicate, Stretch
from zhextract.facts.event.objects import object_of, taken_object
from zhextract.facts.event.roles import Mentions, Units
from zhextract.facts.event.series import ALLOWED
from zhextract.facts.event.topic import Topic
from zhextract.facts.event.vocabulary import Vocabulary

_PERSONAL = frozenset(("life", "birth", "death", "appointment", "verdict"))
"""Kinds of happenings of a person's life."""
_MOVING = frozenset(("visit", "traffic"))
"""Kinds whose object is where a thing gets to: 活动走进社区."""
_HAPPENING = frozenset(("launch", "project", "disaster", "accident", "meeting"))
"""Kinds that happen to things where no object is named: 热线开通."""
_STAGES = ("阶段", "期", "日", "状态", "季", "环节", "时代", "程序", "倒计时")
"""Ends of names of stages."""
_ENTERING = ("进入", "转入", "步入", "迈入")
_DONE_TO = frozenset(("verdict", "crime"))
"""Kinds that are done to what 对 names: 对案件宣判, 对他提起公诉."""
_WITH_OTHERS = frozenset(("signing", "meeting", "visit"))
"""Kinds that somebody does with a partner, who is no actor: 县里与企业签约."""


class Parts(NamedTuple):
    """The parts of a happening that its subject and its objects give."""

    actor: Stretch | None
    what: Stretch | None
    goal: Stretch | None = None
    """Where a thing gets to: 活动走进社区."""


class Telling(NamedTuple):
    """A dated clause with what it may be about and what its predicate takes."""

    case: DatedClause
    phrase: Units | None
    """The subject of the clause, or what went before was about."""
    thing: Units | None
    """The object of the predicate."""
    what: Stretch | None
    """What it is done to, where the clause names it."""


def _is_passive(shape: Shape, start: int, end: int) -> bool:
    """Whether 被 stands before a predicate, and no verb between that it governs: 被允许|返回."""
    passive = shape.letters.rfind("h", start, end)
    allowed = end == passive + 2 and shape.texts[passive + 1] in ALLOWED
    return passive >= 0 and not allowed


class PartsReader:
    """Tells actor and object of the predicates of one shape."""

    def __init__(self, shape: Shape, words: Vocabulary, mentions: Mentions, topic: Topic) -> None:
        self._shape = shape
        self._words = words
        self._mentions = mentions
        self.topic = topic

    def parts(self, case: DatedClause, end: int, *, ordered: bool) -> Parts:
        """Who acts, what it is done to or happens to, and where to a thing moves.

        ``end``: where the clause ends. ``ordered``: somebody says that it shall be, and
        who does it need not be the same.
        """
        shape, predicate, own = self._shape, case.predicate, case.subject
        thing = taken_object(shape, case.between, predicate.unit)
        if thing is None or predicate.relative:
            thing = object_of(shape, predicate, end, self._words)
        by_another = self._by_another(case, thing)
        if by_another:
            return by_another
        phrase = own or (None if predicate.relative or ordered else self.topic.phrase)
        if own is None and case.planned and self.topic.speaks:
            phrase = None
        target = thing
        if thing is None and case.kind in _DONE_TO:
            target = target_of(shape, case.between, predicate.unit)
        if thing is None and case.kind == "sport" and not predicate.relative:
            target = contest_of(shape, case.between, predicate.unit)
        what = shape.phrase(*target) if target else None
        telling = Telling(case, phrase, thing, what)
        return self._of_things(telling) or self._of_somebody(telling)

    def _by_another(self, case: DatedClause, thing: Units | None) -> Parts | None:
        """The parts where 被 or 由 names who does it, and the subject what it is done to."""
        shape, predicate, own = self._shape, case.predicate, case.subject
        between = max(case.between, shape.letters.rfind("f", case.between, predicate.unit))
        if _is_passive(shape, between, predicate.unit):
            agent = agent_of(shape, between, predicate.unit)
            actor = actor_in(shape, agent, self._mentions) if agent else None
            at = predicate.last
            become = any(text.endswith(("为", "成")) for text in shape.texts[at - 1 : at + 1])
            person = own is None and self.topic.is_person(self.topic.phrase)
            undergone = self.topic.phrase if person else None  # 他办了手续，7月被返聘
            what = shape.stretch(*undergone) if undergone else self.happened(own)
            return Parts(actor, shape.phrase(*thing) if thing and not become else what)
        start = min(between, own[1]) if own else between
        doer = doer_of(shape, start, predicate.unit) if own and thing is None else None
        if doer and own and not self.topic.is_somebody(own) and self._may_act(doer):
            return Parts(actor_in(shape, doer, self._mentions), self.happened(own))
        return None

    def _of_things(self, telling: Telling) -> Parts | None:
        """The parts where nobody acts but things happen, or where a place is the subject."""
        case, phrase, thing, what = telling
        own, kind, role = case.subject, case.kind, self._role(telling)
        marked = self._of_marked(telling)
        if marked:
            return marked
        if own and role == "place" and not is_place(self._shape, own, self._words):
            return Parts(self._actor(own), what)
        if own and role == "place" and not (what or names_place(self._shape, own, self._words)):
            return Parts(None, self.happened(own))  # 危机爆发
        shows = role == "what" and kind == "opening" and thing is not None
        if (
            own
            and shows
            and (
                self._may_act(own)
                or (own[1] > case.between and names_place(self._shape, own, self._words))
            )
        ):
            return Parts(actor_in(self._shape, own, self._mentions), what)  # 剧院上演舞剧
        moved = case.predicate.frame.get("object") == "place"
        if role == "place" or (role == "what" and moved):
            return Parts(None, what)
        if role == "either" and what and phrase and (kind in _MOVING or case.predicate.plain):
            place = kind in _MOVING and thing is not None and opens_place(self._shape, thing)
            return Parts(None, self._shape.stretch(*phrase), what if place else None)
        if role == "what" or (role == "either" and what is None):
            return Parts(None, self.happened(own) if phrase or not what else what)
        happens = role == "either" and kind in _HAPPENING and kind != "meeting"
        if happens and own and not can_act(self._shape, own, self._words):
            return Parts(None, what)  # 高铁完成联调联试
        return None

    def _of_marked(self, telling: Telling) -> Parts | None:
        """The parts that a word of the predicate or of its object decides."""
        case, _, thing, what = telling
        own, trigger = case.subject, case.trigger
        if case.predicate.plain and trigger == "有":
            return Parts(None, what)  # 桂北仍有大到暴雨
        if thing and self._shape.texts[thing[1] - 1] in self._words.classes["idle"]:
            return Parts(None, self.happened(own))  # 博览会拉开帷幕
        if own and self._becomes(case, own):
            return Parts(None, self.happened(own))  # 台风减弱为热带风暴
        if thing and trigger in _ENTERING and self._is_stage(thing):
            return Parts(self._actor(own) if own else None, what)
        if own and thing and trigger == "成为":
            return Parts(actor_in(self._shape, own, self._mentions), what)
        return None

    def _of_somebody(self, telling: Telling) -> Parts:
        """The parts where somebody acts, whom the clause or what went before names."""
        case, phrase, thing, what = telling
        own, kind = case.subject, case.kind
        if own is None and kind in _PERSONAL and not self.topic.is_person(phrase):
            phrase = None if self.topic.person else phrase
        if phrase is not None and own is None and what and not self._may_go_on(phrase):
            phrase = None  # 骨干工程进展顺利，力争年底前完成验收
        if phrase is not None:
            first = before_partner(self._shape, phrase) if kind in _WITH_OTHERS else phrase
            return Parts(actor_in(self._shape, first, self._mentions), what)
        if case.predicate.relative:
            acts = thing is not None and can_act(self._shape, thing, self._words)
            registers = kind in _PERSONAL and acts
            return Parts(what, None) if registers else Parts(None, what)  # 注册的新用户
        person = self.topic.person if kind in _PERSONAL else None
        return Parts(person or (None if case.planned else self.topic.actor), what)

    def _actor(self, own: Units) -> Stretch | None:
        """The bare name of a subject, where it can act."""
        acts = can_act(self._shape, own, self._words)
        return actor_in(self._shape, own, self._mentions) if acts else None

    def _becomes(self, case: DatedClause, own: Units) -> bool:
        """Whether the subject turns into what 为 or 成 names, and nobody makes it so."""
        taken = "b" in self._shape.letters[case.between : case.predicate.unit]
        personal = case.kind in _PERSONAL or self.topic.is_somebody(own)
        return self._turns(case.predicate) and not (taken or personal)

    def _is_stage(self, thing: Units) -> bool:
        """Whether what is entered is a stage of things, and no place: 进入铺轨阶段."""
        return self._shape.texts[thing[1] - 1].endswith(_STAGES)

    def _turns(self, predicate: Predicate) -> bool:
        return self._shape.texts[predicate.last : predicate.last + 1] in (["为"], ["成"])

    def _role(self, telling: Telling) -> str:
        """What the subject is: the frame says it, and whether the subject can act."""
        case, phrase, _, what = telling
        predicate, kind, own = case.predicate, case.kind, case.subject
        role = str(predicate.frame["subject"])
        if role == "place" and self._shape.texts[predicate.last : predicate.last + 1] == ["在"]:
            role = "either"  # 骑手又出现在配送点
        if predicate.frame.get("clausal"):
            return "actor"  # whoever says it
        collides = role == "what" and kind == "accident" and what is not None
        if phrase and collides and self._may_act(phrase):
            return "actor"  # 男子撞上护栏
        if phrase and self.topic.is_person(phrase):
            return "actor"  # 矿工某某获救
        goes = role == "actor" and predicate.frame.get("object") == "place"  # 小满去了北京
        if goes or role in ("place", "what") or (role == "either" and kind in _HAPPENING):
            return role
        if role == "either" and kind == "meeting" and own and not what:
            return "what"  # 纪念大会在云州举行
        acts_on = predicate.plain and self.topic.actor and not self._turns(predicate)
        if role == "either" and not (own or what or acts_on) and self.topic.thing:
            return "what"  # 出台办法，2月1日起实施
        acts = phrase is None or can_act(self._shape, phrase, self._words)
        return "actor" if acts else "either"

    def _may_act(self, phrase: Units) -> bool:
        return self.topic.is_somebody(phrase) or can_act(self._shape, phrase, self._words)

    def _may_go_on(self, phrase: Units) -> bool:
        """Whether what went before was about somebody, and no meeting that was held."""
        held = self._shape.texts[phrase[1] - 1] in self._words.classes["occasion"]
        happened = held and self._shape.stretch(*phrase) == self.topic.thing
        return self._may_act(phrase) and not happened

    def happened(self, own: Units | None) -> Stretch | None:
        """What happens to something, where the subject says it."""
        if own is not None:
            return self._shape.stretch(*own)
        phrase = self.topic.phrase
        if phrase and self.topic.thing and can_act(self._shape, phrase, self._words):
            return self.topic.thing
        return self._shape.stretch(*phrase) if phrase else self.topic.thing
