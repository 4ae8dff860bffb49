"""A surname with what its bearer is called: 李医生, 闫博士; and what looks like it."""

from __future__ import annotations

import pytest

from tests.facts.person.people import mentions_of, names_of, roles_of


@pytest.mark.parametrize(
    ("text", "surname", "title"),
    [
        ("李医生说，孩子只是受了凉，回家多喝水就行。", "李", "医生"),
        ("闫博士的团队在戈壁里守了六年。", "闫", "博士"),
        ("听课的人里有一位沈教授，他记了满满两页。", "沈", "教授"),
        ("韩老师退休后，每周还来学校教书法。", "韩", "老师"),
        ("“机器是去年装的。”车间里的胡工程师介绍。", "胡", "工程师"),
        ("孙大夫今年五十八岁，在白石乡卫生院干了三十年。", "孙", "大夫"),
        ("马老师退休后，每周还来学校教书法。", "马", "老师"),
        ("听课的人里有一位江教授，他记了满满两页。", "江", "教授"),
        ("住在隔壁的黄师傅听见响声，第一个冲了出去。", "黄", "师傅"),
        ("据彭博士分析，水温每升高一度，鱼苗成活率下降两成。", "彭", "博士"),
        ("住在隔壁的许师傅听见响声，第一个冲了出去。", "许", "师傅"),
    ],
)
def test_a_surname_with_a_title_is_a_person(text: str, surname: str, title: str) -> None:
    assert roles_of(text) == {(surname, title, None)}


@pytest.mark.parametrize(
    "text",
    [
        "高校教授说，今年报考人数增加。",
        "高校长期坚持免费开放。",
        "该院多名医生说，夜间急诊量上升。",
        "于是医生建议他住院。",
        "时任局长说，账目没有问题。",
        "和书记一起下乡的还有三名干部。",
        "向老师请教之后，他改了图纸。",
        "双方律师都没有回应。",
        "卫生健康委基层司负责人介绍了情况。",
        "韩总统当天会见了代表团。",
        "带电作业班班长连夜上杆。",
    ],
)
def test_a_word_before_a_title_is_none(text: str) -> None:
    assert names_of(text) == []


def test_a_doctor_of_whom_the_page_has_the_full_name() -> None:
    text = "领队闫丽华登上船。闫博士说，样品很多。闫随即又补充说，还要再测。"
    assert mentions_of(text) == {"闫丽华": ["闫丽华", "闫", "闫"]}
    assert roles_of(text) == {("闫丽华", "领队", None)}


@pytest.mark.parametrize(
    ("text", "name", "surname"),
    [
        ("工人马麦燕来了。小马把合同叠了又叠。", "马麦燕", "马"),
        ("厂长陈一鸣到了。陈总说，先修路。", "陈一鸣", "陈"),
        ("厂长陈一鸣到了。老陈不抽烟。", "陈一鸣", "陈"),
        ("护士周小燕值班。周姐最忙。", "周小燕", "周"),
        ("设计师何为民八十九岁。何老每天画图。", "何为民", "何"),
        ("市议员江宥蓁批评预算。江随即回呛主席。", "江宥蓁", "江"),
    ],
)
def test_a_surname_alone_is_whoever_was_named_with_it(text: str, name: str, surname: str) -> None:
    assert mentions_of(text) == {name: [name, surname]}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("赏冠军，男，1971年出生，经济师。", "赏冠军"),
        ("任随安，男，1963年11月出生，大学学历。", "任随安"),
        ("万启成：男，出生于1955年，高级工程师。", "万启成"),
        ("周新兵，男，1976年出生，现任青岭市水务局局长。", "周新兵"),
        ("董事郑扬宏男，51岁，大学文化。", "郑扬宏"),
        ("孙立：中国国籍，无境外居留权，男，1967年出生。", "孙立"),
        ("李维先生，中国国籍，男，汉族，1969年生。", "李维"),
    ],
)
def test_what_stands_before_the_sex_is_a_name(text: str, name: str) -> None:
    assert names_of(text) == [name]
