"""Sentences of a page's reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import regex

from zhextract.engine.compiled import compiled
from zhextract.text.page import Paragraph, Sentence


@cache
def _end_pattern() -> regex.Pattern[str]:
    """End marks with the closing marks after them.

    A mark before 》 belongs to a title, and one in quotes that go on as a word
    (“加油！”的喊声, “怎么办？”等问题) ends nothing.
    """
    return compiled(
        r"""
        (?: [。！？!?]++ | …++[。！？]*+ )
        (?: [”’）】〕]++ (?! [的等、，,；和与及是这之] ) | (?! [”’）】〕》、，；] ) )
        """,
        regex.VERBOSE,
    )


_LONGEST = 1000
"""No sentence of prose is longer; what is (a table, noise) is cut so that work stays linear."""

_CUTS = ("；", "，", "、", " ")
"""Where an overlong sentence is cut, the best place first."""


def split_sentences(reading: str, paragraphs: Iterable[Paragraph]) -> tuple[Sentence, ...]:
    """The sentences of every paragraph, in order, without outer spaces.

    A sentence ends after 。！？… and the closing marks that follow, and where
    its paragraph ends; ； ends none. One longer than 1,000 characters is cut at a
    clause mark. Together they cover all but spaces.
    """
    find = _end_pattern().finditer
    sentences: list[Sentence] = []
    for index, paragraph in enumerate(paragraphs):
        start = paragraph.start
        for hit in find(reading, paragraph.start, paragraph.end):
            end = hit.end()
            if end - start > _LONGEST:
                sentences += _bounded(reading, start, end, index)
            else:
                sentences.append(Sentence(start, end, index))
            start = end
            while start < paragraph.end and reading[start].isspace():
                start += 1
        if start < paragraph.end:
            sentences += _bounded(reading, start, paragraph.end, index)
    return tuple(sentences)


def _bounded(reading: str, start: int, end: int, paragraph: int) -> Iterator[Sentence]:
    """A stretch as several sentences where it is longer than any."""
    while end - start > _LONGEST:
        most = start + _LONGEST
        places = (reading.rfind(mark, start + _LONGEST // 2, most) for mark in _CUTS)
        cut = next((place + 1 for place in places if place >= 0), most)
        yield Sentence(start, cut, paragraph)
        start = cut
    yield Sentence(start, end, paragraph)
