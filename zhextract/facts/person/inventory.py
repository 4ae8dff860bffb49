"""The tables of this room as sets, made once a process."""

from __future__ import annotations

from functools import cache

import msgspec

from zhextract.engine.lexicon import load_lexicon, load_word_classes
from zhextract.engine.wordbook import extended, extended_class, per_wordbook

PACKAGE = "zhextract.facts.person"
EVERYDAY_COMPOUNDS = frozenset(("第五", "百里", "东方", "西门", "南宫", "东郭", "上官"))
"""Surnames of two characters that are words too."""


class Characters(msgspec.Struct, frozen=True, gc=False):
    """Which characters begin, continue and never continue a name."""

    surnames: frozenset[str]
    compound_surnames: frozenset[str]
    japanese_surnames: frozenset[str]
    tier: dict[str, str]
    """Of a surname: ``strong``, ``usual``, ``everyday``, ``word`` or ``rare``."""
    given: dict[str, str]
    """Of a character of a given name: ``s`` strong, ``u`` usual, ``x`` never; absent: unknown."""
    foreign: frozenset[str]
    foreign_core: frozenset[str]
    foreign_dotted: frozenset[str]
    elements: frozenset[str]
    """Parts that Tibetan, Mongolian, Uyghur and Yi names are made of."""
    alone: frozenset[str]
    """Those that are names by themselves."""
    no_person: frozenset[str]
    """Places, firms and things that are written like transliterated names."""
    ordinary: frozenset[str]
    """Everyday words that begin with a surname."""


class Words(msgspec.Struct, frozen=True, gc=False):
    """The words that stand around names."""

    speech: frozenset[str]
    deed: frozenset[str]
    introduces: frozenset[str]
    appoints: frozenset[str]
    at: frozenset[str]
    object: frozenset[str]
    belongings: frozenset[str]
    address: frozenset[str]
    place_ending: frozenset[str]
    title_prefix: frozenset[str]
    weak_titles: frozenset[str]
    says: frozenset[str]
    no_title_part: frozenset[str]
    between: frozenset[str]
    joined: frozenset[str]
    no_occupation: frozenset[str]
    no_given: frozenset[str]


@per_wordbook
def characters() -> Characters:
    """The characters of names, from ``characters.toml``, ``parts.toml`` and the surnames."""
    classes = {
        key: frozenset("".join(words))
        for key, words in load_word_classes(PACKAGE, "characters.toml").items()
    }
    parts = load_word_classes(PACKAGE, "parts.toml")
    table = load_lexicon("zhextract.text", "surnames.toml")
    seldom = frozenset(table.words(rare=True))
    usual = frozenset(table.words(characters=1)) - seldom
    rare = classes["rare_surnames"] | seldom
    tier = dict.fromkeys(rare, "rare") | dict.fromkeys(usual, "usual")
    tier |= dict.fromkeys(classes["everyday_surnames"], "everyday")
    tier |= dict.fromkeys(classes["strong_surnames"], "strong")
    tier |= dict.fromkeys(classes["word_surnames"] & (usual | rare), "word")
    given = dict.fromkeys(classes["never_given"], "x")
    given |= dict.fromkeys(classes["given_usual"], "u")
    given |= dict.fromkeys(classes["given_strong"], "s")
    return Characters(
        surnames=usual | rare,
        compound_surnames=frozenset(table.words(characters=2)),
        japanese_surnames=parts["japanese_surnames"],
        tier=tier,
        given=given,
        foreign=classes["foreign"] | classes["foreign_core"],
        foreign_core=classes["foreign_core"],
        foreign_dotted=classes["foreign_dotted"],
        elements=parts["elements"] | parts["alone"],
        alone=parts["alone"],
        ordinary=extended_class(parts["ordinary_words"], "stops"),
        no_person=extended_class(parts["foreign_places"] | parts["foreign_firms"], "stops"),
    )


@cache
def words() -> Words:
    """The words around names, from ``context.toml``."""
    return Words(**load_word_classes(PACKAGE, "context.toml"))


@per_wordbook
def titles() -> dict[str, str]:
    """Every title with its kind: ``post``, ``place_head``, ``rank``, ``trade`` or ``call``."""
    table = extended(load_lexicon(PACKAGE, "titles.toml"), "titles")
    return {word: str(attributes["kind"]) for word, attributes in table.items()}


class Points(dict[str, int]):
    """What each label counts for; nothing where the table has no entry."""

    def __missing__(self, label: str) -> int:
        return 0


@cache
def points() -> Points:
    """What each label of evidence counts for, from ``evidence.toml``."""
    table = load_lexicon(PACKAGE, "evidence.toml")
    return Points({label: int(attributes["points"]) for label, attributes in table.items()})
