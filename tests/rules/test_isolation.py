"""Own words are one extractor's alone: no other extractor, thread or process sees them."""

from __future__ import annotations

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from zhextract import ArgumentError, Extractor
from zhextract.engine.rules import RuleSource
from zhextract.engine.wordbook import Wordbook, added, per_wordbook, using
from zhextract.rules.read import read_rules

ROOT = Path(__file__).parents[2]
TEXT = (
    "6月1日，岚溪县农机合作社开镰割麦。岚溪队铁闸陈立新说，全场打进3记世界波。"
    "上座率较首轮窜升3%，同组销量3万台，收储小麦120夸特，岚溪队积32分，射正7次。"
)
# Words that the dictionary knows, so that what is remembered of a word would tell.
KNOWN = "2024年6月1日，岚溪县农民囤积小麦。岚溪队铁闸王立新到场。王铁闸说，有3英里地，2英寻深。"
KNOWN_WORDS = """
[[trigger]]
text = ["囤积"]
kind = "hoarding"
yes = {"2024年6月1日，岚溪县农民囤积小麦。" = {trigger = "囤积", rule = "event.hoarding"}}
no = ["囤积的小麦不多。"]

[[unit]]
text = ["英里"]
kind = "measure"
not_before = "地"
replace = true
yes = {"全长12英里。" = "12 英里"}
no = ["有3英里地。"]
"""
TEXTS = [TEXT, (ROOT / "examples/county-page/page.txt").read_text("utf-8"), TEXT[:40]]


@pytest.fixture(scope="module")
def plain() -> Extractor:
    return Extractor()


def test_own_words_make_a_difference(own: Extractor, plain: Extractor) -> None:
    assert own.extract(TEXT).facts != plain.extract(TEXT).facts


def test_threads_with_and_without_own_words_do_not_meet(own: Extractor, plain: Extractor) -> None:
    alone = [(plain.extract(text), own.extract(text)) for text in TEXTS]
    calls = [(extractor, text) for text in TEXTS * 4 for extractor in (plain, own)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda call: call[0].extract(call[1]), calls))
    assert list(zip(found[::2], found[1::2], strict=True)) == alone * 4


def test_workers_have_the_own_words_too(own: Extractor) -> None:
    texts = TEXTS * 12
    assert list(own.pipe(texts, workers=2)) == [own.extract(text) for text in texts]


def test_a_stream_that_is_held_leaves_nothing_in_force(own: Extractor, plain: Extractor) -> None:
    expected = plain.extract(TEXT)
    stream = own.pipe(TEXTS)
    next(stream)
    assert plain.extract(TEXT) == expected


PROGRAM = """
import sys, zhextract
texts = sys.stdin.read().split("\\0")
for name in sys.argv[1:]:
    reader = zhextract.Extractor(rules=[] if name == "plain" else name)
    found = [(reader.extract(text).to_json(), reader.explain(text).to_json()) for text in texts]
print(found)
"""


def last_of(*names: str) -> str:
    """What the last of some extractors says, made one after the other in a process of their own."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *names],
        input="\0".join([*TEXTS, KNOWN]),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def test_whoever_reads_first_makes_no_difference(starter: Path, tmp_path: Path) -> None:
    """What is made at first use is made of the words of whoever asks, not of the first."""
    own = tmp_path / "own.toml"
    own.write_text(starter.read_text("utf-8") + KNOWN_WORDS, "utf-8")
    plain = last_of("plain")
    assert plain == last_of(str(own), "plain")
    assert plain != last_of(str(own))
    assert last_of("plain", str(own)) == last_of(str(own))


def test_a_file_that_was_read_is_pickled_and_hashed(starter: Path) -> None:
    file = read_rules(starter)
    again = pickle.loads(pickle.dumps(file))
    assert (again, hash(again)) == (file, hash(file))


def test_rules_made_in_python_cannot_go_to_workers() -> None:
    source = RuleSource("change.own", "蹦{number}", lambda hit: [], {"a": "b"}, ("c",))
    with pytest.raises(ArgumentError, match="put them into a TOML file, or leave workers=1"):
        next(Extractor(rules=[source]).pipe(TEXTS, workers=2))


def test_per_wordbook_makes_once_for_each() -> None:
    made: list[int] = []

    @per_wordbook
    def count() -> int:
        made.append(len(added("units")))
        return made[-1]

    book = Wordbook({"units": {"记": {"kind": "count"}}})
    assert (count(), count()) == (0, 0)
    with using(book):
        assert (count(), count()) == (1, 1)
    with using(Wordbook()):
        assert count() == 0
    assert made == [0, 1, 0]
