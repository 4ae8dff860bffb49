"""Where the metric of a number begins and ends, by what stands beside the number."""

from __future__ import annotations

from functools import cache

import pytest

from zhextract import Extractor

# what decides -> sentence -> the metric of each of its quantities, in order
METRICS: dict[str, dict[str, list[str | None]]] = {
    "a measure right before the number, a thing behind it": {
        "一批总投资超50亿元项目在宁川启动。": ["总投资"],
        "这是该厂时速160公里客车首次出口。": ["时速"],
        "倾角88度的轨道已经测定。": ["倾角"],
        "船上装载了约44万升的柴油。": ["柴油"],
    },
    "a noun of places closes the phrase only where 个 counts places": {
        "两省派出的3支国家医疗救援队已经到达。": ["国家医疗救援队"],
        "大会邀请了30个国家代表出席。": ["国家代表"],
        "活动组织了18场脱贫地区农产品推介。": ["脱贫地区农产品推介"],
        "全县有近400个家庭农场。": ["家庭农场"],
    },
    "verbs and nouns that look alike": {
        "3个农业组织带动9100多万小农户增收。": ["农业组织", "小农户"],
        "各类服务组织超过104万个。": ["各类服务组织"],
        "23名交通管理警察守在路口。": ["交通管理警察"],
        "当地发生两起列车脱轨事故。": ["列车脱轨事故"],
        "两起枪击发生后，全市戒严。": ["枪击"],
        "协定对15个成员国全面生效。": ["成员国"],
        "该行一年之中4次下调增长预期。": ["下调增长预期"],
        "让2亿多中国人过上好日子。": ["中国人"],
        "现有确诊病例560例。": ["确诊病例"],
        "去年中俄双边贸易额超过1900亿美元。": ["中俄双边贸易额"],
        "启用泵站进行24小时提水作业。": ["提水"],
    },
    "people counted by what they do, which the dictionary takes for an adverb": {
        "市长林海生主持召开座谈会，三四百人到场。": ["到场"],
    },
    "a share of the level before it, not of the gap between": {
        "产值3亿元，增速高于全省1.8个百分点，占全市工业的1/4。": ["产值", "产值"],
    },
    "a measure of what 该 points at": {
        "该项目总投资35亿元。": ["总投资"],
        "该码头年吞吐量达1.2亿吨。": ["年吞吐量"],
    },
    "people, and what they lost": {
        "造成236名集资参与人损失8900余万元。": ["集资参与人", "集资参与人损失"],
    },
    "things counted, and what is measured of them": {
        "31个大城市城镇调查失业率为5.2%。": ["大城市城镇", "大城市城镇调查失业率"],
        "电影《长空》上映5天票房突破6亿元。": ["上映", "票房"],
        "水位174.8米，距175米已经不远。": ["水位", "水位"],
    },
    "nouns that the dictionary does not know": {
        "全县发放耕地地力保护补贴7863万元。": ["耕地地力保护补贴"],
        "屯門樓價急跌，呎價11845元。": ["呎價"],
    },
    "a verb that the dictionary joins to its object": {
        "被告人被判处有期徒刑六年，并处罚金5万元。": ["有期徒刑", "罚金"],
    },
    "a group of people who were counted without a noun": {
        "全村386户1420人，其中党员58名。": [None, None, "党员"],
    },
    "what somebody is fined, and not what is done with money": {
        "用户数据被传到境外，监管部门决定对该公司处以12亿元罚款。": ["罚款"],
    },
    "how, and no thing": {
        "地震造成房屋倒塌523间，严重损坏2300余间。": ["房屋", "房屋"],
    },
    "a kind of school that the dictionary takes for a place": {
        "全市现有普通高中28所。": ["普通高中"],
    },
    "a relative clause": {
        "恪守四个协议文件确立的各项原则。": ["协议文件"],
        "警方带走了22名涉嫌诈骗的男子。": ["男子"],
    },
    "what is done with the amount": {
        "明河集团将以30亿元收购瑞丰钢厂。": ["收购"],
        "他以18秒之差屈居亚军。": ["差"],
        "项目占地860亩，年产30万吨煤基纤维。": ["占地", "年产"],
    },
    "where it is from, or what it is in": {
        "每10只灯笼里就有7只产自这里。": ["灯笼"],
        "两国超1.1万人在地震中遇难。": ["遇难"],
        "我市对外投资的73.3%流向了东盟。": ["对外投资"],
    },
    "a denominator or a link between the metric and the number": {
        "火灾造成的经济损失每天预计达900万元。": ["经济损失"],
        "设计行车速度每小时80公里。": ["行车速度"],
        "预算增至43万亿日元、约合2.2万亿元人民币。": ["预算"],
    },
    "institutions, events and aims": {
        "6个国家区域救援中心已经开工。": ["国家区域救援中心"],
        "今天举行两场集体采访。": ["集体采访"],
        "为期5个月的科研之旅开始。": ["科研之旅"],
        "首批32个课题研发经费超过1亿元。": ["课题", "课题研发经费"],
        "某石化公司年产120万吨乙烯装置开工。": ["年产"],
        "主桥采用跨径达90米的悬索桥。": ["跨径"],
        "全省有160万亩高标准农田。": ["高标准农田"],
        "超过300人因疫情失去工作。": ["失去工作"],
    },
    "words that the segmenter cuts or joins": {
        "一组玉玺拍出1769万元。": ["拍出"],
        "发行数为169款。": ["发行数"],
        "该行3%的坏账率较低。": ["坏账率"],
        "历经两个月的激烈厮杀。": ["激烈厮杀"],
        "我有长达20年的工作经历。": ["工作经历"],
        "每吨钢需要80公斤镍原料”。": ["镍原料"],
        "《雪岭》小说一共有七部。": ["《雪岭》小说"],
    },
    "words run into a link or an adverb": {
        "金卡为160元，普卡为80元。": ["金卡", "普卡"],
        "这套邮票只卖9元。": ["卖"],
    },
    "how far it is, and what stands between people and their predicate": {
        "项目距中环线2.5公里。": ["距中环线"],
        "4人通过邮寄方式向州政府递交申请。": ["递交申请"],
        "市里建起三座巨大的跨河桥。": ["跨河桥"],
        "他被判有期徒刑五年。": ["有期徒刑"],
        "5名原告起诉某银行。": ["原告"],
    },
    "a verb and its object, or one noun": {
        "今年将安排投资3000万元。": ["投资"],
        "银行职员侵占公款3000多万元。": ["公款"],
        "全县新引进企业86家。": ["新引进企业"],
        "全省已建“一站式”询问救助办案区106个。": ["“一站式”询问救助办案区"],
        "一枚高度为15千米的导弹。": ["高度"],
        "招行的成本为2000元。": ["招行的成本"],
    },
    "a share beside a measure": {
        "房贷利率7折优惠政策出台。": ["房贷利率"],
        "资本充足率刚过8%。": ["资本充足率"],
        "俄罗斯煤、蒙古煤分别占两成和一成半。": ["俄罗斯煤", "蒙古煤"],
    },
    "parts listed on": {
        "新增感染者50例，其中境外输入12例，本土38例。": ["感染者", "感染者", "感染者"],
        "其中境外输入病例42例。": ["境外输入病例"],
    },
    "who pays, what lasts, what is cut": {
        "省教育考试院投资2000万元。": ["投资"],
        "它的土星之旅历时7年。": ["土星之旅"],
        "这家店有25年的历史。": ["历史"],
        "短短两年的探索很有成效。": ["探索"],
        "千余名学子汇聚一堂。": ["学子"],
        "人类进入21世纪。": [],
        "货运密度和客运密度分别是全国平均水平的5.2倍和3.6倍。": ["货运密度", "客运密度"],
    },
    "what only looks like a rank, an aim or a share": {
        "家里走出第一位大学生。": [],
        "军方打击了边境超过2200个目标。": ["目标"],
        "一般贸易占比达63.8%。": ["一般贸易占比"],
        "要力争垃圾分类覆盖率达到90%以上。": ["垃圾分类覆盖率"],
        "上岗人数已超1.7万人。": ["上岗人数"],
        "新批准创建50个国家现代农业产业园。": ["国家现代农业产业园"],
        "过去2周的降雨量达到60毫米。": ["降雨量"],
        "在过去24小时，全市新增病例30例。": ["病例"],
    },
    "names hold no amounts": {
        "她在女子87公斤级决赛中夺冠。": [],
        "他刷新了男子1000米纪录。": [],
        "电话13704133310可以咨询。": [],
        "桌游《战锤40000》和影片《流浪2》票房3亿元。": ["影片《流浪2》票房"],
    },
    "a dimension behind the number": {
        "30多米宽决口已经合龙。": ["宽"],
    },
    "things behind a joiner that a second number counts": {
        "打造三个产业集群和陶瓷、家纺两个出口基地。": ["产业集群", "出口基地"],
        "学校有5名教师和学生20人。": ["教师", "学生"],
    },
    "whose the things are": {
        "全省确定了1580个省重点项目。": ["省重点项目"],
        "当地争取到三个国家实验室。": ["国家实验室"],
        "共有1.7万余名民警因公受伤。": ["民警"],
        "调查了10万户重点税源企业。": ["重点税源企业"],
        "码头停靠17.4万方LNG运输船。": ["LNG运输船"],
    },
    "what the things counted do, though it may be a noun": {
        "景区招募约1000名当地妇女充当“向导”。": ["当地妇女"],
        "该国有140亿美元的外汇储备应付眼下的局面。": ["外汇储备"],
    },
    "a noun behind 的, and no act": {
        "电视台派出465人的报道团队。": ["报道团队"],
        "核载40人的木船停在码头。": ["核载"],
    },
    "an act that names its own object": {
        "3800座水库已累计放水130亿立方米。": ["水库", "放水"],
        "全县小麦已收获12万亩。": ["小麦"],
    },
    "what says which of the places, or whose": {
        "部分地区降温幅度可达10℃。": ["降温幅度"],
        "去年全国营业性演出共9400余场次。": ["营业性演出"],
        "工程估算总投资67亿元。": ["总投资"],
        "全球首台16兆瓦海上风电机组并网。": [None],
        "首条年产1000吨无水染色生产线通过鉴定。": ["年产"],
    },
    "a class of ships is no amount": {
        "建成5000吨级泊位3个。": ["5000吨级泊位"],
        "建成100兆瓦级储能电站5座。": ["100兆瓦级储能电站"],
    },
    "goods by what they are sold by": {
        "精瘦肉每斤卖到17.5元，鸡蛋每斤9.8元。": ["精瘦肉", "鸡蛋"],
    },
    "past what is said of it": {
        "电信业务总量按上年不变价计算完成486亿元。": ["电信业务总量"],
        "零售业总值的临时估计为338亿元。": ["零售业总值"],
        "远郊部分楼盘打八五折。": ["楼盘"],
        "非私营单位年平均工资7.8万元。": ["非私营单位年平均工资"],
        "登记失业率3.6%，低于4.5%的控制目标。": ["登记失业率", "登记失业率"],
    },
    "no speaker and no telling": {
        "刘志远指出，中国连续5年是最大贸易伙伴。": ["最大贸易伙伴"],
        "统计局数据显示，连续5年增长。": ["增长"],
    },
    "what is so of people": {
        "就业困难人员实现就业412人。": ["就业困难人员"],
        "失业人员再就业1483人。": ["失业人员"],
        "民警抓获嫌疑人42人。": ["嫌疑人"],
    },
    "things by where they are from": {
        "34名来自市里各医院的医疗专家到岗。": ["医疗专家"],
    },
    "terms of accounts": {
        "归属于上市公司股东的净利润1.2亿元，经营活动产生的现金流量净额2亿元。": [
            "归属于上市公司股东的净利润",
            "经营活动产生的现金流量净额",
        ],
    },
    "the trade of companies": {
        "民营企业进出口1.14万亿元。": ["进出口"],
        "机电产品出口4094亿元。": ["机电产品出口"],
    },
    "money given back": {
        "陶某仅退还被害人31.5万元。": ["退还"],
    },
    "a part of people of their own kind": {
        "抓获嫌疑人1832名，其中逃犯94名。": ["嫌疑人", "逃犯"],
        "参加失业保险3.1万人，其中农民工0.8万人。": ["失业保险", "农民工"],
    },
    "a share of what was told last": {
        "出口商品中，机电产品出口4094亿元，占44.3%。": ["机电产品出口", "机电产品出口"],
        "第二产业增加值占地区生产总值的比重为47.3%。": ["第二产业增加值"],
    },
    "people without a classifier, each so many of them": {
        "水库将惠及南部70多万人口。": ["人口"],
        "全省每万人口发明专利拥有量达13.8件。": ["发明专利拥有量"],
        "全省每10万常住人口医师数为280人。": ["医师数"],
    },
    "words of banks and markets": {
        "央行拟设立800亿元保障性住房再贷款。": ["保障性住房再贷款"],
        "首套房首付款比例调整为不低于15%，二套房调整为不低于25%。": ["首套房首付款比例", "二套房"],
        "恒指昨收報21,340點。": ["恒指"],
    },
    "words of taxes": {
        "退税缓税缓费约占减负总额的三成。": ["退税缓税缓费"],
    },
    "a verb and a noun of people, a place and its things": {
        "这个小区住着640多户搬迁群众。": ["搬迁群众"],
        "全州26万搬迁群众住进新居。": ["搬迁群众"],
        "市集上来了15家老挝的小企业。": ["小企业"],
        "校园里来了20名美国的学生。": ["学生"],
        "展厅陈列着30多份德国同有关城市和机构签署的合作、贸易文件。": ["合作、贸易文件"],
        "园区现签约毕业生460人。": ["毕业生"],
        "汽油每升8.1元。": ["汽油"],
    },
    "a feast before the measure": {
        "兔年春节档票房超过20亿元。": ["票房"],
    },
}


@cache
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(text, expected, id=f"{why}: {text}")
        for why, sentences in METRICS.items()
        for text, expected in sentences.items()
    ],
)
def test_metric_of_quantities(text: str, expected: list[str | None]) -> None:
    document = extractor().extract(text, published="2024-06-30")
    assert [fact.metric and fact.metric.text for fact in document.quantities] == expected


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        pytest.param("高技术产业引资增长7.9%。", "高技术产业引资", id="the noun says which act"),
        pytest.param("考生加分由20分降为10分。", "加分", id="people act"),
        pytest.param(
            "随着首套房贷利率降至4.25%，成交回暖。", "首套房贷利率", id="a cause that moves"
        ),
        pytest.param("新建住宅价格下降3.4%。", "新建住宅价格", id="新建 is no verb of a price"),
    ],
)
def test_metric_of_a_movement(text: str, metric: str) -> None:
    [change] = extractor().extract(text, published="2024-06-30").changes
    assert change.metric is not None
    assert change.metric.text == metric


def test_a_rate_of_a_rate_gives_no_metric_to_what_follows() -> None:
    text = "总水平上涨2.4%，涨幅扩大0.3个百分点；环比由上月持平转为上涨0.6%。"
    metrics = [fact.metric.text for fact in extractor().extract(text).changes if fact.metric]
    assert metrics == ["总水平", "涨幅", "总水平", "总水平"]


def test_unlike_amounts_are_shared_out_by_fenbie() -> None:
    text = "全年发放贷款187笔、3120万元，比上年分别增加36笔、640万元。"
    document = extractor().extract(text, published="2024-06-30")
    of = {fact.id: fact.text for fact in document.quantities}
    assert [(fact.text, of[fact.of or ""]) for fact in document.changes] == [
        ("比上年分别增加36笔", "187笔"),
        ("640万元", "3120万元"),
    ]


def test_how_long_a_movement_has_gone_on_is_no_movement() -> None:
    document = extractor().extract("均价下跌3%，连跌19个月。", published="2024-06-30")
    assert [fact.text for fact in document.changes] == ["下跌3%"]
    assert [fact.text for fact in document.quantities] == ["19个月"]


def test_parts_side_by_side_share_their_whole() -> None:
    text = (
        "老人24万人，占常住人口的25%；儿童13万人，占14%。男性47万人，占50.7%；女性46万人，占49.3%。"
    )
    wholes = [
        fact.whole and fact.whole.text
        for fact in extractor().extract(text).quantities
        if fact.unit == "%"
    ]
    assert wholes == ["常住人口", "常住人口", None, None]


def test_the_highest_of_all_is_no_limit() -> None:
    text = "最高峰9月29日发送2009.8万人次，单人最高奖励5000元。"
    passengers, reward = extractor().extract(text, published="2024-06-30").quantities
    assert (passengers.role, reward.role) == ("value", "limit")
