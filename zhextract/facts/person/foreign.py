"""Transliterated and minority candidates: runs of their characters, with dots and without."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from zhextract.engine.atoms import Scope, Token
from zhextract.facts.person.candidates import NAME_TAGS, Candidate, Knows, shape_group, total
from zhextract.facts.person.context import left_label, right_label
from zhextract.facts.person.inventory import characters

_LONGEST = 8
"""Characters of one part of a transliterated name; Chinese papers write hardly longer ones."""
_ORDINARY = frozenset(("verb", "word"))


class Patterns:
    """Compiled once: runs without dots, dotted names, and the parts of minority names."""

    def __init__(self) -> None:
        known = characters()
        part = "".join(sorted(known.foreign | known.foreign_dotted | frozenset("".join(known.elements))))
        plain = "".join(sorted(known.foreign))
        core = "".join(sorted(known.foreign_core))
        elements = "|".join(sorted(map(regex.escape, known.elements), key=len, reverse=True))
        self.dotted = regex.compile(
            rf"""(?<!·) [{part}]{{1,{_LONGEST}}}+
                 (?: [·] (?: [{part}]{{1,{_LONGEST}}}+ | [\u3400-\u9fff]{{1,2}} (?=·) ) ){{1,4}}+
            """,
            regex.VERBOSE,
        )
        self.run = regex.compile(rf"(?=[{plain}]{{0,11}}?[{core}]) [{plain}]{{2,12}}+", regex.VERBOSE)
        self.elements = regex.compile(f"(?:{elements}){{2,4}}+")
        self.core = regex.compile(f"[{core}]")


@cache
def patterns() -> Patterns:
    """The patterns, made from ``characters.toml`` and ``parts.toml``."""
    return Patterns()


def dotted(scope: Scope) -> Iterator[Candidate]:
    """弗拉基米尔·普京, 艾合买提·吐尔逊: parts joined by dots."""
    letters = scope.letters
    if "·" not in letters:
        return
    tokens = scope.tokens
    for match in patterns().dotted.finditer(letters):
        start, end = match.span()
        index = bisect_right(tokens, start, key=lambda token: token.start) - 1
        after = bisect_left(tokens, end, key=lambda token: token.end)
        if tokens[after].end == end if after < len(tokens) else False:
            after += 1
        left = left_label(letters, tokens, index, start)
        labels = ("foreign.dotted", left, right_label(letters, tokens, after, end))
        yield Candidate(start, end, "dotted", total(labels), labels)


def elements(scope: Scope, knows: Knows) -> Iterator[Candidate]:
    """四郎多吉, 娜仁托雅: two or more parts of minority names."""
    letters = scope.letters
    for match in patterns().elements.finditer(letters):
        yield from _candidates(scope, knows, match.start(), match.end(), "minority")


def transliterated(scope: Scope, knows: Knows) -> Iterator[Candidate]:
    """拜登, 冯德莱恩: runs of transliteration characters, each stretch of whole words in them."""
    for match in patterns().run.finditer(scope.letters):
        yield from _candidates(scope, knows, match.start(), match.end(), "foreign")


def _candidates(
    scope: Scope, knows: Knows, start: int, end: int, kind: str
) -> Iterator[Candidate]:
    no_person = characters().no_person
    tokens = scope.tokens
    letters = scope.letters
    first = bisect_right(tokens, start, key=lambda token: token.start) - 1
    last = bisect_left(tokens, end, key=lambda token: token.end)
    if first == last and shape_group(tokens[first].tag) in _ORDINARY:
        return
    starts = [(start, first)]
    starts += [(tokens[k].start, k) for k in range(first + 1, last + 1)][:3]
    ends = [(tokens[k].end, k + 1) for k in range(first, last)]
    whole = tokens[last].end == end
    ends.append((end, last + 1 if whole else last))
    for begin, index in starts:
        left = None
        for stop, after in ends[-4:]:
            if stop - begin < 2:
                continue
            if left is None:
                left = left_label(letters, tokens, index, begin)
                if left == "left.dot":
                    break
            text = letters[begin:stop]
            if text in no_person:
                continue
            labels = (
                "fword" if knows(text) else "fnew",
                *_shape(letters, tokens, begin, stop, index, after, kind),
                left,
                right_label(letters, tokens, after, stop),
            )
            yield Candidate(begin, stop, kind, total(labels), labels)


def _shape(
    letters: str, tokens: Sequence[Token], start: int, end: int, first: int, after: int, kind: str
) -> tuple[str, ...]:
    length = min(end - start, 6)
    core = len(patterns().core.findall(letters, start, end))
    density = "core.all" if core == end - start else f"core.{min(3, core)}of{length}"
    inside = tokens[first].start != start
    cut = after < len(tokens) and tokens[after].start < end
    covered = tokens[first : after + cut]
    if len(covered) == 1:
        group = shape_group(covered[0].tag)
        where = "part" if inside or cut else "token"
        return (f"{kind}.{length}", density, f"f{where}.{group}")
    names = sum(token.tag in NAME_TAGS for token in covered)
    edge = "fedge." + ("cut" if inside or cut else "clean")
    return (
        f"{kind}.{length}",
        density,
        f"fnames.{min(names, 2)}of{min(len(covered), 4)}",
        edge,
        "fhead." + shape_group(covered[0].tag),
        "ftail." + shape_group(covered[-1].tag),
    )
