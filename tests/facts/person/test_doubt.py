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


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("总理同日本首相岸田文雄会谈。", {("岸田文雄", "首相", "日本")}),
        (
            "任命肖楚明为青岭市中级人民法院副院长、审判委员会委员、审判员。",
            {
                ("肖楚明", "副院长", "青岭市中级人民法院"),
                ("肖楚明", "委员", "审判委员会"),
                ("肖楚明", "审判员", "青岭市中级人民法院"),
            },
        ),
        (
            "市人大常委会副主任罗慧珍、欧阳建，秘书长蒋国安出席会议。",
            {
                ("罗慧珍", "副主任", "市人大常委会"),
                ("欧阳建", "副主任", "市人大常委会"),
                ("蒋国安", "秘书长", "市人大常委会"),
            },
        ),
        ("九届全国政协委员沈其芳提交了提案。", {("沈其芳", "委员", "全国政协")}),
        ("村党支部书记李永贵有一本账。", {("李永贵", "书记", "村党支部")}),
        ("万和院线总经理陆景川说，场次增加了。", {("陆景川", "总经理", "万和院线")}),
        (
            "非盟轮值主席科摩罗总统阿萨里出席。",
            {("阿萨里", "轮值主席", "非盟"), ("阿萨里", "总统", "科摩罗")},
        ),
        ("责任归咎于时任美国总统哈里森。", {("哈里森", "总统", "美国")}),
        ("高志远是浦江机场的塔台管制员。", {("高志远", "塔台管制员", "浦江机场")}),
        ("何小琴如今是金穗合作社的理事长。", {("何小琴", "理事长", "金穗合作社")}),
        ("王明远副主任在会上通报了进度。", {("王明远", "副主任", None)}),
        ("检方查明，葛某等17名被害人受骗。", {("葛某", "被害人", None)}),
        ("邵国栋曾任青岭市教育局局长。", {("邵国栋", "局长", "青岭市教育局")}),
        ("姚振华接替冯晓彤出任青岭集团总裁。", {("姚振华", "总裁", "青岭集团")}),
        ("我叫莫小北，是一名快递员。", {("莫小北", "快递员", None)}),
        ("贾承安当时是县长，他拍了板。", {("贾承安", "县长", None)}),
        ("作为村里唯一的兽医，邢大海每天走三个村。", {("邢大海", "兽医", None)}),
    ],
)
def test_titles_and_whose_they_are(text: str, roles: set[tuple[str, str, str | None]]) -> None:
    assert roles_of(text) == roles


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("比赛还剩4秒时，罗子轩罚中制胜两球。", ["罗子轩"]),
        ("记者见到宋长水时，他正在修渠。", ["宋长水"]),
        ("赵国权因病辞去职务。", ["赵国权"]),
        ("老船长沈权拍着我的肩。", ["沈权"]),
        ("约旦国王阿卜杜拉二世到访。", ["阿卜杜拉二世"]),
        ("叙总统获邀出席联合国会议。", []),
        ("恩施州、县两级共出动300人。", []),
        ("小镇海里弗全体居民撤离，大火离海里弗机场仅1公里。", []),
    ],
)
def test_more_names_and_where_they_end(text: str, names: list[str]) -> None:
    assert names_of(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("2009年以来，任香溪融通控股集团股份有限公司副总裁。", []),
        ("他毕业于新西兰梅西大学。", []),
        ("群众的获得感、幸福感与安全感不断增强。", []),
        ("第五集《改革攻坚》播出。", []),
        ("总理李强明同柬埔寨首相会谈。", ["李强明"]),
        ("白玛赤林参加会见。", ["白玛赤林"]),
        ("曾任中川国际矿业控股有限公司投资部高级经理，中川国际停牌。", []),
        ("艾依热提·麦麦提吐尔逊，男，1962年生。", ["艾依热提·麦麦提吐尔逊"]),
        ("原告倪女士诉称，房屋漏水。", ["倪"]),
    ],
)
def test_firms_and_verbs_are_no_names(text: str, names: list[str]) -> None:
    assert names_of(text) == names
