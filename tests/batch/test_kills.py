"""Runs that are killed and go on; ``python tests/batch/kills.py`` is the long form."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .kills import differences, kill_often, make_inputs, repeated_or_missing, undisturbed

WORK = {"workers": 1, "part": 10}


@pytest.mark.skipif(os.name == "nt", reason="has no SIGKILL")
def test_a_killed_run_ends_as_an_undisturbed_one(tmp_path: Path) -> None:
    inputs, whole = tmp_path / "news", tmp_path / "whole"
    make_inputs(inputs, 100)
    timing = undisturbed(inputs, whole, **WORK)
    assert repeated_or_missing(whole, 100) == []
    assert kill_often(inputs, whole, tmp_path, kills=3, timing=timing, seed=4, **WORK) == []


def test_a_difference_is_noticed(tmp_path: Path) -> None:
    for name, content in (("one", "1"), ("two", "2")):
        (tmp_path / name / "documents").mkdir(parents=True)
        (tmp_path / name / "documents/part-00000.jsonl").write_text(content)
        (tmp_path / name / name).write_text("")
    found = differences(tmp_path / "one", tmp_path / "two")
    assert sorted(found) == [
        "documents/part-00000.jsonl",
        "one is in one alone",
        "two is in one alone",
    ]
