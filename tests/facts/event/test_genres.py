"""Who did what in sentences of many genres: trigger, actor and object of the first event."""

from __future__ import annotations

import pytest

from tests.facts.event.pages import events_of

# Each line: sentence | trigger | actor | what, "-" where there is none.
TOLD = """
6月12日，该院将拾到的锦旗转赠给实习法官。 | 转赠 | 该院 | 拾到的锦旗
6月5日凌晨，三名嫌疑人在逃往外省途中被高速交警截获。 | 截获 | 高速交警 | 嫌疑人
该工程由省水利设计院承担设计，今年3月开工。 | 开工 | - | 该工程
由文化局和电视台联合举办的2023年“村晚”展示活动6月3日启动。 | 启动 | - | “村晚”展示活动
云溪论坛2023年年会6月3日举行。 | 举行 | - | 云溪论坛2023年年会
2支国家紧急医学救援队小分队，6月3日上午到达灾区。 | 到达 | 国家紧急医学救援队小分队 | 灾区
驻韩美军一架战斗机6月3日在群山市附近海域坠毁。 | 坠毁 | - | 战斗机
6月3日起，银行陆续降低汇票手续费、免收工本费等费用。 | 降低 | 银行 | 汇票手续费、免收工本费等费用
本月10日，市中级人民法院以受贿罪判处被告人黄某有期徒刑十一年。 | 判处 | 市中级人民法院 | 有期徒刑十一年
6月2日，村里请来省农科院专家手把手教剪枝。 | 请来 | 村里 | 省农科院专家
6月初，第一批鲜桃经由中欧班列运往莫斯科。 | 运往 | - | 第一批鲜桃
6月5日，一头野猪闯入县城小区。 | 闯入 | 野猪 | 县城小区
6月8日，省领导到云溪县督导秋汛防御工作。 | 督导 | 省领导 | 秋汛防御工作
6月9日，由江南大学牵头建设的智能农机联合实验室在云州揭牌。 | 揭牌 | - | 智能农机联合实验室
6月7日凌晨，李某驾驶小型轿车行驶至滨江路时，撞上路边护栏。 | 撞上 | 李某 | 路边护栏
6月3日，经人民调解委员会调解，双方自愿达成和解协议。 | 达成 | 双方 | 和解协议
公司股票自6月11日开市起停牌。 | 停牌 | - | 公司股票
6月11日，首班直达列车从云州南站驶出。 | 驶出 | - | 首班直达列车
疑犯昨晨由警员押送往法院应讯。 | 押送 | 警员 | 疑犯
"""
ROWS = [tuple(part.strip() for part in line.split("|")) for line in TOLD.strip().splitlines()]


@pytest.mark.parametrize(("text", "trigger", "actor", "what"), ROWS, ids=lambda value: str(value))
def test_who_did_what(text: str, trigger: str, actor: str, what: str) -> None:
    page, (event, *_) = events_of(text)
    told = [part and page.quote(*part) for part in (event.trigger, event.actor, event.what)]
    assert told == [trigger, *(None if part == "-" else part for part in (actor, what))]


def test_a_meeting_that_was_held_does_not_act() -> None:
    page, (_, second) = events_of("6月12日，全市招商引资大会召开，会上签约项目23个。")
    assert page.quote(*second.trigger) == "签约"
    assert second.actor is None
