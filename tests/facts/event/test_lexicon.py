"""The lexicons: frames are well formed, words are told apart, examples hold."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
import tomli

from tests.facts.event.pages import events_of
from zhextract.facts.event.vocabulary import vocabulary

_TABLE = files("zhextract.facts.event").joinpath("triggers.toml").read_text("utf-8")
_ENTRIES: list[dict[str, Any]] = tomli.loads(_TABLE)["word"]
_FRAME = {"kind", "subject", "object", "weak", "clausal"}


def _named(entry: dict[str, Any]) -> str:
    return f"{entry['kind']}-{entry['text'][0]}"


@pytest.mark.parametrize("entry", _ENTRIES, ids=_named)
def test_frame_is_known(entry: dict[str, Any]) -> None:
    assert set(entry) <= _FRAME | {"text", "yes", "no"}
    assert entry["subject"] in ("actor", "what", "either", "place")
    assert entry.get("object", "what") in ("what", "place")


@pytest.mark.parametrize("entry", _ENTRIES, ids=_named)
def test_yes_example_is_found(entry: dict[str, Any]) -> None:
    for text in entry["yes"]:
        page, events = events_of(text)
        found = [(event.rule, page.quote(*event.trigger)) for event in events]
        assert len(found) == 1, found
        assert found[0][0] == f"event.{entry['kind']}"
        assert found[0][1] in entry["text"]


@pytest.mark.parametrize("entry", _ENTRIES, ids=_named)
def test_no_example_is_refused(entry: dict[str, Any]) -> None:
    for text in entry["no"]:
        assert events_of(text)[1] == []


def test_triggers_are_in_no_word_class() -> None:
    words = vocabulary()
    closed = ("adverb", "negation", "hypothesis", "source", "statistic", "preposition", "locator")
    shared = {name: words.classes[name] & set(words.triggers) for name in closed}
    assert {name: sorted(both) for name, both in shared.items() if both} == {}


@pytest.mark.parametrize("word", ["举行", "坍塌", "任命"])
def test_every_trigger_has_its_letter(word: str) -> None:
    assert vocabulary().letter(word, "n") == "V"
