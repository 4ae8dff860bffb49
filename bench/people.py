"""Scores of names and titles on public samples, with jieba.posseg beside them.

    python bench/people.py ../shared/corpora/people [--half 0|1]

The samples are read from the folder that is given: People's Daily (PER),
CLUENER (name, position), Resume (NAME, TITLE). Every second sentence belongs
to the half that rules were tuned on (``--half 0``); half 1 is the default.
Exact: the same span. Overlap: spans that share a character, one to one.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from zhextract.engine.atoms import Scope
from zhextract.facts.attach import scopes, time_atoms
from zhextract.facts.person import find_people
from zhextract.facts.quantity.scan import scan_amounts
from zhextract.facts.time import scan_times
from zhextract.segment import Segmenter, make_segmenter
from zhextract.text.layout import read_page
from zhextract.text.page import Page
from zhextract.vocabulary import domain_words

Spans: TypeAlias = list[tuple[int, int]]
Finder: TypeAlias = "Callable[[str], Found]"
_POSITIONS = ("TITLE", "position")


class Sample(NamedTuple):
    """A text with its gold spans by label."""

    text: str
    gold: dict[str, Spans]


class Found(NamedTuple):
    """Names and titles that were found, original offsets."""

    names: Spans
    titles: Spans


def tagged_lines(path: Path) -> Iterator[Sample]:
    """Sentences of a file with a character and a BIO or BMES tag on a line."""
    chars: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text("utf-8").split("\n"), ""]:
        if line:
            char, _, tag = line.partition(" ")
            chars.append(char)
            tags.append(tag)
        elif chars:
            yield Sample("".join(chars), _spans(tags))
            chars, tags = [], []


def _spans(tags: Sequence[str]) -> dict[str, Spans]:
    found: dict[str, Spans] = {}
    start = 0
    for at, tag in enumerate(tags):
        mark, _, label = tag.partition("-")
        if mark in ("B", "S"):
            start = at
        following = tags[at + 1][:1] if at + 1 < len(tags) else "O"
        ends = mark in ("S", "E") or (mark in ("B", "I") and following not in ("I", "M", "E"))
        if label and ends:
            found.setdefault(label, []).append((start, at + 1))
    return found


def cluener(path: Path) -> Iterator[Sample]:
    """Sentences of CLUENER, JSON values one after the other."""
    text = path.read_text("utf-8")
    decoder = json.JSONDecoder()
    at = 0
    while True:
        while at < len(text) and text[at] in " \r\n\t,[]":
            at += 1
        if at >= len(text):
            return
        record, at = decoder.raw_decode(text, at)
        gold = {
            label: sorted((first, last + 1) for places in words.values() for first, last in places)
            for label, words in record["label"].items()
        }
        yield Sample(record["text"], gold)


def biographies(lines: Iterator[Sample]) -> Iterator[Sample]:
    """The lines of one person joined: a line with a full NAME begins the next."""
    text = ""
    gold: dict[str, Spans] = {}
    for line in lines:
        if text and any(end - start > 1 for start, end in line.gold.get("NAME", ())):
            yield Sample(text, gold)
            text, gold = "", {}
        for label, spans in line.gold.items():
            shifted = [(start + len(text), end + len(text)) for start, end in spans]
            gold.setdefault(label, []).extend(shifted)
        text += line.text
    if text:
        yield Sample(text, gold)


def read_scopes(text: str, segmenter: Segmenter) -> tuple[Page, list[Scope]]:
    """A page and its sentences with dates and numbers marked, as an extraction has them."""
    page = read_page(text)
    times = scan_times(page, None)
    atoms = [*time_atoms(times), *scan_amounts(page.reading, times)]
    atoms.sort(key=lambda atom: atom.start)
    return page, list(scopes(page, atoms, segmenter.words_and_tags))


def with_rules(segmenter: Segmenter) -> Finder:
    """This library's people of a text."""

    def find(text: str) -> Found:
        page, sentences = read_scopes(text, segmenter)
        names: set[tuple[int, int]] = set()
        titles: set[tuple[int, int]] = set()
        for person in find_people(page, sentences, segmenter.knows):
            names.update(page.locate(*mention) for mention in person.mentions)
            titles.update(page.locate(*role.title) for role in person.roles)
        return Found(sorted(names), sorted(titles))

    return find


def with_posseg() -> Finder:
    """The words that jieba tags as names of people."""
    import jieba.posseg

    jieba.setLogLevel(60)
    jieba.initialize()
    tagger = jieba.posseg.POSTokenizer(jieba.dt)

    def find(text: str) -> Found:
        names: Spans = []
        at = 0
        for word, tag in tagger.lcut(text):
            if tag.startswith("nr"):
                names.append((at, at + len(word)))
            at += len(word)
        return Found(names, [])

    return find


class Score:
    """Counts of exact and overlapping matches."""

    def __init__(self) -> None:
        self.gold = self.found = self.exact = self.overlap = 0

    def add(self, gold: Spans, found: Spans) -> None:
        """Count the spans of one text."""
        self.gold += len(gold)
        self.found += len(found)
        self.exact += len(set(gold) & set(found))
        taken: set[int] = set()
        for start, end in gold:
            for index, (first, last) in enumerate(found):
                if index not in taken and first < end and start < last:
                    taken.add(index)
                    break
        self.overlap += len(taken)

    def line(self) -> str:
        """Precision, recall and F1 in per cent, exact and overlapping."""
        parts = []
        for name, right in (("exact", self.exact), ("overlap", self.overlap)):
            precision, recall = right / max(1, self.found), right / max(1, self.gold)
            both = 2 * right / max(1, self.found + self.gold)
            parts.append(f"{name} P {precision:.3f} R {recall:.3f} F1 {both:.3f}")
        return "   ".join(parts)


def beside_names(sample: Sample) -> Spans:
    """Gold positions that touch a gold name."""
    names = sample.gold.get("name", [])
    return [
        (start, end)
        for start, end in sample.gold.get("position", [])
        if any(first == end or last == start for first, last in names)
    ]


def report(title: str, samples: list[Sample], label: str, systems: dict[str, Finder]) -> None:
    """Print the scores of every system on one sample."""
    chars = sum(len(sample.text) for sample in samples)
    for system, find in systems.items():
        names, titles, beside = Score(), Score(), Score()
        started = time.perf_counter()
        results = [find(sample.text) for sample in samples]
        seconds = time.perf_counter() - started
        for sample, found in zip(samples, results, strict=True):
            names.add(sample.gold.get(label, []), found.names)
            gold_titles = [span for key in _POSITIONS for span in sample.gold.get(key, [])]
            titles.add(gold_titles, found.titles)
            beside.add(beside_names(sample), found.titles)
        print(f"{title:8} {system:7} {names.line()}   {chars / seconds:,.0f} chars/s")
        if titles.found and titles.gold:
            print(f"{'':8} titles  {titles.line()}")
            if beside.gold:
                print(f"{'':8} beside a name: recall {beside.overlap / beside.gold:.3f}")


def main() -> None:
    """Run the three samples."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1), default=1)
    options = parser.parse_args()
    half = options.half
    systems = {"rules": with_rules(make_segmenter(words=domain_words())), "posseg": with_posseg()}
    folder = options.folder
    daily = list(tagged_lines(folder / "peoples-daily-1998-dev.bio"))[half::2]
    report("daily", daily, "PER", systems)
    report("cluener", list(cluener(folder / "cluener-train.json"))[half::2], "name", systems)
    lines = tagged_lines(folder / "resume-train.bmes")
    report("resume", list(biographies(lines))[half::2], "NAME", systems)


if __name__ == "__main__":
    main()
