"""No text raises, whatever Unicode it is; offsets, JSON and pickle hold for all of them.

``conftest`` checks every document that is extracted here: it meets the schema, quotes
its text and reads back from JSON.
"""

from __future__ import annotations

import pickle

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from zhextract import extract
from zhextract.cli import main
from zhextract.extractor import default_extractor

# Pieces that rules look for, so that the texts reach them rather than being noise only.
PIECES = (
    *("今年", "去年同期", "1—8月", "10月17日", "“十四五”", "23时许", "截至", "九月初九"),
    *("同比", "比上年", "增长", "下降", "由", "提高到", "高于", "个百分点", "占", "分别"),
    *("3亿4千万", "二百五十多", "百分之六点七", "1/4", "20%—30%", "零下", "８０００余", "三四百"),
    *("元", "户", "吨", "%", "倍", "每", "第", "规模以上", "其中", "力争"),
    *("本报讯", "记者", "通讯员", "摄", "赵志宏", "局局长", "举行", "座谈会", "说"),
    *(
        "，",
        "。",
        "、",
        "；",
        "：",
        "（",
        "）",
        "“",
        "”",
        "《",
        "》",
        " ",
        "　",
        "\n",
        "\n\n",
        "\t",
    ),
)
STRANGE = (
    *("\ud800", "\udfff", "\ud83d", "\x00", "\x1b[m", "\u200b", "\u202e", "\u2066", "\ufeff"),
    *("\ue000", "\ue001", "\uf8ff", "\U000f0000", "\ufffe", "\U0010ffff", "\r", "\r\n", "\u2028"),
    *(
        "👩\u200d👩\u200d👧",
        "🇨🇳",
        "e\u0301",
        "\u0e33",
        "ﷺ",
        "Ⅷ",
        "㎡",
        "²",
        "٣",
        "𝟗",
        "㊿",
        "〸",
        "兩",
    ),
)
any_text = st.text(st.characters(exclude_categories=()), max_size=60)
newslike = st.lists(st.sampled_from((*PIECES, *PIECES, *STRANGE)), max_size=40).map("".join)
texts = st.one_of(any_text, newslike, st.tuples(newslike, any_text, newslike).map("".join))
relaxed = settings(deadline=None, suppress_health_check=list(HealthCheck))


@relaxed
@example("0\n、今年\u3000去00", None)
@given(texts, st.sampled_from([None, "2024-02-29"]))
def test_a_text_never_raises(text: str, published: str | None) -> None:
    document = extract(text, published=published)
    again = pickle.loads(pickle.dumps(document))
    assert again == document
    assert hash(again) == hash(document)
    assert len(document.rows()) == len(document.facts)
    assert document.to_json(indent=2).encode("utf-8")


@relaxed
@given(texts)
def test_explaining_gives_the_same_facts(text: str) -> None:
    extractor = default_extractor()
    assert extractor.explain(text).document == extractor.extract(text)


@relaxed
@given(newslike, newslike)
def test_an_extractor_remembers_nothing(first: str, second: str) -> None:
    alone = extract(second, published="2024-02-29")
    extract(first, published="2023-01-01")
    assert extract(second, published="2024-02-29") == alone


@pytest.mark.parametrize("digits", [28, 40, 70])
def test_long_numbers_raise_nothing(digits: int) -> None:
    for text in ("{}名考生参加。", "增长{}%。", "投资{}万元。", "{}考生", "由{}户增加到9户。"):
        extract(text.format("1" * digits), published="2024-02-29")


def test_a_unit_that_reaches_into_a_time_is_none() -> None:
    document = extract("1 周日，３户。", published="2024-02-29")
    assert [fact.text for fact in document.facts] == ["３户"]


@pytest.mark.parametrize("piece", STRANGE, ids=ascii)
def test_strange_characters_leave_facts_and_offsets_as_they_are(piece: str) -> None:
    """Between sentences they are seen by every stage, and change nothing."""
    sentence = "全市总产值2072.89亿元，同比增长7.8%。"
    text = f"{sentence}\n{piece}\n{sentence}"
    facts = extract(text).facts
    assert [fact.text for fact in facts] == ["2072.89亿元", "同比增长7.8%"] * 2
    assert facts[2].start == text.rindex("2072.89")


@pytest.mark.parametrize("format_name", ["table", "json", "jsonl", "csv"])
def test_every_format_can_write_broken_text(
    format_name: str, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path_factory.mktemp("page") / "page.txt"
    page.write_bytes("全市总产值2072.89亿元\x00。\x1b[31m👩\u202e增长7.8%。\ue000".encode())
    assert main(["extract", str(page), "--format", format_name]) == 0
    assert "总产值" in capsys.readouterr().out
