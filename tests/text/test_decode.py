from __future__ import annotations

import codecs

import pytest

from zhextract.errors import DecodeError
from zhextract.text.decode import decode

SIMPLIFIED = (
    "本报讯（记者 王小明）前三季度，全市外贸进出口总值达到三百亿元，同比增长7.8%。\r\n新片区"
)
TRADITIONAL = "【本報訊】首三季本港零售業總銷貨額錄得三百億元，按年上升7.8%。\r\n當局表示會跟進。"
SHORT = {
    "simplified": "粮食丰收",
    "traditional": "經濟成長",
    "name": "王小明",
    "headline": "稳就业出新招",
}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "gb18030", "gbk", "gb2312", "utf-16-le", "utf-16-be"]
)
def test_simplified_text(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding)) == SIMPLIFIED


@pytest.mark.parametrize(
    "encoding", ["utf-8", "big5", "cp950", "big5hkscs", "gb18030", "utf-16-le", "utf-16-be"]
)
def test_traditional_text(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


def test_hong_kong_characters() -> None:
    text = "市民話佢哋喺街市買餸，攞到嘅嘢平咗三成，檔主話啲魚好靚。記者問咗十個人。"
    assert decode(text.encode("big5hkscs")) == text


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
@pytest.mark.parametrize("text", SHORT.values(), ids=SHORT.keys())
def test_short_text_in_gb18030(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", ["經濟成長", "王小明", "出口增加三成"])
def test_short_text_in_big5(text: str) -> None:
    assert decode(text.encode("big5")) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"\x84\x31\x95\x33", "gb18030"),
    ],
    ids=["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "gb18030"],
)
def test_byte_order_mark_decides_and_is_left_out(mark: bytes, encoding: str) -> None:
    assert decode(mark + SIMPLIFIED.encode(encoding)) == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["ascii", "utf-16-le", "utf-16-be"])
def test_ascii_text(encoding: str) -> None:
    assert decode("GDP +5.2%\n".encode(encoding)) == "GDP +5.2%\n"


def test_empty() -> None:
    assert decode(b"") == ""


def test_nul_in_utf8_stays() -> None:
    assert decode("国\0家电网 ".encode()) == "国\0家电网 "


@pytest.mark.parametrize(
    ("data", "byte"),
    [
        ("本报讯。".encode()[:-1], "byte 9"),
        (b"\x89PNG\r\n\x1a\n\xff\xff\xff", "byte 8"),
        (codecs.BOM_UTF8 + b"abc\xff", "byte 6"),
    ],
    ids=["cut off in a character", "picture", "mark and wrong byte"],
)
def test_error_names_file_and_byte(data: bytes, byte: str) -> None:
    with pytest.raises(DecodeError, match=rf"^page\.txt: {byte} "):
        decode(data, name="page.txt")
