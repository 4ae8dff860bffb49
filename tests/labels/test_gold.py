"""Gold made of marks: what is read from words, what is noted, what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zhextract.corpus.gold import read_gold
from zhextract.errors import InputError
from zhextract.labels.gold import gold_text, write_gold
from zhextract.labels.page import Link, Mark, Page, make_page
from zhextract.labels.yaml_text import text_member


def page(text: str, *marks: tuple[str, str, dict[str, str]], links: Any = ()) -> Page:
    """A page whose marks are named by their words, which the text has once."""
    return make_page(
        id="p",
        published="2024-05-14",
        source=None,
        text=text,
        marks=[
            Mark(words, label, text.index(words), text.index(words) + len(words), values)
            for label, words, values in marks
        ],
        links=[Link(*link) for link in links],
    )


@pytest.mark.parametrize(
    ("mark", "line", "note"),
    [
        (
            ("quantity", "8000余户", {}),
            "{q: 8000余户, kind: count, value: 8000, unit: 户, bound: more_than}",
            "quantity '8000余户' at 2: read kind count, value 8000, unit 户, bound more_than",
        ),
        (
            ("quantity", "8000余户", {"unit": "家"}),
            "{q: 8000余户, kind: count, value: 8000, unit: 家, bound: more_than}",
            "read kind count, value 8000, bound more_than",
        ),
        (
            ("change", "同比增长7.8%", {}),
            "{q: 同比增长7.8%, kind: change, direction: up, comparison: yoy}",
            "read kind change, direction up, comparison yoy",
        ),
        (
            ("time", "去年", {}),
            "{q: 去年, first: '2023-01-01', last: '2023-12-31', granularity: year}",
            "read first 2023-01-01, last 2023-12-31, granularity year",
        ),
    ],
    ids=["quantity", "unit given", "change", "time"],
)
def test_what_is_missing_is_read_and_noted(
    mark: tuple[str, str, dict[str, str]], line: str, note: str
) -> None:
    notes: list[str] = []
    made = gold_text(page("全县8000余户，同比增长7.8%，去年也是。", mark), notes.append)
    assert f"- {line}\n" in made
    assert len(notes) == 1
    assert note in notes[0]


@pytest.mark.parametrize(
    ("mark", "message"),
    [
        (("quantity", "全县", {}), "p: quantity 0:2 '全县': lacks kind and value, and its words"),
        (("time", "也是", {}), "lacks granularity, and its words do not say it"),
        (("quantity", "全县", {"kind": "big"}), "kind 'big' is none of count, money"),
        (("quantity", "全县", {"colour": "red"}), "has no value 'colour'; known are kind"),
        (("quantity", "全县", {"kind": "count", "value": "many"}), "'many' is no number"),
        (("event", "也是", {}), "event 18:20 '也是': has no time; link it to one"),
    ],
    ids=["no number", "no time", "unknown word", "unknown value", "bad digits", "bare event"],
)
def test_what_gold_cannot_do_without_is_asked_for(
    mark: tuple[str, str, dict[str, str]], message: str
) -> None:
    with pytest.raises(InputError) as caught:
        gold_text(page("全县8000余户，同比增长7.8%，也是。", mark), pytest.fail)
    assert message in str(caught.value)


def test_a_quote_that_stands_elsewhere_first_is_counted(tmp_path: Path) -> None:
    text = "3户、3户、3户"
    values = {"kind": "count", "value": "3", "unit": "户"}
    marks = [Mark("a", "quantity", 6, 8, values)]
    made = make_page(id="p", published=None, source=None, text=text, marks=marks, links=[])
    write_gold([made], tmp_path, pytest.fail)
    (quantity,) = read_gold(tmp_path / "p.yaml").items["quantity"]
    assert (quantity.start, quantity.end) == (6, 8)


def test_a_mention_that_gold_cannot_place_is_noted() -> None:
    text = "王明、王明"
    made = make_page(
        id="p",
        published=None,
        source=None,
        text=text,
        marks=[Mark("a", "person", 3, 5, {})],
        links=[],
    )
    notes: list[str] = []
    gold_text(made, notes.append)
    assert notes == ["p: gold cannot say which '王明' is meant of 王明"]


def test_an_event_with_what_it_is_linked_to() -> None:
    made = gold_text(
        page(
            "5月9日，县长林海生召开座谈会。",
            ("event", "5月9日，县长林海生召开座谈会", {}),
            ("time", "5月9日", {}),
            ("trigger", "召开", {}),
            ("person", "林海生", {}),
            ("title", "县长", {}),
            links=[
                ("time", "5月9日，县长林海生召开座谈会", "5月9日"),
                ("trigger", "5月9日，县长林海生召开座谈会", "召开"),
                ("participant", "5月9日，县长林海生召开座谈会", "林海生"),
                ("role", "林海生", "县长"),
            ],
        ),
        lambda note: None,
    )
    event = "{q: 5月9日，县长林海生召开座谈会, time: ['2024-05-09', '2024-05-09'], trigger: 召开,"
    assert f"- {event} participants: [林海生]}}\n" in made
    person = "{name: 林海生, mentions: [林海生], roles: [{title: 县长, organization: null}]}"
    assert f"- {person}\n" in made


def test_two_documents_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="two documents are called p"):
        write_gold([page("x"), page("y")], tmp_path, pytest.fail)


@pytest.mark.parametrize(
    "text",
    [
        "", "一行", "两行\n两行", "\n前空", "后空\n", "后空\n\n", " 缩进", "中\n  缩进\n\n空行",
        "表\t格", "回\r\n车", "尾 \n空格", "# 注", "- 项", "a: b", "\u2028分", "\x85", "\ufeff头",
        "“引”", "\x00", "😀", "　全角\n　全角",
    ],
    ids=ascii,
)  # fmt: skip
def test_any_text_is_read_back(tmp_path: Path, text: str) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(f"id: p\n{text_member(text)}\n", "utf-8", newline="\n")
    assert read_gold(path).text == text
