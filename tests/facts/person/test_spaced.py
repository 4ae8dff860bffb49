"""Names of two characters that gazettes print with a space inside."""

from __future__ import annotations

import pytest

from tests.facts.person.people import names_of, people_of, roles_of


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("彭　波为青岭市商务局局长。", {("彭波", "局长", "青岭市商务局")}),
        (
            "任命李小明、彭　波为青岭市教育局副局长。",
            {("李小明", "副局长", "青岭市教育局"), ("彭波", "副局长", "青岭市教育局")},
        ),
        ("免去彭　波的青岭市教育局副局长职务。", {("彭波", "副局长", "青岭市教育局")}),
        (
            "三、批准任命：\n颜　丽（女）为白石县人民检察院检察长。",
            {("颜丽", "检察长", "白石县人民检察院")},
        ),
    ],
)
def test_a_space_within_a_name(text: str, roles: set[tuple[str, str, str | None]]) -> None:
    assert roles_of(text) == roles


def test_a_space_within_a_heading_of_a_column() -> None:
    assert names_of("单 位、单 价、数 量、金 额等如下。") == []


def test_a_label_before_the_last_name_is_its_own() -> None:
    _, people = people_of("本报讯（记者 易小帆 摄影 石岩）昨日，比赛开始。")
    assert [(person.name, person.bylines) for person in people] == [
        ("易小帆", (("reporter", 0),)),
        ("石岩", (("photographer", 0),)),
    ]
