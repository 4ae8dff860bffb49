"""The live page in a real browser: paste, see, ask why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from zhextract.web import Limits, create_app

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab

TEXT = "😀全市总产值2072.89亿元，同比增长7.8%。推动一体化，今年10月走访8000余户居民。"


@pytest.fixture(scope="module")
def address(served: Callable[[Any], AbstractContextManager[str]]) -> Iterator[str]:
    with served(create_app(limits=Limits(max_bytes=20_000), language="en")) as url:
        yield url


@pytest.fixture
def tab(new_tab: Callable[..., Tab], address: str) -> Tab:
    return new_tab(address)


def paste(tab: Tab, text: str) -> None:
    tab.get_by_label("Text to read").fill(text)
    tab.locator("#tab-audit .count").wait_for()  # comes after the facts, and last


def test_pasting_shows_the_facts_at_once(tab: Tab) -> None:
    assert tab.locator("#reading").is_hidden()
    paste(tab, TEXT)
    assert tab.locator("#text").evaluate("text => text.textContent") == TEXT
    tab.locator("#text .change").first.click()
    assert tab.locator("#card .quote").inner_text() == "同比增长7.8%"
    assert tab.locator("#card dd[data-field='metric']").inner_text() == "总产值"


def test_the_example_shows_facts_of_every_type(tab: Tab) -> None:
    tab.get_by_role("button", name="Try an example").click()
    tab.locator("#reading").wait_for()
    for kind in ("quantity", "change", "person", "event", "time"):
        assert tab.locator(f"#text .{kind}").count() > 0


def test_the_date_anchors_relative_times(tab: Tab) -> None:
    paste(tab, TEXT)
    tab.get_by_label("Published").fill("2023-10-24")
    tab.locator("#about", has_text="published 2023-10-24").wait_for()
    tab.get_by_role("tab", name="Times").click()
    assert "2023-10-01" in tab.locator("#panel").inner_text()


def test_findings_of_the_audit_and_what_was_left_out(tab: Tab) -> None:
    paste(tab, "推动一体化。10月17日，星期三，开会。")
    tab.get_by_label("Published").fill("2022-10-24")
    tab.locator("#tab-audit .count", has_text="1").wait_for()
    tab.get_by_role("tab", name="Audit").click()
    assert tab.locator(".finding .sum").inner_text() == "2022-10-17 = 星期一 ≠ 星期三"
    tab.locator(".finding button", has_text="星期三").click()
    assert tab.locator("#card").is_visible()
    tab.locator("#legend button.skipped").click()
    tab.locator("#text .skipped").first.click()
    tab.locator("#why").wait_for()
    assert "is in the set phrase 一体化" in tab.locator("#why").inner_text()


def test_emptying_the_text_empties_the_page(tab: Tab) -> None:
    paste(tab, TEXT)
    tab.get_by_label("Text to read").fill("")
    tab.locator("#reading").wait_for(state="hidden")


def test_an_empty_text_is_spoken_of_in_both_languages(tab: Tab) -> None:
    told = tab.locator("#paste-status.failed")
    tab.get_by_role("button", name="Find the facts").click()
    told.wait_for()
    assert told.inner_text().startswith("There is no text to read")
    tab.get_by_role("button", name="中文").click()
    tab.locator("#paste-status", has_text="没有文字可读").wait_for()
    tab.get_by_role("button", name="English").click()
    paste(tab, TEXT)
    assert tab.locator("#paste-status").inner_text() == ""


def test_why_there_is_no_fact(tab: Tab) -> None:
    paste(tab, TEXT)
    place = [*TEXT].index("一")
    box = tab.evaluate(
        """(words) => {
          for (const element of document.querySelectorAll('#text [data-at]')) {
            const at = element.textContent.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(element.firstChild, at);
            range.setEnd(element.firstChild, at + 1);
            const { x, y, width, height } = range.getBoundingClientRect();
            return [x + width / 3, y + height / 2];
          }
        }""",
        "一体化",
    )
    with tab.expect_request("**/explain") as asked:
        tab.mouse.click(*box)
    assert asked.value.post_data_json["at"] == place
    tab.locator("#why").wait_for()
    assert "is in the set phrase 一体化" in tab.locator("#why").inner_text()
    assert tab.locator("#why mark").inner_text() == "一"
    tab.locator("#text .change").first.click()
    assert tab.locator("#why").is_hidden()


def test_why_by_keyboard(tab: Tab) -> None:
    paste(tab, TEXT)
    tab.get_by_label("Click words that are not marked").fill("推动")
    with tab.expect_request("**/explain") as asked:
        tab.keyboard.press("Enter")
    assert asked.value.post_data_json["at"] == TEXT.index("推动")
    tab.locator("#why").wait_for()
    assert "no number, time or possible name here" in tab.locator("#why").inner_text()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_file_is_read_whatever_its_encoding(tab: Tab, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT[1:] * 3, encoding)
    tab.locator("#paste-file").set_input_files(path)
    tab.locator("#about", has_text="page.txt").wait_for()
    assert tab.get_by_label("Text to read").input_value() == TEXT[1:] * 3


def test_a_dropped_file(tab: Tab) -> None:
    transfer = tab.evaluate_handle(
        """() => {
          const transfer = new DataTransfer();
          transfer.items.add(new File(['产量3万吨。'], 'dropped.txt'));
          return transfer;
        }"""
    )
    tab.dispatch_event("body", "drop", {"dataTransfer": transfer})
    tab.locator("#about", has_text="dropped.txt").wait_for()
    assert tab.locator("#text .quantity").inner_text() == "3万吨"


def test_hostile_text_is_inert(tab: Tab) -> None:
    text = (
        "</script><img src=x onerror='window.broken=1'>\u202e总产值3亿元\"'><svg onload=alert(1)>"
    )
    paste(tab, text)
    tab.locator("#text .quantity").click()
    assert tab.evaluate("window.broken") is None
    assert tab.locator("img, svg").count() == 0


def test_a_refusal_is_shown_in_words(new_tab: Callable[..., Tab], address: str) -> None:
    tab = new_tab(address, allowed="413")  # which the browser notes on its console
    paste(tab, TEXT)
    tab.get_by_label("Text to read").fill("亿" * 30_000)
    tab.locator("#paste-status.failed").wait_for()
    assert "larger than 20000 bytes" in tab.locator("#paste-status").inner_text()
