"""Where the noun behind a number ends, by what the unit counts: 3名学生, 8个学生社团."""

from __future__ import annotations

from collections.abc import Sequence

from zhextract.engine.atoms import Token
from zhextract.facts.phrases.predicates import SETTING
from zhextract.facts.phrases.words import JOINERS, classes, closed_heads, is_nominal

PLACE_UNITS = (None, "个")
"""Units by which places are counted."""
_OF_PEOPLE = frozenset("名位人")
"""Units that count people, so that a body before them is whose they are: 40名企业员工."""
_OF_THINGS = frozenset("家支所座项种起场部本条台间处幢栋件份批类款套")
"""Units that never count people, who are then what a thing is of: 220家农民合作社."""
_BODIES = ("企业", "单位", "部门", "公司", "机构")
_HOUSES = ("家庭", "农户")
_GROUPS = ("小组", "社团", "团队", "小区", "协会", "合作社", "俱乐部", "食堂", "公寓", "班", "组织")
"""What 个 counts behind a word for people."""


def closes(token: Token, behind: Sequence[Token], unit: str | None) -> bool:
    """Whether the noun ends with the word, whatever nouns stand behind it."""
    following = behind[0] if behind else None
    if token.text.endswith(closed_heads()):
        closed = not _leads_on(token.text, following, unit)
    else:
        closed = (
            token.text in classes().closed_place
            and unit in PLACE_UNITS
            and not _names_facility(behind)
            and not _is_level(token, following)
        )
    return closed and not _goes_on(following)


def _leads_on(head: str, following: Token | None, unit: str | None) -> bool:
    """Whether the unit cannot count what the head names, but what stands behind it."""
    if following is None or unit is None:
        return False
    if head.endswith(_BODIES):
        return unit in _OF_PEOPLE
    if head.endswith(_HOUSES):
        return False
    return unit in _OF_THINGS or (unit == "个" and following.text.endswith(_GROUPS))


def _is_level(token: Token, following: Token | None) -> bool:
    """Whether the word only says whose the thing behind it is: 省 in 1580个省重点项目."""
    return len(token.text) == 1 and following is not None and following.tag[0] == "n"


def _names_facility(tokens: Sequence[Token]) -> bool:
    """Whether the words behind 国家 name an institution of the state with it: 国家医学中心."""
    facility = tuple(classes().facility)
    for token in tokens[:SETTING]:
        if token.text.endswith(facility):
            return True
        if not is_nominal(token) or token.text in classes().head_after_head:
            return False
    return False


def _goes_on(following: Token | None) -> bool:
    """Whether a word behind a head such as 企业 still belongs to its noun: 企业代表."""
    return following is not None and (
        following.text in JOINERS or following.text in classes().head_after_head
    )
