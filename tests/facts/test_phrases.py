"""The metric that a sentence gives to its first number: the noun phrase finder at work."""

from __future__ import annotations

from functools import cache

import pytest

from zhextract import Extractor
from zhextract.types import Change, Quantity

# sentence -> the metric of each of its numbers, in order; None where there is none
METRICS: dict[str, list[str | None]] = {
    # behind the number
    "开发区新签项目18个。": ["项目"],
    "全县建成34家养老驿站。": ["养老驿站"],
    "车间里摆着6台烘干设备。": ["烘干设备"],
    "超过两千盏灯笼亮相。": ["灯笼"],
    "学校开设了12个优质招聘岗位。": ["优质招聘岗位"],
    "民警抓获9名涉嫌盗窃的嫌疑人。": ["嫌疑人"],
    "全村有210户560余名村民。": ["村民", "村民"],
    "医院组织了47页的调查报告。": ["调查报告"],
    # before the number
    "全市粮食产量38万吨。": ["粮食产量"],
    "这座大桥全长3.6公里。": ["全长"],
    "景区全年门票收入2亿元。": ["门票收入"],
    "新线对客流增长的贡献率达12.5%。": ["贡献率"],
    "居民收入扣除价格因素增长4%。": ["居民收入"],
    # the verb, where the unit asks for it
    "老师傅在山里跑了十八年。": ["跑"],
    "矿工们在井下坚守了36个小时。": ["坚守"],
    "王某退赔7万元。": ["退赔"],
    "商场让利顾客30万元。": ["让利"],
    "事故发生后，23人自行撤离。": ["自行撤离"],
    "火灾造成3人受伤。": ["受伤"],
    # things gone on about
    "热线受理诉求810件，办结752件。": ["诉求", "诉求"],
    "全队发现隐患63处，整改58处。": ["隐患", "隐患"],
    "产值超5亿元的企业12家，超亿元的30家。": ["产值", "企业", "产值", "企业"],
    # parts of a whole
    "参赛者中，女选手占35%。": ["女选手"],
    "全市供水七成以上来自水库。": ["水库"],
    "村里一半以上的劳动力外出。": ["劳动力"],
    # limits
    "全县有65岁以上老年人4.2万人。": ["老年人", "老年人"],
    # lists
    "甲某、乙某分别获利3万元和2万元。": ["获利", "获利"],
    "法国、德国投资分别增长11%和8%。": ["投资", "投资"],
    # results of matches are of no metric
    "主队以3比1获胜。": [None],
    "比赛以总比分5比4收场。": ["总比分"],
    # ages
    "其中年龄最大的84岁。": ["年龄"],
}

WHOLES: dict[str, str | None] = {
    "线上销量是前年的3倍。": "前年",
    "门票收入占景区总收入的六成。": "景区总收入",
    "影院票房的三成靠动画片。": "影院票房",
    "常住人口中，男性占51%。": "常住人口",
    "平均利率为3.5%。": None,
}


@cache
def extractor() -> Extractor:
    return Extractor()


def numbers(text: str) -> list[Quantity | Change]:
    document = extractor().extract(text, published="2024-06-30")
    return sorted([*document.quantities, *document.changes], key=lambda fact: fact.start)


@pytest.mark.parametrize(("text", "expected"), METRICS.items(), ids=METRICS)
def test_metrics(text: str, expected: list[str | None]) -> None:
    found = [fact.metric.text if fact.metric else None for fact in numbers(text)]
    assert found == expected


@pytest.mark.parametrize(("text", "expected"), WHOLES.items(), ids=WHOLES)
def test_wholes(text: str, expected: str | None) -> None:
    facts = [fact for fact in numbers(text) if isinstance(fact, Quantity)]
    assert len(facts) == 1
    whole = facts[0].whole
    assert (whole.text if whole else None) == expected


@pytest.mark.parametrize(
    ("text", "moved"),
    {
        "贷款余额9亿元，比年初增加1亿元。": "9亿元",
        "合格率98%，同比提高2个百分点。": "98%",
        # a level in one unit is not moved by an amount in another
        "常住人口十年净增8万人。": None,
        "出口总额9亿元，占比提高2个百分点。": None,
    }.items(),
)
def test_a_change_moves_what_has_its_unit(text: str, moved: str | None) -> None:
    document = extractor().extract(text, published="2024-06-30")
    change = document.changes[-1]
    by_id = {quantity.id: quantity.text for quantity in document.quantities}
    assert (by_id[change.of] if change.of else None) == moved
