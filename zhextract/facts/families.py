"""The families of atoms that rules over sentences can name."""

from __future__ import annotations

from zhextract.engine.atoms import Alphabet

ALPHABET = Alphabet(
    "time",
    "percent",  # %, ‰, 成, 折, 百分之…
    "points",  # 个百分点, 个基点
    "multiple",  # 倍
    "fraction",  # 1/4, 四分之一, 半数
    "money",
    "measure",  # physical units and lengths of time
    "count",  # classifiers, and people without one
    "score",  # 分, 点
    "rank",  # 第3位, 前三
    "bare",  # digits without a unit
    "each",  # 每10股, 每千人: the denominator of the number after it
)

RATES = ("percent", "points", "multiple", "fraction")
NUMBERS = (*RATES, "money", "measure", "count", "score", "bare")
QUANTITIES = (*NUMBERS, "rank")

NO_NUMBERS = frozenset(("time", "each"))
"""Families whose atoms are no numbers of facts."""

NUMBER_PARTS = {
    "time": ALPHABET["time"],
    "each": ALPHABET["each"],
    "number": ALPHABET.of(*NUMBERS),
    "any_number": ALPHABET.of(*QUANTITIES),
    "rank": ALPHABET["rank"],
    "bare": ALPHABET["bare"],
    "percent": ALPHABET["percent"],
    "points": ALPHABET["points"],
    "rate_number": ALPHABET.of(*RATES),
    "share_number": ALPHABET.of("percent", "fraction"),
    "money": ALPHABET["money"],
    "count": ALPHABET["count"],
    "level_number": ALPHABET.of("money", "measure", "count", "score", "bare"),
}
"""Parts of patterns that stand for one atom, by name."""

NUMBER_LETTERS = {name: frozenset(part.strip("[]")) for name, part in NUMBER_PARTS.items()}
"""The letters of those parts."""
