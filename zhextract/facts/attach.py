"""From atoms to drafts: the rules of quantities and changes over each scope in turn.

A scope is a sentence, or a block of infographic lines. Rules claim the numbers
of a scope in order of precedence: each number belongs to one fact (facts.md §0).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhextract.engine.atoms import Atom, Scope, Tagger
from zhextract.engine.compiled import compiled
from zhextract.engine.ruleset import RuleSet
from zhextract.engine.trace import Trace
from zhextract.facts.drafts import Draft
from zhextract.facts.families import ALPHABET, NO_NUMBERS
from zhextract.facts.phrases import MEASURE_ENDINGS, classes
from zhextract.facts.time import FoundTime
from zhextract.text.page import Page, Sentence

# A scope without a number has a change only where one of these stands.
_WORDED_CHANGE = compiled("持平|翻[^，。]{0,4}番|翻倍|成倍")


_HEADS = ("title", "subtitle", "heading")
# A line that begins with a figure, whose noun stands over it.
_FIGURE = compiled("[0-9]")
_LONGEST_LINE = 24
_LONGEST_MEASURE = 12
_LONGEST_BLOCK = 1000
"""Characters of infographic lines that are looked at together."""


def time_atoms(times: Sequence[FoundTime]) -> list[Atom]:
    """The times as atoms; a time that only events ask for is one too."""
    return [Atom("time", time.start, time.end, time) for time in times]


def scopes(page: Page, atoms: Sequence[Atom], tagger: Tagger) -> Iterator[Scope]:
    """The scopes of a page, in text order; ``atoms`` are in text order and disjoint."""
    index = 0
    count = len(atoms)
    for start, end in _stretches(page):
        while index < count and atoms[index].start < start:
            index += 1
        first = index
        while index < count and atoms[index].end <= end:
            index += 1
        yield Scope(page.reading, start, end, atoms[first:index], ALPHABET, tagger)


def has_numbers(scope: Scope) -> bool:
    """Whether the scope may hold a quantity or a change."""
    for atom in scope.atoms:
        if atom.family not in NO_NUMBERS:
            return True
    letters = scope.letters
    return ("平" in letters or "番" in letters or "倍" in letters) and (
        _WORDED_CHANGE.search(letters) is not None
    )


def attach(scope: Scope, rules: RuleSet, trace: Trace | None = None) -> list[Draft]:
    """The drafts of one scope, in text order; ``trace`` is told of every hit."""
    claimed: set[int] = set()
    found: list[Draft] = []
    for rule in rules.that_may_hit(scope.letters):
        for hit in rule.hits(scope):
            own = _own(scope, hit.start, hit.end)
            if not claimed.isdisjoint(own):
                if trace is not None:
                    trace.barred(rule.id, hit, own)
                continue
            made = rule.produce(hit)
            if trace is not None:
                trace.produced(rule.id, hit, made)
            for draft in made:
                claimed.update(draft.claims)
            found.extend(made)
    found.sort(key=lambda draft: (draft.start, draft.end))
    return found


def _own(scope: Scope, start: int, end: int) -> list[int]:
    return [
        index for index in scope.indices(start, end) if scope.atoms[index].family not in NO_NUMBERS
    ]


def _stretches(page: Page) -> Iterator[tuple[int, int]]:
    """The sentences of the page; neighbouring infographic lines of an article are one stretch.

    With them go a heading right over a line that begins with a number, and a last
    line that the layout took for text.
    """
    block: tuple[int, int, int] | None = None
    over: Sentence | None = None
    for sentence in page.sentences:
        paragraph = page.paragraphs[sentence.paragraph]
        if over is not None:
            heads = paragraph.kind == "line" and _FIGURE.match(page.reading, sentence.start)
            if heads:
                block = (over.start, over.end, paragraph.article)
            else:
                yield over.start, over.end
            over = None
        if paragraph.kind == "line" or (block is not None and _is_line(page, sentence)):
            if (
                block
                and block[2] == paragraph.article
                and sentence.end - block[0] <= _LONGEST_BLOCK
            ):
                block = (block[0], sentence.end, block[2])
                continue
            if block:
                yield block[:2]
            block = (sentence.start, sentence.end, paragraph.article)
            continue
        if block:
            yield block[:2]
            block = None
        if paragraph.kind in _HEADS and _names_measure(page, sentence):
            over = sentence
            continue
        yield sentence.start, sentence.end
    if block:
        yield block[:2]
    if over is not None:
        yield over.start, over.end


def _names_measure(page: Page, sentence: Sentence) -> bool:
    """Whether a heading is the name of a measure, and no more: 一般公共预算收入."""
    text = page.reading[sentence.start : sentence.end]
    if len(text) > _LONGEST_MEASURE:
        return False
    return text.endswith(tuple(classes().measure)) or text[-1] in MEASURE_ENDINGS


def _is_line(page: Page, sentence: Sentence) -> bool:
    """Whether text right behind infographic lines is one more of them: a figure, and no more."""
    paragraph = page.paragraphs[sentence.paragraph]
    if paragraph.kind != "body" or sentence.end - sentence.start > _LONGEST_LINE:
        return False
    return page.reading[sentence.end - 1] not in "。！？；：，"
