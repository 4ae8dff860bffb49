"""The dated clauses of one scope, read as events."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from zhextract.facts.event.clause import Shape
from zhextract.facts.event.dated import DatedClause
from zhextract.facts.event.dating import Dating, datings
from zhextract.facts.event.extent import end_of
from zhextract.facts.event.model import FoundEvent, Predicate, Stretch
from zhextract.facts.event.parts import PartsReader
from zhextract.facts.event.places import place_of
from zhextract.facts.event.predicate import find_predicate
from zhextract.facts.event.refusals import refusal
from zhextract.facts.event.roles import Mentions, Units
from zhextract.facts.event.search import PredicateSearch, modifies
from zhextract.facts.event.subject import SubjectReader
from zhextract.facts.event.topic import Topic
from zhextract.facts.event.vocabulary import Vocabulary

_SOURCES = ("据", "根据", "另据", "又据")
"""What opens a clause that says where a statement comes from."""


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
        self._search = PredicateSearch(shape, words, self._segments)
        self._subjects = SubjectReader(shape, words, self._segments)
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
            predicate, clause = self._search.find(number, dating, following)
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
        return self._shape.letters[dating.first - 1] in "dpV" and not modifies(self._shape, dating)

    def _event(
        self, dating: Dating, predicate: Predicate, start: int, clause: Units
    ) -> FoundEvent | None:
        shape = self._shape
        between = dating.last if clause[0] <= dating.first else clause[0]
        phrase = self._subjects.subject(dating, predicate, start, between)
        planned = self._planned(dating, predicate, start)
        case = DatedClause(
            shape, self._words, dating, predicate, start, clause, between, phrase, planned
        )
        if refusal(
            case,
            prose=self._prose,
            person=self.topic.is_somebody(phrase) if phrase else self.topic.goes_on(clause),
            told=phrase is not None or self.topic.phrase is not None,
        ):
            return None
        if phrase is not None and start <= phrase[0] < clause[1] and not predicate.relative:
            self._told = self._told or phrase
        end = end_of(shape, self._segments, predicate, clause)
        ordered = self._subjects.behind_order(start, dating) > start
        actor, what, goal = self._parts.parts(case, end, ordered=ordered)
        place = place_of(shape, start, predicate, self._words)
        if place is None and not actor and self._happens_at(predicate, phrase, what):
            place = self._subjects.subject(dating, predicate, start, between, whole=True)
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
