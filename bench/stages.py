"""Where the time of an extraction goes: µs a character for each stage.

``python bench/stages.py [--rules] [--profile] [--length N]`` extracts all texts of
``texts.py`` once and prints a line a stage. A stage is a function of the road
(``zhextract/extractor.py``); its time is its own, without that of the stages inside
it. ``--rules`` times each rule apart, ``--profile`` gives the functions that take
longest, as cProfile sees them, ``--length`` takes one document of N characters.
"""

from __future__ import annotations

import argparse
import cProfile
import importlib
import pstats
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from texts import News, long_text, news, origin

from zhextract.engine.rules import Rule
from zhextract.engine.ruleset import RuleSet
from zhextract.extractor import Extractor
from zhextract.text.decode import decode

# Stage, the module in which the function is looked up, and its name there.
STAGES = (
    ("layout", "zhextract.text.layout", "read_page"),
    ("fold", "zhextract.text.layout", "fold"),
    ("published", "zhextract.facts.time", "find_published"),
    ("times", "zhextract.facts.time", "scan_times"),
    ("amounts", "zhextract.facts.quantity.scan", "scan_amounts"),
    ("numerals", "zhextract.facts.quantity.scan", "scan_numerals"),
    ("private use", "zhextract.engine.atoms", "without_private_use"),
    ("scopes", "zhextract.facts.attach", "scopes"),
    ("rules", "zhextract.facts.numbers", "find_numbers"),
    ("governing", "zhextract.facts.periods", "Governing"),
    ("inherit", "zhextract.facts.context", "inherit"),
    ("people", "zhextract.facts.person", "find_people"),
    ("events", "zhextract.facts.event", "find_events"),
    ("assemble", "zhextract.assemble", "assemble"),
)


class Clock:
    """Adds up the own time of named stretches of work, which may stand inside each other."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._running: list[str] = []
        self._since = time.process_time()

    def _switch(self) -> None:
        now = time.process_time()
        if self._running:
            self.seconds[self._running[-1]] += now - self._since
        self._since = now

    def enter(self, stage: str) -> None:
        self._switch()
        self._running.append(stage)

    def leave(self) -> None:
        self._switch()
        self._running.pop()

    def around(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, timed; a generator is run to its end within its stage."""

        def timed(*arguments: Any, **options: Any) -> Any:
            self.enter(stage)
            try:
                result = function(*arguments, **options)
                return list(result) if isinstance(result, Iterator) else result
            finally:
                self.leave()

        return timed


def put_clock(clock: Clock, extractor: Extractor) -> None:
    """Time every stage; the road itself stays as it is."""
    for stage, module_name, name in STAGES:
        module = importlib.import_module(module_name)
        setattr(module, name, clock.around(stage, getattr(module, name)))
    segmenter = extractor._segmenter
    read = clock.around("tagging", segmenter.words_and_tags)
    segmenter.words_and_tags = read  # type: ignore[method-assign]


def put_rule_clock(clock: Clock, extractor: Extractor) -> None:
    """Time each rule: its pattern, and its producer apart."""

    class TimedRule(Rule):
        def hits(self, scope: Any) -> Any:
            clock.enter(f"  {self.id} (pattern)")
            try:
                return list(super().hits(scope))
            finally:
                clock.leave()

    extractor._rules = RuleSet(
        TimedRule(*one._replace(produce=clock.around(f"  {one.id} (producer)", one.produce)))
        for one in extractor._rules
    )


def run(extractor: Extractor, clock: Clock, documents: tuple[News, ...]) -> int:
    """Extract from all documents; the number of facts found."""
    facts = 0
    for one in documents:
        data = one.text.encode()
        clock.enter("decode")
        text = decode(data)
        clock.leave()
        clock.enter("rest")
        facts += len(extractor.extract(text, published=one.published).facts)
        clock.leave()
    return facts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rules", action="store_true", help="time each rule")
    parser.add_argument("--profile", action="store_true", help="add cProfile's longest functions")
    parser.add_argument("--length", type=int, help="one document of so many characters")
    options = parser.parse_args()
    documents = (News(long_text(options.length), "2023-10-24"),) if options.length else news()
    characters = sum(len(one.text) for one in documents)
    extractor = Extractor()
    run(extractor, Clock(), news()[:3])
    profile = cProfile.Profile()
    clock = Clock()
    if options.profile:
        profile.enable()
        run(extractor, clock, documents)
        profile.disable()
        pstats.Stats(profile).sort_stats("tottime").print_stats(45)
        return
    put_clock(clock, extractor)
    if options.rules:
        put_rule_clock(clock, extractor)
    facts = run(extractor, clock, documents)
    total = sum(clock.seconds.values())
    print(f"{characters} characters of {origin()}, {facts} facts, {total:.2f} s")
    print(f"{characters / total:,.0f} characters a second\n")
    print(f"{'stage':<40} {'µs/char':>8} {'share':>6}")
    for stage, seconds in sorted(clock.seconds.items(), key=lambda item: -item[1]):
        print(f"{stage:<40} {seconds / characters * 1e6:>8.3f} {seconds / total:>6.1%}")
    print(f"{'all':<40} {total / characters * 1e6:>8.3f}")


if __name__ == "__main__":
    main()
