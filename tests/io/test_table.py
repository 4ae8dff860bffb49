from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
import wcwidth

from zhextract.io.cells import number_rows, short_number
from zhextract.io.table import clip, document_lines
from zhextract.types import Document, Span


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("207289000000", "2072.89亿"),
        ("100000000", "1亿"),
        ("123456789", "123456789"),
        ("82300", "8.23万"),
        ("12345", "1.2345万"),
        ("8000", "8000"),
        ("7.80", "7.8"),
        ("100", "100"),
        ("1E+9", "10亿"),
        ("0.333333", "0.333333"),
        ("-25000", "-2.5万"),
        ("1234567890123456789012345678901234500000000", "12345678901234567890123456789012345亿"),
    ],
)
def test_short_number(value: str, shown: str) -> None:
    assert short_number(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("总产值", 6, "总产值"),
        ("总产值", 5, "总产…"),
        ("总产值", 4, "总…"),
        ("abc", 2, "a…"),
        ("一\n二\x1b[31m", 20, "一 二 [31m"),
        ("half \ud83d", 20, "half  "),
        ("字" * 1_000_000, 7, "字字字…"),
    ],
    ids=["fits", "one short", "odd", "narrow", "control", "surrogate", "huge"],
)
def test_clip(text: str, columns: int, shown: str) -> None:
    assert clip(text, columns) == shown


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(sample_document: Document, width: int) -> None:
    long = Span("一个很长很长的指标名称" * 9, 3, 6)
    facts = tuple(
        msgspec.structs.replace(fact, metric=long) if hasattr(fact, "metric") else fact
        for fact in sample_document.facts
    )
    lines = list(document_lines(msgspec.structs.replace(sample_document, facts=facts), width=width))
    assert max(map(wcwidth.width, lines)) <= width
    assert any("…" in line for line in lines)


def test_tables_say(sample_document: Document) -> None:
    text = "\n".join(document_lines(sample_document))
    lines = {" ".join(line.split()) for line in text.splitlines()}
    assert {
        "page.txt · published 2023-10-24 · 2 quantities, 1 change, 1 person, 1 event",
        "2072.89亿元 总产值 全市 ↑7.8% yoy",
        ">8000户 居民 2023-10-17",
        "赵亚宏 新义派出所所长 (reporter) 1",
        "2023-10-17 赵亚宏 走访 居民",
    } <= lines


def test_columns_line_up(sample_document: Document) -> None:
    lines = [line for line in document_lines(sample_document) if "总产值" in line or "居民" in line]
    starts = {
        wcwidth.width(line[: line.index(word)])
        for line in lines[:2]
        for word in ("总", "居")
        if word in line
    }
    assert len(lines) == 3
    assert len(starts) == 1


def test_a_change_without_its_quantity_has_a_row(sample_document: Document) -> None:
    facts = sample_document.facts[1:]
    rows = number_rows(msgspec.structs.replace(sample_document, facts=facts))
    assert rows[0] == ("", "总产值", "全市", "", "↑7.8% yoy")


def test_colours_only_where_asked(sample_document: Document) -> None:
    assert "\x1b[1m" in "".join(document_lines(sample_document, colour=True))
    assert "\x1b" not in "".join(document_lines(sample_document))


def test_nothing_found(sample_document: Document) -> None:
    empty = Document("zhextract/1", None, None, (), (), ())
    assert list(document_lines(empty)) == ["no date known · no facts"]
