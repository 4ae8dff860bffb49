"""What is listed is in force: the examples of listed rules hold, and nothing is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhextract import Entry, Extractor
from zhextract.describe import describe
from zhextract.facts.number_rules import compiled_rules
from zhextract.in_force import ENTRY_KINDS
from zhextract.rules.built_in import TABLES

PLAIN = Extractor()
ENTRIES = PLAIN.in_force()
PEOPLE_AND_EVENTS = [
    entry
    for entry in ENTRIES
    if entry.kind == "rule" and entry.name.partition(".")[0] in ("person", "event")
]


def test_every_kind_is_there_and_kinds_stand_together() -> None:
    kinds = [entry.kind for entry in ENTRIES]
    assert [kind for index, kind in enumerate(kinds) if index == kinds.index(kind)] == list(
        ENTRY_KINDS
    )
    assert kinds == sorted(kinds, key=ENTRY_KINDS.index)


def test_every_rule_for_numbers_is_there_in_its_order() -> None:
    names = [entry.name for entry in ENTRIES if entry.kind == "rule"]
    assert names[: len(compiled_rules())] == [rule.id for rule in compiled_rules()]


def test_every_word_of_the_tables_is_there() -> None:
    listed = {word for entry in ENTRIES for word in entry.words}
    for table in TABLES.values():
        assert set(table.words()) <= listed


@pytest.mark.parametrize("entry", PEOPLE_AND_EVENTS, ids=lambda entry: entry.name)
def test_the_examples_of_a_rule_hold(entry: Entry) -> None:
    for example in entry.yes:
        facts = PLAIN.extract(example.text).facts
        found = [describe(fact) for fact in facts if fact.rule == entry.name]
        assert found, example.text
        assert example.says is None or example.says in found
    for text in entry.no:
        assert [fact for fact in PLAIN.extract(text).facts if fact.rule == entry.name] == []


def test_every_rule_that_a_fact_names_is_listed() -> None:
    text = (
        "本报讯（记者 周明）5月18日，岚溪县县长林海生主持召开春茶产销会。陈教授说，产量增长3%。"
        "被告人张某某获刑三年，王女士捧走奖杯。"
    )
    names = {entry.name for entry in ENTRIES if entry.kind == "rule"}
    assert {fact.rule for fact in PLAIN.extract(text).facts} <= names


def test_own_entries_come_before_built_in_ones(own: Extractor) -> None:
    entries = own.in_force()
    assert (entries[0].name, entries[0].origin.rpartition("/")[2]) == (
        "beat.points",
        "starter.toml:90",
    )
    units = [entry for entry in entries if entry.kind == "unit"]
    assert units[0].words == ("夸特",)


def test_a_word_that_is_replaced_is_listed_once(tmp_path: Path) -> None:
    path = tmp_path / "beat.toml"
    path.write_text(
        '[[unit]]\ntext = ["球"]\nkind = "score"\nreplace = true\n'
        'yes = {"进球数为3球。" = "3 球"}\nno = ["球迷进场。"]\n',
        "utf-8",
    )
    entries = Extractor(rules=path).in_force()
    found = [entry for entry in entries if "球" in entry.words and entry.kind != "title"]
    assert [entry.origin for entry in found] == [f"{path}:1"]
