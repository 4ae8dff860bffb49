"""What becomes of one entry: read, dated, extracted, encoded; nothing here raises."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias

import zhextract
from zhextract.batch.formats import FORMATS, Encode
from zhextract.batch.job import Job
from zhextract.errors import ZhextractError
from zhextract.io.dated import extract_dated
from zhextract.io.readers.content import content, is_blank, no_text
from zhextract.io.readers.model import Entry, Failure

Status: TypeAlias = Literal["success", "failed", "skipped"]


WARM_UP = "今年1月，全县工业用电量2.86亿千瓦时，同比增长6.5%。5月9日，县长林海生主持召开会议。"
"""Read before the first document, whose time is not to include the loading of patterns."""


class Outcome(NamedTuple):
    """One row of the outcomes, and the document as each format takes it."""

    input: str
    id: str | None
    status: Status
    error: str | None = None
    seconds: float = 0.0
    fact_count: int = 0
    characters: int = 0
    published: str | None = None
    date_from: str | None = None
    encoded: tuple[bytes, ...] = ()
    """By the order of ``Job.formats``."""

    def row(self) -> dict[str, Any]:
        """The row as it is written."""
        row = self._asdict()
        del row["encoded"]
        return row | {"seconds": round(self.seconds, 4)}


def failed(entry: Entry | Failure, error: str, seconds: float = 0.0) -> Outcome:
    """The outcome of an entry that nothing came out of."""
    key = None if isinstance(entry, Failure) else entry.id
    return Outcome(entry.input, key, "failed", error, seconds)


def make_worker(job: Job) -> Callable[[Entry | Failure], Outcome]:
    """The function of a worker: an entry in, its outcome out."""
    extractor = zhextract.Extractor(**job.extractor)
    extractor.extract(WARM_UP)
    encoders = [FORMATS[name].encode for name in job.formats]

    def work(entry: Entry | Failure) -> Outcome:
        if isinstance(entry, Failure):
            return failed(entry, entry.message)
        started = time.perf_counter()
        try:
            outcome = _extracted(entry, job, extractor, encoders)
        except ZhextractError as error:
            outcome = failed(entry, str(error))
        except RecursionError:
            outcome = failed(entry, f"{entry.input}: is nested too deeply")
        except MemoryError:
            outcome = failed(entry, f"{entry.input}: there is not enough memory for it")
        except Exception as error:  # one document must not take the others with it
            outcome = failed(entry, f"{entry.input}: {type(error).__name__}: {error}")
        return outcome._replace(seconds=time.perf_counter() - started)

    return work


def _extracted(
    entry: Entry,
    job: Job,
    extractor: zhextract.Extractor,
    encoders: Sequence[Encode],
) -> Outcome:
    read = content(entry, job.limits)
    if is_blank(read.text):
        return Outcome(entry.input, entry.id, "skipped", str(no_text(entry)))
    document, origin = extract_dated(
        extractor, entry, read, published=job.published, order=job.date_from
    )
    encoded, notes = zip(*(encode(document, read.text) for encode in encoders), strict=True)
    return Outcome(
        entry.input,
        entry.id,
        "success",
        next((note for note in notes if note), None),
        fact_count=len(document.facts),
        characters=len(read.text),
        published=document.published,
        date_from=origin,
        encoded=encoded,
    )
