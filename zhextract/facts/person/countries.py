"""Countries as headlines shorten them to one character: 俄|国防部长, 美|前总统, 乌|陆军总司令."""

from __future__ import annotations

from collections.abc import Sequence

from zhextract.engine.atoms import Token

OF_COUNTRIES = frozenset(
    (
        *("总统", "总理", "首相", "国王", "女王", "议长", "外长", "防长", "财长", "国务卿"),
        *("副总统", "副总理", "副外长", "国防部长", "外交部长", "财政部长", "国务秘书"),
    )
)
COUNTRIES = frozenset("俄美日韩英法德印乌以伊朝塞")
_STOPS = frozenset("，。；：！？、（“")
_AIDES = ("新闻秘书", "发言人", "特使", "助理", "国家安全顾问", "高级顾问", "顾问")
"""Who serves such an office: 俄|总统新闻秘书."""
_NOT_IN_OFFICE = ("前", "候任", "代", "代理", "看守")


def office_of_country(
    letters: str, tokens: Sequence[Token], index: int, end: int, floor: int
) -> int | None:
    """Where the country stands whose highest offices the word ``index`` ends: 俄|国防部长."""
    for word in tokens[max(0, index - 3) : index + 1]:
        at = word.start
        if at < floor or letters[at] not in COUNTRIES:
            continue
        office = letters[at + 1 : end]
        for prefix in _NOT_IN_OFFICE:
            office = office.removeprefix(prefix)
        for aide in _AIDES:
            office = office.removesuffix(aide)
        if office in OF_COUNTRIES and not letters[at - 1 : at].isdigit():  # 3日|首相
            return at
    return None


def is_short_country(tokens: Sequence[Token], index: int, floor: int) -> bool:
    """Whether a country by its first character begins a clause: ，乌|陆军总司令."""
    if tokens[index].text not in COUNTRIES:
        return False
    if index == 0:
        return tokens[0].start == 0
    return tokens[index - 1].start < floor or tokens[index - 1].text in _STOPS
