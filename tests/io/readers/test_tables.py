"""Rows of JSON lines and CSV: what they give, and what each mistake is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zhextract.io.readers import Entry, Fields, Limits

from .reading import entries_of, read_all


def file(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


ALL = Fields(text="正文", date="日期", id="编号")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", '{"编号": 7, "日期": "2023-10-17 08:00", "正文": "一,\\n二"}\n\n'),
        ("a.csv", '编号,日期,正文\n7,20231017,"一,\n二"\n\n'),
        ("a.tsv", '编号\t日期\t正文\n7\t2023年10月17日\t"一,\n二"\n'),
    ],
    ids=["jsonl", "csv", "tsv"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_row_is_a_document(tmp_path: Path, name: str, content: str, encoding: str) -> None:
    filler = "今年全县工业用电量增长。"  # for the encoding to be known
    content = content.replace("一", f"一{filler}")
    path = file(tmp_path, name, content.encode(encoding))
    (entry,) = entries_of(path, fields=ALL)
    assert isinstance(entry, Entry)
    assert (entry.text, entry.date, entry.id) == (f"一{filler},\n二", "2023-10-17", "7")
    assert entry.input == f"{path}:{1 if name == 'a.jsonl' else 2}"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "is no JSON (Expecting property name"),
        ("[1]", "is no JSON object"),
        ('{"body": "a"}', "has no field 'text'; its fields are: body"),
        ('{"text": 4}', "field 'text' is no text but int"),
        ("[" * 100_000, "is no JSON that can be read: its brackets nest too deeply"),
        ('{"text": ' + "[" * 100_000, "is no JSON that can be read: its brackets nest too deeply"),
        ('{"text": 1' + "0" * 10_000 + "}", "is no"),
    ],
    ids=["torn", "list", "field", "number", "deep", "deep-field", "huge-number"],
)
def test_a_line_that_is_no_document_fails_alone(tmp_path: Path, line: str, message: str) -> None:
    good = '{"text": "一"}'
    path = file(tmp_path, "news.jsonl", f"{good}\n{line}\n{good}\n")
    first, wrong, last = read_all(path)
    assert (first, last) == ("一", "一")
    assert wrong.startswith(f"!news.jsonl:2: {message}") or "digits" in wrong


def test_null_is_a_document_without_text(tmp_path: Path) -> None:
    assert read_all(file(tmp_path, "news.jsonl", '{"text": null}')) == [""]


def test_halves_of_surrogate_pairs_come_through(tmp_path: Path) -> None:
    assert read_all(file(tmp_path, "news.jsonl", r'{"text": "\ud83d"}')) == ["\ud83d"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.jsonl", '{"body": "", "date": ""}\n{"text": "一"}\n'), ("a.csv", "body,date\n一,二\n")],
)
def test_a_wrong_name_of_a_field_names_those_there_are(
    tmp_path: Path, name: str, content: str
) -> None:
    (said,) = read_all(file(tmp_path, name, content), fields=Fields(text="txt"))
    assert "has no field 'txt'; its fields are: body, date (--text-field" in said


def test_a_header_over_several_lines_is_named_on_one(tmp_path: Path) -> None:
    (said,) = read_all(file(tmp_path, "a.csv", '"正\n文",id\n一,二\n'))
    assert said.startswith("!a.csv: has no field 'text'; its fields are: 正 文, id (")


def test_a_date_that_is_none_fails_its_row(tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", "text,date\n一,soon\n二,\n")
    first, second = read_all(path, fields=Fields(date="date"))
    assert first == "!a.csv:2: field 'date': 'soon' is no date; write it like 2023-10-24"
    assert second == "二"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("一,二,三", "has 3 fields where the header has 2; a field with a comma"),
        ("一", "has 1 fields where the header has 2"),
        ('"一"二,三', "is no CSV ("),
    ],
)
def test_a_row_of_another_shape_fails_alone(tmp_path: Path, row: str, message: str) -> None:
    path = file(tmp_path, "a.csv", f"text,id\n一,1\n{row}\n二,2\n")
    first, wrong, last = read_all(path)
    assert (first, last) == ("一", "二")
    assert wrong.startswith(f"!a.csv:3: {message}")


def test_a_quote_that_is_not_closed_is_named(tmp_path: Path) -> None:
    path = file(tmp_path, "a.csv", 'text\n一\n"二\n三\n四\n')
    assert read_all(path) == [
        "一",
        "!a.csv:3: a quote is not closed; the lines up to 5 went into it",
    ]


def test_a_quote_that_swallows_a_large_file_stops_it(tmp_path: Path) -> None:
    rest = "全市新增企业。\n" * 20_000
    path = file(tmp_path, "a.csv", f'text\n一\n"二\n{rest}')
    first, said = read_all(path, limits=Limits(size=100_000))
    assert first == "一"
    assert said.startswith("!a.csv:3: a field is longer than 97.66 KB (--max-size); is a quote")


def test_a_long_field_is_no_problem(tmp_path: Path) -> None:
    text = "全" * 1_000_000
    assert read_all(file(tmp_path, "a.csv", f"text\n{text}\n")) == [text]
    path = file(tmp_path, "a.jsonl", json.dumps({"text": text}))
    assert read_all(path) == [text]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.jsonl", "", []),
        ("a.csv", "", ["!a.csv: holds no header"]),
        ("a.csv", "text\n", []),
        (
            "a.csv",
            b"text\n\xff\xff\n\xe4\xb8\x80\n",
            ["!a.csv:2: byte 0 of the line is not UTF-8", "一"],
        ),
    ],
)
def test_little_or_nothing(
    tmp_path: Path, name: str, content: str | bytes, expected: list[str]
) -> None:
    assert read_all(file(tmp_path, name, content)) == expected
