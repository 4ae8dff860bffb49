"""Where the name of an organization begins that ends before a title."""

from __future__ import annotations

from collections.abc import Sequence

from zhextract.engine.atoms import Token
from zhextract.facts.person.bodies import SHORT_HEADS, ends_organization, organizations
from zhextract.facts.person.context import title_before
from zhextract.facts.person.countries import is_short_country
from zhextract.facts.person.inventory import characters, words

_MOST_WORDS = 16
_MARKS = frozenset("“”·-《》&（）")
_NO_FIRST = frozenset("”》·-&）")
_NOMINAL = frozenset("nbjsflzgahetiq")
_CONJUNCTIONS = frozenset("和与及")
_POINTING = frozenset("某该本")
_POSTED = ("驻", "常驻")
_NAME_TAGS = frozenset(("nr", "nrt", "nrfg"))
_FORMER = frozenset(("原", "前", "时任", "现任"))
_THEN = frozenset(("时任", "现任"))
_OPENS = frozenset("为对由向任据从在让经兼")
"""What an organization may stand behind: 由|市应急局, 兼|省协会; the segmenter joins the two."""
_PLACES = frozenset("市省县区州镇")
_IN_NAMES = frozenset(("选举", "指导", "研究", "学习", "表彰", "奖励", "推荐", "纪念"))
"""Verbs that are a part of a name before its head: 选举|委员会."""
_CLOSED = {"》": "《", "”": "“"}
_LONGEST_QUOTED = 8
_BREAKS = frozenset("，。；：！？“”、")


def first_character(tokens: Sequence[Token], first: int, floor: int) -> int:
    """Where a phrase begins, also when its first characters were joined to what is before.

    为市|应急局; behind a verb that ends at ``floor``: 任青|岭市教育局.
    """
    if first > 0:
        before = tokens[first - 1]
        if before.start < floor < before.end and (
            before.text[floor - before.start :] not in words().introduces | words().joined
        ):
            return floor
        text = before.text
        if len(text) == 2 and text[0] in _OPENS and text[1] in _PLACES:
            return tokens[first].start - 1
    return tokens[first].start


def phrase_start(tokens: Sequence[Token], index: int, floor: int) -> int:
    """The first of the words before ``index`` that may belong to an organization."""
    known = organizations()
    around = words()
    first = index
    while first > 0 and index - first < _MOST_WORDS:
        token = tokens[first - 1]
        text = token.text
        if token.start < floor or text in known.not_here or text in around.no_title_part:
            break
        if text in _THEN:
            break
        if text[0] in _OPENS and (len(text) == 1 or text[1:] in _PLACES):
            break
        if text in _CLOSED:
            opened = _opened(tokens, first - 1, floor)
            if opened is not None:
                first = opened
                continue
        if text in _CONJUNCTIONS:
            if not _joins_parts(tokens, first - 1, floor):
                break
        elif text in _POINTING or (text[0] in _POINTING and text[1:] in known.heads):
            return first - 1
        elif (text[0] == "对" or text[-1] == "对") and text != "对外":
            break
        elif text in _POSTED or is_short_country(tokens, first - 1, floor):
            pass
        elif text not in _MARKS and text not in known.heads and text not in known.stands_for_one:
            inside = text in _IN_NAMES and tokens[first].text[:2] in known.heads
            if not inside and (
                text in around.speech or text in around.introduces or text in around.deed
            ):
                break
            if text in around.at:
                break
            tag = token.tag[0]
            if text in known.foreign_places or text in characters().no_person:
                first -= 1
                if first and title_before(tokens[first - 1].text, len(tokens[first - 1].text)):
                    break  # 轮值主席|科摩罗|总统
                continue
            if tag not in _NOMINAL and not (tag in "vmx" and _inside_name(token)):
                break
            if token.tag == "v" and first < index and _is_body(tokens[first]):
                break  # 发表|俄罗斯|总统
        elif _half_bracket(tokens, first - 1, index, floor):
            break
        first -= 1
    while first < index and _cannot_begin(tokens, first):
        first += 1
    return _with_name(tokens, first, floor) if index - first == 1 else first


def _with_name(tokens: Sequence[Token], first: int, floor: int) -> int:
    """Where a firm begins whose name the segmenter broke into characters: 万|和|院线."""
    start = first
    while start > 0 and tokens[start - 1].start >= floor and len(tokens[start - 1].text) == 1:
        text = tokens[start - 1].text
        if text in _BREAKS:
            break
        if text in _OPENS or not "\u3400" <= text <= "\u9fff":
            return first
        start -= 1
    after_mark = start == 0 or tokens[start - 1].text in _BREAKS
    named = first - start in (2, 3) and tokens[first].text in organizations().heads
    return start if after_mark and named else first


def _is_body(token: Token) -> bool:
    """Whether a word is a country or an organization by itself: what is before is none of it."""
    return token.tag in ("ns", "nt") or token.text[:2] in characters().no_person


def _opened(tokens: Sequence[Token], index: int, floor: int) -> int | None:
    """The word that opens the quotation that the word ``index`` closes: 《自然》, “雪龙”."""
    mark = _CLOSED[tokens[index].text]
    for at in range(index - 1, max(-1, index - 1 - _LONGEST_QUOTED), -1):
        if tokens[at].start < floor:
            return None
        if tokens[at].text == mark:
            return at
    return None


def _joins_parts(tokens: Sequence[Token], index: int, floor: int) -> bool:
    """Whether 和 joins words of one name: 住房|和|城乡建设局, not 省委|和|省政府."""
    if index == 0 or tokens[index - 1].start < floor:
        return False
    before = tokens[index - 1]
    if tokens[index].text == "与" and before.tag == "ns":  # 东亚|与|太平洋地区
        return before.text not in characters().no_person
    return (
        (before.tag[0] in "nv" or before.tag == "an")
        and before.tag not in _NAME_TAGS
        and len(before.text) > 1
        and not ends_organization(before)
        and title_before(before.text, len(before.text)) is None
    )


def _half_bracket(tokens: Sequence[Token], at: int, index: int, floor: int) -> bool:
    """Whether the word at ``at`` is a bracket without its other half before ``index``."""
    if tokens[at].text == "）":
        few = tokens[max(0, at - 3) : at]
        return not any(token.text == "（" and token.start > floor for token in few)
    if tokens[at].text == "（":
        return not any(token.text == "）" for token in tokens[at + 1 : index])
    return False


def _inside_name(token: Token) -> bool:
    """Whether a verb or number may be a word of a name: 发展 of 发展局, 十八 of 十八局, 4号线."""
    if token.text.isdigit():
        return len(token.text) < 4
    return "\u3400" <= token.text[0] <= "\u9fff" and (len(token.text) >= 2 or token.tag == "m")


def _cannot_begin(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.text in _NO_FIRST or token.text in _CONJUNCTIONS or token.text in _FORMER:
        return True
    if len(token.text) == 1 and token.tag[0] in "fqm" and token.text != "中":
        return not is_short_country(tokens, index, 0)
    if token.tag[0] != "v" or token.tag == "vn":
        return False
    follower = tokens[index + 1].text if index + 1 < len(tokens) else ""
    return follower[:1] not in SHORT_HEADS
