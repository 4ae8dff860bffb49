"""Kill runs at random moments, go on each time, and hold the result against an undisturbed run.

``python tests/batch/kills.py`` kills 50 times over 2,000 documents;
``--documents``, ``--sentences``, ``--kills``, ``--seed`` and ``--workers`` change
that. Exit code 1 where the results differ. The documents are made up, some of
them unreadable or blank.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

_SENTENCES = (
    "今年1—{n}月，岚溪县规模以上工业增加值同比增长{n}.3%。",
    "全县工业用电量{n}.86亿千瓦时，增长6.5%；年产值超10亿元的企业有{n}户。",
    "5月{n}日，县长林海生主持召开春茶产销会。",
    "截至4月底，白石乡茶园面积达到{n}万亩，比上年末增加{n}00亩。",
)


def make_inputs(folder: Path, documents: int, *, sentences: int = 12, seed: int = 1) -> None:
    """A folder of half as many files, and the other half as rows of JSON lines."""
    chance = random.Random(seed)
    folder.mkdir()
    rows = []
    for number in range(documents):
        text = "\n".join(
            chance.choice(_SENTENCES).format(n=chance.randint(1, 9))
            for _ in range(chance.randint(1, sentences))
        )
        kind = number % 40
        if kind == 7:
            text = " "
        if number % 2:
            rows.append("{" if kind == 9 else json.dumps({"text": text, "key": f"k{number}"}))
        else:
            data = (
                b"\xff\xff\x81" if kind == 8 else text.encode("gb18030" if kind < 20 else "utf-8")
            )
            (folder / f"{number:06}.txt").write_bytes(data)
    (folder / "rows.jsonl").write_text("\n".join(rows) + "\n", "utf-8")


def start(inputs: Path, output: Path, *, workers: int, part: int) -> subprocess.Popen[bytes]:
    """Start a run as a process of its own."""
    formats = ("--format", "jsonl", "--format", "parquet", "--format", "csv")
    options = ("--workers", str(workers), "--part-documents", str(part), "--id-field", "key")
    return subprocess.Popen(
        [sys.executable, "-m", "zhextract", "run", inputs, "-o", output, *formats, *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


class Timing(NamedTuple):
    """Seconds from the start to the first finished part, and from there to the end."""

    first: float
    rest: float


def undisturbed(inputs: Path, output: Path, **work: int) -> Timing:
    """Let a run finish."""
    before = time.monotonic()
    process = start(inputs, output, **work)
    outcomes = output / "outcomes"
    while process.poll() is None and not (outcomes.is_dir() and any(outcomes.iterdir())):
        time.sleep(0.01)
    first = time.monotonic()
    if process.wait() not in (0, 1):
        raise RuntimeError("the run did not end well")
    return Timing(first - before, time.monotonic() - first)


def kill_often(
    inputs: Path, whole: Path, place: Path, *, kills: int, timing: Timing, seed: int, **work: int
) -> list[str]:
    """Kill runs at random moments until ``kills`` were hit; what differs from ``whole``.

    A quarter of the moments are before the first part is finished. A run that
    comes to its end is held against ``whole``, and another one begun.
    """
    chance = random.Random(seed)
    wrong: list[str] = []
    killed = finished = 0
    output = place / "killed-0"
    while killed < kills:
        process = start(inputs, output, **work)
        share = 2 * timing.rest / kills
        late = timing.first + chance.uniform(0, share)
        moment = chance.choice([chance.uniform(0, timing.first), late, late, late])
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            killed += 1
        else:
            wrong += differences(whole, output)
            finished += 1
            output = place / f"killed-{finished}"
    undisturbed(inputs, output, **work)
    return wrong + differences(whole, output)


def differences(whole: Path, killed: Path) -> list[str]:
    """What is not the same in two outputs, but for the seconds of outcomes."""
    names = Counter(
        path.relative_to(root).as_posix()
        for root in (whole, killed)
        for path in root.rglob("*")
        if path.is_file()
    )
    lone = [f"{name} is in one alone" for name, count in names.items() if count == 1]
    both = [name for name, count in names.items() if count == 2]
    return lone + [name for name in both if _content(whole / name) != _content(killed / name)]


def repeated_or_missing(output: Path, documents: int) -> list[str]:
    """Inputs that have no outcome, or more than one."""
    found: Counter[str] = Counter()
    for part in (output / "outcomes").iterdir():
        found.update(json.loads(line)["input"] for line in part.read_bytes().splitlines())
    wrong = [f"{name}: {count} times" for name, count in found.items() if count != 1]
    if len(found) != documents:
        wrong.append(f"{len(found)} inputs instead of {documents}")
    return wrong


def _content(path: Path) -> Any:
    if path.parent.name != "outcomes":
        return path.read_bytes()
    return [json.loads(line) | {"seconds": 0} for line in path.read_bytes().splitlines()]


def main() -> int:
    """The long form."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--sentences", type=int, default=80, help="of a document, at most")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--part", type=int, default=25, help="documents of a part")
    options = parser.parse_args()
    work = {"workers": options.workers, "part": options.part}
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        inputs, whole = place / "news", place / "whole"
        make_inputs(inputs, options.documents, sentences=options.sentences, seed=options.seed)
        timing = undisturbed(inputs, whole, **work)
        print(f"{options.documents} documents: {timing.first + timing.rest:.1f} s undisturbed")
        wrong = repeated_or_missing(whole, options.documents)
        wrong += kill_often(
            inputs, whole, place, kills=options.kills, timing=timing, seed=options.seed, **work
        )
        runs = sum(1 for path in place.glob("killed-*"))
    print(f"{options.kills} times killed; {runs} runs came to their end")
    print("\n".join(wrong) or "each is equal to the undisturbed one, each document is there once")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
