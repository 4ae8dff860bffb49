"""What a number counts where its noun stands with another number, or before it in the sentence."""

from __future__ import annotations

from functools import cache

import pytest

from zhextract import Change, Extractor, Quantity

# what decides -> sentence -> the metric of each of its quantities and changes, in order
METRICS: dict[str, dict[str, list[str | None]]] = {
    "some of things counted before": {
        "本次排查的240个村中，有36个存在隐患，已完成整改28个。": ["村", "村", "村"],
        "目前，已有6个人中有4人痊愈出院。": ["人", "痊愈出院"],
        "全国31个省中，有27个实现正增长。": ["省", "省"],
        "18名队员中，有5名来自农村。": ["队员", "队员"],
        "在接受调查的3000名家长中，超过七成表示支持。": ["家长", "家长"],
        "全省4.2亿平方米供热面积中，3.9亿平方米已正常供热。": ["供热面积", "供热面积"],
        "86个县里，只有9个财政收入过十亿元。": ["县", "县", "财政收入"],
        "首批入驻的52家企业中，外资企业占三成。": ["企业", "外资企业"],
    },
    "the total, behind a part of it": {
        "全市法院共受理案件12.6万件，其中民事案件8.9万件，审结11.8万件。": [
            "案件",
            "民事案件",
            "案件",
        ],
        "该县排查房屋4.6万栋，其中自建房3.2万栋，整治到位1.1万栋。": ["房屋", "自建房", "房屋"],
        "累计确诊病例86例，其中本土病例52例、境外移入34例，治愈71例。": [
            "确诊病例",
            "本土病例",
            "确诊病例",
            "确诊病例",
        ],
    },
    "a noun that two numbers share": {
        "央行开展400亿元7天期和1200亿元14天期逆回购操作。": [
            "逆回购操作",
            "逆回购操作",
            "逆回购操作",
            "逆回购操作",
        ],
        "财政部发行300亿元2年期、500亿元5年期国债。": ["国债", "国债", "国债", "国债"],
        "公司新购15台大型、20台小型挖掘机。": ["小型挖掘机", "小型挖掘机"],
    },
    "the thing behind a measure": {
        "会上签约的100万千瓦光储一体化项目年内开工。": ["光储一体化项目"],
        "配套的20万千瓦/80万千瓦时储能系统同步投运。": ["储能系统", "储能系统"],
        "县里新建的30万吨仓容粮库将于秋收前启用。": ["仓容粮库"],
        "他流转的860亩地全部种上了大豆。": ["地"],
        "每小时25吨的选种线全速运转。": ["选种线"],
        "救援人员从3米多深的泥土中救出一对母子。": ["深"],
        "一辆满载32吨沥青的罐车侧翻。": ["沥青"],
        "工厂日处理2000吨垃圾，发电60万度。": ["垃圾", "发电"],
        "2.6万亩高标准农田已全部验收。": ["高标准农田"],
        "省里下达8000万元以工代赈资金。": ["以工代赈资金"],
    },
    "the noun before people": {
        "省、市、县三级救援力量360多人昼夜奋战。": ["三级救援力量"],
        "工程抢险队120人连夜开赴堤段。": ["工程抢险队"],
        "参训学员86人全部通过考核。": ["参训学员"],
    },
    "an act that names its object": {
        "去年，法院收案4.2万件，结案4.1万件。": ["收案", "结案"],
        "派出所上半年接警3200起，同比下降两成。": ["接警", "接警"],
        "县检察院批捕84人，起诉126人。": ["批捕", "起诉"],
    },
    "what is done at a place": {
        "考古人员在遗址清理墓葬46座、灰坑120个。": ["墓葬", "灰坑"],
        "工作人员在现场清点物资300箱。": ["物资"],
        "警方在码头查获走私香烟1.2万条。": ["走私香烟"],
        "志愿者在沿河捡拾垃圾5吨。": ["垃圾"],
        "李某先后骗取被害人钱款86万余元。": ["钱款"],
        "法院追缴违法所得34万元，没收作案工具12件。": ["违法所得", "作案工具"],
    },
    "seats": {
        "董事会11席中，独立董事占4席。": ["董事会", "董事"],
    },
    "the name of a place is no measure": {
        "宁波舟山港连续15年位居全球第一，货物吞吐量达13.24亿吨。": [None, None, "货物吞吐量"],
        "该院拥有床位1200张。": ["床位"],
        "这家专门做外贸的小厂只有27名工人。": ["工人"],
    },
    "an age that limits people": {
        "全市共有车位38万个，其中地下车位24万个。": ["车位", "地下车位"],
    },
    "some of a group that do something": {
        "全村132户村民，有98户开起了农家乐。": ["村民", "村民"],
        "全班46名学生，有12名考上了重点大学。": ["学生", "学生"],
        "园区建成厂房60栋，有42栋已经租出。": ["厂房", "厂房"],
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
