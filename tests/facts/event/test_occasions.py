"""Meetings whose names hold verbs, and people who are not what a phrase is about."""

from __future__ import annotations

import pytest

import zhextract


def _event(text: str) -> tuple[str | None, str | None]:
    doc = zhextract.extract(text, published="2023-06-10")
    (event,) = doc.events
    return (
        event.actor.text if event.actor else None,
        event.what.text if event.what else None,
    )


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("纪念云州解放七十五周年座谈会6月8日在云州举行。", "纪念云州解放七十五周年座谈会"),
        ("全省推进乡村全面振兴现场会6月8日在清河县召开。", "全省推进乡村全面振兴现场会"),
        (
            "云州至江城高铁开通运营五周年庆祝活动8日在云州站举行。",
            "云州至江城高铁开通运营五周年庆祝活动",
        ),
        ("学习宣传贯彻新修订的水法座谈会昨天在云州召开。", "学习宣传贯彻新修订的水法座谈会"),
        ("6月8日晚，庆祝建校百年文艺晚会在云州大剧院上演。", "庆祝建校百年文艺晚会"),
        ("6月8日，周启明同志遗体在云州火化。", "周启明同志遗体"),
        ("纪念音乐家周启明诞辰百年音乐会6月8日在云州举行。", "纪念音乐家周启明诞辰百年音乐会"),
    ],
)
def test_what_takes_place_is_the_whole_name(text: str, what: str) -> None:
    assert _event(text) == (None, what)


@pytest.mark.parametrize(
    ("text", "actor", "what"),
    [
        ("县里6月8日召开防汛抗旱工作会议，部署下一阶段任务。", "县里", "防汛抗旱工作会议"),
        ("6月8日，航天员陈岳、林峰、沈宁顺利出舱。", "陈岳、林峰、沈宁", None),
        ("县委书记周启明、县长林峰8日看望了老党员。", "周启明", "老党员"),
    ],
)
def test_who_acts_is_as_before_or_all_who_are_listed(
    text: str, actor: str, what: str | None
) -> None:
    assert _event(text) == (actor, what)


def test_two_dated_happenings_with_a_pause_between_are_two() -> None:
    doc = zhextract.extract("云江大桥2019年开工、2022年通车。", published="2023-06-10")
    assert [(event.trigger.text, event.what and event.what.text) for event in doc.events] == [
        ("开工", "云江大桥"),
        ("通车", "云江大桥"),
    ]


def test_the_year_of_a_prize_dates_nothing() -> None:
    text = "评委会8日宣布，将2023年云江文学奖授予三名作者。"
    doc = zhextract.extract(text, published="2023-06-10")
    assert [event.trigger.text for event in doc.events] == ["宣布"]
