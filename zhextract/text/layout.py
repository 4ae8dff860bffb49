"""A text laid out for reading: columns repaired, articles, bylines and sentences found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from zhextract.engine.compiled import compiled
from zhextract.engine.lexicon import load_lexicon
from zhextract.text.articles import Plan, group
from zhextract.text.blocks import Block, look_at
from zhextract.text.bylines import Credit
from zhextract.text.columns import find_joints, split_lines
from zhextract.text.datelines import find_opening
from zhextract.text.fold import fold
from zhextract.text.names import HAN, PACKAGE
from zhextract.text.noise import find_noise
from zhextract.text.page import BylineName, Page, PageArticle, Paragraph
from zhextract.text.reading import Edit, Reading, Shift
from zhextract.text.sentences import split_sentences
from zhextract.text.spacing import find_spacing


def read_page(text: str) -> Page:
    """The page that ``text`` is: see ``Page``.

    Any text is a page. One plain paragraph is one article without a title;
    a text without characters other than spaces has no article.
    """
    reading = Reading(fold(text))
    reading = reading.edit(find_noise(reading.text))
    reading = reading.edit(find_spacing(reading.text))
    lines = split_lines(reading.text)
    joints = find_joints(lines)
    blocks = _blocks(reading.text, [(line.start, line.end) for line in lines], joints)
    reading = reading.edit(joints)
    blocks = [part for block in blocks for part in _parts(block, reading.text)]
    for block in blocks:
        look_at(block)
    plans = group(blocks)
    edits = _inner_edits(blocks)
    reading = reading.edit(edits)
    return _assemble(text, reading, blocks, plans, Shift(edits))


def _blocks(text: str, lines: Sequence[tuple[int, int]], joints: Sequence[Edit]) -> list[Block]:
    """One block for the lines that joints connect; offsets are those after the joints."""
    shift = Shift(joints)
    joined = {joint.start for joint in joints}
    blocks: list[Block] = []
    start = None
    for line_start, line_end in lines:
        start = line_start if start is None else start
        if line_end not in joined:
            blocks.append(Block(shift(start), shift(line_end), ""))
            start = None
    return blocks


def _parts(block: Block, text: str) -> Iterator[Block]:
    """The block with its text; in two where a headline stands before a dateline in one line."""
    block.text = text[block.start : block.end]
    head = block.text[:_SHARED_LINE]
    if " " in head and any(word in block.text[: 2 * _SHARED_LINE] for word in ("讯", "电")):
        for space in regex.finditer(r"(?<=\S)\s++", head):
            if head[space.start() - 1] in "。，；）":
                break
            opening = find_opening(block.text[space.end() :])
            if opening and opening.dateline:
                middle = block.start + space.end()
                title = Block(block.start, block.start + space.start(), head[: space.start()])
                yield title
                block = Block(middle, block.end, text[middle : block.end])
                break
    yield block


_SHARED_LINE = 50
"""How long a headline that shares its line with the text can be."""


@cache
def _spaced_headline() -> regex.Pattern[str]:
    """A headline of single characters with spaces between: 通  知, 关 于 做 好 工 作."""
    return compiled(rf"{HAN}(?:\ {{1,4}}{HAN}){{1,40}}+")


def _credits(block: Block) -> Iterator[Credit]:
    yield from block.credits
    if block.opening:
        yield from block.opening.credits
    if block.closing:
        yield from block.closing.credits


@cache
def _spaced_name() -> regex.Pattern[str]:
    """The space inside a name of two characters, by what stands on both sides.

    Between a title and a verb of saying or a mark (局长彭 波，), before what somebody
    becomes or is (任命彭 波为, 颜 丽（女）), in a list (王小明、彭 波、).
    """
    surname = load_lexicon(PACKAGE, "surnames.toml").pattern(characters=1)
    verb = "介绍|表示|告诉|认为|坦言|指出|说|称|直言|强调|透露|解释|回忆|感慨|算"
    verb += "|出席|主持|参加|到会|到场|在|宣布|宣读|作|讲话|率|陪同|对|向|和|与|就|也|还"
    title = "[长任记员师授家士民席官理人]"
    post = "为|（[男女]|[，：][男女][，。（）]|同志|担任"
    opening = r"(?:^|[，。；：、\ ]|任命|决定|免去)"
    no_name = "[价量额数位计度间称号址话别名龄级法目等]"
    return compiled(
        rf"""\ {{1,4}}
            (?: (?<= {title} {surname} \ {{1,4}} ) (?= {HAN} (?:{verb}|{post}|[，、。；（]|等|$) )
              | (?<= {opening} {surname} \ {{1,4}} ) (?= {HAN} (?:{post}|的) )
              | (?<= 、 {surname} \ {{1,4}} ) (?= (?!{no_name}) {HAN} (?:[、，。；（]|等) ) )
        """,
        regex.VERBOSE,
    )


def _inner_edits(blocks: Sequence[Block]) -> list[Edit]:
    """Marks of headlines, and the spaces within spaced-out names and headlines."""
    edits: list[Edit] = []
    for block in blocks:
        if block.kind == "body" and " " in block.text:
            edits += [
                Edit(block.start + hit.start(), block.start + hit.end())
                for hit in _spaced_name().finditer(block.text)
            ]
        if block.mark:
            edits.append(Edit(block.start, block.start + block.mark))
        if block.kind in ("title", "heading") and _spaced_headline().fullmatch(block.text):
            edits += _spaces(block.text, block.start)
            continue
        for credit in _credits(block):
            name = block.text[credit.start : credit.end]
            if " " in name:
                edits += _spaces(name, block.start + credit.start)
    return edits


def _spaces(text: str, start: int) -> Iterator[Edit]:
    for hit in regex.finditer(r"\s+", text):
        yield Edit(start + hit.start(), start + hit.end())


def _assemble(
    original: str,
    reading: Reading,
    blocks: Sequence[Block],
    plans: Sequence[Plan],
    shift: Shift,
) -> Page:
    paragraphs = tuple(
        Paragraph(shift(block.start), shift(block.end), block.kind, block.article)
        for block in blocks
    )
    ends = [*(plan.first for plan in plans[1:]), len(blocks)][: len(plans)]
    articles = []
    for plan, end in zip(plans, ends, strict=True):
        title = None if plan.title is None else paragraphs[plan.title][:2]
        articles.append(
            PageArticle(
                paragraphs[plan.first].start,
                paragraphs[end - 1].end,
                title,
                _dateline(blocks[plan.first : end], shift),
            )
        )
    bylines = tuple(
        BylineName(
            shift(block.start + credit.start),
            shift(block.start + credit.end),
            function,
            block.article,
        )
        for block in blocks
        for credit in _credits(block)
        for function in credit.functions
    )
    return Page(
        original,
        reading.text,
        reading.cuts,
        tuple(articles),
        paragraphs,
        split_sentences(reading.text, paragraphs),
        bylines,
    )


def _dateline(blocks: Sequence[Block], shift: Shift) -> tuple[int, int] | None:
    """The first dateline of an article."""
    for block in blocks:
        if block.opening and block.opening.dateline:
            start, end = block.opening.dateline
            return shift(block.start + start), shift(block.start + end)
    return None
