"""Why there is no fact, on a page without a server: by click, by selection and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from zhextract import Extractor
from zhextract.report import Page, extras_of

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab

TEXT = (
    "😀国发〔2023〕5号文件说推动一体化，<b>产量3万吨。\n"
    "5月9日，第八乡召开会议。\n黄桃、茶叶、稻米。"
)
PLACE = """([words, shift]) => {
  for (const element of document.querySelectorAll('#text [data-at]')) {
    const at = element.textContent.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(element.firstChild, at + shift);
    range.setEnd(element.firstChild, at + shift + 1);
    const { x, y, width, height } = range.getBoundingClientRect();
    return [x, y + height / 2, width];
  }
}"""


@pytest.fixture(scope="module")
def page() -> Page:
    explanation = Extractor().explain(TEXT, published="2024-05-14")
    assert len(explanation.left_out()) >= 4
    return Page(explanation.document, TEXT, extras_of(explanation, TEXT))


@pytest.fixture
def tab(open_report: Callable[..., Tab], page: Page) -> Tab:
    return open_report(page)


def place(tab: Tab, words: str, shift: int = 0) -> Any:
    """Left edge, middle and width of a character of the text."""
    return tab.evaluate(PLACE, [words, shift])


def click(tab: Tab, words: str, shift: int = 0) -> str:
    x, y, width = place(tab, words, shift)
    tab.mouse.click(x + width / 3, y)
    tab.locator("#why").wait_for()
    return tab.locator("#why").inner_text()


def test_a_click_on_a_number(tab: Tab) -> None:
    assert "is in the set phrase 一体化" in click(tab, "一")
    assert tab.locator("#why .chip").inner_text() == "No fact here"
    assert tab.locator("#why mark").inner_text() == "一"
    tab.locator("#text .quantity").first.click()
    assert tab.locator("#why").is_hidden()
    assert tab.locator("#card").is_visible()


def test_a_click_on_the_word_that_decided(tab: Tab) -> None:
    assert "is in the set phrase 一体化" in click(tab, "化，", 0)


def test_a_click_on_a_number_that_rules_refused(tab: Tab) -> None:
    told = click(tab, "2023")
    assert "A number with a unit, its metric beside it quantity.amount" in told
    assert "the words around it did not bear it out" in told


def test_a_click_on_a_name_that_is_none(tab: Tab) -> None:
    assert "a place, a country or a thing elsewhere on the page" in click(tab, "黄桃", 1)


def test_a_click_on_a_number_within_an_event_leads_to_the_event(tab: Tab) -> None:
    assert "is an ordinal, after 第" in click(tab, "八")
    tab.locator("#why button.event").click()
    assert tab.locator("#card .chip").inner_text() == "Event"
    assert tab.locator("#why").is_hidden()


def test_a_click_on_other_words(tab: Tab) -> None:
    assert "no number, time or possible name" in click(tab, "推动")


def test_a_selection(tab: Tab) -> None:
    x, y, _ = place(tab, "推动")
    end, _, width = place(tab, "化，")
    tab.mouse.move(x + 1, y)
    tab.mouse.down()
    tab.mouse.move(end + width - 1, y, steps=4)
    tab.mouse.up()
    tab.locator("#why").wait_for()
    assert "一体化" in tab.locator("#why ul").inner_text()
    assert tab.evaluate("String(getSelection())") == "推动一体化"


def test_by_keyboard_in_both_languages(tab: Tab) -> None:
    words = tab.get_by_label("Click words that are not marked")
    words.fill("稻米")
    words.press("Enter")
    assert "no number, time or possible name" in tab.locator("#why").inner_text()
    words.fill("推动一体化")
    words.press("Enter")
    assert "set phrase" in tab.locator("#why").inner_text()
    tab.get_by_role("button", name="中文").press("Enter")
    assert "在固定词语 一体化 里" in tab.locator("#why").inner_text()
    tab.keyboard.press("Escape")
    assert tab.locator("#why").is_hidden()


def test_a_search_without_a_find_clears_the_last_answer(tab: Tab) -> None:
    words = tab.get_by_label("Click words that are not marked")
    words.fill("稻米")
    words.press("Enter")
    tab.locator("#why").wait_for()
    words.fill("没有的词")
    words.press("Enter")
    tab.locator("#notice", has_text="Nothing found").wait_for()
    assert tab.locator("#why").is_hidden()
    assert words.evaluate("box => box === document.activeElement")


def test_what_was_left_out_can_be_marked_and_walked_through(tab: Tab) -> None:
    assert tab.locator("#text .skipped").count() == 0
    assert tab.locator("#text [role='button']", has_text="一").count() == 0
    tab.locator("#legend button.skipped").click()
    marked = tab.locator("#text .skipped")
    assert "一" in marked.all_text_contents()
    first = tab.locator("#text [tabindex='0']")
    first.focus()
    tab.keyboard.press("Enter")
    seen = set()
    for _ in range(12):
        for name in ("#card", "#why"):
            if tab.locator(name).is_visible():
                seen.add(name)
        assert tab.locator("#card").is_hidden() or tab.locator("#why").is_hidden()
        tab.keyboard.press("ArrowRight")
    assert seen == {"#card", "#why"}
    tab.locator("#legend button.skipped").click()
    assert tab.locator("#text .skipped").count() == 0


def test_a_phone_shows_it_over_the_text(open_report: Callable[..., Tab], page: Page) -> None:
    tab = open_report(page, width=390)
    click(tab, "一")
    box = tab.locator("#why").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    tab.get_by_role("button", name="Close").click()
    assert tab.locator("#why").is_hidden()


def test_hostile_reasons_are_inert(open_report: Callable[..., Tab], page: Page) -> None:
    row = [1, 2, "set_phrase", "<img src=x onerror=alert(1)>"]
    tab = open_report(page._replace(extras={"left_out": [row]}))
    tab.get_by_label("Click words that are not marked").fill("国")
    tab.keyboard.press("Enter")
    assert "<img src=x" in tab.locator("#why").inner_text()
    assert tab.locator("img").count() == 0


def test_without_the_rows_the_command_is_named(open_report: Callable[..., Tab], page: Page) -> None:
    tab = open_report(page._replace(extras={}))
    x, y, width = place(tab, "推动")
    tab.mouse.click(x + width / 3, y)
    tab.locator("#notice", has_text="zhextract explain FILE --at").wait_for()
    assert tab.locator("#legend .skipped").count() == 0
