"""A report of the check as text or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

import msgspec

from zhextract.corpus.check import Report
from zhextract.corpus.differences import Difference
from zhextract.corpus.score import Scores, ratio


def render_scores(report: Report) -> Iterator[str]:
    """Lines with the scores and field accuracies of every part."""
    for name, scores in report.parts.items():
        title = "corpus" if name == "." else name
        yield f"{title}: {scores.documents} documents"
        yield f"  {'':28}{'precision':>10}{'recall':>9}{'F1':>9}   matched/gold/found"
        for key, score in scores.scores.items():
            yield (
                f"  {key:28}{_percent(score.precision):>10}{_percent(score.recall):>9}"
                f"{_percent(score.f1):>9}   {score.matched}/{score.expected}/{score.found}"
            )
        yield ""
        yield from _render_fields(scores)
        yield ""


def _render_fields(scores: Scores) -> Iterator[str]:
    yield f"  {'field of the matched':28}{'lenient':>10}{'strict':>9}{'of':>9}"
    for key, accuracy in scores.fields.items():
        if accuracy.pairs:
            lenient = _percent(ratio(accuracy.lenient, accuracy.pairs))
            strict = _percent(ratio(accuracy.strict, accuracy.pairs))
            yield f"  {key:28}{lenient:>10}{strict:>9}{accuracy.pairs:>9}"


def _percent(value: Decimal | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}"


def render_differences(found: list[Difference]) -> Iterator[str]:
    """Lines with every difference, by document."""
    for document, group in groupby(found, key=lambda one: one.document):
        yield document
        for one in group:
            line = "" if one.line is None else f"line {one.line}: "
            yield f"  {one.problem:9}{one.kind:9}{line}{one.context}"
            if one.problem == "wrong":
                yield f"  {'':18}{one.field}: expected {_say(one.expected)}, got {_say(one.got)}"
            elif said := one.expected or one.got:
                yield f"  {'':18}" + ", ".join(f"{key} {_say(v)}" for key, v in said.items())
        yield ""


def _say(value: Any) -> str:
    return "nothing" if value is None else str(value).replace("\n", "⏎")


def report_as_json(report: Report, *, with_differences: bool) -> str:
    """The report as indented JSON: counts, ratios and, where wanted, the differences."""
    objects: dict[str, Any] = {
        "digest": report.floors.digest,
        "parts": {
            name: {
                "documents": scores.documents,
                "counts": {key: score._asdict() for key, score in scores.scores.items()},
                "figures": scores.figures(),
            }
            for name, scores in report.parts.items()
        },
    }
    if with_differences:
        objects["differences"] = report.differences
    encoder = msgspec.json.Encoder(decimal_format="number")
    return msgspec.json.format(encoder.encode(objects), indent=2).decode() + "\n"
