"""Every form of tests/forms/events.yaml is found as it says, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.facts.event.pages import events_of

_FORMS = yaml.safe_load((Path(__file__).parent / "events.yaml").read_text("utf-8"))
_FIELDS = ("trigger", "actor", "what", "location")


def _cases() -> list[Any]:
    return [pytest.param(form, id=form["text"]) for form in _FORMS if "text" in form]


@pytest.mark.parametrize("form", _cases())
def test_form_is_found(form: dict[str, Any]) -> None:
    page, events = events_of(form["text"], names=form.get("names", ()))
    found = []
    for event in events:
        parts = event.parts()
        told = {name: page.quote(*parts[name]) for name in _FIELDS if name in parts}
        first = {"first": event.time.first} if event.time.first else {}
        found.append(told | first | ({"planned": True} if event.planned else {}))
    assert found == [
        {key: value if value is True else str(value) for key, value in event.items()}
        for event in form["events"]
    ]


@pytest.mark.parametrize("text", [text for form in _FORMS for text in form.get("nothing", ())])
def test_nothing_is_found(text: str) -> None:
    page, events = events_of(text)
    assert [page.quote(event.start, event.end) for event in events] == []
