"""What a single word can be in a noun phrase: classes of ``phrases.toml`` and tags."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from zhextract.engine.atoms import Scope, Token
from zhextract.engine.lexicon import load_word_classes
from zhextract.engine.wordbook import extended_class, per_wordbook
from zhextract.facts.drafts import Phrase
from zhextract.facts.phrases.clauses import tokens_between

JOINERS = frozenset((*"、和与及", "或", "或者", "以及"))
PLACE_ENDINGS = frozenset("省市县区州盟旗国镇乡村港部局行院")
_ACTOR_ENDINGS = frozenset(
    "人者员们某司团方局部院队厂社所校会县市省区镇乡关府委厅办店馆站行园村企警党"
)
MEASURE_ENDINGS = frozenset("率额量数值价比积幅速费税利款金长险")
_PEOPLE_ENDINGS = frozenset("人犯者员们手生客民众工师徒童女男兵官数口户队长次力船伍")
INNER_MARKS = frozenset("“”《》·-/+&.")
_COMPARED_BY = frozenset(("同比", "环比", "按年", "按月", "按季", "名义", "实际", "累计", "全年"))
_NOMINAL = frozenset("nabjlishzkgfmqtre")


# Tags of words that are somebody's own: names of people, brands, and what no dictionary has.
_OWN_NAMES = frozenset(("nr", "nrt", "nz", "x"))


class Classes(msgspec.Struct, frozen=True, gc=False):
    """The word classes, each a set of words; ``phrases.toml`` says what they are for."""

    link: frozenset[str]
    predicate: frozenset[str]
    measure: frozenset[str]
    generic: frozenset[str]
    noun: frozenset[str]
    stop: frozenset[str]
    place: frozenset[str]
    currency: frozenset[str]
    reckoning: frozenset[str]
    measured_from: frozenset[str]
    restriction: frozenset[str]
    head_after_head: frozenset[str]
    pointing: frozenset[str]
    milestone: frozenset[str]
    group: frozenset[str]
    closed_head: frozenset[str]
    closed_place: frozenset[str]
    yearly: frozenset[str]
    last_noun: frozenset[str]
    object_measure: frozenset[str]
    facility: frozenset[str]
    compound_head: frozenset[str]
    final: frozenset[str]
    giving: frozenset[str]
    some_of: frozenset[str]
    own_object: frozenset[str]
    rate: frozenset[str]
    telling: frozenset[str]
    sold_by: frozenset[str]
    cause: frozenset[str]
    moves_money: frozenset[str]
    firm: frozenset[str]
    time_band: frozenset[str]
    manner: frozenset[str]
    sharing: frozenset[str]
    attending: frozenset[str]
    reaching: frozenset[str]
    welcoming: frozenset[str]
    expecting: frozenset[str]
    causing: frozenset[str]
    fallen_short: frozenset[str]
    a_while: frozenset[str]
    region: frozenset[str]
    carrier: frozenset[str]
    sector: frozenset[str]
    average: frozenset[str]
    bearer: frozenset[str]
    in_money: frozenset[str]
    rest: frozenset[str]
    state: frozenset[str]


@per_wordbook
def classes() -> Classes:
    """The word classes of ``phrases.toml``."""
    known = Classes(**load_word_classes("zhextract.facts", "phrases.toml"))
    return msgspec.structs.replace(
        known,
        predicate=extended_class(known.predicate, "verbs"),
        measure=extended_class(known.measure, "metrics"),
        noun=extended_class(known.noun, "metrics"),
        stop=extended_class(known.stop, "stops"),
    )


@per_wordbook
def closed_heads() -> tuple[str, ...]:
    """Endings of the words behind which a noun phrase seldom goes on: 企业, 游客."""
    return tuple(sorted(classes().closed_head))


@per_wordbook
def compound_heads() -> tuple[str, ...]:
    """Endings of nouns that make one noun with the verb before them: 活动, 岗位."""
    return tuple(sorted(classes().compound_head))


def is_nominal(token: Token) -> bool:
    """Whether a word may stand in a noun phrase."""
    tag = token.tag
    if tag[0] == "v":
        return tag == "vn" or token.text in classes().noun
    return tag[0] in _NOMINAL


def is_verb(token: Token) -> bool:
    """Whether the dictionary takes a word for a verb and for nothing else."""
    return token.tag == "zg" or (token.tag[0] == "v" and token.tag != "vn")


def is_act(token: Token) -> bool:
    """Whether a word says what is done, though the dictionary takes it for a noun: 收治."""
    known = classes()
    return token.text in known.predicate and token.text not in known.noun


def is_suffix(token: Token) -> bool:
    """Whether a word is one character that makes a measure: 率, 额."""
    return len(token.text) == 1 and token.text in MEASURE_ENDINGS


def is_measure(token: Token) -> bool:
    """Whether a word names something that is measured: 收入, 面积, 上座率."""
    return token.text in classes().measure or token.text[-1] in MEASURE_ENDINGS


def is_place_name(token: Token) -> bool:
    """Whether a word is a place or a part of one: 全省, 吕梁, 东部."""
    known = classes()
    if token.text in known.place or token.text in known.region:
        return True
    return token.tag == "ns" and len(token.text) > 1


def is_generic(region: Sequence[Token]) -> bool:
    """Whether a region is one word that says too little alone: 数量, 比例."""
    return len(region) == 1 and region[0].text in classes().generic


def acts(region: Sequence[Token]) -> bool:
    """Whether the phrase names somebody who acts: a person, a body, a place."""
    if not region:
        return False
    head = region[-1]
    return (
        head.tag in ("nr", "nrt", "ns", "nt", "r", "s")
        or head.text in classes().place
        or head.text[-1] in _ACTOR_ENDINGS
    )


def firm_end(region: Sequence[Token]) -> int:
    """How many words at the start of the region are the name of a firm: 恒泰|矿业; 0 for none."""
    for index in range(1, min(len(region), 4)):
        if region[index].text in classes().firm and region[index - 1].tag in _OWN_NAMES:
            return index + 1
    return 0


def is_bearer(scope: Scope, phrase: Phrase) -> bool:
    """Whether the phrase names only whose a figure is: a firm, a work, places in a list."""
    tokens = tokens_between(scope, scope.position(phrase.start), scope.position(phrase.end))
    if not tokens or tokens[-1].text == "》":
        return bool(tokens)
    if tokens[-1].text in classes().region:
        return True
    if len(tokens) > 1 and tokens[-1].text in PLACE_ENDINGS and tokens[-2].tag == "ns":
        return True  # 舟山港
    if firm_end(tokens) == len(tokens) or firm_end(tokens[-2:]) == 2:
        return True  # also 影片出品方|华岳|影业
    return all(is_place_name(token) for token in tokens if token.text not in JOINERS)


def lists_bearers(scope: Scope, phrase: Phrase) -> bool:
    """Whether the phrase lists several of whom something is told, and no measure."""
    listed = "、" in scope.letters[scope.position(phrase.start) : scope.position(phrase.end)]
    return listed and not is_measured(scope, phrase)


def unowned(scope: Scope, phrase: Phrase | None) -> Phrase | None:
    """The measure without whose it is, for another that has it too: 续签率 of 东部地区续签率."""
    if phrase is None or not scope.start <= phrase.start < scope.end:
        return phrase
    tokens = tokens_between(scope, scope.position(phrase.start), scope.position(phrase.end))
    known, start = classes(), 0
    for index, token in enumerate(tokens[:-1]):
        if not (is_place_name(token) or token.text in known.group or token.text in JOINERS):
            break
        start = index + 1
    if not start or not (is_measure(tokens[-1]) or tokens[-1].text in known.noun):
        return phrase
    return Phrase(scope.reading(tokens[start].start), phrase.end)


def is_measured(scope: Scope, phrase: Phrase) -> bool:
    """Whether the phrase names something that is measured (出口, 产量), not a part of it."""
    tokens = tokens_between(scope, scope.position(phrase.start), scope.position(phrase.end))
    known = classes()
    return any(is_measure(token) or token.text in known.noun for token in tokens)


def is_measure_word(scope: Scope, phrase: Phrase) -> bool:
    """Whether the last word of the phrase is a measure: 总投资, 时速, 年产; not 积 (28分)."""
    tokens = tokens_between(scope, scope.position(phrase.start), scope.position(phrase.end))
    if not tokens:
        return False
    head = tokens[-1]
    if len(head.text) == 1 and head.tag[0] == "v":
        return False
    return is_measure(head) or head.text in classes().yearly


def is_rate_word(scope: Scope, phrase: Phrase) -> bool:
    """Whether the phrase is a word for a rate of movement and nothing more: 涨幅."""
    if phrase.start < scope.start or phrase.end > scope.end:
        return False
    written = scope.letters[scope.position(phrase.start) : scope.position(phrase.end)]
    return written in classes().rate or (
        written[:2] in _COMPARED_BY and written[2:] in classes().rate
    )


def is_own_object(scope: Scope, phrase: Phrase) -> bool:
    """Whether a verb names what it does it to, and so what is measured: 放水, 植树."""
    text = scope.letters[scope.position(phrase.start) : scope.position(phrase.end)]
    return len(text) == 2 and text[1] in classes().own_object


def is_group(scope: Scope, phrase: Phrase) -> bool:
    """Whether the phrase ends in a word for a group of people: 城镇居民, 男性."""
    tokens = tokens_between(scope, scope.position(phrase.start), scope.position(phrase.end))
    return bool(tokens) and tokens[-1].text in classes().group


def names_someone(token: Token) -> bool:
    """Whether a word is one for people: 书法家, 选手."""
    return token.text[-1] in _PEOPLE_ENDINGS or token.text[-1] == "家"


def names_people(scope: Scope, phrase: Phrase) -> bool:
    """Whether the phrase ends in a word for people: 选手, 新增就业人数, 师生."""
    head = scope.letters[scope.position(phrase.start) : scope.position(phrase.end)]
    return head[-1:] in _PEOPLE_ENDINGS or head.endswith(tuple(classes().group))


def names_actors(scope: Scope, phrase: Phrase) -> bool:
    """Whether the phrase ends in somebody who acts, not in something measured."""
    tokens = tokens_between(scope, scope.position(phrase.start), scope.position(phrase.end))
    return acts(tokens) and tokens[-1].tag[0] not in "vs"  # not 住院, 深水
