"""The report in a real browser: what is marked, said, sorted, copied and downloaded."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import openpyxl
import pytest

from zhextract import Extractor, collect_series
from zhextract.io.cells import short_number
from zhextract.report import Page, extras_of
from zhextract.types import Document, Quantity

if TYPE_CHECKING:
    from playwright.sync_api import Page as Tab

PAGE = Path(__file__).parents[2] / "examples/county-page/page.txt"
ASTRAL = (
    "😀𠮷田镇2022年总产值2072.89亿元，𠮷同比增长7.8%。😀10月17日，镇长王建国走访了8000余户居民。"
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="module")
def county(extractor: Extractor) -> Page:
    text = PAGE.read_text("utf-8")
    return Page(extractor.extract(text, source="county-page.txt"), text)


def quoted(tab: Tab, start: int, end: int) -> str:
    """The text of the elements from one place to another."""
    script = """([start, end]) => [...document.querySelectorAll('#text [data-at]')]
        .filter(({dataset}) => dataset.at >= start && dataset.at < end)
        .map((element) => element.textContent).join('')"""
    return str(tab.evaluate(script, [start, end]))


def at(tab: Tab, place: int) -> Any:
    return tab.locator(f"#text [data-at='{place}']")


def field(tab: Tab, name: str) -> str:
    return tab.locator(f"#card dd[data-field='{name}']").inner_text()


def column(tab: Tab, name: str) -> list[str]:
    """The cells of a column of the shown table."""
    index = tab.locator(f"th[data-column='{name}']").evaluate("cell => cell.cellIndex")
    return tab.locator(f"tbody td:nth-child({index + 1})").all_inner_texts()


@pytest.mark.parametrize("text", [PAGE.read_text("utf-8"), ASTRAL], ids=["county", "astral"])
def test_highlights_stand_at_the_right_characters(
    open_report: Any, extractor: Extractor, text: str
) -> None:
    document = extractor.extract(text, published="2024-05-14")
    assert len(document.facts) > 3
    tab = open_report(Page(document, text))
    assert tab.locator("#text").evaluate("text => text.textContent") == text
    for fact in document.facts:
        assert quoted(tab, fact.start, fact.end) == text[fact.start : fact.end]
        classes = at(tab, fact.start).get_attribute("class").split()
        assert type(fact).__name__.lower() in classes or len(classes) > 1
    for time in document.times:
        assert quoted(tab, time.start, time.end) == text[time.start : time.end]


def test_a_fact_inside_an_event_keeps_its_own_colour(
    open_report: Any, extractor: Extractor
) -> None:
    text = "5月9日，乡长王建国主持召开春茶产销会。"
    document = extractor.extract(text, published="2024-05-14")
    [event] = document.events
    [person] = document.people
    assert event.start < person.start < event.end
    tab = open_report(Page(document, text))
    assert at(tab, person.start).get_attribute("class") == "fact person event"
    at(tab, person.start).click()
    assert tab.locator("#card .chip").inner_text() == "Person"
    tab.locator("#card button.event").click()
    assert tab.locator("#card .chip").inner_text() == "Event"
    chosen = "".join(tab.locator("#text .chosen").all_text_contents())
    assert chosen == event.text


def test_a_change_in_words(open_report: Any, county: Page) -> None:
    tab = open_report(county)
    [change] = [fact for fact in county.document.changes if fact.text == "同比增长15.2%"]
    at(tab, change.start).click()
    assert field(tab, "direction") == "↑ up"
    assert field(tab, "amount") == "15.2%"
    assert field(tab, "comparison") == "the same period a year before"
    assert field(tab, "metric") == "竹木加工业产值"
    assert field(tab, "period") == "今年1—4月 (2024-01-01 to 2024-04-30)"
    assert field(tab, "of") == "全县 竹木加工业产值 12.7亿元"
    assert "change.compared" in tab.locator("#card footer").inner_text()
    parts = tab.locator("#text .part[data-part]").evaluate_all(
        "all => all.map(part => [part.dataset.part, part.textContent])"
    )
    assert ["measured", "竹木加工业产值"] in parts
    assert ["by", "15.2%"] in parts
    tab.locator("#card button.quantity").click()
    assert field(tab, "value") == "12.7亿 = 1,270,000,000"
    assert field(tab, "bound") == "exactly"
    assert field(tab, "unit") == "元 (code CNY)"


@pytest.mark.parametrize(
    ("quote", "bound", "role"),
    [
        ("超10亿元", "more than", "a threshold that limits a group"),
        ("150户以上", "at least", "a target or forecast"),
        ("1460余户", "more than", "an actual value"),
    ],
)
def test_a_bound_in_words(
    open_report: Any, county: Page, quote: str, bound: str, role: str
) -> None:
    tab = open_report(county)
    [fact] = [fact for fact in county.document.quantities if fact.text == quote]
    at(tab, fact.start).click()
    assert (field(tab, "bound"), field(tab, "role")) == (bound, role)


def test_a_person_and_an_event_in_words(open_report: Any, county: Page) -> None:
    tab = open_report(county)
    people = {person.name: person for person in county.document.people}
    at(tab, people["孙立新"].start).click()
    assert field(tab, "roles") == "县统计局 局长"
    at(tab, people["罗芳"].start).click()
    assert field(tab, "bylines") == "correspondent"
    [event] = [event for event in county.document.events if event.trigger.text == "发布"]
    at(tab, event.trigger.start).click()
    assert field(tab, "when") == "5月13日 (2024-05-13)"
    assert field(tab, "actor") == "县统计局"


def test_sorting(open_report: Any, county: Page) -> None:
    tab = open_report(county)
    printed = column(tab, "value")
    header = tab.locator("th[data-column='value']")
    header.get_by_role("button").click()
    assert header.get_attribute("aria-sort") == "ascending"
    rising = column(tab, "value")
    assert (rising[0], rising[-1]) == ("2", "200亿元") or rising[-1] == ">200亿元"
    header.get_by_role("button").click()
    assert column(tab, "value")[0] == rising[-1]
    header.get_by_role("button").click()
    assert (header.get_attribute("aria-sort"), column(tab, "value")) == ("none", printed)
    tab.locator("th[data-column='whole'] button").click()
    wholes = column(tab, "whole")
    assert wholes[0] == "全县工业总产值"
    assert wholes[-1] == ""


def test_filtering(open_report: Any, county: Page) -> None:
    tab = open_report(county)
    total = len(county.document.quantities)
    tab.get_by_label("Filter").fill("春茶 亿元")
    assert column(tab, "metric") == ["春茶产值"]
    assert tab.locator(".status").inner_text() == f"1 of {total} rows"
    tab.get_by_label("Filter").fill("没有这个词")
    assert tab.locator("tbody tr").count() == 0


def test_a_row_leads_to_the_text(open_report: Any, county: Page) -> None:
    tab = open_report(county)
    tab.get_by_role("tab", name="Changes").click()
    tab.locator("tbody tr").last.click()
    last = county.document.changes[-1]
    assert "".join(tab.locator("#text .chosen").all_text_contents()) == last.text
    assert tab.locator("tr.chosen").get_attribute("data-fact") == last.id
    assert tab.locator("#text .chosen").first.evaluate(
        "async element => { await new Promise(done => setTimeout(done, 700));"
        " const { top } = element.getBoundingClientRect(); return top > 0 && top < innerHeight; }"
    )


def download(tab: Tab, name: str) -> bytes:
    with tab.expect_download() as started:
        tab.locator(f"button[data-file='{name}']").click()
    return Path(started.value.path()).read_bytes()


def test_csv_holds_the_rows_as_sorted_and_filtered(open_report: Any, county: Page) -> None:
    tab = open_report(county)
    tab.get_by_label("Filter").fill("企业")
    text = download(tab, "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    expected = {row["id"]: row for row in county.document.rows()}
    assert [row["text"] for row in rows] == ["136户", "5户", "150户以上"]
    names = set(rows[0]) & set(expected["f1"])
    assert names >= {"source", "value", "bound", "unit", "metric", "first", "last", "rule", "start"}
    for row in rows:
        given = expected[row["id"]]
        assert {name: row[name] for name in names} == {
            name: "" if given[name] is None else str(given[name]) for name in names
        }


def test_json_is_the_document(open_report: Any, county: Page) -> None:
    written = download(open_report(county), "json")
    assert Document.from_json(written) == county.document
    many = json.loads(download(open_report(county, county), "json"))
    assert many["source"] == "county-page.txt"


def test_excel_opens_with_numbers_as_numbers(open_report: Any, county: Page) -> None:
    book = openpyxl.load_workbook(io.BytesIO(download(open_report(county), "excel")))
    assert book.sheetnames == ["Numbers", "Changes", "People", "Events", "Times"]
    heading, *rows = book["Numbers"].iter_rows(values_only=True)
    found = [dict(zip(heading, row, strict=True)) for row in rows]
    assert [row["text"] for row in found] == [fact.text for fact in county.document.quantities]
    for row, fact in zip(found, county.document.quantities, strict=True):
        assert row["value"] == float(fact.value)
        assert row["unit"] == fact.unit
    assert heading[0] == "source"
    assert book["Numbers"]["A1"].font.bold
    assert len(list(book["People"].iter_rows())) == 1 + len(county.document.people)


def test_copying_gives_tab_separated_values(open_report: Any, county: Page) -> None:
    tab = open_report(county, permissions=["clipboard-read", "clipboard-write"])
    tab.locator("button[data-file='copy']").click()
    tab.get_by_text("Copied").wait_for()
    copied = tab.evaluate("() => navigator.clipboard.readText()").splitlines()
    heading, *rows = (line.split("\t") for line in copied)
    assert heading[:5] == ["source", "published", "id", "value", "low"]
    assert {len(row) for row in rows} == {len(heading)}
    assert len(rows) == len(county.document.quantities)


ODD = ["1E+3", "0.000001", "-3.25", "1234567890123456789012345678.5", "207289000000", "0", "10500"]


def test_odd_numbers_keep_their_digits(open_report: Any, sample_document: Document) -> None:
    first = sample_document.facts[0]
    facts = tuple(
        msgspec.structs.replace(first, id=f"f{place}", value=Decimal(digits))
        for place, digits in enumerate(ODD, 1)
    )
    document = msgspec.structs.replace(sample_document, facts=facts)
    tab = open_report(Page(document, "全市总产值2072.89亿元，同比增长7.8%。" + "。" * 40))
    assert column(tab, "value") == [short_number(Decimal(digits)) + "元" for digits in ODD]
    rows = csv.DictReader(io.StringIO(download(tab, "csv").decode("utf-8-sig")))
    assert [Decimal(row["value"]) for row in rows] == [Decimal(digits) for digits in ODD]
    book = openpyxl.load_workbook(io.BytesIO(download(tab, "excel")))
    values = [row[3].value for row in book["Numbers"].iter_rows(min_row=2)]
    assert values[3] == "1234567890123456789012345678.5"
    assert values[4] == 207289000000


HOSTILE = (
    '</script><script>window.broken=1</script><img src=x onerror="window.broken=2">\n'
    "'\"><svg onload=window.broken=3>{{7*7}}${7*7}<!--\0\x07\u202e倒\u2066]]>\ufeff\u2028\n"
    "javascript:window.broken=4 &lt;b&gt;\r\n"
    "全市<b>总产值</b>2072.89亿元，同比增长7.8%。=HYPERLINK(1)局长<i>王建国</i>说，10月17日召开会议。"
)


def test_hostile_text_is_inert(open_report: Any, extractor: Extractor) -> None:
    document = extractor.extract(HOSTILE, published="2024-05-14", source='=1+1"><script>\0')
    quantity = next(fact for fact in document.facts if isinstance(fact, Quantity))
    evil = msgspec.structs.replace(
        quantity,
        metric=msgspec.structs.replace(quantity.metric, text="=cmd|' /C calc'!A0</script><b>"),
        unit="<img src=x onerror=window.broken=5>",
        rule="<script>window.broken=6</script>",
    )
    facts = tuple(evil if fact is quantity else fact for fact in document.facts)
    tab = open_report(Page(msgspec.structs.replace(document, facts=facts), HOSTILE))
    for name in ("Changes", "People", "Events", "Times", "Charts", "Numbers"):
        tab.get_by_role("tab", name=name).click()
    at(tab, quantity.start).click()
    assert "<img src=x" in field(tab, "unit")
    assert tab.evaluate("window.broken") is None
    assert (
        tab.locator("#text").evaluate("text => text.querySelectorAll('*:not(div, span)').length")
        == 0
    )
    assert tab.locator("img, svg, iframe, b, i").count() == 0
    shown = tab.locator("#text").evaluate("text => text.textContent")
    assert len(shown) == len(HOSTILE)
    assert not set("\0\x07\u202e\u2066") & set(shown)
    text = download(tab, "csv").decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(text)))
    assert row["metric"].startswith("'=cmd")
    assert row["source"].startswith("'=1+1")
    book = openpyxl.load_workbook(io.BytesIO(download(tab, "excel")))
    cells = [cell for row in book["Numbers"].iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []


def test_the_policy_stops_what_gets_in(browser: Any, tmp_path: Path, county: Page) -> None:
    """Even markup put into the file by hand runs nothing."""
    from zhextract.report import write_report

    out = io.StringIO()
    write_report([county], out)
    bad = "<script>window.broken=1</script><img src='https://example.org/x' onerror='broken=2'>"
    path = tmp_path / "report.html"
    path.write_text(out.getvalue().replace("<main", bad + "<main"), "utf-8", newline="\n")
    tab = browser.new_page()
    sent: list[str] = []
    tab.on("requestfinished", lambda request: sent.append(request.url))
    tab.goto(path.as_uri())
    tab.wait_for_selector("html[data-ready]")
    assert tab.evaluate("window.broken") is None
    assert [url for url in sent if url.startswith("http")] == []
    with pytest.raises(Exception, match="TrustedHTML"):
        tab.evaluate("document.body.innerHTML = '<b>x</b>'")
    tab.close()


def test_keyboard(open_report: Any, county: Page) -> None:
    tab = open_report(county)
    tab.locator("#legend button").last.focus()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.dataset.at") is not None
    tab.keyboard.press("Enter")
    assert tab.locator("#card").is_visible()
    first = tab.locator("#card .quote").inner_text()
    tab.keyboard.press("ArrowRight")
    second = tab.locator("#card .quote").inner_text()
    assert second != first
    tab.keyboard.press("ArrowLeft")
    assert tab.locator("#card .quote").inner_text() == first
    tab.keyboard.press("Escape")
    assert tab.locator("#card").is_hidden()
    assert tab.evaluate("document.activeElement.dataset.at") is not None
    tab.get_by_role("tab", name="Numbers").focus()
    tab.keyboard.press("ArrowRight")
    assert tab.get_by_role("tab", name="Changes").get_attribute("aria-selected") == "true"
    tab.locator("tbody tr").first.focus()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    assert tab.locator("tr.chosen").evaluate("row => row.rowIndex") == 2
    assert tab.locator("#card .chip").inner_text() == "Change"


def test_language(open_report: Any, county: Page) -> None:
    tab = open_report(county, language="auto", locale="zh-CN")
    [fact] = [fact for fact in county.document.quantities if fact.text == "超10亿元"]
    at(tab, fact.start).click()
    assert tab.evaluate("document.documentElement.lang") == "zh-CN"
    assert field(tab, "bound") == "超过"
    tab.locator("#language").click()
    tab.get_by_role("tab", name="Numbers").wait_for()
    assert field(tab, "bound") == "more than"
    assert tab.evaluate("document.documentElement.lang") == "en"


def test_types_can_be_hidden(open_report: Any, county: Page) -> None:
    tab = open_report(county)
    before = tab.locator("#text .time").count()
    assert before
    tab.locator("#legend button.time").click()
    assert tab.locator("#text .time").count() == 0
    tab.locator("#legend button.time").click()
    assert tab.locator("#text .time").count() == before


def test_charts(open_report: Any, county: Page) -> None:
    tab = open_report(county)
    tab.get_by_role("tab", name="Charts").click()
    assert tab.locator("#figure-timeline .moment").count() == len(county.document.events)
    days = tab.locator("#figure-timeline time").all_inner_texts()
    assert days == sorted(days, key=lambda day: day.lstrip("≈"))
    changes = [change for change in county.document.changes if change.amount]
    assert tab.locator("#figure-changes .bar-row").count() == len(changes)
    longest = tab.locator("#figure-changes .bar").first
    assert longest.evaluate("bar => bar.style.width") == "50%"
    [share] = tab.locator("#figure-shares .bar").all()
    assert share.evaluate("bar => bar.style.width") == "28.4%"
    tab.locator("#figure-shares .bar-row").click()
    assert field(tab, "whole") == "全县工业总产值"


CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const light = (colour) => {
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    const part = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => value / 255)
      .map((value) => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
  };
  const ratio = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const paper = getComputedStyle(document.querySelector('.left')).backgroundColor;
  return [...document.querySelectorAll('.sample')].map((sample) => {
    const style = getComputedStyle(sample);
    const ground = style.backgroundColor === 'rgba(0, 0, 0, 0)' ? paper : style.backgroundColor;
    const event = sample.classList.contains('event');
    const line = event ? style.borderBottomColor : style.textDecorationColor;
    return {words: ratio(style.color, ground), line: ratio(line, paper),
            form: event ? 'border' : style.textDecorationStyle};
  });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_types_differ_without_colour_and_read_well(
    open_report: Any, county: Page, scheme: str
) -> None:
    tab = open_report(county, color_scheme=scheme)
    for _ in range(2):  # as the system says, then the other way
        samples = tab.evaluate(CONTRAST)
        assert len({sample["form"] for sample in samples}) == 5
        assert min(sample["words"] for sample in samples) >= 7
        assert min(sample["line"] for sample in samples) >= 3
        tab.locator("#theme").click()


@pytest.mark.parametrize("side", ["Text", "Tables"])
def test_phone(open_report: Any, county: Page, side: str) -> None:
    tab = open_report(county, width=390, has_touch=True, is_mobile=True)
    tab.get_by_role("button", name=side, exact=True).click()
    assert tab.locator("#text").is_visible() == (side == "Text")
    assert tab.locator("#panel").is_visible() == (side == "Tables")
    if side == "Tables":
        for name in ("Changes", "People", "Events", "Times", "Charts", "Numbers"):
            tab.get_by_role("tab", name=name).click()
            assert tab.evaluate("document.documentElement.scrollWidth") <= 390
        tab.locator("tbody tr").first.click()
    else:
        at(tab, county.document.facts[3].start).click()
    box = tab.locator("#card").bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 390)
    assert box["height"] <= 900 * 0.56
    assert tab.locator("#text .chosen").first.is_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390


def test_pages_are_chosen_and_taken_together(
    open_report: Any, county: Page, sample_document: Document, sample_text: str
) -> None:
    tab = open_report(Page(sample_document, sample_text), county)
    assert column(tab, "value") == ["2072.89亿元", ">8000户"]
    tab.get_by_label("Next page").click()
    tab.locator("#about", has_text="county-page.txt").wait_for()
    assert len(column(tab, "value")) == len(county.document.quantities)
    tab.get_by_role("button", name="All 2 pages").click()
    tab.locator(".status", has_text="21 of 21 rows").wait_for()
    assert len(set(column(tab, "page"))) == 2
    tab.locator("tbody tr").first.click()
    tab.locator("#about", has_text="page.txt · published 2023").wait_for()
    assert "".join(tab.locator("#text .chosen").all_text_contents()) == "2072.89亿元"
    written = json.loads(download(tab, "json"))
    assert [document["source"] for document in written] == ["page.txt", "county-page.txt"]
    tab.locator("#page-name").fill("2")
    tab.locator("#page-name").press("Enter")
    tab.locator("#about", has_text="county-page.txt").wait_for()


def test_a_thousand_pages_open_quickly(
    open_report: Any, sample_document: Document, sample_text: str
) -> None:
    pages = [
        Page(msgspec.structs.replace(sample_document, source=f"page-{number}.txt"), sample_text)
        for number in range(1000)
    ]
    tab = open_report(*pages)
    opened = tab.evaluate("performance.now()")
    assert opened < 5000
    assert tab.locator("script.page").count() == 1000
    busy = """() => {
        document.getElementById("scope-all").click();
        const [panel, notice] = ["panel", "notice"].map((id) => document.getElementById(id));
        return [panel.ariaBusy, notice.innerText];
    }"""
    assert tab.evaluate(busy) == ["true", "Working on all pages…"]
    tab.locator(".status", has_text="2000 of 2000 rows").wait_for()
    assert tab.locator("tbody tr").count() == 200
    assert tab.locator("#panel[aria-busy]").count() == 0
    tab.get_by_role("button", name="Show 200 more").click()
    assert tab.locator("tbody tr").count() == 400


TEA = (
    "2022年，岚溪县茶叶产量1.52万吨，比上年增长8.6%。<img src=x>10月17日，星期三，开会。",
    "2023年，岚溪县茶叶产量1.68万吨。",
)


@pytest.fixture
def tea(open_report: Any, extractor: Extractor) -> Tab:
    explained = [extractor.explain(text, published="2024-03-05") for text in TEA]
    tab: Tab = open_report(
        *(
            Page(explanation.document, text, extras_of(explanation, text))
            for explanation, text in zip(explained, TEA, strict=True)
        )
    )
    return tab


def test_findings_of_the_audit(tea: Tab) -> None:
    tea.locator("#tab-audit").click()
    assert tea.locator("#tab-audit .count").inner_text() == "1"
    finding = tea.locator(".finding")
    assert finding.locator("h4").inner_text() == "A date on another day of the week"
    assert finding.locator(".sum").inner_text() == "2022-10-17 = 星期一 ≠ 星期三"
    finding.locator("button", has_text="星期三").click()
    assert "星期三" in tea.locator("#card").inner_text()


def test_a_page_that_was_not_audited(open_report: Any, county: Page) -> None:
    tab = open_report(county)
    tab.locator("#tab-audit").click()
    assert tab.locator("#tab-audit .count").count() == 0
    assert tab.locator("#panel .hint").inner_text() == "These pages were not audited"


def test_series_over_all_pages(tea: Tab) -> None:
    tea.locator("#scope-all").click()
    tea.locator("#tab-charts").click()
    series = tea.locator("#figure-series .series")
    assert series.locator("h4").inner_text() == "茶叶产量 · 岚溪县 · 吨"
    labels = [point.get_attribute("aria-label") for point in series.locator(".point").all()]
    assert [str(label).split(" · ")[:2] for label in labels] == [
        ["2021", "≈1.4万吨"],
        ["2022", "1.52万吨"],
        ["2023", "1.68万吨"],
    ]
    assert "1.393万–1.405万" in str(labels[0])
    places = [circle.get_attribute("cy") for circle in series.locator("circle").all()]
    assert [float(place or 0) for place in places] == sorted(map(float, filter(None, places)))[::-1]
    series.locator(".point").nth(2).click(force=True)
    assert tea.locator("#page-name").input_value().startswith("2")


REVENUE = (
    "2022年，岚溪县财政收入10亿元，同比增长25%。",
    "2023年，岚溪县财政收入15.36亿元，同比增长3.2%。2022年，岚溪县财政收入10.21亿元。",
    "2023年，岚溪县财政收入12.35亿元，同比增长30.2%。2021年，岚溪县财政收入9.05亿元。",
    "2024年，岚溪县财政收入16亿元。2025年，岚溪县财政收入17亿元。",
    "2024年，岚溪县财政收入16亿元。",
)


@pytest.mark.parametrize(("language", "word"), [("en", "conflict"), ("zh", "不一致")])
def test_values_in_conflict_are_marked_and_not_joined(
    open_report: Any, extractor: Extractor, language: str, word: str
) -> None:
    documents = [
        extractor.explain(text, source=f"{number}.txt", published="2026-01-05")
        for number, text in enumerate(REVENUE)
    ]
    pages = [
        Page(one.document, text, extras_of(one, text))
        for one, text in zip(documents, REVENUE, strict=True)
    ]
    tab = open_report(*pages, language=language)
    tab.locator("#scope-all").click()
    tab.locator("#tab-charts").click()
    series = tab.locator("#figure-series .series").first
    told = [str(title).split(" · ") for title in series.locator(".point title").all_text_contents()]
    table = collect_series([one.document for one in documents]).series[0]
    assert [(point[0], word in point) for point in told] == [
        (point.period, point.conflict is not None) for point in table.points
    ]
    assert told[-2:] == [
        ["2024", "16亿元", "3.txt", "4.txt"],
        ["2025", "17亿元", "3.txt"],
    ]
    assert series.locator(".point.conflict path").count() == 8
    assert word in series.locator(".conflict-legend").inner_text()
    [line] = series.locator("polyline").all()
    assert len(str(line.get_attribute("points")).split()) == 2
    labels = {text.text_content(): text for text in series.locator("svg > text").all()}
    assert {"2021", "2022", "2023", "2024", "2025"} <= set(labels)
    last = series.locator(".point circle").last
    height = float(labels["17亿元"].get_attribute("y")) - float(last.get_attribute("cy"))
    assert abs(height) <= 16


@pytest.mark.parametrize(
    ("text", "quote", "name", "label"),
    [
        ("全市就业人数居全省第3位。", "第3位", "among", "Among"),
        ("客流量是去年的1.5倍。", "1.5倍", "times_of", "Times of"),
        ("春茶产量占全县产量的四成。", "四成", "whole", "Share of"),
    ],
)
def test_what_the_whole_is_called(
    open_report: Any, extractor: Extractor, text: str, quote: str, name: str, label: str
) -> None:
    document = extractor.extract(text, published="2024-05-14")
    [fact] = [fact for fact in document.quantities if fact.text == quote]
    assert fact.whole is not None
    tab = open_report(Page(document, text))
    at(tab, fact.start).click()
    assert field(tab, name) == fact.whole.text
    assert label in tab.locator("#card dl").inner_text()


def test_a_change_in_few_words(open_report: Any, extractor: Extractor) -> None:
    text = "去年产量3万吨，与上年持平。产值5亿元，同比增长8%。"
    document = extractor.extract(text, published="2024-05-14")
    tab = open_report(Page(document, text))
    told = []
    for fact in document.quantities:
        at(tab, fact.start).click()
        told.append(field(tab, "changes"))
    assert told == ["产量 = unchanged (on the year)", "产值 ↑8% (on the year)"]


def test_a_card_names_each_other_fact_once(open_report: Any, extractor: Extractor) -> None:
    text = "5月9日，乡长王建国主持召开春茶产销会，40多人参加。"
    document = extractor.extract(text, published="2024-05-14")
    [person] = document.people
    tab = open_report(Page(document, text))
    at(tab, person.start).click()
    assert "王建国" in field(tab, "events")
    assert tab.locator("#card .link.event").count() == 1
