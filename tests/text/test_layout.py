from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from zhextract.text.layout import read_page
from zhextract.text.page import Page


class Seen(NamedTuple):
    """An article as a test states it."""

    title: str | None
    names: list[str]
    kinds: str
    dateline: str | None = None


_LETTERS = {
    "title": "T",
    "subtitle": "S",
    "heading": "H",
    "byline": "N",
    "caption": "C",
    "line": "l",
    "masthead": "M",
    "body": "b",
}


def seen(text: str) -> list[Seen]:
    """The articles of a text, kinds of paragraphs as one letter each."""
    page = read_page(text)
    return [_seen(page, number) for number in range(len(page.articles))]


def _seen(page: Page, number: int) -> Seen:
    def said(span: tuple[int, int] | None) -> str | None:
        return None if span is None else page.reading[span[0] : span[1]]

    article = page.articles[number]
    names = [
        f"{page.reading[name.start : name.end]} {name.function}"
        for name in page.bylines
        if name.article == number
    ]
    kinds = "".join(_LETTERS[p.kind] for p in page.paragraphs if p.article == number)
    return Seen(said(article.title), names, kinds, said(article.dateline))


CASES: dict[str, tuple[str, list[Seen]]] = {
    "one sentence": ("全市经济平稳运行。", [Seen(None, [], "b")]),
    "no final mark": ("2022年总产值2072.89亿元", [Seen(None, [], "b")]),
    "two lines without marks": (
        "2022年总产值2072.89亿元，同比增长7.8%\n规上工业增加值增长6.9%",
        [Seen(None, [], "ll")],
    ),
    "title and text": (
        "工业稳步回升\n前三季度，全市工业增加值增长5%。\n其中制造业增长6%。",
        [Seen("工业稳步回升", [], "Tbb")],
    ),
    "title and text in one line": (
        "稳中求进开新局 本报讯（记者 王小明）昨日，全市会议召开。",
        [Seen("稳中求进开新局", ["王小明 reporter"], "Tb", "本报讯")],
    ),
    "dateline of an agency": (
        "新华社海口10月21日电（记者王小明、李强）海南省21日开会。（完）",
        [Seen(None, ["王小明 reporter", "李强 reporter"], "b", "新华社海口10月21日电")],
    ),
    "dateline with a space": (
        "港口吞吐量增长\n海滨晚报11月5日讯 （全媒体记者 徐小颖）港口繁忙。",
        [Seen("港口吞吐量增长", ["徐小颖 reporter"], "Tb", "海滨晚报11月5日讯")],
    ),
    "dateline of a paper that no table has": (
        "海滨观察5月9日讯（记者 王小明 编辑 李强）当天，港口开港。",
        [
            Seen(
                None,
                ["王小明 reporter", "李强 editor"],
                "b",
                "海滨观察5月9日讯",
            )
        ],
    ),
    "dateline of such a paper with a place": (
        "海网7月9日柳溪讯（记者王小明 通讯员李强 摄影马超）记者获悉，港口开港。",
        [
            Seen(
                None,
                ["王小明 reporter", "李强 correspondent", "马超 photographer"],
                "b",
                "海网7月9日柳溪讯",
            )
        ],
    ),
    "dateline of a wire, then a comma": (
        "海通社5月9日电，海川股份公告，一季度净利润3.2亿元。",
        [Seen(None, [], "b", "海通社5月9日电")],
    ),
    "dateline that ends in a bar": (
        "格隆汇5月9日丨海川股份公布一季度净利润。",
        [Seen(None, [], "b", "格隆汇5月9日")],
    ),
    "dateline of a portal": (
        "滨海新闻客户端 5 月 9 日消息，海川股份召开股东大会。",
        [Seen(None, [], "b", "滨海新闻客户端5月9日消息")],
    ),
    "dateline that is a paper's name": (
        "【财新网】（记者 王小敏）海川股份召开股东大会。",
        [Seen(None, ["王小敏 reporter"], "b", "财新网")],
    ),
    "reporter behind a dateline without brackets": (
        "江南晚报讯 记者王敏报道：港口繁忙。",
        [Seen(None, ["王敏 reporter"], "b", "江南晚报讯")],
    ),
    "reporter and place behind a dateline without brackets": (
        "江南晚报讯 记者 欧阳小敏 宁波报道：港口繁忙。",
        [Seen(None, ["欧阳小敏 reporter"], "b", "江南晚报讯")],
    ),
    "labels and names with bars": (
        "港口吞吐量增长\n记者丨王敏 编辑丨李强\n港口今年以来一直繁忙。",
        [Seen("港口吞吐量增长", ["王敏 reporter", "李强 editor"], "TNb")],
    ),
    "wire with a name of two characters": (
        "（中央社記者林蓁台北20日電）訂單增加。",
        [Seen(None, ["林蓁 reporter"], "b", "台北20日电")],
    ),
    "website around an article": (
        "首页 > 新闻中心 > 本地要闻\n港口吞吐量增长\n发布时间：2024-04-26 10:23　来源：海滨日报"
        "　字号：[大] [中] [小]\n　　本网讯（记者 徐小颖）港口繁忙。\n　　吞吐量增长5%。"
        "\n责任编辑：陈思\n【打印】【关闭】\n上一篇：没有了\n版权所有：海滨日报社",
        [Seen("港口吞吐量增长", ["徐小颖 reporter", "陈思 editor"], "MTNbbNMMM", "本网讯")],
    ),
    "television": ("央视网消息（新闻联播）：今天下雨。", [Seen(None, [], "b", "央视网消息")]),
    "Hong Kong": (
        "樓價連升兩月\n【本報訊】本港樓價回穩。",
        [Seen("楼价连升两月", [], "Tb", "本报讯")],
    ),
    "Hong Kong reporter": (
        "【本報記者陳大文台北報導】經濟成長3.5%。",
        [Seen(None, ["陈大文 reporter"], "b")],
    ),
    "Taiwan reporter": (
        "〔記者林小華／高雄報導〕貨櫃量成長4%。",
        [Seen(None, ["林小华 reporter"], "b")],
    ),
    "Taiwan wire": (
        "（中央社記者林小蓁台北20日電）訂單增加。（編輯：林小縈）",
        [Seen(None, ["林小蓁 reporter", "林小萦 editor"], "b", "台北20日电")],
    ),
    "bare name under a title": (
        "一片叶子的账本\n——来自茶乡的见闻\n祝小然\n三月，茶坡上满是人。",
        [Seen("一片叶子的账本", ["祝小然 author"], "TSNb")],
    ),
    "two bare names under a title": (
        "一粒种子\n李小江　付 蔷\n种子车间里昼夜不停。",
        [Seen("一粒种子", ["李小江 author", "付蔷 author"], "TNb")],
    ),
    "bullets are no bylines": (
        "半年成绩\n本报记者 骆小野\n成绩单随之出炉。\n▲上半年，新区\n企业86家\n到位资金\n128亿元",
        [Seen("半年成绩", ["骆小野 reporter"], "TNbllll")],
    ),
    "source and date under a title": (
        "出口增长5.2%\n2023年10月18日 10:00　来源：新华社\n\n海关18日公布。\n（责任编辑：王明）",
        [Seen("出口增长5.2%", ["王明 editor"], "TNbN")],
    ),
    "name at the end": (
        "甲地开工\n\n本报讯（记者 王一）甲地开工。\n\n乙地竣工\n\n乙地竣工了。（张三）",
        [
            Seen("甲地开工", ["王一 reporter"], "Tb", "本报讯"),
            Seen("乙地竣工", ["张三 author"], "Tb"),
        ],
    ),
    "items without titles": (
        "本报讯（记者 王一）甲地开工。\n\n本报讯（记者 李二）乙地竣工。",
        [
            Seen(None, ["王一 reporter"], "b", "本报讯"),
            Seen(None, ["李二 reporter"], "b", "本报讯"),
        ],
    ),
    "numbered headings": (
        "统计公报\n海滨市统计局\n2024年3月28日\n一、综合\n生产总值增长6.4%。\n二、农业\n粮食丰收。",
        [Seen("统计公报", [], "TSSHbHb")],
    ),
    "spaced-out headline": (
        "关 于 做 好 防 汛 工 作 的 通 知\n\n现通知如下。",
        [Seen("关于做好防汛工作的通知", [], "Tb")],
    ),
    "headline with spaces": (
        "智慧出警 守护平安\n\n民警很忙。",
        [Seen("智慧出警 守护平安", [], "Tb")],
    ),
    "caption in an article": (
        "车赛结束\n本报讯（记者 王一）车赛结束。\n图为选手骑过。 本报记者 凌 波 摄\n众人离去。",
        [Seen("车赛结束", ["王一 reporter", "凌波 photographer"], "TbCb", "本报讯")],
    ),
    "caption about the article before it": (
        "书屋\n本报讯（记者 王一）书屋开了。（完）\n图为11月24日孩子们读书。 何小坪 摄",
        [Seen("书屋", ["王一 reporter", "何小坪 photographer"], "TbC", "本报讯")],
    ),
    "caption with its credit below": (
        "工人在车间忙碌。\n新华社记者 王小明 摄",
        [Seen(None, ["王小明 photographer"], "CN")],
    ),
    "last line of an infographic with its credit below": (
        "办案有成效\n\n2020年至2022年\n\n办结案件\n\n1.2万件\n\n起诉2.5万件 审结2.2万件"
        "\n\n98.6%得到支持\n\n（周明 制图）",
        [Seen("办案有成效", ["周明 graphics"], "TlllllN")],
    ),
    "staff at the end": (
        "干货来了\n县长作了报告。\n文/图：海滨融媒记者 裴小衿\n编辑：申屠雅",
        [Seen("干货来了", ["裴小衿 author", "裴小衿 photographer", "申屠雅 editor"], "TbNN")],
    ),
    "section and staff at the head": (
        "民生·城事\n本版责编 乔 羽 校对 柳 青\n\n供热首日\n\n本报讯（记者 聂小燕）供热了。",
        [
            Seen(
                "供热首日",
                ["乔羽 editor", "柳青 proofreader", "聂小燕 reporter"],
                "MMTb",
                "本报讯",
            )
        ],
    ),
    "two pages": (
        "要闻 | 3\n2023年11月2日 星期四 责编：韦小梅\n\n甲地开工\n\n开工了。\n\n"
        "要闻 | 4\n2023年11月2日 星期四 责编：黄 河\n\n乙地竣工\n\n竣工了。",
        [
            Seen("甲地开工", ["韦小梅 editor"], "MMTb"),
            Seen("乙地竣工", ["黄河 editor"], "MMTb"),
        ],
    ),
    "table without credit": (
        "甲地开工\n\n开工了。\n\n天气服务台\n今日多云\n18℃～27℃\n偏北风2级\n明日阵雨\n17℃～23℃",
        [Seen("甲地开工", [], "Tb"), Seen("天气服务台", [], "Tlllll")],
    ),
    "Markdown": (
        "# 新闻\n\n## 详细\n\n### 甲地开工\n\n<p><strong>开工</strong>了。</p><p>人很多。</p>\n\n"
        "[查看原文](https://example.com/a.html)\n\n### 乙地竣工\n\n---\n",
        [Seen("甲地开工", [], "MMTbb"), Seen("乙地竣工", [], "T")],
    ),
    "nothing": (" \n\r\n\u3000", []),
}


@pytest.mark.parametrize(("text", "articles"), CASES.values(), ids=CASES.keys())
def test_articles(text: str, articles: list[Seen]) -> None:
    assert seen(text) == articles


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"], ids=["lf", "crlf", "cr", "ls"])
def test_a_whole_page(newline: str) -> None:
    assert seen(PAGE.read_text("utf-8").replace("\n", newline)) == [
        Seen(
            "港口优势“变”发展优势",
            [
                "王小牧 editor",
                "冯小砚 editor",
                "王妮 editor",
                "白小凯 proofreader",
                "雒小利 author",
            ],
            "MTSNbHbb",
        ),
        Seen("检察监督护航碧海蓝天", ["程小硕 graphics"], "TllllllllN"),
        Seen("智慧出警 守护平安 不打烊", ["冯大治 reporter", "马大超 correspondent"], "TNNbb"),
        Seen("我们的节日·端午", ["李小萍 photographer"], "TC"),
        Seen("海滨县为“夕阳红”服务队授旗", ["李小萍 reporter"], "Tbb", "本报讯"),
        Seen(None, ["冯小砚 photographer"], "C"),
        Seen("县总工会为产业工人“充电”", ["王大瑞 reporter"], "Tb", "本报讯"),
    ]


PAGE = Path(__file__).with_name("page.txt")
SEED = Path(__file__).parents[3] / "shared" / "seed" / "llrb-page.txt"


@pytest.mark.skipif(not SEED.exists(), reason="the seed page is not beside the project")
def test_the_seed_page() -> None:
    articles = seen(SEED.read_text("utf-8"))
    assert [(article.title, article.names) for article in articles] == [
        (
            "资源优势“问计”制造优势",
            [
                "李牧 editor",
                "冯海砚 editor",
                "王雅妮 editor",
                "白颖凯 proofreader",
                "雒晓利 author",
            ],
        ),
        ("检察公益诉讼助推生态环境和资源保护取得成效", ["程硕 graphics"]),
        ("智慧出警 守护平安 不打烊", ["冯凯治 reporter", "马超 correspondent"]),
        ("我们的节日·幸福重阳节", ["李雅萍 photographer"]),
        ("临县为“夕阳红”法治志愿服务队授旗", ["李雅萍 reporter"]),
        (None, ["冯海砚 photographer"]),
        ("文水县总工会为产业工人队伍“充电”", ["王瑞 reporter"]),
    ]
    assert articles[0].kinds.startswith("MTSNbHbbb")
    assert articles[1].kinds == "T" + "l" * 28 + "N"


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("产能占全省一成。化工产\n\n品以初级品为主。", ["产能占全省一成。化工产品以初级品为主。"]),
        ("产值达两千亿\n\n，增长7%。", ["产值达两千亿，增长7%。"]),
        ("发展氢能、\n光伏两条链。", ["发展氢能、光伏两条链。"]),
        ("会议强调，要稳。GDP of\nChina增长。", ["会议强调，要稳。GDP of China增长。"]),
        ("产能占全省一成。\n\n品以初级品为主。", ["产能占全省一成。", "品以初级品为主。"]),
        ("发展再上台阶\n\n全市增长7%。", ["发展再上台阶", "全市增长7%。"]),
        ("全市增长7%。其中工业\n　　农业增长3%。", ["全市增长7%。其中工业", "农业增长3%。"]),
        ("一起来看——\n全市增长7%。", ["一起来看——", "全市增长7%。"]),
        (
            "丰收了\n　　九月的田野，稻谷飘香，农民们忙着收\n割。今年全县种植水稻三十万亩，预计总\n"
            "产量十五万吨，比去年增长百分之五，再\n创历史新高。\n　　县农业局局长说，亩产提高。",
            [
                "丰收了",
                "九月的田野，稻谷飘香，农民们忙着收割。今年全县种植水稻三十万亩，"
                "预计总产量十五万吨，比去年增长百分之五，再创历史新高。",
                "县农业局局长说，亩产提高。",
            ],
        ),
    ],
    ids=[
        "in a word",
        "before a comma",
        "after an enumeration comma",
        "between words of letters",
        "not after a sentence",
        "not after a title",
        "not before an indented line",
        "not after a dash that announces",
        "fixed width",
    ],
)
def test_column_breaks(text: str, paragraphs: list[str]) -> None:
    page = read_page(text)
    assert [page.reading[p.start : p.end] for p in page.paragraphs] == paragraphs


def test_a_quote_across_a_break_is_repaired_and_bracketed() -> None:
    text = "产能占全省一成。化工产\r\n\r\n品以初级品为主。"
    page = read_page(text)
    at = page.reading.index("化工产品")
    span = page.span(at, at + 4)
    assert (span.text, span.start, span.end) == ("化工产品", 8, 16)


def test_a_name_without_its_space_maps_to_the_printed_one() -> None:
    text = "本报讯（记者 牛　　军）供热了。"
    page = read_page(text)
    (name,) = page.bylines
    assert page.reading[name.start : name.end] == "牛军"
    assert page.span(name.start, name.end).text == "牛　　军"


def test_a_speaker_without_the_space_in_his_name() -> None:
    page = read_page("统计处处长岑 敏介绍，出口增长。")
    assert "处长岑敏介绍" in page.reading
