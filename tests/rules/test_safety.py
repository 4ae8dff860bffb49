"""Patterns that could take very long are refused, by their form or by timing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import regex

from zhextract import Extractor, RuleError
from zhextract.rules.safety import danger_of, slow_text

BOUND = "repeats without a bound; write how often at most, such as {0,8}"
DANGEROUS = {
    "甲.*{number}": f"甲.* {BOUND}",
    "甲.+?{number}": f"甲.+ {BOUND}",
    "甲.*+{number}": f"甲.* {BOUND}",
    "甲{2,}{number}": f"{{2,}} {BOUND}",
    "[^，]{0,99}{number}": "{0,99} repeats more than 60 times; give it a lower bound",
    "{gap:0,200}{number}": "{gap:0,200} repeats more than 60 times; give it a lower bound",
    "(?:甲{1,3}乙){1,5}{number}": (
        "{1,5} repeats a group that repeats something itself; take one of the repeats out, or make "
        "the group atomic: (?>…)"
    ),
    "(甲?){0,20}{number}": (
        "{0,20} repeats a group that repeats something itself; take one of the repeats out, or "
        "make the group atomic: (?>…)"
    ),
    "(?:(?:{gap:0,8}乙)){2}{number}": (
        "{2} repeats a group that repeats something itself; take one of the repeats out, or make "
        "the group atomic: (?>…)"
    ),
    "(?:甲|甲甲){0,20}{number}": "{0,20} repeats a choice a|b; make the group atomic: (?>a|b)",
    "{gap:0,30}甲?{gap:0,30}乙{0,30}{number}": (
        "its repeats can share a text in 59582 ways, more than 20000; give them lower bounds, or "
        "make some possessive: {0,8}+"
    ),
    r"(甲)\1{number}": (
        r"\1 is not allowed; there are no back-references, write the words themselves"
    ),
    r"(?P<a>甲)\g<a>{number}": (
        r"\g is not allowed; there are no back-references, write the words themselves"
    ),
    "(?R){number}": (
        "(?R)… is not allowed; use (?:…), (?P<name>…), (?>…), (?=…), (?!…), (?<=…) or (?<!…)"
    ),
    "(?i)甲{number}": (
        "(?i)… is not allowed; use (?:…), (?P<name>…), (?>…), (?=…), (?!…), (?<=…) or (?<!…)"
    ),
    "(?:甲){e<=1}{number}": "{e<=1}{n is neither a part {name} nor a repeat {0,8}",
    "(甲{number}": "a bracket ( is never closed; close it, or write \\( for the mark itself",
    "甲){number}": "a bracket ) closes nothing; open it, or write \\) for the mark itself",
    "[甲{number}": "a bracket [ is never closed; close it, or write \\[ for the mark itself",
}
FINE = (
    "{gap:0,8} 甲 (?:的|了)? {number}",
    "(?P<team>[\\p{Han}]{2,6}) 积 {money:number}",
    "(?>甲{1,3}|乙){0,20} {number}",
    "(?:甲{1,3}+乙){0,5} {number}",
    "(?<!增)长 [^)]{0,8} \\( {number} (?=以上|以下)",
)


@pytest.mark.parametrize(("pattern", "danger"), DANGEROUS.items(), ids=DANGEROUS)
def test_a_dangerous_form_is_named(pattern: str, danger: str) -> None:
    assert danger_of(pattern) == danger


@pytest.mark.parametrize("pattern", FINE)
def test_a_harmless_form_is_not(pattern: str) -> None:
    assert danger_of(pattern) is None


@pytest.mark.parametrize("pattern", ["(?:甲+)+[乙丙]", "(?:[0-9]{0,60}){0,60}[x-z]"])
def test_a_slow_pattern_is_found_by_timing(pattern: str) -> None:
    assert slow_text(regex.compile(pattern), pattern) in ("甲", "1")


def test_a_quick_pattern_is_not() -> None:
    assert slow_text(regex.compile("[^，]{0,8}积\ue001"), "积{number}") is None


def written(pattern: str) -> str:
    return (
        '[[pattern]]\nid = "beat.one"\ndoc = "One."\nmakes = "quantity"\n'
        f"pattern = '{pattern}'\n" + 'yes = {"甲3个。" = "3 个"}\nno = ["丙"]\n'
    )


def test_a_dangerous_pattern_does_not_load(rule_file: Callable[[str], str]) -> None:
    with pytest.raises(RuleError) as caught:
        Extractor(rules=rule_file(written("甲.*{number}")))
    assert str(caught.value) == f"beat.toml:5: pattern: 甲.* {BOUND}"


def test_nor_does_one_with_a_dangerous_part(rule_file: Callable[[str], str]) -> None:
    text = written("甲{rest}{number}") + "[pattern.parts]\nrest = '(?:甲|乙){0,9}'\n"
    with pytest.raises(RuleError) as caught:
        Extractor(rules=rule_file(text))
    assert str(caught.value) == (
        "beat.toml:9: part {rest}: {0,9} repeats a choice a|b; make the group atomic: (?>a|b)"
    )


def test_a_malformed_pattern_does_not_load(rule_file: Callable[[str], str]) -> None:
    with pytest.raises(RuleError) as caught:
        Extractor(rules=rule_file(written("甲{2}{3}{number}")))
    said = str(caught.value)
    assert said.startswith("beat.toml:1: rule beat.one: ")
    assert said.endswith("; correct the pattern")


def test_a_slow_pattern_does_not_load(
    rule_file: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zhextract.rules.safety._SECONDS", -1.0)
    with pytest.raises(RuleError) as caught:
        Extractor(rules=rule_file(written("甲{number}")))
    assert str(caught.value) == (
        "beat.toml:1: pattern beat.one takes too long on a text made of '甲'; give its repeats "
        "lower bounds, or let it begin with a word"
    )
