"""The file of a report: one page, inert texts, one script and one style that the policy names."""

from __future__ import annotations

import gzip
import io
import json
import re
import typing
from base64 import b64decode, b64encode
from hashlib import sha256
from html.parser import HTMLParser

import msgspec
import pytest

from zhextract import ArgumentError, Extractor, types
from zhextract.explanation import DropReason, NameReason
from zhextract.facts.families import ALPHABET
from zhextract.report import Page, live_page, write_report
from zhextract.report.assets import script, style
from zhextract.report.words import words
from zhextract.types import Document

HOSTILE = "</script><script>alert(1)</script><!--<img src=x onerror=alert(2)>\"'&\0\u202e\ud800"


class Elements(HTMLParser):
    """The elements of a page: tag, attributes, text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None], str]] = []
        self.open = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), ""))
        self.open = True

    def handle_endtag(self, tag: str) -> None:
        self.open = False

    def handle_data(self, data: str) -> None:
        if self.open:
            tag, attributes, text = self.found[-1]
            self.found[-1] = (tag, attributes, text + data)

    def of(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        return [(attributes, text) for name, attributes, text in self.found if name == tag]


def rendered(*pages: Page, **options: typing.Any) -> str:
    out = io.StringIO()
    write_report(pages, out, **options)
    return out.getvalue()


def blocks(page: str) -> list[tuple[dict[str, str | None], str]]:
    return [found for found in Elements(page).of("script") if found[0].get("class") == "page"]


def unpacked(block: str) -> tuple[dict[str, typing.Any], str]:
    about, _, document = gzip.decompress(b64decode(block)).decode().partition("\n")
    return json.loads(about), document


def test_a_block_holds_text_and_document(sample_document: Document, sample_text: str) -> None:
    page = rendered(Page(sample_document, sample_text, {"audit": [1]}))
    [(attributes, block)] = blocks(page)
    assert attributes["data-name"] == "page.txt"
    assert attributes["data-facts"] == "5"
    about, document = unpacked(block)
    assert about == {"text": sample_text, "extras": {"audit": [1]}}
    assert document == sample_document.to_json()


def test_pages_are_packed_small(sample_document: Document, sample_text: str) -> None:
    document = msgspec.structs.replace(sample_document, facts=sample_document.facts * 9)
    one, two = (rendered(*[Page(document, sample_text)] * count) for count in (1, 2))
    assert len(two) - len(one) < len(document.to_json()) / 5


def test_the_policy_names_script_and_style(sample_document: Document, sample_text: str) -> None:
    page = Elements(rendered(Page(sample_document, sample_text)))
    [policy] = [
        found["content"] or ""
        for found, _ in page.of("meta")
        if found.get("http-equiv") == "Content-Security-Policy"
    ]
    [program] = [text for found, text in page.of("script") if "type" not in found]
    [(_, sheet)] = page.of("style")
    for directive, text in (("script-src", program), ("style-src", sheet)):
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "connect-src 'none'" in policy
    assert "unsafe" not in policy
    assert "require-trusted-types-for 'script'" in policy


def test_nothing_stands_inline_or_comes_from_elsewhere(
    sample_document: Document, sample_text: str
) -> None:
    for _, attributes, _ in Elements(rendered(Page(sample_document, sample_text))).found:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert not {"src", "srcset", "action"} & set(attributes)
        assert attributes.get("href") in (None, "data:,")


def test_hostile_names_and_titles_are_inert(sample_document: Document) -> None:
    article = types.Article(0, 2, HOSTILE, None, ())
    document = msgspec.structs.replace(sample_document, source=HOSTILE, articles=(article,))
    clean = rendered(Page(sample_document, "x"))
    page = rendered(Page(document, HOSTILE), title=HOSTILE)
    assert [tag for tag, _, _ in Elements(page).found] == [
        tag for tag, _, _ in Elements(clean).found
    ]
    [(attributes, block)] = blocks(page)
    shown = HOSTILE.replace("\0", "\ufffd").replace("\ud800", "\ufffd")
    assert attributes["data-name"] == attributes["data-title"] == shown
    about, _ = unpacked(block)
    assert about["text"] == HOSTILE.replace("\ud800", "\ufffd")
    page.encode()  # no surrogate is left


def test_the_same_page_twice_is_the_same_file(sample_document: Document, sample_text: str) -> None:
    page = Page(sample_document, sample_text)
    assert rendered(page) == rendered(page)


def test_pages_are_read_as_the_file_is_written(sample_document: Document) -> None:
    out = io.StringIO()
    written = []

    def pages() -> typing.Iterator[Page]:
        for _ in range(3):
            written.append(out.tell())
            yield Page(sample_document, "x" * 100)

    write_report(pages(), out)
    assert written == sorted(set(written))


@pytest.mark.parametrize(("language", "shown"), [("auto", "en"), ("zh", "zh-CN"), ("en", "en")])
def test_language(language: typing.Any, shown: str) -> None:
    [(attributes, _)] = Elements(rendered(language=language)).of("html")
    assert (attributes["lang"], attributes["data-language"]) == (shown, language)


def test_an_unknown_language() -> None:
    with pytest.raises(ArgumentError, match="'fr' is unknown; choose auto, zh or en"):
        rendered(language=typing.cast(typing.Any, "fr"))


def test_the_live_page_may_connect_to_itself_alone() -> None:
    page = live_page()
    assert "connect-src &#39;self&#39;" in page
    assert blocks(page) == []


CLOSED = {
    "bound": types.Bound,
    "kind": typing.Literal[typing.get_args(types.QuantityKind) + typing.get_args(types.ChangeKind)],
    "role": types.Role,
    "direction": types.Direction,
    "comparison": types.Comparison,
    "compared": types.Comparison,
    "granularity": types.Granularity,
    "function": types.BylineFunction,
    "reason": typing.Literal[
        typing.get_args(DropReason) + typing.get_args(NameReason) + ("refused", "unused")
    ],
    "family": typing.Literal[tuple(ALPHABET.letters)],
}


@pytest.mark.parametrize("table", CLOSED)
def test_every_closed_value_has_words(table: str) -> None:
    wanted = set(typing.get_args(CLOSED[table]))
    assert {key.partition(".")[2] for key in words() if key.startswith(f"{table}.")} == wanted


def test_every_word_that_the_page_asks_for_is_there() -> None:
    program = script(live=True)
    asked = set(re.findall(r'say\("([a-z_.]+)"', program))
    asked |= set(re.findall(r'data-say(?:-\w+)?="([a-z_.]+)"', live_page()))
    assert asked - set(words()) == set()
    assert len(asked) > 30


def test_every_word_has_both_languages() -> None:
    assert [key for key, both in words().items() if len(both) != 2 or not all(both)] == []


def test_the_script_parses_no_markup() -> None:
    program = script(live=True)
    for name in (
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "eval(",
        "Function(",
    ):
        assert name not in program
    assert "</script" not in program.lower()
    assert "</style" not in style().lower()


def test_every_rule_has_words() -> None:
    rules = {entry.name for entry in Extractor().in_force() if entry.kind == "rule"}
    assert {key.partition(".")[2] for key in words() if key.startswith("rule.")} == rules
