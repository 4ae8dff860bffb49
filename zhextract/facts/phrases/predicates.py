"""What is said of a number behind it: 20人自行升井."""

from __future__ import annotations

from collections.abc import Sequence

from zhextract.engine.atoms import Scope, Token
from zhextract.facts.drafts import Phrase
from zhextract.facts.phrases.clauses import ATOM_FIRST, clause_end, is_number, tokens_between
from zhextract.facts.phrases.regions import phrase_of
from zhextract.facts.phrases.words import classes, is_verb

ASPECTS = frozenset("了着过")
_CAUSES = frozenset(("因", "因为", "由于"))
SETTING = 6
"""Words of a setting between a number and its predicate."""
_SHORT_PREDICATE = 6
"""Characters of a predicate that is quoted with its object."""


def predicate_after(
    scope: Scope, position: int, *, loose: bool = False, bare: bool = False, alone: bool = False
) -> Phrase | None:
    """What is said of the number at the end of which ``position`` stands: 20人自行升井.

    A short predicate is taken to the end of its clause, of a long one the verb alone.
    ``bare`` asks that the verb follows at once, ``alone`` leaves its object out.
    ``loose`` takes a short rest of the
    clause for one even where no word is tagged a verb.
    """
    tokens = tokens_between(scope, position, clause_end(scope.letters, position))
    if tokens and (tokens[0].text == "的" or (bare and tokens[0].tag[0] != "v")):
        return None
    first = 0
    while first < len(tokens) and is_number(tokens[first].text):
        first += 1  # 2人|2次打破纪录
    while first < len(tokens) and _is_before_verb(tokens[first]):
        first += 1
    first = _behind_settings(tokens, first)
    if loose and first == len(tokens) and tokens and len(tokens[-1].text) > 1:
        first -= 1  # 人到场: a predicate that the dictionary takes for an adverb
    first = _behind_cause(tokens, first)
    last = first
    while last < len(tokens) and tokens[last].tag != "x" and tokens[last].text[0] < ATOM_FIRST:
        last += 1
    while last > first + 1 and tokens[last - 1].tag == "f":
        last -= 1  # 枪击发生后
    while last > first and tokens[last - 1].text in ASPECTS:
        last -= 1
    said = tokens[first:last]
    verb = next((i for i, token in enumerate(said[:2]) if token.tag[0] in "vil"), None)
    short = bool(said) and said[-1].end - said[0].start <= _SHORT_PREDICATE
    if verb is None and loose and short and last == len(tokens):
        return phrase_of(scope, said)
    if verb is None:
        return None
    if alone or not short:
        said = said[verb : verb + 1]
    return phrase_of(scope, said)


def _behind_settings(tokens: Sequence[Token], first: int) -> int:
    """Where the predicate starts behind its settings: 递交 in 通过邮寄方式向市政府递交."""
    at, noun = first, False
    if not first or tokens[first - 1].tag != "p":
        return first
    while at < len(tokens) and tokens[at].tag != "x":
        token = tokens[at]
        if noun and is_verb(token) and not _leads_to_verb(tokens, at):
            return at
        noun = (noun or token.tag[0] in "nrjs") and token.tag != "p"
        at += 1
    return first


def _leads_to_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb only says which noun: 指定 in 向对方指定账户转账."""
    behind = tokens[at + 1 : at + 3]
    return len(behind) == 2 and behind[0].tag[0] == "n" and is_verb(behind[1])


def gives_cause(token: Token) -> bool:
    """Whether the word begins with 因, alone or run into the next: 因新冠."""
    text = token.text
    return text in _CAUSES or (text[0] == "因" and text[1:2] not in ("", "素", "子", "特"))


def _behind_cause(tokens: Sequence[Token], first: int) -> int:
    """Where what they did starts behind why they did it: 转移 in 因暴雨转移."""
    if not tokens or not gives_cause(tokens[0]):
        return first
    for index in range(1, len(tokens) - 1):
        if tokens[index].text in ("被", "获"):
            return index + 1  # 因涉嫌诈骗罪被批准逮捕
    for index in range(max(first, 1), len(tokens)):
        if is_verb(tokens[index]):
            return index
    return first


def _is_before_verb(token: Token) -> bool:
    """Whether a word between a number and its predicate belongs to neither."""
    return token.tag in ("d", "ad", "f", "p", "c") or token.text in classes().link
