"""Sentences of a page's reading."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import regex

from zhextract.text.page import Paragraph, Sentence


@cache
def _end_pattern() -> regex.Pattern[str]:
    """End marks with the closing marks after them.

    A mark before 》 belongs to a title, and one in quotes that go on as a word
    (“加油！”的喊声, “怎么办？”等问题) ends nothing.
    """
    return regex.compile(
        r"""
        (?: [。！？!?]++ | …++[。！？]*+ )
        (?: [”’）】〕]++ (?! [的等、，,；和与及是这之] ) | (?! [”’）】〕》、，；] ) )
        """,
        regex.VERBOSE,
    )


def split_sentences(reading: str, paragraphs: Iterable[Paragraph]) -> tuple[Sentence, ...]:
    """The sentences of every paragraph, in order, without outer spaces.

    A sentence ends after 。！？… and the closing marks that follow, and where
    its paragraph ends; ； ends none. Together they cover all but spaces.
    """
    find = _end_pattern().finditer
    sentences = []
    for index, paragraph in enumerate(paragraphs):
        start = paragraph.start
        for hit in find(reading, paragraph.start, paragraph.end):
            end = hit.end()
            sentences.append(Sentence(start, end, index))
            start = end
            while start < paragraph.end and reading[start].isspace():
                start += 1
        if start < paragraph.end:
            sentences.append(Sentence(start, paragraph.end, index))
    return tuple(sentences)
