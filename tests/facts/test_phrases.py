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

# What news says in many voices: each metric decided by facts.md.
NEWS: dict[str, dict[str, list[str | None]]] = {
    "feature": {
        "老周在渡口摆渡了31年。": ["摆渡"],
        "她用3年时间走访了200多位老艺人。": ["时间", "老艺人"],
        "古镇上还住着420户人家。": ["人家"],
        "茶馆每天要卖出近800碗盖碗茶。": ["盖碗茶"],
        "这间书店藏书6万册，其中旧书占三成。": ["藏书", "旧书"],
        "老人一生收藏了1300多枚徽章。": ["徽章"],
        "剪纸铺最小的学徒只有14岁。": [None],
        "全班46个孩子有29个是留守儿童。": ["孩子", "留守儿童"],
    },
    "sport": {
        "女排姑娘以3比2逆转对手。": [None],
        "他以9秒98的成绩夺得百米冠军。": ["成绩"],
        "主场观众达到5.2万人。": ["主场观众"],
        "全场比赛外援独得38分。": ["独得"],
        "代表团派出了136名运动员。": ["运动员"],
        "球队本赛季取得了12场胜利。": ["胜利"],
        "马拉松设置了18个补给点。": ["补给点"],
        "这名小将体重62公斤，身高1.85米。": ["体重", "身高"],
    },
    "court and police": {
        "警方捣毁了17个制假窝点，抓获嫌疑人43名。": ["制假窝点", "嫌疑人"],
        "法院判处被告人有期徒刑3年，并处罚金2万元。": ["有期徒刑", "罚金"],
        "涉案金额达1.3亿元。": ["涉案金额"],
        "民警追回被骗资金86万元。": ["被骗资金"],
        "全院受理劳动争议案件920件，审结871件。": ["劳动争议案件", "劳动争议案件"],
        "交警查处了酒驾56起。": ["酒驾"],
        "缴获了重达40公斤的毒品。": ["毒品"],
        "全年调解成功率达93%。": ["调解成功率"],
    },
    "farm": {
        "全县小麦播种面积65万亩，亩产可达480公斤。": ["小麦播种面积", "亩产"],
        "合作社流转土地3200亩。": ["土地"],
        "村里养殖生猪1.1万头。": ["生猪"],
        "今年早稻总产量增加15万吨。": ["早稻总产量"],
        "农机部门投入了大型收割机6800台。": ["大型收割机"],
        "水果种植户户均增收1.2万元。": ["增收"],
        "高标准农田建成了42万亩。": ["高标准农田"],
        "苹果收购价每公斤涨了0.6元。": ["苹果收购价"],
    },
    "hospital and school": {
        "医院收治了流感患者310例，治愈287例。": ["流感患者", "流感患者"],
        "全市建成了58所社区卫生服务中心。": ["社区卫生服务中心"],
        "学校现有教职工240人，在校学生3800人。": ["教职工", "在校学生"],
        "77所学校增设了288个专业点。": ["学校", "专业点"],
        "新生儿死亡率降至2.1‰。": ["新生儿死亡率"],
        "疫苗接种率超过95%。": ["疫苗接种率"],
        "图书馆增加了1200个座位。": ["座位"],
        "毕业生中有四成选择留在本省。": ["毕业生"],
    },
    "disaster": {
        "泥石流冲毁了23栋民房。": ["民房"],
        "地震已造成14人遇难、8人失踪。": ["遇难", "失踪"],
        "洪水淹没农田2.6万亩。": ["农田"],
        "当地紧急转移群众1.8万人。": ["群众"],
        "消防部门出动了32辆消防车、160名消防员。": ["消防车", "消防员"],
        "台风中心附近最大风力14级。": ["最大风力"],
        "强降雨致使5万户停电。": ["停电"],
        "过火面积约120公顷。": ["过火面积"],
    },
    "company": {
        "公司实现营业收入36亿元，净利润4.2亿元，同比分别增长8%和11%。": [
            "营业收入",
            "净利润",
            "营业收入",
            "净利润",
        ],
        "研发投入占营业收入的9.5%。": ["研发投入"],
        "公司拥有门店1400家，较年初净增120家。": ["门店", "门店"],
        "毛利率由21%下降到18.4%。": ["毛利率"],
        "车企交付了3.2万辆新车。": ["新车"],
        "董事会拟每10股派发现金红利3元。": ["现金红利"],
        "工厂年产电池8000万只。": ["电池"],
        "公司市值蒸发200亿元。": ["市值"],
    },
    "markets": {
        "央行宣布降息25个基点。": ["降息"],
        "存款准备金率下调0.5个百分点。": ["存款准备金率"],
        "沪指报3120.5点，跌0.8%。": ["沪指", "沪指"],
        "纽约金价收报每盎司1980美元。": ["金价"],
        "人民币对美元中间价报7.1032。": ["人民币对美元中间价"],
        "信用评级从“BB”下调两个等级。": ["信用评级"],
        "该基金跑赢大盘6个百分点。": ["基金"],
        "十年期国债收益率升至2.8%。": ["国债收益率", "国债收益率"],
    },
    "HK and TW papers": {
        "恒指收報18200點，升210點。": ["恒指", "恒指"],
        "訪港旅客錄得320萬人次，按年升15%。": ["訪港旅客", "訪港旅客"],
        "該樓盤推出了128個單位。": ["單位"],
        "失業率維持在2.9%。": ["失業率"],
        "公司上季多賺三成。": [None],
        "全台登革熱病例增至860例。": ["登革熱病例"],
        "警方拘捕了11名男子。": ["男子"],
        "港府撥款5億元支援中小企。": ["撥款"],
    },
    "government": {
        "城镇新增就业12.5万人。": ["城镇新增就业"],
        "英国、法国投资分别增长12%和8%。": ["投资", "投资"],
        "一般公共预算收入完成86亿元，增长6.3%，其中税收收入61亿元。": [
            "一般公共预算收入",
            "一般公共预算收入",
            "税收收入",
        ],
        "全市改造了110个老旧小区，惠及居民4.3万户。": ["老旧小区", "居民"],
        "今年将打造1000个以上宜居宜业的和美乡村。": ["和美乡村"],
        "收到了总额约20亿元的救援物资。": ["救援物资"],
        "外贸规模是十年前的3.6倍。": ["外贸规模"],
        "污水处理率达到98%，垃圾分类覆盖率100%。": ["污水处理率", "垃圾分类覆盖率"],
    },
}

OPEN = {
    "这间书店藏书6万册，其中旧书占三成。": "who owns the books is not told from the books",
    "法院判处被告人有期徒刑3年，并处罚金2万元。": "the segmenter parts 处罚金",
    "董事会拟每10股派发现金红利3元。": "the segmenter parts 发现",
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


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            text,
            id=f"{voice}: {text}",
            marks=pytest.mark.xfail(strict=True, reason=OPEN[text]) if text in OPEN else (),
        )
        for voice, sentences in NEWS.items()
        for text in sentences
    ],
)
def test_metric_in_many_voices(text: str) -> None:
    expected = {text: metrics for told in NEWS.values() for text, metrics in told.items()}[text]
    assert [fact.metric and fact.metric.text for fact in numbers(text)] == expected
