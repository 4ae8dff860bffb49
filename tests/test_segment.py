from __future__ import annotations

import logging
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from zhextract.errors import ArgumentError, InputError
from zhextract.segment import JiebaSegmenter, RjiebaSegmenter, Segmenter, make_segmenter

WORDS = ["环比增幅", ("公布", "zz"), ("新港派出所", "nt"), ("个百分点", "q", 20000)]
TEXT = (
    "海滨市统计局昨日公布，前三季度全市规模以上工业增加值同比增长百分之六点七，"
    "环比增幅收窄零点三个百分点。新港派出所所长赵小宏说，辖区企业八千余户，"
    "“情指行”一体化机制效果明显；市委书记郭大和表示，要稳住基本盘！"
)


@pytest.fixture(scope="module")
def jieba_segmenter() -> Segmenter:
    return JiebaSegmenter(WORDS)


@pytest.fixture(scope="module")
def rjieba_segmenter() -> Segmenter:
    return RjiebaSegmenter(WORDS)


def test_both_give_the_same(jieba_segmenter: Segmenter, rjieba_segmenter: Segmenter) -> None:
    assert rjieba_segmenter.cut(TEXT) == jieba_segmenter.cut(TEXT)
    assert rjieba_segmenter.tag(TEXT) == jieba_segmenter.tag(TEXT)


def test_both_give_the_same_on_real_news(
    jieba_segmenter: Segmenter, rjieba_segmenter: Segmenter
) -> None:
    folder = Path(__file__).parents[2] / "shared" / "corpora" / "xwlb"
    days = sorted(folder.glob("*.md"))[:6]
    if not days:
        pytest.skip("the news transcripts are not beside the project")
    for day in days:
        # Text of Chinese and digits: the two differ on URLs and on words of ASCII with hyphens.
        text = "\n".join(
            re.findall(r"[\u4e00-\u9fff0-9，。、“”；：！？（）]+", day.read_text("utf-8"))
        )
        assert rjieba_segmenter.tag(text) == jieba_segmenter.tag(text)


@pytest.mark.parametrize("name", ["jieba_segmenter", "rjieba_segmenter"])
@pytest.mark.parametrize(
    "tagged",
    [("环比增幅", "n"), ("新港派出所", "nt"), ("个百分点", "q"), ("赵小宏", "nr"), ("公布", "zz")],
)
def test_words_are_known(
    name: str, tagged: tuple[str, str], request: pytest.FixtureRequest
) -> None:
    assert tagged in request.getfixturevalue(name).tag(TEXT)


@pytest.mark.parametrize("name", ["jieba_segmenter", "rjieba_segmenter"])
@pytest.mark.parametrize("text", [TEXT, "", "A股\r\n\t 3.5%", "国\ud800家\0电网🀄", "𠮷野家"])
def test_words_join_to_the_text(name: str, text: str, request: pytest.FixtureRequest) -> None:
    segmenter = request.getfixturevalue(name)
    assert "".join(segmenter.cut(text)) == text
    assert "".join(word for word, _ in segmenter.tag(text)) == text


@pytest.mark.parametrize("name", ["jieba", "rjieba"])
def test_user_dictionary_wins(name: str, tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("\ufeff丰年稻场 5 ns\n海滨一号 nz\n\n潮汐指数 8\n稻浪节\n", "utf-8")
    segmenter = make_segmenter(name, words=[("丰年稻场", "n")], user_dict=path)  # type: ignore[arg-type]
    tagged = segmenter.tag("丰年稻场的海滨一号、潮汐指数和稻浪节")
    assert [pair for pair in tagged if len(pair[0]) > 1] == [
        ("丰年稻场", "ns"),
        ("海滨一号", "nz"),
        ("潮汐指数", "n"),
        ("稻浪节", "n"),
    ]


def test_auto_is_rjieba_where_it_imports() -> None:
    assert isinstance(make_segmenter(), RjiebaSegmenter)


def test_auto_is_jieba_where_rjieba_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhextract.segment.find_spec", lambda name: None)
    assert isinstance(make_segmenter(), JiebaSegmenter)


def test_unknown_name() -> None:
    with pytest.raises(ArgumentError, match="'hanlp'"):
        make_segmenter("hanlp")  # type: ignore[arg-type]


def test_missing_dictionary(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"words\.txt"):
        make_segmenter(user_dict=tmp_path / "words.txt")


def test_the_callers_dictionaries_stay_as_they_are() -> None:
    import jieba
    import rjieba

    make_segmenter("jieba", words=["丰年稻场节"])
    make_segmenter("rjieba", words=["丰年稻场节"])
    assert not rjieba.has_word("丰年稻场节")
    assert "丰年稻场节" not in jieba.dt.FREQ


def test_loading_is_silent_and_leaves_the_log_alone(caplog: pytest.LogCaptureFixture) -> None:
    import jieba

    caplog.set_level(logging.DEBUG, logger="jieba")
    make_segmenter("jieba")
    assert not caplog.records
    jieba.default_logger.debug("the caller's own")
    assert [record.message for record in caplog.records] == ["the caller's own"]


def test_threads_share_one(rjieba_segmenter: Segmenter) -> None:
    expected = rjieba_segmenter.tag(TEXT)
    results: list[bool] = []
    threads = [
        threading.Thread(
            target=lambda: results.extend(rjieba_segmenter.tag(TEXT) == expected for _ in range(20))
        )
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [True] * 160


def test_import_loads_no_dictionary() -> None:
    code = "import sys, zhextract.segment; sys.exit(bool({'jieba', 'rjieba'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
