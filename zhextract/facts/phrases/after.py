"""The noun phrase behind a number: 34家企业."""

from __future__ import annotations

from zhextract.engine.atoms import Scope, Token
from zhextract.facts.drafts import Phrase
from zhextract.facts.phrases.clauses import ATOM_FIRST, clause_end, tokens_between
from zhextract.facts.phrases.regions import phrase_of
from zhextract.facts.phrases.words import (
    INNER_MARKS,
    JOINERS,
    classes,
    closed_heads,
    is_measure,
    is_nominal,
)

_SHORT_PREDICATE = 6
"""Characters of a predicate that is quoted with its object."""


def after(
    scope: Scope, position: int, *, verbs: bool = False, nouns: bool = False
) -> Phrase | None:
    """The noun phrase that starts at ``position`` right behind a number, or None.

    ``verbs`` admits a verb before the noun it belongs to (牵头单位); ``nouns``
    asks that the first word is a plain noun.
    """
    tokens = tokens_between(scope, position, clause_end(scope.letters, position))
    known = classes()
    if not tokens or tokens[0].text in known.milestone:
        return None
    if nouns and (tokens[0].tag[0] not in "nl" or tokens[0].text in known.predicate):
        return None
    region: list[Token] = []
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if token.text in "、和与及" and region and following and is_nominal(following):
            region.append(token)
            continue
        if token.text in known.stop or token.text in known.link:
            break
        if token.text in INNER_MARKS or is_nominal(token):
            if token.tag[0] in "lirtm" and not (following and following.tag[0] == "n"):
                break
            region.append(token)
            if token.text.endswith(closed_heads()) and not _goes_on(following):
                break
            continue
        opens = following is not None and is_nominal(following) and not region
        if verbs and opens and token.tag[0] == "v":
            region.append(token)
            continue
        break
    # 28种蔬菜零售均价3.2元: the next number measures something of what is counted.
    follows = tokens[len(region) :][:1]
    if len(region) > 1 and follows and follows[0].text[0] >= ATOM_FIRST and is_measure(region[-1]):
        region = region[:1]
    while region and (region[-1].text in "、和与及“《" or region[-1].tag[0] in "fdr"):
        region.pop()
    if not region or all(token.text in INNER_MARKS for token in region):
        return None
    return phrase_of(scope, region)


def _goes_on(following: Token | None) -> bool:
    """Whether a word behind a head such as 企业 still belongs to its noun: 企业代表."""
    return following is not None and (
        following.text in JOINERS or following.text in classes().head_after_head
    )


def predicate_after(scope: Scope, position: int) -> Phrase | None:
    """What is said of the number at the end of which ``position`` stands: 20人自行升井.

    A short predicate is taken to the end of its clause, of a long one the verb alone.
    """
    tokens = tokens_between(scope, position, clause_end(scope.letters, position))
    first = 0
    while first < len(tokens) and _is_before_verb(tokens[first]):
        first += 1
    last = first
    while last < len(tokens) and tokens[last].tag != "x" and tokens[last].text[0] < ATOM_FIRST:
        last += 1
    said = tokens[first:last]
    verb = next((i for i, token in enumerate(said[:2]) if token.tag[0] in "vil"), None)
    if verb is None:
        return None
    if said[-1].end - said[0].start > _SHORT_PREDICATE:
        said = said[verb : verb + 1]
    return phrase_of(scope, said)


def _is_before_verb(token: Token) -> bool:
    """Whether a word between a number and its predicate belongs to neither."""
    return token.tag in ("d", "ad", "f", "p", "c") or token.text in classes().link
