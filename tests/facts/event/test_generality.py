"""Dated happenings in words and orders of words that the lexicon does not list one by one."""

from __future__ import annotations

import pytest

from tests.facts.event.pages import events_of


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("村里2004年修起码头。", "修起"),
        ("2017年公司引入资方，次年上市。", "引入"),
        ("6月9日，县里抽调23名医生下沉乡镇。", "抽调"),
        ("6月9日晚，一场雷雨导致列车晚点。", "导致"),
        ("专家组6月6日查看受灾田块。", "查看"),
        ("6月3日老秦送母亲去医院。", "送"),
        ("首批改造的小区将于6月上旬进场施工。", "施工"),
        ("来访的总理8日下午离开云州。", "离开"),
        ("6月4日，议案审议通过议程。", "审议通过"),
        ("他10月将前往海边执行下一个任务。", "执行"),
        ("6月5日，一楼房因电瓶充电起火。", "起火"),
        ("发言人27日在此间举行的发布会上说，路通了。", "说"),
        ("警方去年12月根据举报将周某抓获。", "抓获"),
        ("6月9日，工程通过竣工验收。", "通过"),
        ("6月8日研究人员为其植入芯片。", "植入"),
        ("白鹭2021年被列为保护动物。", "列为"),
        ("去年12月底设备交付使用。", "交付"),
    ],
    ids=lambda value: value,
)
def test_main_predicate(text: str, trigger: str) -> None:
    page, events = events_of(text)
    assert page.quote(*events[0].trigger) == trigger


@pytest.mark.parametrize(
    ("text", "actor", "what"),
    [
        ("6月9日，新隧道打通。", None, "新隧道"),
        ("6月9日，“健康行”活动走进云州社区。", None, "“健康行”活动"),
        ("6月9日，书展在云州拉开帷幕。", None, "书展"),
        ("云州一艘木船6月9日倾覆。", None, "木船"),
        ("全县23户企业6月9日参与错峰。", "企业", "错峰"),
        ("该站6月9日加开列车38列。", "该站", "列车"),
        ("6月9日，他的同事被一辆轿车撞倒。", "轿车", "他的同事"),
        ("6月9日注册的新用户可领礼包。", "新用户", None),
        ("新剧已经开播，计划2027年与观众见面。", None, "新剧"),
        ("6月9日，部长否认向邻国转让技术。", "部长", "向邻国转让技术"),
        ("县里要求各乡镇6月20日前完成清淤。", "各乡镇", "清淤"),
        ("6月9日，村民与警察发生冲突。", "村民与警察", "冲突"),
        ("6月9日，县里召开会议部署防汛。", "县里", "会议"),
        ("6月9日，“雪雁”号结束161天的远航。", "“雪雁”号", "远航"),
        ("辽宁6月9日制定实施新方案。", "辽宁", "新方案"),
        ("6月9日，队长方大同拉伤大腿。", "队长方大同", "大腿"),
        ("6月9日，他拿到注册批文。", "他", "注册批文"),
    ],
    ids=lambda value: str(value),
)
def test_actor_and_what(text: str, actor: str | None, what: str | None) -> None:
    page, events = events_of(text)
    event = events[-1]
    assert (event.actor and page.quote(*event.actor)) == actor
    assert (event.what and page.quote(*event.what)) == what


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("他6月9日去杭州参展。", "杭州"),
        ("他2003年南下东莞打工。", "东莞"),
        ("在九江，工人6月9日凌晨登上铁塔。", "九江"),
        ("6月9日，三沙镇一处堤坝出现管涌。", "三沙镇一处堤坝"),
        ("6月9日，他在途中遇到大雨。", None),
        ("6月9日，曾供职于研究院的老秦离职。", None),
    ],
    ids=lambda value: str(value),
)
def test_place(text: str, place: str | None) -> None:
    page, events = events_of(text)
    location = events[-1].location
    assert (location and page.quote(*location)) == place


@pytest.mark.parametrize(
    "text",
    [
        "10月份，新动能加快成长。",
        "2022年，政法机关不断完善机制。",
        "老秦今年72岁，缴费28年。",
        "任期自6月1日起至明年届满。",
        "这是双方去年11月停火后第三次换俘。",
        "二季度库存消化。",
        "6月15日体检显示指标正常。",
    ],
    ids=lambda value: value,
)
def test_efforts_ages_and_sums_are_none(text: str) -> None:
    assert events_of(text)[1] == []
