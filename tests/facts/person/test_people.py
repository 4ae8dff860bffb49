"""People of whole texts: mentions, short forms, links, bylines, hostile texts."""

from __future__ import annotations

import pytest

from tests.facts.person.people import mentions_of, names_of, people_of, roles_of


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        pytest.param(
            "县委书记王立明到村里调研。王书记说，路要修好。王立明还看了水渠。",
            {"王立明": ["王立明", "王", "王立明"]},
            id="a surname before a title",
        ),
        pytest.param(
            "研究部主管陈永健表示，楼市回稳。陈指出，息口不变。",
            {"陈永健": ["陈永健", "陈"]},
            id="a surname before a verb of speech",
        ),
        pytest.param(
            "教授沈其芳说，种子够用。沈先生还说，水也够用。",
            {"沈其芳": ["沈其芳", "沈"]},
            id="先生 of somebody named before",
        ),
        pytest.param(
            "俄罗斯总统弗拉基米尔·普京发表讲话。普京说，谈判继续。",
            {"弗拉基米尔·普京": ["弗拉基米尔·普京", "普京"]},
            id="the last part of a long name",
        ),
        pytest.param(
            "日本首相岸田文雄出席会议。岸田表示遗憾。",
            {"岸田文雄": ["岸田文雄", "岸田"]},
            id="a Japanese surname",
        ),
        pytest.param(
            "种粮大户贾二平说，麦子黄了。大家都认得贾二平。",
            {"贾二平": ["贾二平", "贾二平"]},
            id="a name once known is found without evidence",
        ),
        pytest.param(
            "选手朴智妍独得两分。教练说：“智妍今天的发球太好了。”",
            {"朴智妍": ["朴智妍", "智妍"]},
            id="a given name alone",
        ),
        pytest.param(
            "村书记王建设到场。大家说，建设公路是好事。",
            {"王建设": ["王建设"]},
            id="a given name that is a word means nobody",
        ),
        pytest.param(
            "村党支部书记成卫东蹲在村口。“成书记又去挑石头了？”父亲说，卫东像他爷爷。",
            {"成卫东": ["成卫东", "成", "卫东"]},
            id="a surname that is a word, before the title of somebody named in full",
        ),
        pytest.param(
            "大夫斯琴图雅到了。图雅每星期都来。",
            {"斯琴图雅": ["斯琴图雅", "图雅"]},
            id="the second part of a minority name",
        ),
        pytest.param(
            "航天员景海鹏、朱杨柱、桂海潮安全出舱。",
            {"景海鹏": ["景海鹏"], "朱杨柱": ["朱杨柱"], "桂海潮": ["桂海潮"]},
            id="names in a list vouch for one that is words",
        ),
        pytest.param(
            "镇长王立明说，今年丰收。该负责人表示，明年再种。",
            {"王立明": ["王立明"]},
            id="该负责人 is no mention",
        ),
    ],
)
def test_mentions(text: str, mentions: dict[str, list[str]]) -> None:
    assert mentions_of(text) == mentions


def test_a_role_said_again_without_the_place_is_one() -> None:
    text = "铜仁市财政局局长钱国梁被查。经查，市财政局局长钱国梁受贿。钱局长认罪。"
    assert roles_of(text) == {("钱国梁", "局长", "铜仁市财政局")}


def test_people_stand_in_order_of_first_mention() -> None:
    text = "局长李建明和副局长王立新到场。王立新讲话，李建明总结。"
    assert names_of(text) == ["李建明", "王立新"]


def test_bylines_have_function_and_article() -> None:
    _, people = people_of("本报讯（记者 王小明 通讯员 李丽）昨日，全市开工项目12个。")
    assert [(person.name, person.bylines) for person in people] == [
        ("王小明", (("reporter", 0),)),
        ("李丽", (("correspondent", 0),)),
    ]


def test_a_person_keeps_rule_and_evidence() -> None:
    _, (person,) = people_of("副市长郝文斌说，渠已经通水。")
    assert person.rule == "person.chinese"
    assert "left.title" in person.evidence


def test_a_place_of_the_page_is_no_person() -> None:
    assert names_of("方山县召开会议。方山表示，今年再修路。") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ud800王立明\x00说，😀好。",
        "任局长" * 4000,
        "王明、" * 4000,
        "阿·" * 4000,
        "（" * 8000,
        "张某" * 4000,
    ],
    ids=["empty", "broken", "posts", "list", "dots", "brackets", "court"],
)
def test_no_text_raises(text: str) -> None:
    page, people = people_of(text)
    for person in people:
        for start, end in person.mentions:
            assert 0 <= start < end <= len(page.reading)
