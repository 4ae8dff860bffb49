"""Names that a page speaks against, and the same words where they are names."""

from __future__ import annotations

import pytest

from tests.facts.person.people import names_of, roles_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("韩国媒体报道，驻韩美军撤走一半。", [], id="an army in a country"),
        pytest.param("阿尔及利亚是老朋友，中阿友谊很深。", [], id="two countries"),
        pytest.param("村里种黄桃、茶叶，收成很好。", [], id="a list of things"),
        pytest.param("村民黄桃、黄梅说，收成很好。", ["黄桃", "黄梅"], id="a list of people"),
        pytest.param("州首府菲尼克斯的气温很高。", [], id="a town"),
        pytest.param("财政部长菲尼克斯表示，气温很高。", ["菲尼克斯"], id="a person like a town"),
        pytest.param("军队打击反炮兵雷达。", [], id="a word behind an arm"),
        pytest.param("厨师白鹤说，天冷了。", ["白鹤"], id="a bird behind a trade"),
    ],
)
def test_the_page_decides(text: str, names: list[str]) -> None:
    assert names_of(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("总干事格罗西会见记者。", ["格罗西"], id="a last syllable of its own"),
        pytest.param("我同安瓦尔总理谈妥了。", ["安瓦尔"], id="a first syllable joined to 同"),
        pytest.param("国王和太后一同出席。", [], id="和 behind a title"),
        pytest.param("协会专家石绍武判断，煤价会稳。", ["石绍武"], id="a given name like a place"),
    ],
)
def test_where_names_begin_and_end(text: str, names: list[str]) -> None:
    assert names_of(text) == names


def test_a_compound_surname_stands_for_its_bearer() -> None:
    assert names_of("组长鲜于敏到了。鲜于和同事没有睡。") == ["鲜于敏"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param(
            "刚果（金）总统齐塞克迪到访。",
            ("齐塞克迪", "总统", "刚果（金）"),
            id="brackets in a name",
        ),
        pytest.param(
            "中央政治局委员、国务委员王明到访。",
            ("王明", "国务委员", None),
            id="a post of the state",
        ),
    ],
)
def test_roles(text: str, role: tuple[str, str, str | None]) -> None:
    assert role in roles_of(text)


def test_a_post_of_somebody_congratulated_is_not_the_speakers() -> None:
    assert roles_of("王明说，祝您当选会长。") == set()
