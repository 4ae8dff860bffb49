"""``zhextract rules`` and ``--rules``: what is in force, a file to begin with, mistakes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from zhextract.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs the command line in this process, with the real extractor."""

    def run(*argv: object) -> tuple[int, str, str]:
        try:
            code = main([str(argument) for argument in argv])
        except SystemExit as stop:
            code = int(stop.code or 0)
        return code, *capsys.readouterr()

    return run


DOCUMENTED = ["rules", "rules", "kinds", "units", "classifiers", "comparisons", "--format", "md"]
Call = Callable[..., tuple[int, str, str]]


def test_the_documented_words_are_those_in_force(call: Call) -> None:
    """To write it anew: the command of ``DOCUMENTED`` with ``-o docs/words.md``."""
    code, out, _ = call(*DOCUMENTED)
    assert code == 0
    assert out.splitlines() == (ROOT / "docs/words.md").read_text("utf-8").splitlines()


def test_every_kind_is_listed_with_where_it_is_from(call: Call) -> None:
    _, out, _ = call("rules")
    for title in (
        "Rules (",
        "Parts of patterns",
        "Kinds of facts",
        "Units",
        "Classifiers",
        "Titles",
        "Words of movement",
        "Words of comparison",
        "Triggers of events",
        "Verbs whose object is counted",
        "Heads of metrics",
        "Words that are in no metric",
    ):
        assert f"\n{title}" in f"\n{out}"
    assert "quantity/units.toml\n" in out


def test_the_lines_fit(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    import wcwidth

    monkeypatch.setenv("COLUMNS", "60")
    for argv in (("rules",), ("rules", "titles"), ("rules", "change.moved")):
        _, out, _ = call(*argv)
        assert max(map(wcwidth.wcswidth, out.splitlines())) <= 60


@pytest.mark.parametrize(
    ("what", "line"),
    [
        (("同比",), "  同比 同比增速 同比增幅 同比涨幅"),
        (("comparisons", "同比"), "  同比"),
        (("change.moved",), "  yes  出口增长6.9%。  ▶ up 6.9 %"),
        (("unit", "美元"), "美元 money USD"),
        (("stops", "获悉"), "  获悉"),
    ],
    ids=" ".join,
)
def test_kinds_and_words_narrow_the_list(call: Call, what: tuple[str, ...], line: str) -> None:
    code, out, _ = call("rules", *what)
    assert code == 0
    assert line.split()[0] in out
    assert len(out.splitlines()) < 60
    if len(what) > 1 or "." in what[0]:
        assert line in out.splitlines()


def test_what_nothing_matches_is_told(call: Call) -> None:
    assert call("rules", "射失") == (
        1,
        "",
        "zhextract: nothing in force matches 射失; zhextract rules lists all\n",
    )


def test_own_words_are_listed_with_file_and_line(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    code, out, _ = call("rules", "--rules", "examples/football/football.toml", "绝平", "football")
    assert code == 0
    assert out.splitlines() == [
        "Rules (1)",
        "football.points",
        "  Points of a team in the table: 岚溪队积21分.",
        "  yes  本轮过后，岚溪队积21分。  ▶ value = 21, kind = score, subject = 岚溪队",
        "  no   岚溪队积极拼抢，9分钟后进球。",
        "  from examples/football/football.toml:35",
        "",
        "Triggers of events (1 words)",
        "match actor",
        "  绝平",
        "  yes  5月20日，岚溪队绝平云州队。  ▶ trigger = 绝平, actor = 岚溪队, what = 云…",
        "  no   绝平的机会没有把握住。",
        "  from examples/football/football.toml:28",
    ]


def test_as_json(call: Call) -> None:
    _, out, _ = call("rules", "units", "美元", "--format", "json")
    assert json.loads(out) == [
        {
            "kind": "unit",
            "name": "美元",
            "words": ["美元"],
            "means": {"unit": "美元", "kind": "money", "code": "USD"},
            "doc": "",
            "yes": [],
            "no": [],
            "origin": "zhextract/facts/quantity/units.toml",
        }
    ]


def test_the_list_is_written_to_a_file(call: Call, tmp_path: Path) -> None:
    target = tmp_path / "rules.md"
    assert call("rules", "units", "--format", "md", "-o", target) == (0, "", "")
    assert target.read_text("utf-8").startswith("# Rules and words in force\n")


def test_a_new_file_loads_as_it_is(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert call("rules", "new", "beat.toml") == (
        0,
        "",
        "zhextract: beat.toml written; try zhextract rules --rules beat.toml\n",
    )
    assert "zhextract extract page.txt --rules beat.toml" in Path("beat.toml").read_text("utf-8")
    code, out, err = call("rules", "夸特", "--rules", "beat.toml")
    assert (code, err) == (0, "")
    assert "from beat.toml:22" in out


def test_a_file_that_is_there_is_not_written_over(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("beat.toml").write_text("mine", "utf-8")
    assert call("rules", "new", "beat.toml") == (
        1,
        "",
        "zhextract: beat.toml is there already; name another file\n",
    )
    assert Path("beat.toml").read_text("utf-8") == "mine"


def test_a_new_file_without_a_name_goes_to_standard_output(call: Call) -> None:
    code, out, _ = call("rules", "new")
    assert code == 0
    assert out.startswith("# Rules of your own for zhextract.")


def test_two_new_files_are_wrong_usage(call: Call) -> None:
    code, _, err = call("rules", "new", "a.toml", "b.toml")
    assert code == 2
    assert "name one FILE: zhextract rules new beat.toml" in err


@pytest.mark.parametrize(
    "argv",
    [
        ("extract", "page.txt"),
        ("explain", "page.txt"),
        ("report", "page.txt", "-o", "page.html"),
        ("check", "."),
        ("rules",),
    ],
    ids=lambda argv: argv[0],
)
def test_mistakes_are_told_a_line_each(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text("总产值3亿元。", "utf-8")
    Path("beat.toml").write_text('[[metrik]]\n[[metric]]\ntext = ["射正"]\n', "utf-8")
    code, out, err = call(*argv, "--rules", "beat.toml")
    assert (code, out) == (1, "")
    first, second = err.splitlines()
    assert first.startswith("zhextract: beat.toml:1: there are no entries [[metrik]]; did you mean")
    assert second.startswith("zhextract: beat.toml:2: [[metric]] needs at least one yes and one no")


@pytest.mark.parametrize("command", ["explain", "extract", "report"])
def test_own_rules_are_used(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text("岚溪队积21分。", "utf-8")
    rules = ROOT / "examples/football/football.toml"
    code, out, _ = call(command, "page.txt", "--rules", rules)
    assert code == 0
    assert out != call(command, "page.txt")[1]
