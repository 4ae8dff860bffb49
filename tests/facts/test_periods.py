"""The time that holds for a fact (facts.md §7)."""

from __future__ import annotations

import pytest

import zhextract

Days = tuple[str | None, str | None] | None


def period_of(text: str, number: str, published: str = "2023-10-24") -> Days:
    """First and last of the period of the quantity or change that holds ``number``."""
    document = zhextract.extract(text, published=published)
    for fact in (*document.changes, *document.quantities):
        if number in fact.text:
            return (fact.period.first, fact.period.last) if fact.period else None
    raise AssertionError(f"no fact holds {number}")


@pytest.mark.parametrize(
    ("text", "number", "period"),
    [
        pytest.param(
            "今年1—8月，全市引进企业86家。其中，外资企业12家。",
            "12家",
            ("2023-01-01", "2023-08-31"),
            id="goes on across sentences",
        ),
        pytest.param(
            "9月从业人员增加17.5万人，为2022年10月以来最小增幅，失业率为3.9%。",
            "3.9%",
            ("2023-09-01", "2023-09-30"),
            id="no time of a record, be it the smallest",
        ),
        pytest.param(
            "上半年，全市出口8亿元。\n\n其中，县区出口3亿元。",
            "3亿元",
            ("2023-01-01", "2023-06-30"),
            id="a part in a paragraph of its own",
        ),
        pytest.param(
            "前三季度全市工业平稳增长\n\n据介绍，前三季度，全市产值9亿元。\n\n二、"
            "轻工业较快增长。轻工业产值3亿元，增长6%。",
            "3亿元",
            ("2023-01-01", "2023-09-30"),
            id="statistics under a title that names their months",
        ),
        pytest.param(
            "前三季度全市工业平稳增长\n\n据介绍，前三季度，全市产值9亿元。\n\n"
            "李明的工厂在城北，门前有两棵树，车间面积4000平方米。",
            "4000平方米",
            None,
            id="a scene under such a title",
        ),
        pytest.param(
            "10月18日全市举行消防演练\n\n10月18日，演练举行。\n\n火警比上年下降6%。",
            "6%",
            None,
            id="a day in the title dates one happening",
        ),
        pytest.param(
            "政府工作报告\n\n一、2023年和过去五年的工作\n\n2023年，新建公园3个。\n\n"
            "乡村更美了。改厕2000户。",
            "2000户",
            ("2023-01-01", "2023-12-31"),
            id="the first of two times of a heading",
        ),
        pytest.param(
            "昨晚的决赛中，我市选手夺魁。今晚还有一场，我市目前已获奖牌24枚。",
            "24枚",
            None,
            id="now, behind its subject",
        ),
        pytest.param(
            "公司2024年—2026年净利润分别为1亿元、2亿元和3亿元，对应市盈率58倍、40倍、31倍。",
            "40倍",
            ("2025-01-01", "2025-12-31"),
            id="years shared out over a second row",
        ),
        pytest.param(
            "前三季度，全市投资由上半年的增长2%转为下降3.5%。",
            "增长2%",
            ("2023-01-01", "2023-06-30"),
            id="what a movement came from",
        ),
        pytest.param(
            "今天，指数涨1%，年初以来涨幅升至9%。成交6831亿元。",
            "6831亿元",
            ("2023-10-24", "2023-10-24"),
            id="the stretch of a rise",
        ),
        pytest.param(
            "防长22日称，攻势可能会持续三个月。",
            "三个月",
            None,
            id="the day of speaking of what is to come",
        ),
        pytest.param(
            "警方20日称，警方逮捕了22名嫌犯。",
            "22名",
            ("2023-10-20", "2023-10-20"),
            id="the day of speaking of what was done",
        ),
        pytest.param(
            "军方18日称，部队击退进攻。防空部队拦截25架无人机。",
            "25架",
            ("2023-10-18", "2023-10-18"),
            id="the day of telling of what happened",
        ),
        pytest.param(
            "2012年退休后，他走访了42个村寨。", "42个", None, id="after what a year is named for"
        ),
        pytest.param(
            "10月6日返回驻地后，小队清点物资38箱。",
            "38箱",
            ("2023-10-06", "2023-10-06"),
            id="after what a day is named for",
        ),
        pytest.param(
            "2011年他任船长。先后18次远航，安全航行30万海里。", "18次", None, id="a career"
        ),
        pytest.param(
            "全市经济运行情况\n\n前三季度\n\n生产总值2100亿元，增长5.2%。",
            "2100亿元",
            ("2023-01-01", "2023-09-30"),
            id="a line under the title",
        ),
        pytest.param(
            "今天，县里比赛。两队将在11月1日争冠。东风队2比0胜长河队，积9分。",
            "9分",
            ("2023-10-24", "2023-10-24"),
            id="behind what is set for a day to come",
        ),
        pytest.param(
            "工会计划11月3日罢工。罢工期间，仅40%的列车运行。",
            "40%",
            ("2023-11-03", "2023-11-03"),
            id="what goes on with the day to come",
        ),
        pytest.param(
            "19日、20日两天，又有1000名乘客滞留。",
            "1000名",
            ("2023-10-19", "2023-10-20"),
            id="both days",
        ),
        pytest.param(
            "冲突截至今天（10月24日）已造成6100人死亡。",
            "6100人",
            (None, "2023-10-24"),
            id="the same day in brackets",
        ),
        pytest.param(
            "8日晚，长河股份（600001，股价5元，市值9亿元）披露中报。",
            "9亿元",
            None,
            id="what a firm is worth, in brackets",
        ),
        pytest.param(
            "今天，供水工程通水运行。通水后，可形成60万亩灌区。",
            "60万亩",
            None,
            id="once it works",
        ),
        pytest.param(
            "快讯\n\n2022年产量公布\n\n油田昨天公布产量。\n\n盾构机下线\n\n"
            "日前，盾构机成功下线，宽11.29米。",
            "11.29米",
            None,
            id="the heading over another item",
        ),
        pytest.param(
            "去年6月两国建交以来，贸易额达5亿美元。",
            "5亿美元",
            ("2022-06-01", "2023-10-24"),
            id="since something happened",
        ),
        pytest.param(
            "第二季空置率升至13%，为2010年开始有记录以来最高，关闭店铺62个。",
            "62个",
            ("2023-04-01", "2023-06-30"),
            id="how long records are kept",
        ),
        pytest.param(
            "南安县2022年人口情况公报\n\n一、人口\n\n年末常住人口93万人。全年出生人口5万人。\n\n从年龄看，儿童13万人。",
            "13万人",
            ("2022-12-31", "2022-12-31"),
            id="a paragraph of a communiqué",
        ),
        pytest.param(
            "今年上半年，全省出口9亿元。\n\n从产品看，机电出口4亿元。",
            "4亿元",
            ("2023-01-01", "2023-06-30"),
            id="another side of the same figures",
        ),
        pytest.param(
            "今年上半年，全省出口9亿元。\n\n港口有泊位4个。",
            "4个",
            None,
            id="a paragraph of its own",
        ),
        pytest.param(
            "公司2019年至2021年净利润分别为2亿元、3亿元和4亿元。",
            "3亿元",
            ("2020-01-01", "2020-12-31"),
            id="years shared out",
        ),
        pytest.param(
            "自6月25日行动启动以来，截至7月25日，全市破案1276起。",
            "1276起",
            ("2023-06-25", "2023-07-25"),
            id="since when, until when",
        ),
        pytest.param(
            "公司公布截至9月底止六个月业绩，营业额18亿元。",
            "18亿元",
            ("2023-04-01", "2023-09-30"),
            id="the months that end on a day",
        ),
        pytest.param(
            "2022年末，企业8户，工业增加值比上年增长4.3%。",
            "4.3%",
            ("2022-01-01", "2022-12-31"),
            id="a rate over last year, behind a level at its end",
        ),
        pytest.param(
            "2022年末，常住人口93万人，比上年减少1.3%。",
            "1.3%",
            ("2022-12-31", "2022-12-31"),
            id="a rate of that level",
        ),
        pytest.param(
            "10月3日，大雨。50岁的环卫工清扫街道。",
            "50岁",
            None,
            id="the age of somebody who is there",
        ),
        pytest.param(
            "截至目前，全省已建成充电桩21.5万个；其中公共充电桩6.8万个。",
            "6.8万个",
            (None, "2023-10-24"),
            id="截至目前 holds for more than its clause, unlike 5月底前",
        ),
        pytest.param(
            "9月底，全县已有茶园3万亩，首批学员412人10月20日结业。",
            "412人",
            ("2023-10-20", "2023-10-20"),
            id="a time behind the number in its clause goes first",
        ),
        pytest.param(
            "一季度，全省查处案件214件，其余6件年底前办结。",
            "6件",
            (None, "2023-12-31"),
            id="a term behind the number",
        ),
        pytest.param(
            "截至8月底，全市今年累计接待游客493万人次。",
            "493万人次",
            ("2023-01-01", "2023-08-31"),
            id="the year so far",
        ),
        pytest.param(
            "10月1日前大桥通车；改造公路120公里。",
            "120公里",
            None,
            id="a term holds for its own clause",
        ),
        pytest.param(
            "10月1日起新标准施行。每户补贴200元。",
            "200元",
            None,
            id="起 holds for its own sentence",
        ),
        pytest.param(
            "6月，新发放贷款利率3.8%。若贷款100万元，月供可减少三百元。",
            "100万元",
            None,
            id="an example is of no time",
        ),
        pytest.param(
            "今年，园区产值50亿元。专家建议，用三年时间改造老园5万亩。",
            "5万亩",
            None,
            id="a proposal leaves the time before it",
        ),
        pytest.param(
            "记者今天（10月24日）从市农业局获悉，全市冬小麦面积40万亩。",
            "40万亩",
            None,
            id="the day of telling is no period",
        ),
        pytest.param(
            "1至7月，出口额120亿元，完成全年任务的53.6%。",
            "53.6%",
            ("2023-01-01", "2023-07-31"),
            id="the time of a task is no period",
        ),
        pytest.param(
            "2022年，全县户籍人口39万人，年末参保12万人。城镇居民人均收入4.1万元。",
            "4.1万元",
            ("2022-01-01", "2022-12-31"),
            id="a flow is of the year, not of its end",
        ),
        pytest.param(
            "年末企业1397户，其中大型企业12户。",
            "12户",
            ("2023-12-31", "2023-12-31"),
            id="a state goes on at the end of the year",
        ),
        pytest.param(
            "预计2024年至2026年净利润分别为2.6亿元、3.4亿元和4.1亿元。",
            "3.4亿元",
            ("2025-01-01", "2025-12-31"),
            id="a range of years is shared out",
        ),
        pytest.param(
            "1—2月，出口额、进口额分别为20亿元和30亿元。",
            "30亿元",
            ("2023-01-01", "2023-02-28"),
            id="a list of things is of all the time",
        ),
        pytest.param(
            "2021年、2022年，全市新建学校分别为12所和15所。",
            "12所",
            ("2021-01-01", "2021-12-31"),
            id="a list of years is shared out",
        ),
        pytest.param(
            "上半年，公司净亏损1200万元，上年同期为亏损2200万元。",
            "2200万元",
            ("2022-01-01", "2022-06-30"),
            id="the value of the base of comparison",
        ),
        pytest.param(
            "自8月25日专项行动启动以来，截至9月25日，全市破案1276起。",
            "1276起",
            ("2023-08-25", "2023-09-25"),
            id="since then and until then",
        ),
        pytest.param(
            "10月23日，该股收报10元，总市值57亿元，年内累计跌两成。",
            "两成",
            ("2023-01-01", "2023-10-23"),
            id="the year until the day spoken of",
        ),
        pytest.param(
            "8月起实行新规，截至9月底共办证2.3万份。",
            "2.3万份",
            (None, "2023-09-30"),
            id="起 begins no stretch that is summed up",
        ),
        pytest.param(
            "9月20日，王海川出席移交仪式，园区占地100公顷。",
            "100公顷",
            None,
            id="what a thing is like is of no day",
        ),
        pytest.param(
            "《2023年工作要点》提出，建设示范村30个。",
            "30个",
            None,
            id="a year in a title names the work",
        ),
    ],
)
def test_period(text: str, number: str, period: Days) -> None:
    assert period_of(text, number) == period


def test_flash_is_of_its_day() -> None:
    text = "8月29日早报\n\n09:20　央行开展逆回购操作1430亿元。\n\n15:03　两市成交6064亿元。\n"
    assert period_of(text, "6064亿元", "2023-08-29") == ("2023-08-29", "2023-08-29")


def test_items_of_a_list_stand_apart() -> None:
    text = "快讯：\n（1）今年9月，甲市新增绿地20公顷；\n（2）乙国议会失去议席120个；\n"
    assert period_of(text, "120个") is None


def test_what_leads_into_a_list_holds_for_its_items() -> None:
    text = "2022年，全县主要做了这些事：\n●新建学校12所，新增学位4200个\n●改造小区86个\n"
    assert period_of(text, "86个") == ("2022-01-01", "2022-12-31")


@pytest.mark.parametrize(
    "paragraph",
    [
        "出口商品中，机电产品出口40亿元。",
        "从年龄构成看，老人40亿元。",
        "再看投向。绿色贷款40亿元。",
        "行动期间，挽回损失40亿元。",
    ],
)
def test_a_paragraph_goes_on_with_the_time_of_the_one_before(paragraph: str) -> None:
    text = f"前8个月，全省出口90亿元，增长5%。12月将举行展会。\n\n{paragraph}\n"
    assert period_of(text, "40亿元") == ("2023-01-01", "2023-08-31")


def test_breakdowns_of_a_period_of_report_are_of_that_period() -> None:
    lead = "上半年业绩公布。报告期内，公司营收21亿元。\n\n分季度看，第二季度营收12亿元。\n\n"
    text = f"{lead}分产品看，纤维收入6亿元。\n"
    assert period_of(text, "6亿元") == ("2023-01-01", "2023-06-30")


def test_other_paragraphs_do_not_go_on() -> None:
    text = "前8个月，全省出口90亿元。\n\n老李的果园有苹果树40棵。\n"
    assert period_of(text, "40棵") is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("10月18日，大桥合龙。大桥全长1386米，主跨688米。", "1386米"),
        ("10月3日，考古队提取了一件铜鼎。铜鼎重93公斤。", "93公斤"),
        ("9月7日，公司招聘面试官。这个岗位月薪8000元。", "8000元"),
        ("10月20日，民警查获一辆客车。这辆车核载19人。", "19人"),
        ("9月12日，县里召开动员会。按照规定，每户补贴不得超过2万元。", "2万元"),
        ("10月16日，双方签约。项目建成后将提供就业岗位1200个。", "1200个"),
        ("2009年，他调到林场。三十四年里，他栽下树木12万棵。", "12万棵"),
    ],
)
def test_what_lasts_or_is_fixed_takes_no_time_of_an_earlier_sentence(
    text: str, number: str
) -> None:
    assert period_of(text, number) is None


@pytest.mark.parametrize(
    ("text", "number", "period"),
    [
        ("9月30日，2022年度先进个人表彰会上，48人受奖。", "48人", "2023-09-30"),
        ("9月5日，今年第17号台风登陆，造成3人死亡。", "3人", "2023-09-05"),
        ("10月7日，始建于1956年的水库开闸，泄洪2000立方米。", "2000立方米", "2023-10-07"),
    ],
)
def test_a_time_in_a_name_or_of_a_beginning_does_not_govern(
    text: str, number: str, period: str
) -> None:
    assert period_of(text, number) == (period, period)


def test_the_base_year_of_an_index_does_not_govern() -> None:
    text = "9月，指数（2015年=100）为103.2点。"
    assert period_of(text, "103.2点") == ("2023-09-01", "2023-09-30")
