"""Which quantities are yet to come (facts.md §1, ``role`` target)."""

from __future__ import annotations

import pytest

import zhextract


def role_of(text: str, number: str, published: str) -> str:
    document = zhextract.extract(text, published=published)
    return next(fact.role for fact in document.quantities if number in fact.text)


@pytest.mark.parametrize(
    ("text", "number", "role"),
    [
        pytest.param("今年计划新建学校12所。", "12所", "target", id="planned"),
        pytest.param("按计划，全县种玉米9万亩、大豆3万亩。", "3万亩", "target", id="to the end"),
        pytest.param("到2025年，全市绿地300公顷。", "300公顷", "target", id="a year ahead"),
        pytest.param("12月底前，完成排查1500家。", "1500家", "target", id="a term ahead"),
        pytest.param("净利润低于预期的6亿元。", "6亿元", "target", id="what was expected"),
        pytest.param("提前完成12件目标。", "12件", "target", id="aimed at"),
        pytest.param("计划完成后，已建成学校12所。", "12所", "value", id="done"),
        pytest.param("检察机关制发检察建议412份。", "412份", "value", id="the noun 建议"),
        pytest.param("新材料园3个项目开工。", "3个", "value", id="材料 is no 料"),
        pytest.param("该项目将配备巡检员6名。", "6名", "target", id="will be equipped"),
        pytest.param("10月24日9时，已到旅客300人。", "300人", "value", id="hours of the day"),
    ],
)
def test_role(text: str, number: str, role: str) -> None:
    assert role_of(text, number, "2023-10-24") == role
