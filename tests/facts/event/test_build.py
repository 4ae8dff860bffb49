"""Events of a page: who they are about, what is refused, and what any text may hold."""

from __future__ import annotations

import time

import pytest

from tests.facts.event.pages import events_of


def triggers(text: str, **options: object) -> list[str]:
    page, events = events_of(text, **options)  # type: ignore[arg-type]
    return [page.quote(*event.trigger) for event in events]


def test_participants_are_those_named_in_the_clause() -> None:
    text = "6月12日，陶砚在南宁会见孟克，丁一陪同。"
    page, (event,) = events_of(text, names=["孟克", "丁一", "陶砚"])
    assert event.participants == (2, 0)
    assert event.actor is not None
    assert page.quote(*event.actor) == "陶砚"


def test_life_goes_on_about_its_person() -> None:
    text = "杜学军，男，汉族，1975年8月生，1997年7月参加工作，2021年5月任市政府秘书长。"
    page, events = events_of(text, names=["杜学军"])
    assert [page.quote(*event.trigger) for event in events] == ["生", "参加", "任"]
    assert {page.quote(*event.actor) for event in events if event.actor} == {"杜学军"}


def test_actor_goes_on_in_the_paragraph_and_not_beyond() -> None:
    text = "6月5日，县图书馆举办讲座。6月9日恢复开放。"
    page, (_, second) = events_of(text)
    assert second.actor is not None
    assert page.quote(*second.actor) == "县图书馆"
    _, (_, other) = events_of("6月5日，县图书馆举办讲座。\n\n6月9日恢复开放。")
    assert other.actor is None


def test_dateline_is_no_part_of_an_event() -> None:
    text = "新华社西安6月12日电 （记者 方舟）12日，西安机场新航站楼启用。"
    page, (event,) = events_of(text)
    assert page.quote(event.start, event.end) == "12日，西安机场新航站楼启用"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("第20届中国—东盟博览会6月16日在南宁开幕。", "第20届中国—东盟博览会"),
        ("6月15日，昆明—大理铁路开通。", "昆明—大理铁路"),
        ("6月2日，村里用上了千兆宽带。", "千兆宽带"),
        ("警方6月2日召开记者会交代案情。", "记者会"),
        ("市长6月2日出席论坛致辞。", "论坛"),
    ],
)
def test_what_ends_where_its_name_does(text: str, what: str) -> None:
    page, (event, *_) = events_of(text)
    assert event.what is not None
    assert page.quote(*event.what) == what


def test_clause_of_what_was_got_names_nobody() -> None:
    page, events = events_of(
        "近年来，泰顺县明确工作要求，得到了专家的高度评价，2022年召开了推进会。"
    )
    (event,) = events
    assert event.actor is not None
    assert page.quote(*event.actor) == "泰顺县"


def test_span_runs_from_the_time_or_an_earlier_actor() -> None:
    page, (event,) = events_of("据介绍，考察团13日参观钦州港，客商同行。")
    assert page.quote(event.start, event.end) == "考察团13日参观钦州港"


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("大桥6月1日通车。", False),
        ("大桥将于7月1日通车。", True),
        ("公司计划6月30日举行说明会。", True),
        ("县里6月9日将响应等级提升至Ⅱ级。", False),
    ],
)
def test_planned_is_told_from_past(text: str, planned: bool) -> None:
    _, (event,) = events_of(text)
    assert event.planned is planned


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2019年8月，她出任校长。", "event.appointment"),
        ("6月9日，村民们划破夜空。", "event.predicate"),
    ],
)
def test_rule_names_what_found_it(text: str, rule: str) -> None:
    _, (event,) = events_of(text)
    assert event.rule == rule
    assert set(event.parts()) >= {"time", "trigger"}


@pytest.mark.parametrize(
    "text", ["若6月30日降雨，比赛将推迟。", "5月的山坡开遍杜鹃。", "6月8日未发现伤者。"]
)
def test_what_is_not_said_to_happen(text: str) -> None:
    assert triggers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "6月9日",
        "6月9日，",
        "\ud83d6月9日开幕\udc00",
        "6月9日\x00举行\x00大会",
        "6月9日🎉开业🎉",
        "（6月9日）",
        "“6月9日",
        "6月9日的的的",
        "。6月9日将将将",
        "6月9日被被",
    ],
    ids=ascii,
)
def test_no_text_raises(text: str) -> None:
    for event in events_of(text)[1]:
        assert 0 <= event.start <= event.trigger[0] < event.trigger[1] <= event.end <= len(text)


@pytest.mark.parametrize(
    "unit",
    [
        "6月9日",
        "6月9日举行",
        "的",
        "6月9日、",
        "举行的",
        "“",
        "（",
        "6月9日在上",
        "将",
        "以",
        "，6月9日",
    ],
)
def test_growth_is_linear(unit: str) -> None:
    def seconds(count: int) -> float:
        text = "6月9日，" + unit * count
        events_of(text)
        started = time.process_time()
        events_of(text)
        return time.process_time() - started

    small, large = seconds(1_000), seconds(4_000)
    assert large < 8 * small + 0.2
