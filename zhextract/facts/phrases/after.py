"""The noun phrase behind a number: 34家企业."""

from __future__ import annotations

from collections.abc import Sequence

from zhextract.engine.atoms import Scope, Token
from zhextract.engine.compiled import compiled
from zhextract.facts.drafts import Phrase
from zhextract.facts.phrases.clauses import ATOM_FIRST, clause_end, tokens_between
from zhextract.facts.phrases.closing import PLACE_UNITS, closes
from zhextract.facts.phrases.predicates import ASPECTS, gives_cause
from zhextract.facts.phrases.regions import phrase_of
from zhextract.facts.phrases.words import (
    INNER_MARKS,
    JOINERS,
    classes,
    closed_heads,
    compound_heads,
    is_measure,
    is_nominal,
    is_suffix,
    is_verb,
    names_someone,
)

# Kinds of places in a bracket that belong to the noun before it: 县（区、市）.
_KIND = "[省市县区州盟旗镇乡自治直辖街道]{1,3}"
_VARIANTS = compiled(f"（{_KIND}(?:、{_KIND}){{0,4}}）")
_SELECTING = frozenset(("主要", "其他", "不同", "有关"))
# One character that ends a noun, though alone it is a measure word: 专业点.
_QUALIFYING = frozenset(("可", "未", "被", "已"))
_QUALITIES = frozenset("化性型式")
_TAILS = frozenset("点面带区线站馆所室场")
_QUOTED = 10
"""Tokens of a quotation that can be part of a noun phrase."""
_FROM = frozenset("自于")
# A relative clause that says where the things counted are from: 34名来自各医院的专家.
_ORIGINS = frozenset(("来自", "出自", "位于"))
# Tags of what may stand before a plain noun: 优质, 大型, LNG.
_ATTRIBUTES = frozenset(("a", "ad", "an", "b", "eng"))
# Units of people whom a verb may name with their noun: 640户搬迁群众, but not 3人殴打村民.
_GROUP_UNITS = (None, "户")
_AREAS = ("亩", "平方米", "平方公里", "公顷")
_LAND = "地"
# Nouns of one character that the segmenter joins to what follows: 省中, 人中.
_COUNTED_PLACES = frozenset("省市县区州村镇乡国人家户店校班组")
_AMONG = frozenset("中里内")
_ENDING = _AMONG | {"“"}
_EVENT_UNITS = ("场", "起", "轮", "次")


def after(
    scope: Scope, position: int, *, verbs: bool = False, nouns: bool = False, measured: bool = True
) -> Phrase | None:
    """The noun phrase that starts at ``position`` right behind a number, or None.

    ``verbs`` is for things that a classifier counts: a verb may open the noun
    (牵头单位), and a relative clause may stand before it (22名涉嫌犯罪的嫌疑人).
    ``nouns`` asks that the first word is a plain noun. Without ``measured`` what is
    measured of the thing is no part of it (10年期国债收益率).
    """
    tokens = tokens_between(scope, position, clause_end(scope.letters, position))
    known = classes()
    unit = _unit_before(scope, position)
    if not tokens:
        return None
    if tokens[0].text == _LAND and unit in _AREAS:
        return phrase_of(scope, tokens[:1])  # 860亩地
    if _is_noun_among(tokens):
        return phrase_of(scope, [_cut_short(tokens[0])])
    past = scope.letters.startswith("的历史", position - 1) and len(tokens) == 1
    if tokens[0].text in known.milestone and not (past or _is_hit(tokens[0], unit)):
        return None  # 突破千元大关, but 25年的历史
    if scope.letters.startswith("基础上", tokens[0].start):
        return None  # 在现有36.8%的基础上
    if nouns and not (_opens_noun(tokens) or (unit in _AREAS and _opens_measure(tokens))):
        if unit not in _GROUP_UNITS or not _names_group(tokens):
            return None
        verbs = True
    region = _run(tokens, verbs=verbs, unit=unit)
    coming = tokens[0].text in _ORIGINS
    placed = unit not in PLACE_UNITS and all(one.tag == "ns" for one in region)
    if verbs and (placed or coming or not region or _opens_relative(tokens, region)):
        # also 3名美国的学生, where no classifier but that of places counts places
        region = _behind_relative(tokens, len(region)) or region
    if (
        len(region) > 1
        and is_measure(region[-1])
        and (not measured or _leads_to_number(tokens[len(region) :]))
    ):
        # 28种蔬菜零售均价3.2元: the next number measures something of what is counted.
        region = _without_measures(region)
    while region and (
        region[-1].text in "、和与及“《"
        or region[-1].tag[0] in "fdr"
        or region[-1].tag == "ad"
        or (len(region) > 1 and (region[-1].tag == "b" or _is_where_done(*region[-2:])))
    ):
        region.pop()  # 15所学校|临时停课
    if not region or all(token.text in INNER_MARKS for token in region):
        return None
    phrase = phrase_of(scope, region)
    variants = _VARIANTS.match(scope.letters, region[-1].end)
    if phrase is not None and variants is not None:
        return Phrase(phrase.start, scope.reading(variants.end()))
    return phrase


def _is_noun_among(tokens: Sequence[Token]) -> bool:
    """Whether the first word is a noun of one character and 中 or 里: 31个省中, 6个人中有4人."""
    text = tokens[0].text
    if len(text) != 2 or text[1] not in _AMONG or text[0] not in _COUNTED_PLACES:
        return False
    return len(tokens) == 1 or tokens[1].text in classes().link or tokens[1].text[0] >= ATOM_FIRST


def _cut_short(token: Token) -> Token:
    """The word without its last character."""
    return Token(token.start, token.end - 1, token.text[:-1], "n")


def _is_attribute(tokens: Sequence[Token]) -> bool:
    """Whether a verb and its noun stand behind the first word: 可|治理|沙化土地."""
    return len(tokens) > 2 and tokens[1].tag[0] == "v" and is_nominal(tokens[2])


def _is_where_done(noun: Token, place: Token) -> bool:
    """Whether the last of two words only says where people do it: 现场 in 书法家现场写春联."""
    return place.text in ("现场", "当场", "当地", "一线") and names_someone(noun)


def _is_hit(token: Token, unit: str | None) -> bool:
    """Whether 目标 is a thing that is counted (打击300个目标), not an aim."""
    return token.text == "目标" and unit in ("个", "处")


def _unit_before(scope: Scope, position: int) -> str | None:
    """The unit of the number before ``position``."""
    index = scope.index_at(position - 1)
    return getattr(scope.atoms[index].value, "unit", None) if index is not None else None


def _leads_to_number(tokens: Sequence[Token]) -> bool:
    """Whether a number comes next, or behind one word that belongs to neither (为, 达)."""
    if len(tokens) > 1 and tokens[0].text in classes().link:
        tokens = tokens[1:]
    return bool(tokens) and tokens[0].text[0] >= ATOM_FIRST


def _run(tokens: Sequence[Token], *, verbs: bool, unit: str | None = None) -> list[Token]:
    """The words from the first on that are one noun phrase.

    What ``unit`` counts decides where it ends: 3个国家 but 3支国家救援队, 两场采访.
    """
    region: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        quoted = _quoted(tokens, index)
        behind = tokens[index + quoted] if index + quoted < len(tokens) else None
        if quoted and (not region or (behind is not None and is_nominal(behind))):
            region += tokens[index : index + quoted]
            index += quoted
            continue
        if token.text in _SELECTING and not region and verbs:
            pass  # 21家主要银行
        elif verbs and not region and token.text in _QUALIFYING and _is_attribute(tokens):
            pass  # 53%的可治理沙化土地
        elif unit in _EVENT_UNITS and region and token.tag[0] == "v" and following is None:
            pass  # 两场集体采访
        elif not _belongs(tokens, index, region, verbs=verbs):
            break
        region.append(token)
        index += 1
        if closes(token, tokens[index:], unit):
            break
    if len(region) > 1 and _has_object(region[-1], tokens[index:]):
        region.pop()  # 3000名妇女充当“向导”, 20亿元资金应付当前局面
    return region


def _has_object(token: Token, following: Sequence[Token]) -> bool:
    """Whether the word is the verb of what follows it, though it may be a noun."""
    if not following or token.tag not in ("v", "vn", "a", "an") or len(token.text) == 1:
        return False
    return following[0].text in "“《" or following[0].tag[0] in "tr"


def _describes(region: Sequence[Token], token: Token) -> bool:
    """Whether the region so far is an adjective that wants a noun, or a verb for one."""
    return token.tag[0] == "v" and all(one.tag in ("a", "z", "ad", "an") for one in region)


def _belongs(tokens: Sequence[Token], index: int, region: Sequence[Token], *, verbs: bool) -> bool:
    """Whether the word goes on with the noun phrase, or opens it."""
    known = classes()
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    leads = following is not None and is_nominal(following)
    if token.text in JOINERS:
        if following is not None and following.tag[0] == "m":
            return False  # 50个学院和一批专业: another count
        if _is_counted_behind(tokens[index + 1 :]):
            return False  # 3个集群和特钢、白酒2个集群
        return bool(region) and (leads or (region[-1].tag[0] == "v" and following is not None))
    if token.text in known.stop or (token.text in known.link and token.text != "目标"):
        return False
    if (
        region
        and token.text in known.final
        and (_is_end(following) or (following is not None and following.text in known.final))
    ):
        return False  # 三千盏灯笼亮相: what they do, though it looks like a noun
    if region and (token.text in _ENDING or token.text in known.manner):
        return False  # 选种线|全速运转, 任期|中
    if region and _is_done(token, following):
        return False  # 77所大学建设了…: what they did
    if token.tag[0] in "nv" and len(token.text) == 1 and following and following.text in _FROM:
        return False  # 7只产自这里
    if region and token.text in _TAILS and _is_end(following):
        return True
    if region and token.text in known.last_noun and _is_end(following):
        return True
    if token.text == "之" and region and leads:
        return True  # 科研之旅
    if region and (is_suffix(token) or (_is_end(following) and _describes(region, token))):
        return True  # 坏账率, 激烈厮杀
    if token.text in INNER_MARKS or is_nominal(token):
        if token.tag[0] in "lirtm" and not _leads_on(tokens, index):
            return token.tag[0] == "t" and verbs and not region  # 四个春节
        return True
    if token.tag[0] != "v" or following is None:
        return False
    if not region or region[-1].text in JOINERS:
        compound = following.tag[0] == "v" and _is_compound(tokens, index + 2)  # 精选发布活动
        listed = following.text == "、" and _leads_on(tokens, index + 1)
        return verbs and (leads or listed or compound)
    return following.text.endswith(compound_heads())


def _is_counted_behind(tokens: Sequence[Token]) -> bool:
    """Whether a number that counts them follows the nouns: 特钢、白酒2个集群, 学生20人."""
    for at, token in enumerate(tokens):
        if token.text[0] >= ATOM_FIRST:
            return at > 0 and tokens[at - 1].text not in JOINERS
        if token.text not in JOINERS and not is_nominal(token):
            return False
    return False


def _quoted(tokens: Sequence[Token], index: int) -> int:
    """How many tokens a quotation that starts here has with its marks; 0 for none."""
    if tokens[index].text != "“":
        return 0
    for length, token in enumerate(tokens[index : index + _QUOTED], 1):
        if token.text == "”":
            return length
    return 0


def _opens_noun(tokens: Sequence[Token]) -> bool:
    """Whether a clause goes on with a plain noun: 罚款 at its end, 重建资金, 大米."""
    first, following = tokens[0], tokens[1] if len(tokens) > 1 else None
    if _is_done(first, following) or gives_cause(first):
        return False
    if first.text in classes().final and _is_end(following):
        return False  # 学员412人结业
    if first.tag[0] in "nl":
        noun = first.text not in classes().predicate or first.text in classes().noun
        return noun or _is_end(following)
    if first.tag == "j" and following is not None and following.tag in ("n", "l"):
        return True  # 光储一体化项目
    if following is not None and following.tag[0] == "n" and first.tag in _ATTRIBUTES:
        return True
    return (
        first.tag[0] in "abjv"
        and following is not None
        and following.text.endswith(compound_heads())
    )


def _opens_measure(tokens: Sequence[Token]) -> bool:
    """Whether an act and its measure are one noun: 供热面积."""
    return len(tokens) > 1 and tokens[0].tag == "vn" and is_measure(tokens[1])


def _is_done(token: Token, following: Token | None) -> bool:
    """Whether an aspect behind the word makes it a verb: 流向了."""
    if following is None or following.text not in ASPECTS:
        return False
    return following.text != "过" or token.tag[0] == "v"


def _names_group(tokens: Sequence[Token]) -> bool:
    """Whether a verb and a noun of people name those who are counted: 搬迁群众."""
    verb, group = tokens[0], tokens[1] if len(tokens) > 1 else None
    if group is None or verb.tag[0] != "v" or len(verb.text) == 1:
        return False
    return group.tag[0] == "n" and group.text.endswith(closed_heads())


def _opens_relative(tokens: Sequence[Token], region: Sequence[Token]) -> bool:
    """Whether the words are an attribute that ends in 的: 加重负担的问题, 宜居宜业的乡村.

    A noun before 的 is counted itself: 34家企业的代表.
    """
    if is_verb(region[-1]) and region[-1].text not in classes().noun:
        return any(token.text == "的" for token in tokens[len(region) :])
    opens_verb = is_verb(region[0]) and region[0].text not in classes().noun
    behind = [token.text for token in tokens[len(region) : len(region) + 2]]
    if behind[:1] == ["的"]:
        return opens_verb or region[-1].tag[0] in "abilz" or _only_describes(region)
    return opens_verb and behind[1:] == ["的"] and is_verb(tokens[len(region)])


def _only_describes(region: Sequence[Token]) -> bool:
    """Whether one word says what a thing is like, whatever its tag: 现代化的, 绿油油的, 宝贵的."""
    text = region[0].text
    described = text[-1] in _QUALITIES or (len(text) == 3 and text[1] == text[2])
    return len(region) == 1 and len(text) > 1 and (described or region[0].tag == "nr")


def _behind_relative(tokens: Sequence[Token], since: int) -> list[Token]:
    """The noun behind the last 的 of a clause that starts with no noun."""
    marks = [i for i, token in enumerate(tokens) if token.text == "的" and i and i >= since]
    return _run(tokens[marks[-1] + 1 :], verbs=True) if marks else []


def _without_measures(region: list[Token]) -> list[Token]:
    """The thing without what is measured of it: 赛道产业总规模 is 赛道产业."""
    until = len(region)
    while until > 1 and (
        is_measure(region[until - 1])
        or region[until - 1].tag[0] in "abv"
        or region[until - 1].text in classes().noun
    ):
        until -= 1
    return region[:until]


def _is_compound(tokens: Sequence[Token], index: int) -> bool:
    """Whether a head that makes one noun with the verbs before it stands at ``index``."""
    return index < len(tokens) and tokens[index].text.endswith(compound_heads())


def _leads_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun follows the word, or a verb that is one noun with it."""
    tags = [token.tag[0] for token in tokens[index + 1 : index + 3]]
    return tags[:1] == ["n"] or tags == ["v", "n"]


def _is_end(following: Token | None) -> bool:
    """Whether a noun phrase cannot go on with the word."""
    return following is None or following.text[0] >= ATOM_FIRST or not is_nominal(following)
