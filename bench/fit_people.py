"""Fit the points of ``zhextract/facts/person/evidence.toml`` again.

    python bench/fit_people.py ../shared/corpora/people tests/corpus/dev [--write]

Needs numpy. Logistic regression over the labels of every candidate in the
tuning halves of People's Daily, CLUENER and Resume and in gold documents; ten
points are one unit of log odds. Labels that the samples hardly hold (Japanese
and minority names, compound surnames) have points by judgement:
``JUDGED``. Run it after a label, a word of ``context.toml`` or a class of
characters changed, and look at what moved before writing.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml
from people import biographies, cluener, read_scopes, tagged_lines

from zhextract.facts.person import candidates as evidence
from zhextract.facts.person import choose, foreign, given, named
from zhextract.facts.person.candidates import Candidate
from zhextract.segment import Segmenter, make_segmenter
from zhextract.text.layout import read_page
from zhextract.vocabulary import domain_words

JUDGED = {
    "figure": 50,
    "surname.compound": 20,
    "right.sex": 50,
    "right.office": 20,
    "left.office": 14,
    "left.appoints": 14,
    "left.age": 14,
    "right.age": 14,
    "behind.title": 4,
    "right.polite": 15,
    "japanese.0": -10,
    "japanese.1": 8,
    "japanese.2": 15,
    "japanese.3": 10,
    "j.ending": 12,
    "j.plain": -2,
    "j.more": -15,
    "named.han": -8,
    "run.more": -12,
    "third.sn": -14,
    "third.un": -8,
    "right.new": 2,
    "dotted.strange0": 45,
    "dotted.strange1": 20,
    "dotted.strange2": -20,
    "minority.2": 6,
    "minority.3": 12,
    "minority.4": 36,
    "minority.5": 36,
    "minority.6": 36,
}
_PENALTY = 4
_STEPS = 30
_RAREST = 3
_UNDECIDED = frozenset(("right.address", "right.polite"))
"""王先生 is a name in one sample and none in the other: such candidates teach nothing."""


class Row(NamedTuple):
    """A candidate: its labels, whether it is a name, and how much it counts."""

    labels: tuple[str, ...]
    name: bool
    weight: int


def rows(text: str, gold: set[tuple[int, int]], weight: int, segmenter: Segmenter) -> Iterator[Row]:
    """The candidates of a text; ``gold`` are spans of its reading."""
    _page, sentences = read_scopes(text, segmenter)
    for scope in sentences:
        found: list[Candidate] = choose.candidates(scope, segmenter.knows, [])
        for item in found:
            name = (scope.reading(item.start), scope.reading(item.end)) in gold
            if name or _UNDECIDED.isdisjoint(item.labels):
                yield Row(item.labels, name, weight)


def documents(folder: Path) -> Iterator[tuple[str, set[tuple[int, int]]]]:
    """Gold documents: a name counts wherever its mentions' words stand."""
    for path in sorted(folder.glob("*.yaml")):
        record = yaml.safe_load(path.read_text("utf-8"))
        if "text" not in record:
            continue
        reading = read_page(record["text"]).reading
        people = record.get("people") or []
        words = {"".join(word.split()) for person in people for word in person["mentions"]}
        spans: set[tuple[int, int]] = set()
        for word in sorted((w for w in words if len(w) > 1 and "某" not in w), key=len)[::-1]:
            at = reading.find(word)
            while at >= 0:
                if all(at >= end or at + len(word) <= start for start, end in spans):
                    spans.add((at, at + len(word)))
                at = reading.find(word, at + 1)
        yield record["text"], spans


def fit(data: Sequence[Row]) -> dict[str, int]:
    """Points of each label that stands often enough, and of ``always``: Newton's method."""
    counts = Counter(label for row in data for label in row.labels)
    index = {label: number for number, label in enumerate(counts)}
    grouped = Counter(
        (tuple(sorted(row.labels)), row.name) for row in data for _ in range(row.weight)
    )
    size = len(index) + 1
    seen = np.zeros((len(grouped), size), dtype=np.float32)
    for number, (labels, _name) in enumerate(grouped):
        for label in labels:
            seen[number, index[label]] += 1
    seen[:, -1] = 1
    wanted = np.array([name for _labels, name in grouped], dtype=float)
    weight = np.array(list(grouped.values()), dtype=float)
    penalty = np.full(size, _PENALTY)
    penalty[-1] = 1e-6
    values = np.zeros(size)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-seen @ values))
        slope = seen.T @ ((chance - wanted) * weight) + penalty * values
        curve = (seen * (weight * chance * (1 - chance))[:, None].astype(np.float32)).T @ seen
        step = np.linalg.solve(curve.astype(float) + np.diag(penalty), slope)
        values -= step
        if abs(step).max() < 0.005:
            break
    points = {label: round(10 * values[at]) for label, at in index.items()}
    points = {label: n for label, n in points.items() if n and counts[label] >= _RAREST}
    return points | JUDGED | {"always": round(10 * values[-1])}


def table(points: dict[str, int]) -> str:
    """The text of ``evidence.toml``."""
    groups: dict[int, list[str]] = defaultdict(list)
    for label, value in points.items():
        groups[value].append(label)
    lines = [
        "# What each label of evidence counts for; a candidate with more than THRESHOLD is a name.",
        "# The labels are made in han.py, shape.py, foreign.py and context.py; bench/fit_people.py",
        "# fits the points.",
    ]
    for value in sorted(groups, reverse=True):
        lines += ["", "[[word]]", "text = ["]
        row = " "
        for label in sorted(groups[value]):
            if len(row) + len(label) > 94:
                lines.append(row)
                row = " "
            row += f" {json.dumps(label)},"
        lines += [row, "]", f"points = {value}"]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read the samples, fit, and print or write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("samples", type=Path)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    # Nothing may be left out for lack of points while points are being found.
    for module in (evidence, given, foreign, named):
        setattr(module, "KEEP", -(10**9))  # noqa: B010 (a module of several)
    setattr(choose, "THRESHOLD", -(10**9))  # noqa: B010
    segmenter = make_segmenter(words=domain_words())
    texts: list[tuple[str, set[tuple[int, int]], int]] = []
    daily = tagged_lines(options.samples / "peoples-daily-1998-dev.bio")
    texts += [(s.text, set(s.gold.get("PER", ())), 2) for s in list(daily)[::2]]
    mixed = list(cluener(options.samples / "cluener-train.json"))[::2]
    texts += [(s.text, set(s.gold.get("name", ())), 1) for s in mixed]
    lines = tagged_lines(options.samples / "resume-train.bmes")
    texts += [(s.text, set(s.gold.get("NAME", ())), 1) for s in list(biographies(lines))[::2]]
    texts += [(text, spans, 4) for text, spans in documents(options.documents)]
    data = [row for text, gold, weight in texts for row in rows(text, gold, weight, segmenter)]
    result = table(fit(data))
    if options.write:
        Path(str(files("zhextract.facts.person") / "evidence.toml")).write_text(result, "utf-8")
    else:
        print(result)


if __name__ == "__main__":
    main()
