"""The parts that change rules are composed of, made from the movement table."""

from __future__ import annotations

from itertools import product

from zhextract.engine.lexicon import Lexicon, alternation, load_lexicon, load_table
from zhextract.engine.wordbook import extended, per_wordbook
from zhextract.facts.families import NUMBER_LETTERS, NUMBER_PARTS
from zhextract.numerals.bounds import bound_words

# Words that go on after a movement word and make another word of it.
_NOT_MOVEMENT = "(?![极点值额量率幅速股产类型性力空势])"

# Where a movement word is a piece of another word: 排放量, 播放量, 新增长点.
_NO_MOVEMENT = "(?!(?<=[排播投发释下])放量|(?<=新)增长点)"

# What may stand between a movement word and its number.
_LINK = (
    "(?:了|达到|达|约为|约|为|至少|高达|大约|幅度为|幅度达到|幅度达|幅度|在|接近|超过|近|超|整整|"
    "都|均|皆|已|一度|最大|最多|最高|仅为|仅达|仅有|仅|只有|是|将达|已达|可达|则为|均达|都达|逼近|不到|不足|"
    "[：:]|料|估达|估|预计|预期|或|率为|逾|分别为?|均为?|各|保持在|稳定在|维持在|多达|[ ]){0,3}+"
)

# Adverbs between a comparison and its movement, or before a movement.
_ADVERB = (
    "(?:实际|名义|分别|大幅|小幅|略微|略有|略|微幅|明显|显著|各|均|仍|再|又|逆势|逆市|稳步|继续|进一步|"
    "大约|平均|累计|将|可|已|已经|也|还|则|都|共|快速|双双|净|环比|同比|约|有所|轻微|急速|预计|预期|合计|整体|"
    "料|估|力争|急剧|整体|总体|双向|首次|由此)"
)

_SIDES = frozenset("高低快慢多少大小长短早晚便贵领落轻重宽窄厚薄深浅")


# A comparison: a word (同比), or a base with what it is compared by (比上年).
COMPARISON = """
    (?: {base_word} {said_again}?+ {aside}
      | {against} {base_time} (?: {base_rest} {base_number}?+ ) {aside} (?:相比|比|时)?
      | {against} {base_other} (?: 的 {base_number} )? 相?比?
    )
"""


# What was done more or less of, behind its 多 or 少: 比上年多收入2万元, 同比多挖了400斤.
DOING = (
    "出|了|(?P<side_of>收入|支出|投入|消费)"
    "|(?<=[多少])(?P<doing>[^，。；：！？、（）的\n\ue000-\uf8ff]{1,4}?)"
)


@per_wordbook
def movements() -> Lexicon:
    """The table of movement and comparison words."""
    package, file = "zhextract.facts.change", "movements.toml"
    words, compound = load_lexicon(package, file), load_table(package, file)["compound"]
    joined = {
        how + moved: {key: said for key, said in words[moved].items() if key != "short"}
        for how, moved in product(compound["how"], compound["of"])
    }
    return extended(Lexicon({**joined, **words}), "movements")


@per_wordbook
def part_marks() -> dict[str, frozenset[str]]:
    """What each part holds, a character or two: the ends of its words. For anchors of rules."""
    words = movements()
    kinds = {
        "movement": words.words(kind="movement"),
        "level": words.words(kind="level"),
        "rate": words.words(kind="rate", noun=True),
        "apart": words.words(kind="apart"),
        "pull": words.words(kind="pull"),
        "transitive": words.words(kind="movement", takes_object=True),
        "base_word": words.words(kind="base"),
    }
    ends = {name: frozenset(word[-2:] for word in known) for name, known in kinds.items()}
    return {**NUMBER_LETTERS, **ends, "against": frozenset("比较与同和跟"), "side": _SIDES}


@per_wordbook
def change_parts() -> dict[str, str]:
    """Pattern parts by name; every lexicon part can be looked up in ``movements``."""
    words = movements()
    movement = (
        f"(?:{_NO_MOVEMENT}{alternation(words.words(kind='movement', short=None))}{_NOT_MOVEMENT}"
        f"|(?<![转新特每下])(?:{alternation(words.words(kind='movement', short=True))})"
        f"(?=(?:至|到|为)?{_LINK}(?:{NUMBER_PARTS['number']}|[^，。]{{2,8}}的{NUMBER_PARTS['number']})))"
    )
    time = NUMBER_PARTS["time"]
    number = NUMBER_PARTS["number"]
    return {
        **NUMBER_PARTS,
        "movement": movement,
        "level": words.pattern(kind="level"),
        "rate": "(?<!自然)" + words.pattern(kind="rate", noun=True),
        "apart": words.pattern(kind="apart") + "(?!指[数标])",
        "pull": words.pattern(kind="pull"),
        "transitive": words.pattern(kind="movement", takes_object=True) + "(?!值)",
        "side": (
            "偏?(?:(?<!提)高|(?<![降减])低|快|慢|多|(?<!减)少|(?<!扩)大|(?<!缩)小"
            "|(?<![增延])长|(?<!缩)短|(?<!提)早|(?<!推)晚|便宜|贵|领先|落后"
            "|(?<!减)轻|(?<![比加])重|(?<!拓)宽|(?<!收)窄|(?<!加)厚|薄|(?<![加水])深|浅)"
        ),
        "link": _LINK,
        "adverbs": f"{_ADVERB}{{0,4}}+",
        "base_word": words.pattern(kind="base") + "(?!例)",
        "against": "(?>相较于|相比于|对比|相比|相较|比起|(?<!可)比|较|与|同(?!比|口径)|和|跟)",
        "base_time": time,
        "said_again": time,  # 同比去年增长: the time that 同比 means already
        # More of the base after its time: 去年同期的740宗, 2021年9月历史高位的398.1点.
        "base_rest": (
            "(?:的?[^，。；：！？、（）\n\ue000-\uf8ff]{0,8}?"
            "(?:峰值|最[高低大小多少]\\p{Han}{1,5}?(?=[高低多少增减升降上下提快慢净\ue000-\uf8ff])|高[点位峰]|低[点谷位]|结果|水平|均值|首场|数据|基数)(?![^，。；]{0,4}[率额量值])"
            "|的?[^，。；：！？、（）\n\ue000-\uf8ff]{0,10}?的?)"
        ),
        "base_number": number,
        "aside": "(?:（(?:下同|可比口径|按可比口径|同口径|可比价格?|调整后)）)?+",
        # A base that is no time: 比疫情前, 较改革初期.
        "base_other": (
            "[^，。；：！？、（）\n\ue000-\uf8ff]{0,8}?"
            "(?:前一?[期次轮年]|之?前|初期?|时|末|上限|下限|常年|往年|历年|水平|均值|同期|高[位点峰]|低[位点]|[上前]一?[届轮次期周日代款](?:同期)?|上一代|学年|老款|前代|赛季|交易日|学期|标准|口径|[一二]审稿|稿)"
        ),
        # The level that a movement ended in, behind its amount: 上调0.5个百分点，至14.75%.
        "to_end": f"(?:，?(?:[至到]|升至|增至|降至|减至)(?P<to>{number}))",
        "list_rest": f"(?:(?:、|和|与|及|以及|，?或){number})*+",
        "ratio_verb": "(?>不及|仅及|只及|仅够|只有|逼近|是|为|达到?|相当于|完成|等于|按)了?",
        "bound_word": alternation(bound_words("before")),
        "to_link": "(?:至|到|为|成)(?:了)?(?:约|近|超过|超)?",
        # What may stand between the word of movement and the level: 涨到转正后的5500元.
        # How many each has lies between them too: 提高到每人每月760元.
        "level_of": (
            f"(?:(?:(?P<level_time>{time})|[^，。；：！？、（）\n\ue000-\uf8ff]{{2,8}})的)?"
            "(?:每[^，。；：！？、（）每\n\ue000-\uf8ff]{1,3}){0,2}"
        ),
    }
