"""Why a numeral is no amount: one reason each, and none for what is an amount."""

from __future__ import annotations

from functools import cache

import pytest

from zhextract import Extractor
from zhextract.explanation import Dropped


@cache
def extractor() -> Extractor:
    return Extractor()


def dropped(text: str) -> list[Dropped]:
    explanation = extractor().explain(text, published="2023-10-24")
    return [one for scope in explanation.scopes for one in scope.dropped]


@pytest.mark.parametrize(
    ("text", "numeral", "reason", "because"),
    [
        ("2023年开工。", "2023", "time", "2023年"),
        ("召开第20次会议。", "20", "ordinal", "第"),
        ("学习“三讲四有”内容。", "三", "slogan", "“三讲四有”"),
        ("推动产业链一体化。", "一", "set_phrase", "一体化"),
        ("各方一致同意。", "一", "set_phrase", "一致"),
        ("出席G20峰会。", "20", "code", "G20"),
        ("举行一场活动。", "一", "no_counting", "场"),
        ("住在3号楼。", "3", "no_quantity", "号楼"),
        ("数到三为止。", "三", "no_unit", ""),
        ("1美元兑7.2元人民币。", "1", "base_of_rate", "1美元兑"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_reason(text: str, numeral: str, reason: str, because: str) -> None:
    (first, *_) = dropped(text)
    assert (first.text, first.reason, first.because) == (numeral, reason, because)


@pytest.mark.parametrize(
    "text",
    [
        "总产值2072.89亿元。",
        "增长3.5%。",
        "123元1角1分。",
        "三四百人参加。",
        "1.2亿元—1.5亿元。",
        "没有数字。",
    ],
)
def test_an_amount_is_not_dropped(text: str) -> None:
    assert dropped(text) == []


def test_a_time_is_told_once() -> None:
    assert [one.text for one in dropped("2023年10月17日开工。")] == ["2023"]


def test_every_number_character_is_an_atom_or_has_a_reason() -> None:
    text = (
        "2023年，G20一场“985”，3号楼704室，国发〔2023〕5号，百分之三，第一，"
        "万一，一二三四，一米七八。"
    )
    explanation = extractor().explain(text)
    covered = {
        place
        for scope in explanation.scopes
        for span in (*scope.seen, *scope.dropped)
        for place in range(span.start, span.end)
    }
    numeric = {place for place, char in enumerate(text) if char in "0123456789一二三四七八百万"}
    assert numeric <= covered
