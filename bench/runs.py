"""Peak memory and scaling of ``zhextract run``, measured from outside.

``python bench/runs.py memory --megabytes 200`` runs over so much text and prints
the peak of the main process and of the largest worker, after each tenth of it.
``python bench/runs.py scaling`` runs over the same text with one worker and
with two, in turns. Needs psutil; the texts are those of ``bench/texts.py``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import psutil
from texts import news, origin


class Peaks(NamedTuple):
    """Of one run: wall time, megabytes of memory, and seconds of the CPU."""

    seconds: float
    main: float
    worker: float
    main_cpu: float
    workers_cpu: float


def make_stream(path: Path, megabytes: float) -> int:
    """JSON lines with so many megabytes of text; how many there are."""
    rows = [
        (json.dumps({"text": one.text, "day": one.published}, ensure_ascii=False) + "\n").encode()
        for one in news()
    ]
    left, number = megabytes * 1e6, 0
    with path.open("wb") as out:
        while left > 0:
            row = rows[number % len(rows)]
            out.write(row)
            left -= len(row)
            number += 1
    return number


def measured(stream: Path, documents: int, output: Path, workers: int) -> Peaks:
    """Run, and look at the processes every half second."""
    options = ("--date-field", "day", "--workers", str(workers))
    started = time.perf_counter()
    process = psutil.Popen(
        [sys.executable, "-m", "zhextract", "run", stream, "-o", output, *options],
        stderr=subprocess.DEVNULL,
    )
    peaks = Peaks(0, 0, 0, 0, 0)
    cpu: dict[int, float] = {}
    shown = 0
    while process.poll() is None:
        try:
            main = process.memory_info().rss / 1e6
            times = process.cpu_times()
            peaks = peaks._replace(
                main=max(peaks.main, main), main_cpu=max(peaks.main_cpu, times.user + times.system)
            )
            for child in process.children():
                if "spawn_main" not in " ".join(child.cmdline()):
                    continue
                peaks = peaks._replace(worker=max(peaks.worker, child.memory_info().rss / 1e6))
                spent = child.cpu_times()
                cpu[child.pid] = spent.user + spent.system
            tenth = 10 * _finished(output) // documents
            if tenth > shown:
                shown = tenth
                print(f"  {10 * tenth} %: main {peaks.main:.0f} MB, worker {peaks.worker:.0f} MB")
        except (psutil.NoSuchProcess, psutil.ZombieProcess):
            pass
        time.sleep(0.5)
    if process.wait() or _finished(output) != documents:
        raise RuntimeError("the run did not end well")
    return peaks._replace(seconds=time.perf_counter() - started, workers_cpu=sum(cpu.values()))


def _finished(output: Path) -> int:
    """Documents of the parts that are finished."""
    manifest = output / "manifest.jsonl"
    if not manifest.exists():
        return 0
    lines = manifest.read_bytes().splitlines()[1:]
    return sum(part["documents"] for part in map(json.loads, lines) if "part" in part)


def main() -> int:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("what", choices=("memory", "scaling"))
    parser.add_argument("--megabytes", type=float)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        stream = place / "news.jsonl"
        megabytes = options.megabytes or (200 if options.what == "memory" else 5)
        documents = make_stream(stream, megabytes)
        print(f"{origin()}: {documents} documents, {stream.stat().st_size / 1e6:.0f} MB")
        if options.what == "memory":
            found = measured(stream, documents, place / "out", options.workers)
            print(f"{options.workers} workers, {found.seconds:.0f} s")
            print(
                f"peak of the main process {found.main:.0f} MB, of a worker {found.worker:.0f} MB"
            )
            return 0
        best: dict[int, Peaks] = {}
        for number in range(options.rounds):
            for workers in (1, 2):
                found = measured(stream, documents, place / f"out-{number}-{workers}", workers)
                if workers not in best or found.seconds < best[workers].seconds:
                    best[workers] = found
        for workers, found in best.items():
            print(
                f"{workers}: {found.seconds:.1f} s; CPU of the main process "
                f"{found.main_cpu:.1f} s, of the workers {found.workers_cpu:.1f} s"
            )
        print(f"two workers are {best[1].seconds / best[2].seconds:.2f} times as fast as one")
    return 0


if __name__ == "__main__":
    sys.exit(main())
