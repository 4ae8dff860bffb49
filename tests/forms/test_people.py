"""Names and titles in their many forms: names.yaml and titles.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.facts.person.people import names_of, roles_of


def _sentences(name: str) -> list[Any]:
    groups = yaml.safe_load(Path(__file__).with_name(name).read_text("utf-8"))
    return [
        pytest.param(sentence, id=f"{group['kind']}: {sentence['text'][:18]}")
        for group in groups
        for sentence in group["sentences"]
    ]


@pytest.mark.parametrize("sentence", _sentences("names.yaml"))
def test_names(sentence: dict[str, Any]) -> None:
    assert names_of(sentence["text"]) == sentence["names"]


@pytest.mark.parametrize("sentence", _sentences("titles.yaml"))
def test_titles(sentence: dict[str, Any]) -> None:
    assert roles_of(sentence["text"]) == {tuple(role) for role in sentence["roles"]}
