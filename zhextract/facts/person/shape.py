"""How a candidate lies over the words of the segmenter, and what the dictionary has of it."""

from __future__ import annotations

from collections.abc import Sequence

from zhextract.engine.atoms import Token
from zhextract.facts.person.candidates import NAME_TAGS, Knows, known_tails, shape_group
from zhextract.facts.person.inventory import characters


def goes_on(
    letters: str, tokens: Sequence[Token], index: int, end: int, knows: Knows
) -> tuple[str, ...]:
    """Whether the character after surname and one more may go on the name: 郭贵|和, 李德|山用."""
    if index >= len(tokens) or end >= len(letters):
        return ()
    token = tokens[index]
    if token.start > end or token.end - end > 3:
        return ()
    tier = "r" if token.tag in ("zg", "g") else characters().given.get(letters[end])
    if tier not in ("s", "u", "r") or not "\u3400" <= letters[end] <= "\u9fff":
        return ()
    if token.end - end > 1:
        if knows(token.text):
            return ()
        return (f"third.{tier}" + ("t" if token.text[-1] in known_tails() else "n"),)
    if letters[end] in known_tails():  # 刘蓓|以
        return (f"third.{tier}p",)
    return (f"third.{tier}{knows(letters[end : end + 2]):d}",)


def in_dictionary(text: str, knows: Knows) -> tuple[str, ...]:
    """Whether the dictionary has the candidate, or words inside of it."""
    ordinary = characters().ordinary
    if text in ordinary:
        return ("ordinary",)
    if text[:2] in ordinary and not knows(text):  # but 马克思
        return ("ordinary.head",)
    whole = f"word.{len(text)}" if knows(text) else f"new.{len(text)}"
    if len(text) != 3:
        return (whole,)
    return whole, f"inner.{knows(text[:2]):d}{knows(text[1:]):d}"


def over_words(
    tokens: Sequence[Token], index: int, start: int, end: int, knows: Knows
) -> tuple[tuple[str, ...], int]:
    """How a candidate lies over the words, and the index of the word after it."""
    token = tokens[index]
    inside = token.start != start
    if token.end == end:
        group = shape_group(token.tag)
        word = "part" if inside else "token"
        return (f"{word}{min(end - start, 4)}.{group}",), index + 1
    if token.end > end:
        joined = token.text[end - token.start :] in known_tails()
        group = "tail" if joined else shape_group(token.tag)
        return (f"cut{min(end - start, 4)}.{group}" + (".inside" if inside else ""),), index
    after = index + 1
    while after < len(tokens) and tokens[after].end < end:
        after += 1
    if after >= len(tokens):
        return ("split.odd",), after
    last = tokens[after]
    head = f"head.{min(len(token.text), 3)}" + ("n" if token.tag in NAME_TAGS else "")
    if inside:
        head = "head.inside"
    if last.end > end:
        if last.text[end - last.start :] in known_tails():
            return (head, "over.tail" if knows(last.text) else "over.newtail"), after
        return (head, "over." + (shape_group(last.tag) if knows(last.text) else "new")), after
    if after > index + 1:
        return (head, "rest.many"), after + 1
    if last.tag == "p" and last.text in known_tails():  # 林森|自
        return (head, "over.tail"), after + 1
    rest = f"rest.{min(len(last.text), 3)}" + shape_group(last.tag)
    return (head, rest), after + 1
