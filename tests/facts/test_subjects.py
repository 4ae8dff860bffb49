"""Whom the facts of a passage are about (facts.md §1, ``subject``)."""

from __future__ import annotations

import pytest

import zhextract


def subject_of(text: str, number: str) -> str | None:
    """The subject of the quantity or change that holds ``number``."""
    document = zhextract.extract(text, published="2023-10-24")
    for fact in (*document.changes, *document.quantities):
        if number in fact.text:
            return fact.subject.text if fact.subject else None
    raise AssertionError(f"no fact holds {number}")


@pytest.mark.parametrize(
    ("text", "number", "subject"),
    [
        pytest.param("全市粮食产量20万吨，单产400公斤。", "400公斤", "全市", id="a place"),
        pytest.param(
            "青岚重工去年营收20亿元，总市值139亿元。", "139亿元", "青岚重工", id="a company, whole"
        ),
        pytest.param(
            "吕梁氧化铝产能占全省56.5%，全国15.1%。", "15.1%", "吕梁", id="no whole of a share"
        ),
        pytest.param(
            "部长张艳良前来授课，张艳良全面系统讲解改革任务，并讲解了26个牵头单位的职责。",
            "26个",
            None,
            id="nobody who teaches",
        ),
        pytest.param("县财政每年拿出2000万元。", "2000万元", "县财政", id="a body before its verb"),
        pytest.param(
            "上半年我国造船完工量2409万载重吨。",
            "2409万",
            "我国",
            id="a metric that begins as a body ends",
        ),
        pytest.param("这一次船厂一共接到2艘订单。", "2艘", "这一次船厂", id="before an adverb"),
        pytest.param(
            "民营企业进出口1.14万亿元。",
            "1.14万亿元",
            "民营企业",
            id="companies before their trade",
        ),
        pytest.param(
            "吕梁市召开会议。吕梁是资源型城市，已探明矿产40多种。",
            "40多种",
            "吕梁",
            id="a city that looks like a name",
        ),
        pytest.param(
            "市发改委举办推介会，来自12个省份的300多名客商参加。",
            "300多名",
            None,
            id="those who come",
        ),
        pytest.param(
            "该港口年吞吐量260万吨。", "260万吨", "该港口", id="pointed at, before its metric"
        ),
        pytest.param(
            "全省投资增长7%。其中，农村居民收入9800元。",
            "9800元",
            "全省",
            id="a group is no subject",
        ),
        pytest.param("优化城镇布局，培育3个产业集群。", "3个", None, id="布局 is no 局"),
        pytest.param(
            "重点打造粮油、果蔬2个产业集群。", "2个", None, id="an adverb that looks like a noun"
        ),
        pytest.param(
            "杭州、宁波进出口分别增长4.1%、6.3%。",
            "6.3%",
            "宁波",
            id="the second of a list of movements",
        ),
        pytest.param(
            "浙江、江苏两省GDP分别增长3.1%、4.2%。",
            "4.2%",
            "江苏",
            id="a list that 两省 sums up",
        ),
        pytest.param(
            "7.2022年税务部门组织税费收入31亿元",
            "31亿元",
            "税务部门",
            id="behind the number of an item",
        ),
        pytest.param(
            "全县推进改造。县住建局副局长王志国介绍，已改造老旧小区86个。",
            "86个",
            None,
            id="who tells is no subject",
        ),
        pytest.param(
            "石桥村党支部书记王志国介绍，村民筹资16万元。",
            "16万元",
            "石桥村",
            id="a body that its own man tells of",
        ),
        pytest.param(
            "甲市、乙市分别接待游客610万人次和380万人次。",
            "380万人次",
            "乙市",
            id="each of a list its own",
        ),
        pytest.param("据统计，新增学位4200个。", "4200个", None, id="nobody"),
        pytest.param("龙门大桥总长660米。", "660米", "龙门大桥", id="a place in a longer name"),
        pytest.param(
            "“北方力量”管道全长约3000公里。", "3000公里", "“北方力量”管道", id="a quoted name whole"
        ),
        pytest.param(
            "青海省海东市共组织救援力量1万人。", "1万人", "青海省海东市", id="a 市 in the next word"
        ),
        pytest.param(
            "从那时起美国陆军人数已增加6万人。", "6万人", "美国陆军", id="behind since when"
        ),
        pytest.param(
            "1.我国新建铁路300公里；\n2.火灾致6人受伤；",
            "6人",
            None,
            id="no subject of another item",
        ),
        pytest.param("我国全球创新指数排名第11位。", "第11位", "我国", id="one place, not two"),
        pytest.param("建议全市地区生产总值增长6%。", "6%", "全市", id="behind what is proposed"),
        pytest.param(
            "归属于上市公司股东的净利润1.5亿元。", "1.5亿元", None, id="no part of the measure"
        ),
        pytest.param(
            "江苏全省39家备案博物馆接待观众86万人次。",
            "86万人次",
            "江苏全省",
            id="what a clause names, for all its facts",
        ),
        pytest.param(
            "全区外贸增势强劲，对中亚五国进出口占比70%。",
            "70%",
            "全区",
            id="not what the value bears on",
        ),
        pytest.param(
            "通过督导核查，对全国7000家企业开展排查。",
            "7000家",
            "全国",
            id="the whole, though something is done to it",
        ),
        pytest.param(
            "馆长王志国看了看表说，夜场名额1.2万个。", "1.2万个", None, id="who does and then tells"
        ),
        pytest.param("52岁的果农王志国正在下果。", "52岁", "王志国", id="an age before its person"),
        pytest.param(
            "怀孕26周的患者李秀兰已经出院。", "26周", "李秀兰", id="a time that tells of a person"
        ),
        pytest.param(
            "村史馆建在一条长60米的石板巷里。", "60米", "石板巷里", id="a length before its thing"
        ),
        pytest.param("代表团开始为期3天的访问。", "3天", "代表团", id="not what lasts"),
        pytest.param("人民币汇率中间价报7.1345。", "7.1345", None, id="a currency is no subject"),
    ],
)
def test_subject(text: str, number: str, subject: str | None) -> None:
    assert subject_of(text, number) == subject


def test_a_body_goes_on_in_its_paragraph_only() -> None:
    text = "青岚集团去年营收20亿元。净利润3亿元。\n\n行业平均利润率5%。\n"
    assert subject_of(text, "3亿元") == "青岚集团"
    assert subject_of(text, "5%") is None


def test_a_person_holds_for_the_sentence() -> None:
    text = "王志国种了十二亩茶园，去年收入6万元。合作社茶叶价格上涨20%。"
    assert subject_of(text, "6万元") == "王志国"
    assert subject_of(text, "20%") != "王志国"


def test_a_pronoun_points_back_to_its_person() -> None:
    text = "馆长王志国今年63岁。2017年退休后，他走访了42个村寨。"
    assert subject_of(text, "42个") == "王志国"


def test_who_is_met_is_not_who_acts_afterwards() -> None:
    text = "她来到86岁的老党员王志国家中，随后看望了20户困难群众。"
    assert subject_of(text, "86岁") == "王志国"
    assert subject_of(text, "20户") is None


def test_the_title_of_a_communique_names_its_place() -> None:
    text = (
        "2020年德阳市国民经济和社会发展统计公报\n\n"
        "全年粮食产量192万吨，增长0.9%。\n\n年末城镇登记失业率3.4%。\n"
    )
    assert subject_of(text, "192万吨") == "德阳市"
    assert subject_of(text, "3.4%") == "德阳市"


def test_the_title_of_news_governs_nothing_below() -> None:
    text = "德阳市粮食丰收\n\n全年粮食产量192万吨，增长0.9%。\n"
    assert subject_of(text, "192万吨") is None
