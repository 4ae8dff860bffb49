"""The audit as a whole: its order, its text, its JSON; and what each check keeps away from."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import zhextract
from zhextract.errors import ArgumentError

TEXT = (
    "10月17日（星期三），县政府开会。全县共有学校126所，其中小学78所、初中36所、高中15所，"
    "市场主体从1200户增加到1500户，增长35%。\n"
)


def kinds(text: str, published: str = "2024-03-05") -> list[str]:
    document = zhextract.extract(text, published=published)
    return [finding.kind for finding in zhextract.audit(document, text).findings]


def test_findings_stand_in_text_order_and_quote_the_text() -> None:
    document = zhextract.extract(TEXT, published="2023-10-24", source="page.txt")
    audited = zhextract.audit(document, TEXT)
    assert [finding.kind for finding in audited.findings] == ["weekday", "sum", "change"]
    assert (audited.source, audited.published) == ("page.txt", "2023-10-24")
    known = {fact.id for fact in document.facts}
    for finding in audited.findings:
        assert set(finding.facts) <= known
        assert all(TEXT[quote.start : quote.end] == quote.text for quote in finding.quotes)
        assert any(sign in finding.sum for sign in "≠<>")


def test_json() -> None:
    document = zhextract.extract(TEXT, published="2023-10-24", source="page.txt")
    audited = zhextract.audit(document, TEXT)
    loaded = json.loads(audited.to_json(indent=2))
    assert loaded["schema"] == "zhextract-audit/1"
    assert loaded == json.loads(audited.to_json())
    assert loaded["findings"][1]["sum"] == "78所 + 36所 + 15所 = 129所 > 126所"
    assert loaded["findings"][1]["quotes"][0] == {"text": "126所", "start": 24, "end": 28}


def test_another_text_is_refused() -> None:
    document = zhextract.extract(TEXT, published="2023-10-24")
    with pytest.raises(ArgumentError, match="give the text that the document was extracted from"):
        zhextract.audit(document, "。" + TEXT)


def test_a_document_read_back_gives_the_same_audit() -> None:
    document = zhextract.extract(TEXT, published="2023-10-24")
    again = zhextract.Document.from_json(document.to_json())
    assert zhextract.audit(again, TEXT) == zhextract.audit(document, TEXT)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "2023年产量120万吨，比上年增长9%；2022年产量100万吨。以上增速按可比口径计算。",
            id="a rate that was revised",
        ),
        pytest.param(
            "2023年工业增加值120亿元，比上年增长9%；2022年工业增加值100亿元。", id="a real rate"
        ),
        pytest.param("代表320名，其中女代表180名、党员代表210名。", id="parts that overlap"),
        pytest.param("总投资50亿元，其中一期项目年产值80亿元。", id="another measure"),
        pytest.param("日均客流2万人次，其中元旦客流3万人次。", id="an average"),
        pytest.param("68名游客和4名船员，其中15名儿童。", id="one number of two"),
        pytest.param("排名由第18位上升到第12位。", id="ranks go up when they fall"),
        pytest.param("完成全年目标的112%。债务余额占GDP的120%。", id="shares above 100 %"),
        pytest.param("供暖期为11月15日至3月15日。", id="a range into the next year"),
        pytest.param("甲桥2022年3月开工，乙桥2021年11月竣工。", id="two things"),
        pytest.param("里程由3200公里增加到5400公里，年均增长5.4%。", id="another comparison"),
        pytest.param("约100万人次，比上年的约80万人次增长两成。", id="rough figures"),
    ],
)
def test_silence(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2023年产量120万吨，比上年增长9%；2022年产量100万吨。", "level"),
        ("茶園面積由200畝增加到600畝，增長3倍。", "change"),
        ("全村６００亩，其中水田４００亩、旱地３００亩。", "sum"),
        ("森林覆盖率由百分之三十提高到百分之四十，提高二十个百分点。", "change"),
        ("展会于5月20日至12日举行。", "order"),
        ("展会3月8日（周一）开幕。", "weekday"),
    ],
)
def test_words_and_scripts(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


def test_the_same_period_of_last_year_needs_no_date() -> None:
    text = "今年1—9月，全县接待游客362万人次，同比增长18.5%，去年同期接待游客280万人次。"
    document = zhextract.extract(text)
    assert document.published is None
    [finding] = zhextract.audit(document, text).findings
    assert finding.sum == "(362万人次 - 280万人次) / 280万人次 = +29.29% [28.88, 29.7] ≠ +18.5%"


def test_no_findings_in_nothing() -> None:
    assert zhextract.audit(zhextract.extract(""), "").findings == ()


WORDS = ["增加到", "其中", "合计", "同比增长", "下降", "（星期三）", "同期为", "个百分点"]
TIMES = ["10月17日", "2月29日", "2023年"]
NUMBERS = ["99.5%", "3至5%", "八千余户", "120户", "近百人", "1.2万亿元", "0", "-3%", "1/3", "第3位"]
PIECES = st.sampled_from(
    [*"由从占、，。\n男女至", *WORDS, *TIMES, *NUMBERS, "9" * 40 + "亿元", "2倍"]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_text_raises(text: str) -> None:
    document = zhextract.extract(text, published="2024-02-29")
    for finding in zhextract.audit(document, text).findings:
        assert finding.sum
        assert all(text[quote.start : quote.end] for quote in finding.quotes)
