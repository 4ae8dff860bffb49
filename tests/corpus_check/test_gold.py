from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from zhextract.corpus.gold import gold_files, read_gold
from zhextract.corpus.items import Item
from zhextract.errors import CorpusError

GOLD = Path(__file__).with_name("forms.yaml").read_text("utf-8")


def write(folder: Path, text: str, name: str = "case.yaml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def read(folder: Path, text: str = GOLD) -> dict[str, list[Item]]:
    return dict(read_gold(write(folder, text)).items)


def test_document(tmp_path: Path) -> None:
    gold = read_gold(write(tmp_path, GOLD))
    assert (gold.id, gold.published, gold.text_file) == ("case-01", "2023-10-24", None)
    assert gold.text.endswith("王所长走访。\n")


def test_quantities(tmp_path: Path) -> None:
    first, second, third = read(tmp_path)["quantity"]
    assert (first.quote, first.start, first.end, first.line) == ("42户", 3, 6, 8)
    assert second.start == 7
    assert second.fields["period"] == ("2023-01-01", None)
    assert third.fields["bound"] == "about"
    assert first.fields["role"] == "value"
    assert first.fields["bound"] == "exact"
    assert first.fields["value"] == Decimal(42)
    assert "ratio" not in first.fields


def test_numbers_are_exact(tmp_path: Path) -> None:
    change = read(tmp_path)["change"][0]
    assert change.fields["to"] == (None, Decimal(1), Decimal("50.5"), "%")
    assert change.fields["amount"] is None


def test_numbers_are_pooled_in_text_order(tmp_path: Path) -> None:
    numbers = read(tmp_path)["numbers"]
    assert [item.fields["value"] for item in numbers] == [42, 2, 150000000, 30, None]


def test_people(tmp_path: Path) -> None:
    items = read(tmp_path)
    full, short = items["mention"]
    assert items["person"][0].fields["byline"] == ("author", "reporter")
    assert short.start == full.start + 6
    assert items["role"][0].fields == {"name": "王明", "title": "所长", "organization": None}


def test_events_and_times(tmp_path: Path) -> None:
    items = read(tmp_path)
    assert items["event"][0].fields["time"] == ("2023-10-17", "2023-10-17")
    assert items["event"][0].fields["participants"] == ("王明",)
    assert items["time"][0].fields["approximate"] is True
    assert "edtf" not in items["time"][0].fields


def test_text_may_lie_in_a_part_of_a_file(tmp_path: Path) -> None:
    write(tmp_path, "前言。全市42户企业。结语。", "page.txt")
    gold = read_gold(
        write(
            tmp_path,
            "id: part\nfile: page.txt\nstart: 3\nend: 11\n"
            "quantities:\n- {q: 42户, kind: count, value: 42}\n",
        )
    )
    assert gold.text == "全市42户企业。"
    assert gold.items["quantity"][0].start == 2
    assert gold.text_file == tmp_path / "page.txt"


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("q: 42户", "q: 43户", 8, "no .further. '43户'"),
        ("nth: 2", "nth: 3", 9, "no .further. '2户'"),
        ("nth: 2", "nth: two", 9, "'two' is no number"),
        ("nth: 2", "nth: 1.5", 9, "no whole number"),
        ("kind: money", "kind: cash", 10, "'cash' is none of count, money"),
        ("kind: money, ", "", 10, "'kind' is missing"),
        ("bound: about}\nch", "bounds: about}\nch", 10, "unknown key 'bounds'"),
        ("value: 42,", "value: 42, low: 1,", 8, "either 'value'"),
        ("value: 42,", "value: 42, value: 43,", 8, "stands twice"),
        ("value: 42,", "value: .nan,", 8, "no number"),
        ("direction: up", "direction: north", 12, "'north' is none of up"),
        ("of: 1.50亿元", "of: 2亿元", 12, "no quantity quotes"),
        ("[王明, 王]", "[王明, 李]", 14, "no .further. '李'"),
        ("[王明, 王]", "[]", 14, "has no mention"),
        ("[reporter, author]", "[poet]", 14, "'poet' is none of reporter"),
        ("participants: [王明]", "participants: [李明]", 16, "not among the people"),
        ("trigger: 说, ", "", 16, "'trigger' is missing"),
        ("time: [2023-10-17, 2023-10-17]", "time: [2023-10-17]", 16, "first, last"),
        ("granularity: day", "granularity: century", 18, "'century' is none of"),
        ("approximate: true", "approximate: maybe", 18, "true or false"),
        ("times:\n- ", "times:\n  ", 18, "expected a list"),
        ("id: case-01", "name: case-01", 1, "unknown key 'name'"),
        ("id: case-01\n", "", 1, "'id' is missing"),
        ("value: 42, unit: 户", "value: 42, unit: [户", 8, ""),
    ],
)
def test_errors_name_file_and_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    assert GOLD.count(old) == 1
    with pytest.raises(CorpusError, match=rf"case\.yaml:{line}: .*{message}"):
        read(tmp_path, GOLD.replace(old, new, 1))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        ("- 1\n", "expected a mapping"),
        ("id: a\n", "neither 'text' nor 'file'"),
        ("id: a\ntext: b\nfile: c.txt\n", ":3: 'file' beside 'text'"),
        ("id: a\nfile: none.txt\n", ":2: cannot read"),
        ("id: a\nfile: case.yaml\nend: 99\n", ":2: start and end"),
    ],
    ids=["empty", "list", "no text", "both", "no file", "beyond"],
)
def test_malformed_documents(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        read(tmp_path, text)


def test_files_are_found_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a").mkdir()
    paths = [write(tmp_path / "b", GOLD), write(tmp_path / "a", GOLD)]
    assert gold_files(tmp_path) == sorted(paths)


@pytest.mark.parametrize("name", ["", "missing"])
def test_a_corpus_without_documents_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(CorpusError, match=r"no \*\.yaml|no such folder"):
        gold_files(tmp_path / name)
