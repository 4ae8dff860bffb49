from __future__ import annotations

import subprocess
import sys

import pytest

from zhextract.text.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("２０７２．８９亿元", "2072.89亿元"),
        ("ＧＤＰ增长７．８％", "GDP增长7.8%"),
        ("产值１，２３４亿元", "产值1,234亿元"),
        ("产值1,234.5亿元", "产值1,234.5亿元"),
        ("第3，100人", "第3，100人"),
        ("34.6%,铝土矿", "34.6%，铝土矿"),
        ("增长7.8%,2023年", "增长7.8%，2023年"),
        ("组版:李牧 (实习);谁?好!", "组版：李牧 （实习）；谁？好！"),
        ("8:30开门，比分2：1", "8:30开门，比分2:1"),
        ("比例为3∶2", "比例为3:2"),
        ("网址http://a.cn/b", "网址http://a.cn/b"),
        ("Plain, English (text): ok?", "Plain, English (text): ok?"),
        ("「稳」字『当』头", "“稳”字‘当’头"),
        ('他说"好"，又说"行"', "他说“好”，又说“行”"),
        ("1—8月", "1—8月"),
        ("1–8月", "1—8月"),
        ("1－8月", "1—8月"),
        ("1─8月", "1—8月"),
        ("2018年－2022年", "2018年—2022年"),
        ("增长－2.1%", "增长-2.1%"),
        ("增长–2.1%", "增长-2.1%"),
        ("增长−2.1%", "增长-2.1%"),
        ("－20℃至－5℃", "-20℃至-5℃"),
        ("18℃～27℃", "18℃~27℃"),
        ("2〜3級", "2~3级"),
        ("古丽‧买买提、让・雷诺", "古丽·买买提、让·雷诺"),
        ("弗拉基米尔．普京", "弗拉基米尔·普京"),
        ("１．总体", "1.总体"),
        ("￥100，3﹪", "¥100，3%"),
        ("李\u3000强\u00a0王", "李 强 王"),
        ("二○二三年、二0一八年、二〇〇〇年", "二〇二三年、二〇一八年、二〇〇〇年"),
        ("某○○区100米", "某○○区100米"),
        ("⾦额与車", "金额与车"),
        ("a\tb\r\nc\u2028d", "a\tb\r\nc\u2028d"),
    ],
    ids=lambda text: repr(text),
)
def test_canonical_form(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("8000餘戶、三億貳千萬", "8000余户、三亿贰千万"),
        ("臺灣", "台湾"),
        ("三天後", "三天后"),
        ("衞生署説爲眾人", "卫生署说为众人"),
        (
            "經濟部發布統計，後續乾燥地區於週五關閉，餘額與幹部隻字未提",
            "经济部发布统计，后续干燥地区于周五关闭，余额与干部只字未提",
        ),
    ],
    ids=lambda text: text[:6],
)
def test_traditional_becomes_simplified(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "text",
    ["名著与乾隆年间，于是余额着落", "朱镕基、王喆、李堃、於先生", "乾县的薹菜", "曲阜师大徵文"],
)
def test_simplified_text_is_left_alone(text: str) -> None:
    assert fold(text) == text


def test_a_quoted_word_does_not_make_a_text_traditional() -> None:
    assert fold("乾县题词“為國”，於先生在场") == "乾县题词“为国”，於先生在场"


def test_lone_surrogates_pass() -> None:
    text = "\ud800經濟部發布統計，關閉\udfff開業"
    assert fold(text) == "\ud800经济部发布统计，关闭\udfff开业"


def test_folding_twice_changes_nothing() -> None:
    text = "「２０２２年」,增长－2.1％;李\u3000强(記者)8:30 ~ ～ 二○二三年"
    assert fold(fold(text)) == fold(text)


def test_opencc_is_not_loaded_for_simplified_text() -> None:
    code = (
        "import sys; from zhextract.text.fold import fold; fold('朱镕基，全市增长5％');"
        "sys.exit('opencc' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
