"""Pages: encodings, HTML, PDF."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhextract.errors import InputError
from zhextract.io.readers import Content, Limits
from zhextract.io.readers.html import main_text
from zhextract.io.readers.pdf import pdf_text

from .pdf import make_pdf
from .reading import read_all, read_one

FIRST = "今年1—4月，岚溪县规模以上工业增加值同比增长8.3%，全县工业用电量2.86亿千瓦时。"
SECOND = "5月9日，县长林海生主持召开春茶产销会，要求把春茶的产销工作做好做细。"
PAGE = f"""<html><head><meta charset="{{charset}}">{{meta}}
<title>岚溪春茶上市 - 岚溪新闻</title></head>
<body><nav><a href="/">首页</a> <a href="/a">要闻</a></nav><h1>岚溪春茶上市</h1>
<article><p>{FIRST}</p><p>{SECOND}</p></article><footer>版权所有 岚溪新闻</footer></body></html>"""
DECLARED = '<meta property="article:published_time" content="2024-05-10T08:00:00+08:00">'


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_web_page_is_its_title_and_main_text(tmp_path: Path, encoding: str) -> None:
    page = PAGE.format(charset=encoding, meta=DECLARED)
    (tmp_path / "page.html").write_bytes(page.encode(encoding))
    expected = Content(f"岚溪春茶上市\n{FIRST}\n{SECOND}", "2024-05-10")
    assert read_one(tmp_path / "page.html") == expected


def test_a_date_in_the_text_is_not_taken_for_that_of_the_page() -> None:
    page = PAGE.format(charset="utf-8", meta="").replace("5月9日", "2021年5月9日")
    assert main_text(page, "page.html").date is None


@pytest.mark.parametrize("html", ["<html></html>", "<p>", "{}", "<nav>首页</nav>"])
def test_a_page_without_main_text(html: str) -> None:
    with pytest.raises(InputError, match=r"page.html: no main text is found in its HTML"):
        main_text(html, "page.html")


def test_a_page_of_nested_elements_is_no_blow_up() -> None:
    with suppress(InputError):
        assert FIRST in main_text("<div>" * 200_000 + FIRST, "page.html").text


@given(st.text(st.sampled_from("<>/=\"' 年月日divpahtml全市增长8.3%&#;!-[]"), max_size=300))
def test_any_html_is_read_or_refused(html: str) -> None:
    with suppress(InputError):
        assert main_text(html, "page.html").text.strip()


def test_a_pdf_is_the_text_of_its_pages(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(make_pdf([FIRST, SECOND]))
    assert read_one(tmp_path / "page.pdf") == Content(f"{FIRST}\n{SECOND}")


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing", b"no pdf", make_pdf([FIRST])[:300]])
def test_a_pdf_that_is_broken(data: bytes) -> None:
    with pytest.raises(InputError, match=r"page.pdf: its PDF cannot be read \("):
        pdf_text(data, "page.pdf", Limits())


def test_a_pdf_without_text_is_blank() -> None:
    assert not pdf_text(make_pdf([""]), "page.pdf", Limits()).strip()


def test_a_pdf_with_too_much_text() -> None:
    with pytest.raises(InputError, match="is longer than the 10 bytes that one document may have"):
        pdf_text(make_pdf([FIRST]), "page.pdf", Limits(size=10))


@given(st.binary(max_size=300))
def test_any_bytes_as_pdf_are_read_or_refused(data: bytes) -> None:
    with suppress(InputError):
        pdf_text(b"%PDF-1.4\n" + data, "page.pdf", Limits())


def test_mixed_encodings_are_refused(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_bytes(FIRST.encode() + SECOND.encode("gb18030") + b"\xff")
    (said,) = read_all(tmp_path / "page.txt")
    assert said.startswith("!page.txt: byte ")
    assert "is neither UTF-8, GB18030, Big5 nor UTF-16" in said
