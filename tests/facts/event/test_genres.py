"""Who did what in sentences of many genres: trigger, actor and object of the first event."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.facts.event.pages import events_of

SENTENCES = Path(__file__).with_name("genres.txt").read_text("utf-8").splitlines()[1:]
ROWS = [tuple(part.strip() for part in line.split("|")) for line in SENTENCES]


@pytest.mark.parametrize(("text", "trigger", "actor", "what"), ROWS, ids=lambda value: str(value))
def test_who_did_what(text: str, trigger: str, actor: str, what: str) -> None:
    page, (event, *_) = events_of(text)
    told = [part and page.quote(*part) for part in (event.trigger, event.actor, event.what)]
    assert told == [trigger, *(None if part == "-" else part for part in (actor, what))]


def test_a_meeting_that_was_held_does_not_act() -> None:
    page, (_, second) = events_of("6月12日，全市招商引资大会召开，会上签约项目23个。")
    assert page.quote(*second.trigger) == "签约"
    assert second.actor is None
