"""What audit and series add to a page."""

from __future__ import annotations

import json

import zhextract
from zhextract.report import extras_of

TEXT = "2023年，岚溪县茶叶产量1.68万吨，比上年增长10.5%；2022年，岚溪县茶叶产量1.2万吨。"


def test_findings_and_points() -> None:
    document = zhextract.extract(TEXT, published="2024-03-05")
    extras = json.loads(json.dumps(extras_of(document, TEXT)))
    [finding] = extras["audit"]
    assert (finding["kind"], finding["facts"]) == ("level", ["f1", "f2", "f3"])
    levels = extras["series"][0]
    assert (levels["metric"], levels["measure"], levels["unit"]) == ("茶叶产量", "level", "吨")
    assert [(point["period"], point["value"], point["fact"]) for point in levels["points"]] == [
        ("2022", "12000", "f3"),
        ("2022", "15200", "f1"),
        ("2023", "16800", "f1"),
    ]
