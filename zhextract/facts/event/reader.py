"""The dated clauses of one scope, read as events."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from zhextract.facts.event.actors import (
    actor_in,
    agent_of,
    can_act,
    doer_of,
    is_place,
    names_place,
    opens_place,
    target_of,
)
from zhextract.facts.event.clause import Shape
from zhextract.facts.event.dating import Dating, datings, finer
from zhextract.facts.event.model import FoundEvent, Stretch
from zhextract.facts.event.objects import object_of, taken_object
from zhextract.facts.event.places import place_of
from zhextract.facts.event.predicate import Predicate, find_predicate, predicate_before
from zhextract.facts.event.refusals import refusal
from zhextract.facts.event.roles import Mentions, Units, subject_of
from zhextract.facts.event.topic import Topic
from zhextract.facts.event.vocabulary import Vocabulary

_PERSONAL = frozenset(("life", "birth", "death", "appointment", "verdict"))
"""Kinds of happenings of a person's life."""
_MOVING = frozenset(("visit", "traffic"))
"""Kinds whose object is where a thing gets to: 活动走进社区."""
_HAPPENING = frozenset(("launch", "project", "disaster", "accident", "meeting"))
"""Kinds that happen to things where no object is named: 热线开通."""
_DONE_TO = frozenset(("verdict", "crime"))
"""Kinds that are done to what 对 names: 对案件宣判, 对他提起公诉."""
_GOVERNING = frozenset(
    ("就", "对", "对于", "向", "关于", "围绕", "把", "为", "按照", "根据", "以", "比")
)
"""Prepositions whose noun phrase a time may open: 就未来5年工作作了汇报."""
_REACH = 3
"""Clauses behind its own in which a time may have its predicate."""


def _same(dating: Dating, other: Dating) -> bool:
    """Whether a time only points back to the one before it: 7日…，当天…."""
    time, back = dating.times[0], other.times[0]
    return back.deictic and (back.first is None or back.first[:10] == (time.first or "")[:10])


class ClauseReader:
    """Reads the clauses of one shape, left to right."""

    def __init__(
        self,
        shape: Shape,
        words: Vocabulary,
        mentions: Mentions,
        *,
        before: ClauseReader | None,
        prose: bool,
    ) -> None:
        """``before`` has read the paragraph so far; ``prose`` as in refusals."""
        self._shape = shape
        self._words = words
        self._mentions = mentions
        self._prose = prose
        self.topic: Topic = Topic(shape, words, mentions, before.topic if before else None)
        """What the paragraph is about."""
        self._segments = list(shape.segments())
        self._stated = False
        """The last dated clause gives somebody's words, whose subject is another."""
        self._told: Units | None = None
        """Whom the last dated clause tells an event of."""
        self._busy = 0
        """Behind the last unit that is part of an event found before."""

    def events(self) -> Iterator[FoundEvent]:
        """The events of the scope, in text order."""
        shape = self._shape
        for number, (start, end) in enumerate(self._segments):
            letters = shape.letters[start:end]
            if "T" not in letters:
                self.topic.hear((start, end))
            elif "i" not in letters and shape.texts[start] not in ("据", "根据"):
                yield from self._dated(number, start, end)
                if not self._stated:
                    self.topic.hear((start, end), self._told)

    def _dated(self, number: int, start: int, end: int) -> Iterator[FoundEvent]:
        self._stated, self._told = False, None
        pending = list(datings(self._shape, start, end))
        for index, dating in enumerate(pending):
            if dating.first < self._busy and not self._opens_anew(dating):
                continue
            following = pending[index + 1] if index + 1 < len(pending) else None
            predicate, clause = self._predicate(number, dating, following)
            if predicate is None:
                continue
            self._busy = clause[1]
            made = self._event(dating, predicate, start, clause)
            if made is not None:
                yield made
                for time in dating.times[1:]:
                    yield made._replace(time=time)
                self._stated = bool(predicate.frame.get("clausal"))
                self.topic.keep(made, stated=self._stated)

    def _opens_anew(self, dating: Dating) -> bool:
        """Whether a time inside a clause that tells an event dates another one in it."""
        return self._shape.letters[dating.first - 1] in "dpV" and not self._modifies(dating)

    def _modifies(self, dating: Dating) -> bool:
        """Whether the time is part of the noun phrase behind it: 公布上半年外贸成绩单."""
        following = self._shape.letters[dating.last : dating.last + 1]
        return following in ("n", "q", "w", "m", "a", "x")

    def _predicate(
        self, number: int, dating: Dating, following: Dating | None
    ) -> tuple[Predicate | None, Units]:
        """The predicate behind a time and the clause it stands in."""
        shape, words = self._shape, self._words
        start, end = own = self._segments[number]
        if dating.first > start and self._modifies(dating) and self._depends(dating, start):
            return None, own
        stop = end
        if following is not None and self._closes(following, end):
            return self._later(number, dating, own)  # 4日，在加入该组织当天，…
        if following is not None and not finer(dating, following):
            if finer(following, dating):
                return None, own
            stop = following.first
        defined = dating.last == end and shape.texts[dating.first - 1 : dating.first] == ["是"]
        if self._is_age(dating) or (defined and dating.first > start):
            return None, own  # 最近一次是8月2日，…
        found = find_predicate(shape, dating.last, stop, words, relative=True)
        if found is None and dating.first > start:
            found = predicate_before(shape, start, dating.first, words)
        if found is not None or stop < end:
            return found, own
        rest = shape.letters[dating.last : end]
        if "s" in rest or (rest and not rest.strip("am")):  # 今年72岁，缴费28年
            return None, own
        return self._later(number, dating, own)

    def _closes(self, dating: Dating, end: int) -> bool:
        """Whether 当天 behind a verb closes a clause that only says when."""
        deictic = dating.last == end and dating.times[0].deictic
        letters = self._shape.letters
        return deictic and letters[dating.first - 1] in "nvVqw" and letters[dating.first - 2] != "c"

    def _is_age(self, dating: Dating) -> bool:
        """Whether the time only says when somebody has an age: 今年31岁的…."""
        shape, at = self._shape, dating.last
        counted = shape.letters[at : at + 1] == "m"
        return counted and shape.reading.endswith("岁", *shape.stretch(at, at + 1))

    def _depends(self, dating: Dating, start: int) -> bool:
        """Whether a noun phrase that begins with the time is governed by words before it."""
        shape = self._shape
        before = shape.letters[start : dating.first]
        if before.endswith("p") and shape.texts[dating.first - 1] in ("于", "在"):
            return False  # 小区将于6月进场施工
        # the verbs of a relative clause govern nothing behind their noun: 来访的总理8日下午…
        relative = before.rfind("x") + 1
        start += relative if relative < len(before) else 0
        if any(letter in "Vv" for letter in shape.letters[start : dating.first]):
            return True
        return not _GOVERNING.isdisjoint(shape.texts[start : dating.first])

    def _later(self, number: int, dating: Dating, own: Units) -> tuple[Predicate | None, Units]:
        """The predicate in one of the next clauses, as far as no other time dates them."""
        shape = self._shape
        for later in self._segments[number + 1 : number + 1 + _REACH]:
            mark = shape.texts[later[0] - 1]
            if mark in "；。！？" or (mark == "：" and later[0] - 1 > dating.last):
                break
            if "T" in shape.letters[later[0] : later[1]] and any(
                not (_same(dating, other) or (finer(dating, other) and self._modifies(other)))
                and not self._is_object(other, later)
                for other in datings(shape, *later)
            ):
                break
            closing = list(datings(shape, *later))[-1:]
            if closing and self._closes(closing[0], later[1]):
                continue
            directly = later[0] == dating.last + 1
            found = find_predicate(shape, *later, self._words, guess=directly)
            if found is not None:
                return found, later
            if "s" in shape.letters[later[0] : later[1]]:
                break
        return None, own

    def _is_object(self, dating: Dating, clause: Units) -> bool:
        before = self._shape.letters[clause[0] : dating.first]
        return before[-1:] in ("V", "v", "u") and self._modifies(dating)

    def _event(
        self, dating: Dating, predicate: Predicate, start: int, clause: Units
    ) -> FoundEvent | None:
        shape = self._shape
        between = dating.last if clause[0] <= dating.first else clause[0]
        phrase = self._subject(dating, predicate, start, between)
        planned = self._planned(dating, predicate, start)
        if refusal(
            shape,
            self._words,
            dating,
            predicate,
            clause,
            planned=planned,
            prose=self._prose,
            person=self.topic.is_somebody(phrase) if phrase else self.topic.goes_on(clause),
            told=phrase is not None or self.topic.phrase is not None,
        ):
            return None
        if phrase is not None and start <= phrase[0] < clause[1] and not predicate.relative:
            self._told = self._told or phrase
        end = self._end(predicate, clause)
        actor, what, goal = self._actor_and_what(
            phrase,
            predicate,
            between,
            end,
            planned=planned,
            ordered=self._behind_order(start, dating) > start,
        )
        place = place_of(shape, start, predicate, self._words)
        happens = predicate.frame["subject"] == "place" and not (actor or self._is(what, phrase))
        if place is None and happens:
            place = self._subject(dating, predicate, start, between, whole=True)
        where = shape.stretch(*place) if place else goal
        if predicate.frame.get("object") == "place":
            where, what = where or what, self._what(phrase) if actor is None else None
        first = dating.times[0].start
        if phrase is not None and start <= phrase[0] < predicate.unit:
            first = min(first, shape.stretch(*phrase)[0])
        last = shape.stretch(end - 1, end)[1]
        return FoundEvent(
            start=first,
            end=last,
            time=dating.times[0],
            trigger=shape.stretch(predicate.unit, predicate.last),
            actor=actor,
            what=what,
            location=where,
            participants=tuple(
                dict.fromkeys(mention[2] for mention in self._mentions.inside(first, last))
            ),
            rule=f"event.{predicate.frame['kind']}",
            planned=planned,
        )

    def _subject(
        self,
        dating: Dating,
        predicate: Predicate,
        start: int,
        between: int,
        *,
        whole: bool = False,
    ) -> Units | None:
        """Who or what the clause says it of: before the time, else behind it."""
        shape = self._shape
        start = self._behind_order(start, dating)
        if predicate.unit < dating.first:
            return subject_of(shape, start, predicate.unit, whole=whole)
        before = None
        if dating.first > start:
            before = subject_of(shape, start, dating.first, whole=whole)
        if predicate.relative:
            before = self._relative_subject(start, dating.first, before)
        found = before or subject_of(shape, between, predicate.unit, whole=whole)
        if found is None and between > dating.last:
            found = self._subject_between(dating.last, between)
            found = found or subject_of(shape, dating.last, between - 1, whole=whole)
        return found

    def _subject_between(self, start: int, end: int) -> Units | None:
        """Who acts in the clauses between the time's and the predicate's: 6日，他在…陪同下，来到….

        The last of them that names somebody counts.
        """
        found = None
        for first, last in self._segments[bisect_left(self._segments, (start, start)) :]:
            if last >= end:
                break
            phrase = subject_of(self._shape, first, last)
            if phrase and can_act(self._shape, phrase, self._words):
                found = phrase
        return found

    def _behind_order(self, start: int, dating: Dating) -> int:
        """Behind a verb of saying before the time, which governs the clause; else ``start``.

        明确自1月1日起执行, 要求各乡镇10日前完成.
        """
        triggers, texts = self._words.triggers, self._shape.texts
        for index in range(dating.first - 1, start - 1, -1):
            if texts[index] in triggers and triggers[texts[index]].get("clausal"):
                return index + 1
        return start

    def _relative_subject(self, start: int, end: int, before: Units | None) -> Units | None:
        """Whose relative clause it is: 从县里6日召开的会上; 公司于6日召开的会 is the company's."""
        shape = self._shape
        letters = shape.letters
        at = letters.rfind("p", start, end)
        if at >= 0 and at + 1 < end:
            return subject_of(shape, at + 1, end)
        if at >= 0 and shape.texts[at] != "于":
            return None
        verb = max(letters.rfind("v", start, end), letters.rfind("V", start, end))
        if before is None or verb < before[1]:
            return before
        last = at if at >= 0 else end  # 该议案尚需提交公司于5月16日召开的…
        return subject_of(shape, verb + 1, last) if verb + 1 < last else None

    def _planned(self, dating: Dating, predicate: Predicate, start: int) -> bool:
        planned = self._words.classes["planned"]
        shape = self._shape
        if dating.times[0].future:
            return True
        before = shape.texts[start : predicate.unit]
        return not planned.isdisjoint(before) and any(
            text in planned and shape.letters[index] != "b"
            for index, text in enumerate(before, start)
        )

    def _end(self, predicate: Predicate, clause: Units) -> int:
        """Behind the last unit of the clause; a clausal object goes on over one comma."""
        end = clause[1]
        behind = self._shape.texts[predicate.last : end]
        if predicate.frame.get("clausal") and behind in ([], ["称"], ["说"]):
            for later in self._segments:
                if later[0] == end + 1 and self._shape.texts[end] == "，":
                    return later[1]
        return end

    def _actor_and_what(
        self,
        own: Units | None,
        predicate: Predicate,
        between: int,
        end: int,
        *,
        planned: bool,
        ordered: bool,
    ) -> tuple[Stretch | None, Stretch | None, Stretch | None]:
        """Who acts, what it is done to or happens to, and where to a thing moves.

        ``ordered``: somebody says that it shall be, and who does it need not be the same.
        """
        shape = self._shape
        thing = taken_object(shape, between, predicate.unit)
        if thing is None or predicate.relative:
            thing = object_of(shape, predicate, end, self._words)
        what = shape.phrase(*thing) if thing else None
        phrase = own or (None if predicate.relative or ordered else self.topic.phrase)
        if own is None and planned and self.topic.speaks:
            phrase = None
        if "h" in shape.letters[between : predicate.unit]:
            agent = agent_of(shape, between, predicate.unit)
            actor = actor_in(shape, agent, self._mentions) if agent else None
            at = predicate.last
            become = any(text.endswith(("为", "成")) for text in shape.texts[at - 1 : at + 1])
            return actor, self._what(own) if become else what or self._what(own), None
        kind = predicate.frame["kind"]
        doer = doer_of(shape, between, predicate.unit) if own and what is None else None
        if doer:
            return actor_in(shape, doer, self._mentions), self._what(own), None
        if what is None and kind in _DONE_TO:
            target = target_of(shape, between, predicate.unit)
            what = shape.stretch(*target) if target else None
        role = self._role(predicate, phrase, own=own is not None, has_object=what is not None)
        if thing and shape.texts[thing[1] - 1] in self._words.classes["idle"]:
            return None, self._what(own), None  # 博览会拉开帷幕
        moved = predicate.frame.get("object") == "place"
        if role == "place" and own and not is_place(shape, own, self._words):
            acts = can_act(shape, own, self._words)
            return actor_in(shape, own, self._mentions) if acts else None, what, None
        if role == "place" and own and what is None and not names_place(shape, own, self._words):
            return None, self._what(own), None  # 危机爆发
        shows = role == "what" and kind == "opening" and own and thing
        if shows and own and (own[1] > between or self._may_act(own)):
            acts = self._may_act(own) or names_place(shape, own, self._words)
            if acts:
                return actor_in(shape, own, self._mentions), what, None  # 剧院上演舞剧
        if role == "place" or (role == "what" and moved):
            return None, what, None
        if role == "either" and what and phrase and (kind in _MOVING or predicate.plain):
            place = what if kind in _MOVING and thing and opens_place(shape, thing) else None
            return None, shape.stretch(*phrase), place
        if role == "what" or (role == "either" and what is None):
            return None, self._what(own) if phrase or not what else what, None
        if own is None and kind in _PERSONAL and not self.topic.is_person(phrase):
            phrase = None if self.topic.person else phrase
        happens = role == "either" and kind in _HAPPENING and kind != "meeting"
        if happens and own and not can_act(shape, own, self._words):
            return None, what, None  # 高铁完成联调联试
        if phrase is not None and own is None and what and not self._may_act(phrase):
            phrase = None  # 骨干工程进展顺利，力争年底前完成验收
        if phrase is not None:
            return actor_in(shape, phrase, self._mentions), what, None
        if predicate.relative:
            registers = kind in _PERSONAL and thing and can_act(shape, thing, self._words)
            return (what, None, None) if registers else (None, what, None)  # 注册的新用户
        person = self.topic.person if kind in _PERSONAL else None
        return person or (None if planned else self.topic.actor), what, None

    def _role(
        self, predicate: Predicate, phrase: Units | None, *, own: bool, has_object: bool
    ) -> str:
        """What the subject is: the frame says it, and whether the subject can act."""
        role, kind = predicate.frame["subject"], predicate.frame["kind"]
        if role == "place" and self._shape.texts[predicate.last : predicate.last + 1] == ["在"]:
            role = "either"  # 骑手又出现在配送点
        if phrase is not None and self.topic.is_person(phrase):
            return "actor"
        goes = role == "actor" and predicate.frame.get("object") == "place"  # 小满去了北京
        if goes or role in ("place", "what") or (role == "either" and kind in _HAPPENING):
            return str(role)
        if role == "either" and not own and not has_object and self.topic.thing:
            return "what"  # 出台办法，2月1日起实施
        acts = phrase is None or can_act(self._shape, phrase, self._words)
        return "actor" if acts else "either"

    def _is(self, what: Stretch | None, phrase: Units | None) -> bool:
        """Whether what happened is what the subject names: 危机爆发."""
        return what is not None and phrase is not None and what == self._shape.stretch(*phrase)

    def _may_act(self, phrase: Units) -> bool:
        return self.topic.is_somebody(phrase) or can_act(self._shape, phrase, self._words)

    def _what(self, own: Units | None) -> Stretch | None:
        """What happens to something, where the subject says it."""
        if own is not None:
            return self._shape.stretch(*own)
        phrase = self.topic.phrase
        if phrase and self.topic.thing and can_act(self._shape, phrase, self._words):
            return self.topic.thing
        return self._shape.stretch(*phrase) if phrase else self.topic.thing
