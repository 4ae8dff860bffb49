"""Numbers without a unit that are money all the same: 公款5千万, 5000万的贷款 (ruling 11)."""

from __future__ import annotations

import regex

from zhextract.engine.lexicon import alternation, load_word_classes
from zhextract.engine.wordbook import per_wordbook

_REACH = 16
"""Characters before the number in which the money is named."""
_LINK = "(?:达到?|突破|超过?|接?近|约为?|为|共计?|逾|高达|仅|了|总计|合计|累计|上){0,3}"
_OTHER_WORD = "[户人者笔次项客企对类产机公]"
"""What makes another word of a noun of money: 贷款户, 补贴对象."""


def is_told_in_money(reading: str, start: int, end: int) -> bool:
    """Whether the word right before or behind the number at ``start:end`` is one of money."""
    before, behind = _named()
    return (
        before.search(reading, max(0, start - _REACH), start) is not None
        or behind.match(reading, end) is not None
    )


@per_wordbook
def _named() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    words = alternation(load_word_classes("zhextract.facts", "phrases.toml")["in_money"])
    return regex.compile(words + _LINK + "$"), regex.compile(f"的?{words}(?!{_OTHER_WORD})")
