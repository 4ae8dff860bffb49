"""What the clauses of a sentence and the sentences of a paragraph go on about."""

from __future__ import annotations

import re

from zhextract.facts.event.actors import is_head
from zhextract.facts.event.clause import Shape
from zhextract.facts.event.model import FoundEvent, Stretch
from zhextract.facts.event.roles import Mentions, Units, subject_of
from zhextract.facts.event.vocabulary import Vocabulary

_TELLING = frozenset("vVsopd")
# A clause that opens with what was done (得到了…) and so names nobody who did it.
_DEED = re.compile("[cdD]{0,4}[vVs]u")


class Topic:
    """The topic of one sentence, and who and what the paragraph last told of."""

    def __init__(
        self, shape: Shape, words: Vocabulary, mentions: Mentions, before: Topic | None
    ) -> None:
        """``before`` is the topic of the sentence before in the paragraph."""
        self._shape = shape
        self._triggers = words.triggers
        self._pronouns = words.classes["pronoun"]
        self._mentions = mentions
        self.actor: Stretch | None = before.actor if before else None
        """Who acted last, statements apart: a clause without a subject goes on about it."""
        self.person: Stretch | None = before.person if before else None
        """The person who acted or spoke last, whom biographies go on about."""
        self.thing: Stretch | None = before.thing if before else None
        """What something happened to last."""
        self.speaks = False
        """The topic only says what the clauses tell: 馆长说，年底前还要…."""
        self._unread: list[tuple[Units, Units | None]] = []
        self._known: Units | None = None

    def hear(self, clause: Units, subject: Units | None = None) -> None:
        """Take note of a clause; it is read only where somebody asks, for its subject too."""
        self._unread.append((clause, subject))

    def keep(self, event: FoundEvent, *, stated: bool) -> None:
        """Take note of what an event tells; ``stated``: it gives somebody's words."""
        if event.actor and self._mentions.inside(*event.actor):
            self.person = event.actor
        if not stated:
            self.actor = event.actor or self.actor
        if event.rule != "event.visit":
            self.thing = event.what or self.thing  # 进入铺轨阶段: the stage is no thing

    @property
    def phrase(self) -> Units | None:
        """What the clauses that were heard so far are about."""
        letters = self._shape.letters
        for (start, end), subject in self._unread:
            if _DEED.match(letters, start, end) or self._shape.texts[start] == "其中":
                continue  # 得到了领导的高度认可: its 的 ends no relative clause
            phrase = subject or subject_of(self._shape, start, end)
            if phrase is None:
                continue
            tells = not _TELLING.isdisjoint(letters[phrase[1] : end])
            tells = tells or (phrase[1] == end and not letters[:start].strip("cd"))
            opens = not letters[start : phrase[0]].strip("ma") or letters[phrase[0] - 1] == "x"
            known = self._known is not None and self.is_person(self._known)
            if self.is_person(phrase) or (tells and opens and not known):
                self._known = phrase
                self.speaks = self._says(start, end)
        self._unread.clear()
        return self._known

    def _says(self, start: int, end: int) -> bool:
        """Whether a clause ends with a verb of saying."""
        frame = self._triggers.get(self._shape.texts[end - 1])
        return frame is not None and bool(frame.get("clausal"))

    def is_person(self, phrase: Units | None) -> bool:
        """Whether a phrase names a person of the page."""
        if phrase is None:
            return False
        for unit in self._shape.units[phrase[0] : phrase[1]]:
            if unit.tag == "nr":
                start, end = self._shape.stretch(*phrase)
                named = self._mentions.inside(start, end)
                return bool(named) and is_head(self._shape.reading[named[-1][1] : end])
        return False

    def is_somebody(self, phrase: Units) -> bool:
        """Whether a phrase is a person, by name or by pronoun."""
        told = self._shape.texts[phrase[0] : phrase[1]]
        return self.is_person(phrase) or not self._pronouns.isdisjoint(told)

    def goes_on(self, clause: Units) -> bool:
        """Whether a clause without a subject goes on about a person."""
        phrase = self.phrase
        if phrase:
            return self.is_somebody(phrase)
        return self.person is not None and self._shape.letters[clause[1] - 1] != "m"
