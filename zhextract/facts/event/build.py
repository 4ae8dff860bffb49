"""From dated clauses to events."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from zhextract.engine.atoms import Scope
from zhextract.facts.event.clause import Shape, shape_of
from zhextract.facts.event.dating import Dating, datings, finer
from zhextract.facts.event.model import FoundEvent, NamedPerson, Stretch
from zhextract.facts.event.predicate import Predicate, find_predicate
from zhextract.facts.event.roles import (
    Mentions,
    Units,
    actor_in,
    object_of,
    place_of,
    subject_of,
    taken_object,
)
from zhextract.facts.event.vocabulary import Vocabulary, vocabulary
from zhextract.text.page import Page

_REACH = 3
"""Clauses behind its own in which a time may have its predicate."""
_MEASURED = frozenset(("verdict", "death", "statement"))
"""Kinds of happenings that a number may well end: 判处有期徒刑一年."""
_PROSE = frozenset(("body", "caption"))
"""Paragraphs in which any verb may tell a happening; elsewhere only triggers do."""


def find_events(
    page: Page, scopes: Sequence[Scope], people: Sequence[NamedPerson], published: str | None
) -> list[FoundEvent]:
    """The dated happenings of a page, in text order.

    ``scopes`` carry the times as atoms of family ``time``; ``people`` are those
    of the page, whose indices ``participants`` holds. ``published`` is the ISO
    date of publication: what lies behind it is planned. Never raises for any text.
    """
    words = vocabulary()
    mentions = Mentions(
        [(start, end, index) for index, one in enumerate(people) for start, end in one.mentions]
    )
    found: list[FoundEvent] = []
    datelines = _Datelines(page)
    starts = [paragraph.start for paragraph in page.paragraphs]
    paragraph = -1
    last_actor: Stretch | None = None
    for scope in scopes:
        if not any(atom.family == "time" for atom in scope.atoms):
            continue
        at = bisect_right(starts, scope.start)
        if at != paragraph:
            paragraph, last_actor = at, None
        shape = shape_of(page.reading, scope, words, datelines.end_in(scope))
        prose = page.paragraphs[at - 1].kind in _PROSE
        for event in _Clauses(shape, words, mentions, last_actor, prose).events():
            last_actor = event.actor or last_actor
            if published and (event.time.first or event.time.last or "")[:10] > published:
                event = event._replace(planned=True)
            found.append(event)
    return found


class _Datelines:
    """Where the datelines of a page end."""

    def __init__(self, page: Page) -> None:
        self._lines = [article.dateline for article in page.articles if article.dateline]

    def end_in(self, scope: Scope) -> int:
        """The end of the dateline that opens a scope; 0 where none does."""
        at = bisect_right(self._lines, (scope.end, scope.end)) - 1
        return self._lines[at][1] if at >= 0 and self._lines[at][1] > scope.start else 0


class _Clauses:
    """The clauses of one scope on the way to events."""

    def __init__(
        self,
        shape: Shape,
        words: Vocabulary,
        mentions: Mentions,
        actor: Stretch | None,
        prose: bool,
    ) -> None:
        self._shape = shape
        self._words = words
        self._mentions = mentions
        self._prose = prose
        self._actor = actor
        self._segments = list(shape.segments())
        self._topic: Units | None = None

    def events(self) -> Iterator[FoundEvent]:
        """The events of the scope, in text order."""
        shape = self._shape
        for number, (start, end) in enumerate(self._segments):
            letters = shape.letters[start:end]
            if "T" not in letters:
                self._take_topic(start, end)
                continue
            if "i" in letters or letters[0] == "p" and shape.units[start].text in ("据", "根据"):
                continue
            yield from self._segment(number, start, end)

    def _take_topic(self, start: int, end: int) -> None:
        shape = self._shape
        phrase = subject_of(shape, start, end)
        if phrase is None:
            return
        tells = any(letter in "vVso" for letter in shape.letters[phrase[1] : end])
        if tells or self._is_person(phrase):
            self._topic = phrase

    def _segment(self, number: int, start: int, end: int) -> Iterator[FoundEvent]:
        pending = list(datings(self._shape, start, end))
        busy = start
        for index, dating in enumerate(pending):
            following = pending[index + 1] if index + 1 < len(pending) else None
            if not self._opens_anew(dating) and (
                dating.first < busy
                or find_predicate(self._shape, start, dating.first, self._words) is not None
            ):
                continue
            stop = end
            if following is not None and not finer(dating, following):
                stop = following.first
            predicate, clause = self._predicate(number, dating, stop, start)
            if predicate is None:
                continue
            if predicate.unit < end:
                busy = end
            made = self._event(dating, predicate, start, clause)
            if made is not None:
                for time in dating.times:
                    yield made._replace(time=time)
                self._actor = made.actor or self._actor

    def _opens_anew(self, dating: Dating) -> bool:
        before = self._shape.letters[dating.first - 1 : dating.first]
        return before in ("d", "p", "V") and before != ""

    def _predicate(
        self, number: int, dating: Dating, stop: int, start: int
    ) -> tuple[Predicate | None, Units]:
        """The predicate behind a time and the clause it stands in."""
        shape = self._shape
        own = self._segments[number]
        found = find_predicate(shape, dating.last, stop, self._words, relative=True)
        if found is not None or stop < own[1]:
            return found, own
        if dating.last < own[1] and any(c in "vVs" for c in shape.letters[dating.last : own[1]]):
            return None, own
        for later in self._segments[number + 1 : number + 1 + _REACH]:
            if "T" in shape.letters[later[0] : later[1]]:
                break
            found = find_predicate(shape, *later, self._words)
            if found is not None:
                return found, later
            if "s" in shape.letters[later[0] : later[1]]:
                break
        return None, own

    def _event(
        self, dating: Dating, predicate: Predicate, start: int, clause: Units
    ) -> FoundEvent | None:
        if self._refused(dating, predicate, clause):
            return None
        shape = self._shape
        end = self._end(predicate, clause)
        before = None
        if dating.first > start:
            before = subject_of(shape, start, dating.first, leading=True)
        between_from = dating.last if clause[0] <= dating.first else clause[0]
        between = subject_of(shape, between_from, predicate.unit)
        phrase = before or between
        if predicate.relative:
            phrase = self._relative_subject(start, dating, predicate)
        actor, what = self._actor_and_what(phrase, predicate, between_from, end)
        place = place_of(shape, start, predicate.unit + 2, predicate, self._words)
        first = min(
            dating.times[0].start,
            shape.stretch(*phrase)[0] if phrase and phrase[0] >= start else dating.times[0].start,
        )
        last = shape.stretch(end - 1, end)[1]
        inside = self._mentions.inside(first, last)
        return FoundEvent(
            start=first,
            end=last,
            time=dating.times[0],
            trigger=shape.stretch(predicate.unit, predicate.last),
            actor=actor,
            what=what,
            location=shape.stretch(*place) if place else None,
            participants=tuple(dict.fromkeys(person for _, _, person in inside)),
            rule=f"event.{predicate.frame['kind']}",
            planned=self._planned(dating, predicate, start, between_from),
        )

    def _refused(self, dating: Dating, predicate: Predicate, clause: Units) -> bool:
        """Whether the clause is a statistic, a source, a negation or an unlikely happening."""
        shape, words = self._shape, self._words
        letters = shape.letters
        if letters[predicate.unit - 1] == "z" or predicate.plain and not self._prose:
            return True
        time = dating.times[0]
        if time.first is None and time.last is None and time.event_only:
            return True
        tail = letters[predicate.last : clause[1]]
        texts = [unit.text for unit in shape.units[predicate.last : clause[1]]]
        if predicate.frame["kind"] == "publication":
            reporting = words.classes["reporting"]
            if predicate.relative and len(texts) > 1 and texts[1] in reporting:
                return True
            if "显示" in texts or "显示" in texts[-1:]:
                return True
        if predicate.plain and (predicate.relative or not dating.fine and "m" in tail):
            return True
        if "e" in letters[dating.last : predicate.unit]:
            return True
        counted = tail.endswith("m") and predicate.frame["kind"] not in _MEASURED
        return counted and not dating.fine and not self._modal(dating.last, predicate.unit)

    def _modal(self, start: int, end: int) -> bool:
        planned = self._words.classes["planned"]
        return any(unit.text in planned for unit in self._shape.units[start:end])

    def _planned(self, dating: Dating, predicate: Predicate, start: int, between: int) -> bool:
        first = start if between == dating.last else between
        return dating.times[0].future or self._modal(first, predicate.unit)

    def _end(self, predicate: Predicate, clause: Units) -> int:
        """Behind the last unit of the clause; a clausal object goes on over one comma."""
        end = clause[1]
        if predicate.frame.get("clausal") and end == predicate.last:
            for later in self._segments:
                if later[0] == end + 1 and self._shape.units[end].text in "，":
                    return later[1]
        return end

    def _relative_subject(self, start: int, dating: Dating, predicate: Predicate) -> Units | None:
        shape = self._shape
        first = start
        while first < dating.first and shape.letters[first] in "pdk":
            first += 1
        return subject_of(shape, first, dating.first) or subject_of(
            shape, dating.last, predicate.unit
        )

    def _actor_and_what(
        self, phrase: Units | None, predicate: Predicate, between: int, end: int
    ) -> tuple[Stretch | None, Stretch | None]:
        shape = self._shape
        subject_is = predicate.frame["subject"]
        thing = taken_object(shape, between, predicate.unit) or object_of(shape, predicate, end)
        passive = "h" in shape.letters[between : predicate.unit]
        what = shape.stretch(*thing) if thing else None
        if passive:
            if what is None and phrase:
                what = shape.stretch(*phrase)
            return None, what
        if subject_is == "what" or subject_is == "either" and what is None:
            if phrase is None:
                phrase = self._topic
            if subject_is == "either" and phrase and self._is_person(phrase):
                return actor_in(shape, phrase, self._mentions), what
            return None, shape.stretch(*phrase) if phrase else what
        if phrase is None:
            phrase = self._topic
        if phrase is not None:
            return actor_in(shape, phrase, self._mentions), what
        return self._actor, what

    def _is_person(self, phrase: Units) -> bool:
        return bool(self._mentions.inside(*self._shape.stretch(*phrase)))
