"""Which noun a metric is, and which of its modifiers belong to it."""

from __future__ import annotations

from functools import cache

import pytest

from zhextract import Change, Extractor, Quantity

# what decides -> sentence -> the metric of each of its quantities and changes, in order
METRICS: dict[str, dict[str, list[str | None]]] = {
    "the whole compound, and not its last word": {
        "受理消费维权投诉3120件，办结率98%。": ["消费维权投诉", "办结率"],
        "景区全年接待预约参观团队460批。": ["预约参观团队"],
        "学校配备电动接送校车12辆。": ["电动接送校车"],
        "平均每户日均用水0.38吨。": ["日均用水"],
        "全市已建成家门口养老服务站320个。": ["家门口养老服务站"],
        "公安机关破获电信网络诈骗案件430起。": ["电信网络诈骗案件"],
        "新增跨境电商海外仓11个。": ["跨境电商海外仓"],
        "该院完成断指再植手术26例。": ["断指再植手术"],
        "退还违规收取物业费37万元。": ["物业费"],
        "缴纳土地出让金2.3亿元。": ["土地出让金"],
        "老城改造一期工程涉及拆迁户480户。": ["拆迁户"],
        "县里投放共享电动自行车3000辆。": ["共享电动自行车"],
    },
    "the noun, without the verb beside it": {
        "省里派出专家帮助六个县修复受损农田。": ["县"],
        "这家厂每小时300件的分拣线昼夜运转。": ["分拣线"],
        "骗取医保基金140万元的院长被刑拘。": ["医保基金"],
        "法院为农民工追回欠薪210万元。": ["欠薪"],
        "动员群众撤离到高处的安置点23个。": ["安置点"],
        "组织12支队伍深入山区巡查。": ["队伍"],
        "邀请8名书法家现场写春联。": ["书法家"],
        "投入8000余名警力维护秩序。": ["警力"],
        "选派60名医生下乡义诊。": ["医生"],
        "32个村庄恢复供电。": ["村庄"],
        "5条航线暂停运营。": ["航线"],
        "200多名群众连夜搬迁到学校。": ["群众"],
        "15所学校临时停课。": ["学校"],
    },
    "whose it is, and what is measured": {
        "沪宁高速昨日车流量达35万辆次。": ["车流量"],
        "川航集团上半年亏损12亿元。": ["亏损"],
        "球迷协会捐出善款20万元。": ["善款"],
        "明华电子昨收报15.3元，跌2.1%。": [None, None],
        "东部四州终端用电量增长5%。": ["终端用电量"],
        "每亩可为农户增收600元。": ["增收"],
        "距第一名只有3分之差。": ["差"],
        "苏州、无锡、常州三市GDP均超万亿元。": ["GDP"],
        "张伟明月薪6800元。": ["月薪"],
        "李家沟村人均分红3200元。": ["人均分红"],
        "市财政局拨付救灾款600万元。": ["救灾款"],
        "滨江区法院受理劳动争议案件318件。": ["劳动争议案件"],
    },
    "words that are easily cut wrong": {
        "双方比分改写为3比2。": ["比分"],
        "全队命中三分球13个。": ["三分球"],
        "该股收涨4.5%。": [None],
        "票价从60元涨至80元。": ["票价"],
        "体检中心查出高血压患者52人。": ["高血压患者"],
        "车站发送旅客9.8万人次。": ["旅客"],
        "大棚里的草莓一天能卖200斤。": ["草莓"],
    },
    "the thing counted": {
        "救援队伍260人连夜赶到。": ["救援队伍"],
        "该线路日开行列车36列。": ["列车"],
        "来华留学生达3.2万人。": ["来华留学生"],
        "在建商品房项目26个。": ["在建商品房项目"],
        "赴台游客同比增长12%。": ["赴台游客"],
        "30万千瓦的风电项目全部并网。": ["风电项目"],
        "奖金最高的一项达80万元。": ["奖金"],
        "受雨雪天气影响的航班达46架次。": ["航班"],
        "他跳出8.12米的赛季最好成绩。": ["赛季最好成绩"],
    },
    "limits and lengths of time": {
        "身高1.2米以下儿童免票。": ["身高"],
        "这对老夫妻结婚已经50年。": ["结婚"],
        "展览将持续两个月。": ["展览"],
        "大桥从开工到通车历时四年。": ["通车"],
        "工期为18个月。": ["工期"],
        "连续6年是该国最大投资来源国。": ["最大投资来源国"],
        "时隔九年再次夺冠。": ["夺冠"],
        "10年期国债收益率下行2个基点。": ["国债", "国债收益率"],
        "飞行时间缩短至3小时。": ["飞行时间"],
        "罚款1万元以上5万元以下。": ["罚款"],
    },
}


@cache
def _extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    ("text", "expected"), [case for cases in METRICS.values() for case in cases.items()]
)
def test_metric_of_each_number(text: str, expected: list[str | None]) -> None:
    document = _extractor().extract(text, published="2024-05-10")
    figures = [fact for fact in document.facts if isinstance(fact, Quantity | Change)]
    assert [fact.metric and fact.metric.text for fact in figures] == expected
