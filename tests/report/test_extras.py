"""What audit, series and the explanation add to a page."""

from __future__ import annotations

import json
from pathlib import Path

import zhextract
from zhextract.report import extras_of

TEXT = "2023年，岚溪县茶叶产量1.68万吨，比上年增长10.5%；2022年，岚溪县茶叶产量1.2万吨。"


def test_findings_and_points() -> None:
    explanation = zhextract.Extractor().explain(TEXT, published="2024-03-05")
    extras = json.loads(json.dumps(extras_of(explanation, TEXT)))
    [finding] = extras["audit"]
    assert (finding["kind"], finding["facts"]) == ("level", ["f1", "f2", "f3"])
    levels = extras["series"][0]
    assert (levels["metric"], levels["measure"], levels["unit"]) == ("茶叶产量", "level", "吨")
    assert [(point["period"], point["value"], point["fact"]) for point in levels["points"]] == [
        ("2022", "12000", "f3"),
        ("2022", "15200", "f1"),
        ("2023", "16800", "f1"),
    ]


def test_what_was_left_out_is_a_short_row_each() -> None:
    text = "推动一体化，岚溪县产量3万吨。"
    explanation = zhextract.Extractor().explain(text)
    assert extras_of(explanation, text)["left_out"] == ((2, 3, "set_phrase", "一体化"),)


def test_what_was_left_out_takes_little_room() -> None:
    text = (Path(__file__).parents[2] / "examples/county-page/page.txt").read_text("utf-8")
    explanation = zhextract.Extractor().explain(text)
    rows = json.dumps(extras_of(explanation, text)["left_out"], ensure_ascii=False)
    assert 100 < len(rows) < len(explanation.to_json()) / 20
