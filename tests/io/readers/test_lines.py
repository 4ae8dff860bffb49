"""Lines of a stream, in any encoding, each by itself."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhextract.errors import DecodeError
from zhextract.io.readers.lines import Line, text_lines
from zhextract.io.readers.model import Limits

NEWS = "今年1—4月，全县工业用电量2.86亿千瓦时，增长6.5%。\n"
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


def lines_of(data: bytes, size: int = 1 << 20) -> list[Line]:
    return list(text_lines(io.BufferedReader(io.BytesIO(data)), Limits(size=size)))  # type: ignore[type-var]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_each_encoding(encoding: str) -> None:
    text = "id,text\n" + NEWS * 30
    assert "".join(line.text for line in lines_of(text.encode(encoding))) == text


def test_big5() -> None:
    text = "今年全縣工業用電量二億千瓦時，增長百分之六，縣長主持召開會議。\n" * 20
    assert [line.text for line in lines_of(text.encode("big5"))] == text.splitlines(True)


def test_the_encoding_is_found_where_the_beginning_is_ascii() -> None:
    data = b'{"n": 1}\n' * 9000 + (NEWS * 5).encode("gb18030")
    assert lines_of(data)[-1].text == NEWS


def test_a_line_of_another_encoding_fails_alone() -> None:
    data = NEWS.encode() * 3 + NEWS.encode("gb18030") + NEWS.encode()
    lines = lines_of(data)
    assert [line.error for line in lines] == [
        *[None] * 3,
        "byte 0 of the line is not UTF-8",
        None,
    ]
    assert lines[-1].text == NEWS


def test_a_line_that_is_too_long_fails_alone() -> None:
    lines = lines_of(b"a" * 300_000 + b"\nb\n" + b"c" * 200, size=100)
    assert [(line.number, line.text, line.size, line.error) for line in lines] == [
        (1, "", 300_001, "is longer than 100 bytes (--max-size)"),
        (2, "b\n", 2, None),
        (3, "", 200, "is longer than 100 bytes (--max-size)"),
    ]


def test_utf_16_that_breaks_off() -> None:
    with pytest.raises(DecodeError, match="its UTF-16 breaks off"):
        lines_of((NEWS * 3).encode("utf-16")[:-1])


@given(st.binary(max_size=200))
def test_any_bytes_are_lines(data: bytes) -> None:
    try:
        lines = lines_of(data, size=50)
    except DecodeError:
        return
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert all(line.error or len(line.text) <= 101 for line in lines)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n\ufeff\0"))))
def test_any_text_comes_back(lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    assert "".join(line.text for line in lines_of(text.encode())) == text
