"""A share above 100 % is false only of a whole that holds its part."""

from __future__ import annotations

import pytest

import zhextract


@pytest.fixture(scope="module")
def extractor() -> zhextract.Extractor:
    return zhextract.Extractor()


def found(extractor: zhextract.Extractor, text: str) -> list[str]:
    document = extractor.extract(text, published="2024-07-18")
    return [finding.kind for finding in zhextract.audit(document, text).findings]


@pytest.mark.parametrize(
    "text",
    [
        "男性占比120%。",
        "女职工占职工总数的104%。",
        "老年人口占总人口的112%。",
        "全市工业增加值占全省工业增加值的112%。",
        "全市粮食产量占全省的112%。",
        "120%的受访者表示满意。",
        "合格率101%。",
    ],
)
def test_a_part_above_its_whole(extractor: zhextract.Extractor, text: str) -> None:
    assert found(extractor, text) == ["share"]


@pytest.mark.parametrize(
    "text",
    [
        "贷款余额占存款余额的112%。",
        "外来人口占户籍人口的180%。",
        "女性占男性的120%。",
        "女生占男生总数的120%。",
        "学生占教师总数的1200%。",
        "进出口总额占出口总额的160%。",
        "全市用电量占全市发电量的130%。",
        "债务占全国财政收入的130%。",
        "全市顺差占全省的112%。",
        "贷款占比120%。",
        "户籍人口占全县人口的130%。",
        "已完成投资占总投资的101%。",
        "新增贷款占全部新增贷款的112%。",
        "相当于120%的居民。",
        "车间出勤率为101%。",
        "老年人口占全市人口的98%。",
    ],
)
def test_two_sides_or_a_true_part(extractor: zhextract.Extractor, text: str) -> None:
    assert found(extractor, text) == []
