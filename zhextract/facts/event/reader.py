"""The dated clauses of one scope, read as events."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec.structs import replace

from zhextract.facts.event.actors import can_act
from zhextract.facts.event.clause import Shape
from zhextract.facts.event.dating import NEARING, Dating, datings, finer
from zhextract.facts.event.model import FoundEvent, Predicate, Stretch
from zhextract.facts.event.parts import PartsReader
from zhextract.facts.event.places import place_of
from zhextract.facts.event.predicate import find_predicate, predicate_before
from zhextract.facts.event.refusals import refusal
from zhextract.facts.event.roles import Mentions, Units, subject_of
from zhextract.facts.event.topic import Topic
from zhextract.facts.event.vocabulary import Vocabulary

_GOVERNING = frozenset(
    ("就", "对", "对于", "向", "关于", "围绕", "把", "为", "按照", "根据", "以", "比")
)
"""Prepositions whose noun phrase a time may open: 就未来5年工作作了汇报."""
_SETTING = frozenset(("随着", "由于", "为了", "根据", "按照", "针对", "面对", "经", "围绕"))
"""What opens a clause that only sets the scene for what is said."""
_SOURCES = ("据", "根据", "另据", "又据")
"""What opens a clause that says where a statement comes from."""
_DECIDING = ("决定", "同意", "批准", "表决")
"""Verbs whose content the next clause may tell."""
_DAYS = ("日", "节", "一天", "首日")
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
        self._parts = PartsReader(shape, words, mentions, self.topic)
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
        supposed = False
        for number, (start, end) in enumerate(self._segments):
            letters = shape.letters[start:end]
            supposed = supposed or "i" in letters
            if "T" not in letters:
                self.topic.hear((start, end))
            elif not supposed and shape.texts[start] not in _SOURCES:
                yield from self._dated(number, start, end)
                if not self._stated:
                    self.topic.hear((start, end), self._told)

    def _dated(self, number: int, start: int, end: int) -> Iterator[FoundEvent]:
        self._stated, self._told = False, None
        pending = list(datings(self._shape, start, end))
        for index, dating in enumerate(pending):
            if dating.first < self._busy and not self._opens_anew(dating):
                continue
            if dating.held:
                yield from self._occasion(dating, start)
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

    def _occasion(self, dating: Dating, start: int) -> Iterator[FoundEvent]:
        """The occasion at which the clause is set: 在6日召开的大会上，…."""
        own = replace(dating, last=dating.held, held=0)
        predicate = find_predicate(self._shape, own.last, dating.last, self._words, relative=True)
        if predicate is not None and predicate.relative:
            made = self._event(own, predicate, start, (start, dating.last))
            if made is not None:
                yield made

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
        if found is not None and (self._leads_on(found, own) or self._draws_near(own)):
            told = self._later(number, dating, own)
            return told if told[0] else (found, own)
        if found is not None or stop < end:
            return found, own
        rest = shape.letters[dating.last : end]
        feast = "s" in rest and shape.texts[end - 1].rstrip("”").endswith(_DAYS)
        if ("s" in rest and not feast) or (rest and not rest.strip("am") and len(dating.times) < 2):
            return None, own  # 今年72岁，缴费28年; not 19日、20日两天，… nor 5日是世界环境日，…
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
        led: tuple[Predicate | None, Units] = (None, own)
        for later in self._segments[number + 1 : number + 1 + _REACH]:
            mark = shape.texts[later[0] - 1]
            if mark in "；。！？" or (mark == "：" and later[0] - 1 > dating.last):
                break
            if "T" in shape.letters[later[0] : later[1]] and any(
                not (_same(dating, other) or (finer(dating, other) and self._modifies(other)))
                and not self._is_object(other, later)
                for other in datings(shape, *later)
            ):
                return self._said_before(later)
            closing = list(datings(shape, *later))[-1:]
            if closing and self._closes(closing[0], later[1]):
                continue
            directly = later[0] == dating.last + 1
            found = find_predicate(shape, *later, self._words, guess=directly)
            if found is not None and not self._leads_on(found, later):
                return found, later
            led = (found, later) if found else led
            suffers = shape.letters[later[0]] in "op" or self._sets_scene(later)
            if "s" in shape.letters[later[0] : later[1]] and not suffers:
                break
        return led

    def _leads_on(self, found: Predicate, clause: Units) -> bool:
        """Whether a clause only says that what the next one tells was decided: 会议决定，任命…."""
        texts = self._shape.texts
        decides = found.last == clause[1] and texts[found.unit] in _DECIDING
        return decides and texts[clause[1] : clause[1] + 1] == ["，"]

    def _draws_near(self, clause: Units) -> bool:
        """Whether a clause only says what time draws near: 中秋临近，."""
        return self._shape.texts[clause[1] - 1] in NEARING

    def _sets_scene(self, clause: Units) -> bool:
        """Whether a clause only says how long or under what motto: 历时三年，, 以…为主题，."""
        texts = self._shape.texts[slice(*clause)]
        return texts[0] in self._words.classes["lasting"] or ("以" in texts and "为" in texts)

    def _said_before(self, clause: Units) -> tuple[Predicate | None, Units]:
        """The verb of saying before a time of a clause, as in 宣布7月4日大选."""
        first = self._shape.letters.find("T", *clause)
        found = find_predicate(self._shape, clause[0], first, self._words)
        says = found is not None and bool(found.frame.get("clausal"))
        return (found, clause) if says else (None, clause)

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
        actor, what, goal = self._parts.parts(
            phrase,
            predicate,
            between,
            end,
            planned=planned,
            ordered=self._behind_order(start, dating) > start,
        )
        place = place_of(shape, start, predicate, self._words)
        if place is None and not actor and self._happens_at(predicate, phrase, what):
            place = self._subject(dating, predicate, start, between, whole=True)
        where = shape.stretch(*place) if place else goal
        where = None if where == actor else where
        if predicate.frame.get("object") == "place":
            where, what = where or what, self._parts.happened(phrase) if actor is None else None
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

    def _happens_at(self, predicate: Predicate, phrase: Units | None, what: Stretch | None) -> bool:
        """Whether the subject is where something happens, and not what: 危机爆发."""
        placed = predicate.frame["subject"] == "place"
        return placed and (what is None or phrase is None or what != self._shape.stretch(*phrase))

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
            found = subject_of(shape, start, predicate.unit, whole=whole)
            pointing = found is not None and shape.texts[found[1] - 1][0] in "这那该此"
            return None if predicate.relative and pointing else found  # 这家|成立于2015年的企业
        before = None
        if dating.first > start:
            before = subject_of(shape, start, dating.first, whole=whole)
        if predicate.relative:
            before = self._relative_subject(start, dating.first, before)
            if before and before[1] == dating.first and shape.letters[slice(*before)] == "v":
                before = None  # 办好|明年举行的会晤
        found = before or subject_of(shape, between, predicate.first, whole=whole)
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
                    setting = self._shape.letters[later[1] - 1] == "f"  # 自冲突爆发以来，
                    setting = setting or self._shape.texts[later[0]] in _SETTING
                    if setting or self._is_figure(later):
                        break
                    end = later[1]
                    if not self._only_since(later):
                        break
        return end

    def _is_figure(self, clause: Units) -> bool:
        """Whether a clause ends with a figure, which a quantity tells: 称，订单约23亿元."""
        letters = self._shape.letters[slice(*clause)]
        return letters.endswith("m") and "b" not in letters and "V" not in letters

    def _only_since(self, clause: Units) -> bool:
        """Whether a clause only says from when on something holds: 自6月1日起，."""
        times = list(datings(self._shape, *clause))
        letters = self._shape.letters[slice(*clause)]
        return not letters.strip("Tp") and len(times) == 1 and times[0].times[0].open == "since"
