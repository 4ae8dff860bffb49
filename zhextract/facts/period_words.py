"""The words by which a time governs facts, or does not (facts.md §7).

The patterns that are asked most are of ``re``, which does the plain ones faster.
"""

from __future__ import annotations

import re

from zhextract.engine.compiled import compiled

# A time that dates a record, a thing or the act of telling says nothing of the figures told.
NOT_GOVERNING_AFTER = re.compile(
    "(?:（[^（）]{1,12}）|(?!（[^（）]{1,12}）))[）]?(?:上午|下午|晚|晚间)?(?:"
    "，?(?:记者)?(?:从[^，。；]{2,20})?(?:获悉|了解到|发布|公布|对外发布|通报|介绍|表示|举行(?:的)?(?:新闻)?发布会)"
    "|，?[^，。；：（]{0,16}(?:发布|公布|通报|披露|发表)(?:了|的)?[^，。；：]{0,16}(?:数据|公报|报告|消息|情况|业绩|季报|年报)"
    "|，?[^，。；：（]{0,20}(?:举行|召开)[^，。；：]{0,16}(?:发布会|通气会|吹风会|通报会)"
    "|[^，。；：]{0,4}有(?:气象|水文|观测|完整)?(?:[记纪]录|统计|记载|观测|数据)以来"
    "|(?:以?来的?(?:历史)?(?:同期)?|(?<=以来)的?(?:历史|同期)*|的?(?:历史|同期)+)"
    "(?:新[高低]|最[高低大小多少好差快慢强弱长短冷热]|首次)"
    "|的?新[高低]|电[ （）]|报道"
    "|=100|为100(?![0-9.])|第[0-9一二三四五六七八九十]{1,3}号台风"
    # when somebody was born or began
    "|[^，。；：]{0,3}(?:(?:出生|(?<=[年月日])生)(?=[，。；于在])|参加工作|入[党伍]|参军|加入中国共产党)"
    "|[^，。；：的]{0,4}(?:交货|到期|上映|出台|印发|实施|成立|上市|开业|投产|出生|毕业|建成|启用|落成|获批|签订|签署)的)"
)
# 2021年3月以来首次: the stretch says how rare it is.
RARE_AFTER = compiled("的?(?:历史|同期)*(?:最[高低大多好快强]|首次)")
# 3月合约, 4月黄金期价: the month of a contract.
CONTRACT_AFTER = compiled("(?:交[货割]|到期)?的?[^，。；：的]{0,4}(?:合约|期价)")
# 今年以来第二次, 今年第7部: how often it happened by then.
COUNTED_AFTER = compiled("(?:以来)?的?第[0-9一二三四五六七八九十]{1,3}[次度个起家座部批例场轮]")
# A time in the title of a work or of a meeting names it: 《2023年工作要点》, 2023年全市…大会.
# 2017年退休后，他走访了42个村寨: a year after which something was told is not its time.
AFTERWARDS = compiled("[^，。；：、]{1,8}后，")
# 2016年开工建设，: when a thing began, told in passing.
BEGUN_AFTER = compiled(
    "(?:正式|全线|全面)?(?:开工|动工|奠基|立项|获批|成立|设立|创[办立建]|组建|上[市线映]|建[成校院馆]|投[产用运]|通车|竣工"
    "|开[业馆园通播]|毕业|结婚|改制|注册)(?:建设|运营|通车|投产|使用)?[，；。]"
)
NAMED_AFTER = re.compile(
    "[^，。；：《》]{0,24}》"
    "|(?:年)?[^，。；：、的]{2,16}(?:大会|论坛|博览会|运动会|锦标赛|年会|发布会|表彰会|颁奖典礼|颁奖礼)"
)
# Right after these words a time is the base of a comparison: 是2019年的4倍, 由2021年的24.7%升至.
BASE_BEFORE = re.compile(
    "(?:(?:建|创[办立]|[成设]立|出生|诞生|落成|建成|开业|竣工)于|[是比较同超]|与|按(?:照|本人)?|高于|低于|相当于|超过|好于|优于)$"
)
FROM_BEFORE = compiled("[由从自]$")
# 完成全年任务的53.6%: the time is that of the whole.
GOAL = compiled("的?(?:年度)?(?:预期)?(?:目标|任务|计划|指标)")
DONE = compiled("(?:完成|达到|达|占|实现|超额完成|超)$")
SPEAKS = compiled("[说称]，|介绍|表示|坦言|提醒|建议|透露|认为|告诉|指出|直言|算了|笑着?说")
# From here on a sentence speaks of another time than the one before it did.
TURNS = re.compile(
    "建议|呼吁|倡议|促请|敦促|(?<=[，。；])现行|(?<![目以])当前|(?<![出发体实表呈浮展])现在(?!的)|这[几两些]天|最近几天|连日来|(?<![比自])若(?!干)|如果|假如|一旦|为例|比如|例如|如今|现年|眼下|现如今|目前|现有|现已|(?<!已)过去(?!的)|以前(?!的)|从前|以往|平时|当时|此后|(?<!盘中)(?<![队手率指价币])一度"
    # a rule or a norm, what is yet to come, and a stretch that the sentence names itself
    "|规定|符合条件|一般来说|通常|(?<!完)[成产用水车通营工运付施]后，?[^，。；]{0,16}(?:[将可能]|预计)"
    "|[建投]成后|投产后|投用后|下一步|今后|接下来|日前|近日|近年来|不久前|前不久|(?<=[。！？\\n])先后|[0-9]年[^，。；：、年月日]{1,8}后，|[数几]十年来|多年来"
    "|[0-9一二三四五六七八九十几]年[里间来]，|[天夜]里，"
)
# So does a stretch that the text names and does not date: 截至案发, 开馆至今, 上市五个月来.
UNPLACED = compiled(
    "(?<![近在过])这[0-9一二三四五六七八九十]+年[，间来里]|案发后，|到案后，|截[至止](?![^，。；]{0,3}[收开]|午|发稿|目前|当前|现在|[0-9])[^，。；：0-9]{1,8}，"
    "|(?<![^，。；：！？\n])“?[^，。；：！？“\n]{1,14}(?:(?<!(?:记录|纪录|统计)以来)(?<=以来)|至今)(?=，|累计|已|共|先后)"
    "|[0-9一二三四五六七八九十几两]个?[月天周]来，"
)
# What has been done in all is not of one day, nor is what somebody has: 该镇种植葡萄6000亩.
NOT_OF_A_DAY = compiled(
    "累计|(?<=[。！？\n])[该其][^，。；：]{0,8}?(?:共?有(?!望|关)|拥有|现有|种植|养殖|位于|下辖|常住人口|户籍人口|总人口)"
)
# 以总价420万元的二套房为例: no time is told.
EXAMPLE = compiled("(?<![^。！？\n])以[^。！？\n]{2,40}?为例")
# What a thing is like, or what is fixed, holds however long ago the sentence before was.
_FIXED = (
    "全长|总长|全高|主跨|跨度|身高|体重|总装机|核载|核定|定员|限速|限高|限重"
    "|(?<![，；])总投资额?|计划投资|注册资[本金]金?|总?库容|坝高|片长|(?:建筑|展陈|经营)面积|设计(?:时速|年限|[^，。；：]{0,4}(?:能力|产能|寿命|标准))|年产能"
    "|可享受?|最高可?(?:补[贴助]|奖励|贷)|(?:补[贴助]|奖励|收费|缴费)标准"
    "|月薪|起薪|年薪|期限|合同期|试用期|有效期|保质期|任期"
)
_SIZE = "(?<![严加超增净偏提身比权最时])[重高长宽厚深]"
_ABOUT = "(?:约|近|超过?|达|为|仅|是|只有)*"
STANDING = compiled(f"(?:{_FIXED}|{_SIZE}){_ABOUT}$")
# What such a sentence tells behind it is as standing: 片长138分钟，投资超2亿元.
DESCRIBES = compiled(f"(?:{_FIXED}|[内外口]径){_ABOUT}[0-9]")
NOW = re.compile(
    "(?<=[，。；])[^，。；“”]{0,8}?(?:目前(?!为止|止)|现行|(?<![目以])当前|(?<![出发体实表呈浮展])现在|(?<!在)现有|现已|现时|如今|眼下|此后)"
)
# 展会将持续到11月4日: when a thing ends says nothing of what is told of it.
LASTS_UNTIL = compiled("(?:将|持续|延续|一直)[^，。；：！？\\n]{0,12}[到至]$")
# A day that somebody speaks on says nothing of what is told: 26日对媒体表示，7万人待援.
TOLD = compiled("[^。！？\\n]{0,40}?(?:表示|称|指出|透露|介绍|说|宣布)[，：]")
TO_COME = compiled(
    "(?![^，。；！？\\n]*[已了])[^，。；！？\\n]*?(?:将|可能|需要|计划|预计|有望|拟|目前|现有|在手|缺口)"
)
# 将 may be 把 before what moves: 宣布将利率上调 is done.
TO_MOVE = compiled("[^，。；！？\n]*?(?:将[把会在于]|可能|计划|预计|有望|拟)")
# 8日燃起的大火: the day tells which fire is meant.
WHICH_THING = compiled(
    "[^，。；：、的了]{1,6}的(?![^，。；]{0,12}(?:会|仪式|活动|比赛|赛|大会|典礼|论坛)[上中，])"
)
BOTH_DAYS = compiled("(?:这|连续)?(?:两|2|三|3)(?:[天日]|个交易日)")  # 19日、20日两天
# 年初以来涨幅收窄至3%: the stretch is that of the rise alone.
OF_ITS_RISE = compiled("的?累?计?[涨跌升降增][幅势]|(?:以来)?已?累计[上下]?[涨跌升降]|首次")
BEFORE_THEN = compiled("(?<![目当])前$")  # 5月底前, not 截至目前
CLAUSE_MARKS = compiled("[；。！？\n]")
QUOTE_MARKS = compiled("[“”]")
OTHER_CLAUSE_MARK = compiled("[，。；！？\n]")
OTHER_CLAUSE = compiled("[，。；：！？\n（）0-9]")
# What is told behind these is a flow, and no state at the end of a year.
FLOWS = compiled(
    "收入|增加值|产值|产量|销售|利润|营收|投资额|完成投资|固定资产投资|(?:进出口|出口|进口)(?!企业|商)"
    "|支出|消费品|新增|输出|出生|死亡|实现|完成|发放|签发|接待|播种|出栏|发电|货运|客运|成交"
)
# And these are a state, whatever flows into it: 发放的贷款余额.
STOCKS = compiled("余额|存量|存栏|库存|在手|保有量|总资产|储备|(?<!出生|死亡)人口")
# A paragraph that begins so goes on about what the paragraph before it told.
GOES_ON = compiled(
    "按[^，。；：]{1,10}(?:划?分|看|分析)，|[先再一二三四五六后]看[^，。；：]{1,6}[，。：]"
    "|从[^，。；：]{2,10}看，|[^，。；：“”]{2,8}(?:方面|(?:商品|品种|行业|产品|大类|市场|地区)中)，"
)
# So does one that begins so, in an article about a period of report.
BREAKDOWN = compiled("分[^，。；：]{1,6}看，")
# 行动期间, 报告期内: the time that the article began with.
WHILE = compiled("(?<![^，。\n])(?:专项|集中|整治)?(?:行动|活动|会战|报告|统计)期(?:间|内)，")
# What a thing is like, told in passing, is of no time: 海拔4300米, 占地860亩.
LASTING = compiled(
    "(?:[每年日天]可(?![享能])|[内外口]径|可[搭承]载|占地(?:面积)?|海拔|时速|埋深|直径|可?容纳|距(?![^，。；：]*过去)[^，。；：]{1,8})[^，。；：]{0,4}$"
    # 8日晚，某公司（股价5元，市值9亿元）披露: so high at some other time
    "|(?<=（[^（）]{0,24}(?:股价|市值))$"
)
# A movement since a day is one of a state.
SINCE_A_DAY = compiled("[较比](?:年初|月初|上?年[末底]|去年[末底]|上月末)")
# A quantity right behind a base of comparison is of that time: 上年同期为4300万元.
OF_BASE = compiled(
    "的?(?:(?:则|仅|只)?(?:为|是|有)|则|仅|只)?(?:亏损|盈利|净亏损|录得|达到?|约)?|的[^，。；：的]{0,6}"
)
# 届时 and 罢工期间 go on with the day to come.
FULL_STOPS = compiled("[。！？](?!届时|到时|[^，。；]{0,4}期间)")
DAY_BEFORE = ("前一天", "前一日", "前一晚")
# 前一周为增加35万桶: the value of a time told beside.
EARLIER = ("前一", "上年", "上月", "上周", "上季", "上期", "去年同期", "此前")
BESIDE = compiled("(?:同期)?(?:则|仅|只|均)?[为是](?=[0-9增减上下升降涨跌净亏盈])")
# 会上 dates what was done there, and not what was said there.
OCCASION_ENDS = compiled("[。！？\n]|[说称]，|介绍|表示|坦言|透露|告诉|指出")
SENTENCE_MARKS = compiled("[。！？\n]")
LISTED = compiled("[、和与及]")
SHARES = compiled("分别|依次|各")
JOINS = compiled("、|和|与|及|以及|，")
TURNED = compiled("转为|变为|转|改为")
# 降至下半年的2000元: the time of the level reached; 跌到现在的15元 is of none.
LEVEL_BEFORE = compiled("[至到为]$")
LEVEL_NOW = compiled("[至到为](?:眼下|目前|现在|如今|当前|今天|时下)的")
# 去年6月两国建交以来: the time is where a stretch began that goes on.
SINCE = compiled("[^，。；：！？\n]{1,24}(?<!有(?:记录|纪录|统计|气象记录))以来")
