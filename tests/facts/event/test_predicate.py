"""Which word of a dated clause is its predicate, and whose happening it is."""

from __future__ import annotations

import pytest

from tests.facts.event.pages import events_of


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("6月12日，剧组在云州会见影迷。", "会见"),
        ("6月7日，老秦遇到一位冒雨徘徊的旅客。", "遇到"),
        ("6月8日晨，他因心脏病突发在云州去世。", "去世"),
        ("5月31日，作曲家因病在云州逝世。", "逝世"),
        ("6月9日，为修渠，村里举办募捐。", "举办"),
        ("6月9日，县里就房价问题发表声明。", "发表"),
        ("6月14日，校方将写满签名的信交付县里。", "交付"),
        ("市长6月4日在县里举行的会上说，路要修好。", "说"),
        ("6月8日，火炬传递启航仪式在云州举行。", "举行"),
        ("6月10日，春季供水全面启动。", "启动"),
        ("6月5日，县里发表声明，道歉。", "发表"),
        ("6月15日，市里举行仪式，欢迎客人。", "举行"),
        ("6月10日下午，返程高峰到来。", "到来"),
        ("2019年，他被提拔为主任。", "提拔"),
        ("2021年12月，他赴云州进修。", "进修"),
    ],
    ids=lambda value: value,
)
def test_main_predicate(text: str, trigger: str) -> None:
    page, events = events_of(text)
    assert page.quote(*events[0].trigger) == trigger


@pytest.mark.parametrize(
    ("text", "actor", "what"),
    [
        ("6月9日，周某被警方抓获。", "警方", "周某"),
        ("6月9日，大会闭幕。", None, "大会"),
        ("6月9日，邻县跟进。", "邻县", None),
        ("县里与两校合办的书展，6月6日在云州举行。", None, "书展"),
        ("6月6日，以读书为主题的书展举行。", None, "书展"),
        ("6月6日，旧书捐献给学校。", None, "旧书"),
        ("科考队6月11日出发，6月17日回到云州。", "科考队", "云州"),
        ("6月11日，新桥建成并正式投入运行。", None, "新桥"),
        ("6月11日，第二批设备安装到位。", None, "第二批设备"),
    ],
    ids=lambda value: str(value),
)
def test_actor_and_what(text: str, actor: str | None, what: str | None) -> None:
    page, events = events_of(text)
    event = events[-1]
    assert (event.actor and page.quote(*event.actor)) == actor
    assert (event.what and page.quote(*event.what)) == what


@pytest.mark.parametrize(
    "text",
    ["6月9日，他修渠时。", "6月9日正午时分，天热。", "2014年，他家建档立卡。"],
    ids=lambda value: value,
)
def test_what_has_no_predicate(text: str) -> None:
    assert events_of(text)[1] == []
