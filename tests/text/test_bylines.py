from __future__ import annotations

import pytest

from zhextract.engine.lexicon import load_lexicon
from zhextract.text.bylines import parse_credit
from zhextract.text.fold import fold
from zhextract.text.names import PACKAGE, has_surname, is_person

# What a line is, and the names in it: R reporter, C correspondent, A author, P photographer,
# G graphics, E editor, V proofreader.
LINES = {
    "□ 雒小利": "A雒小利",
    "□ 本报记者 冯大治": "R冯大治",
    "通讯员 马大超": "C马大超",
    "□ 本报记者 丁 磊 通讯员 郝小婷": "R丁 磊 C郝小婷",
    "本报记者 王小明 李强": "R王小明 R李强",
    "本报记者 李　　强 王小明 通讯员 马　超": "R李  强 R王小明 C马 超",
    "本报记者 李 强 王 伟": "R李 强 R王 伟",
    "记者李强、王小明": "R李强 R王小明",
    "新华社记者 王小明": "R王小明",
    "中新社记者 王小明": "R王小明",
    "本报驻京记者 王小明": "R王小明",
    "全媒体记者 王小明 实习生 李强": "R王小明 R李强",
    "新海滨·海滨日报记者 王小明": "R王小明",
    "本报记者 古丽·买买提": "R古丽·买买提",
    "记者 欧阳 修": "R欧阳 修",
    "记者渠小卿": "R渠小卿",
    "通讯员王小升记者蔡小勤汤华明": "C王小升 R蔡小勤 R汤华明",
    "每经记者胡玉小魏玉卿朱凯": "R胡玉小 R魏玉卿 R朱凯",
    "本報記者陳大文台北報導": "R陈大文",
    "記者林小華／高雄報導": "R林小华",
    "中央社記者林小蓁台北20日電": "R林小蓁",
    "文/李强 图/王小明": "A李强 P王小明",
    "李强 文 王小明 图": "A李强 P王小明",
    "□ 邹大斌 文/图": "AP邹大斌",
    "本报记者 贺小强 通讯员 屈小梅 文/图": "RAP贺小强 CAP屈小梅",
    "文/图：海滨融媒记者 裴小衿": "AP裴小衿",
    "李强 摄": "P李强",
    "李强摄": "P李强",
    "王小明摄": "P王小明",
    "记者李强 摄影王小明": "R李强 P王小明",
    "新华社记者 王小明 摄": "P王小明",
    "本报记者 王小明 摄影报道": "RP王小明",
    "王小明 摄影报道": "AP王小明",
    "摄影/王小明 李强": "P王小明 P李强",
    "（王小明 制图）": "G王小明",
    "新华社(程小硕 制图)": "G程小硕",
    "新华社发（李强摄）": "P李强",
    "责编：曹 颖 组版：段小东 校对：任 洁": "E曹 颖 E段小东 V任 洁",
    "本版责编 乔 羽 组版 孟 佳 校对 柳 青": "E乔 羽 E孟 佳 V柳 青",
    "责任编辑：张三 李四 | 校对：王五": "E张三 E李四 V王五",
    "[编辑：王小明]": "E王小明",
    "（本文图片由王小明摄）": "P王小明",
    "作者：王小明": "A王小明",
    "每经记者 李强 每经编辑 王小明": "R李强 E王小明",
    "（本报记者 王小明 综合编译）": "R王小明",
    "来源：新华社": "",
    "（作者单位：海滨县委宣传部）": "",
    "2023年10月18日 10:00　来源：新华社": "",
    "责编：新媒体部": "",
    "本报评论员": "",
}
FUNCTIONS = {
    "reporter": "R",
    "correspondent": "C",
    "author": "A",
    "photographer": "P",
    "graphics": "G",
    "editor": "E",
    "proofreader": "V",
}


@pytest.mark.parametrize(("line", "names"), LINES.items(), ids=LINES.keys())
def test_a_line_that_is_a_credit(line: str, names: str) -> None:
    folded = fold(line)
    credits = parse_credit(folded)
    assert credits is not None
    said = [
        "".join(FUNCTIONS[function] for function in credit.functions)
        + folded[credit.start : credit.end]
        for credit in credits
    ]
    assert " ".join(said) == names


@pytest.mark.parametrize(
    "line",
    [
        "记者从会上获悉",
        "通讯员培训班今日开班",
        "图为市民在公园拍摄",
        "图书馆开馆",
        "文明城市创建",
        "聚焦转型升级",
        "王小明",
        "本报讯",
        "本报讯（记者 王小明）全市开工",
        "【本报记者王小明报道】全市开工",
        "责任编辑制度改革",
        "▲上半年，新区",
        "产值3亿元",
        "",
        "。",
    ],
)
def test_a_line_that_is_no_credit(line: str) -> None:
    assert parse_credit(line) is None


def _examples(side: str) -> list[object]:
    table = load_lexicon(PACKAGE, "bylines.toml")
    return [
        pytest.param(word, attributes, id=word)
        for word, attributes in table.items()
        if attributes["side"] == side and attributes["function"]
    ]


@pytest.mark.parametrize(("word", "attributes"), _examples("before"))
def test_each_word_before_names(word: str, attributes: dict[str, list[str]]) -> None:
    credits = parse_credit(f"{word}：王小明")
    assert credits is not None
    assert [credit.functions for credit in credits] == [tuple(attributes["function"])]


@pytest.mark.parametrize(("word", "attributes"), _examples("both"))
def test_each_word_after_names(word: str, attributes: dict[str, list[str]]) -> None:
    credits = parse_credit(f"王小明 {word}")
    assert credits is not None
    expected = attributes["function"]
    every = ("author", *expected) if attributes.get("keeps") else expected
    assert [credit.functions for credit in credits] == [tuple(dict.fromkeys(every))]


@pytest.mark.parametrize("name", ["王小明", "欧阳修", "李　强".replace("\u3000", " "), "雒小利"])
def test_names(name: str) -> None:
    assert is_person(name)
    assert has_surname(name)


@pytest.mark.parametrize("name", ["宣传部", "新华社", "受访者", "资料", "气象局", "本报"])
def test_no_names(name: str) -> None:
    assert not is_person(name)
