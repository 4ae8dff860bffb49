"""What holds for the page of any text whatever."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from zhextract.text.fold import fold
from zhextract.text.layout import read_page
from zhextract.text.page import Page

_PIECES = [
    "\n", "\n\n", "\r\n", "\r", "\u2028", "\u3000\u3000", " ", "\t", "\u200b", "\ufeff", "\0",
    "\ud800", "🀄", "。", "，", "！”", "……", "（", "）", "——", "□ ", "本报讯", "（记者 王小明）",
    "李 强 摄", "责编：", "王 明", "新华社北京10月21日电", "<p>", "</p><p>", "<strong>", "**", "# ",
    "### ", "[看](http://a.b/c)", "&nbsp;", "全市工业增长", "2072.89亿元", "同比增长7.8%", "臺灣",
    "一、", "●", "图为", "制图", "abc", "关 于 工 作", "---", "《", "》", '"',
]  # fmt: skip

texts = st.one_of(
    st.text(st.characters(), max_size=80),
    st.lists(st.sampled_from(_PIECES), max_size=40).map("".join),
    st.lists(st.one_of(st.sampled_from(_PIECES), st.text(st.characters(), max_size=6))).map(
        "".join
    ),
)


def _check_offsets(page: Page) -> None:
    places = [page.locate(at, at + 1) for at in range(len(page.reading))]
    assert all(first < last <= len(page.original) for first, last in places)
    assert all(before[0] < after[0] for before, after in pairwise(places))
    folded = fold(page.original)
    for (first, _), char in zip(places, page.reading, strict=True):
        assert char in (folded[first], "\n", " ")
    for at in range(0, len(page.reading), 7):
        start, end = page.locate(at, len(page.reading))
        assert (start, end) == (places[at][0], places[-1][1])


@given(texts)
@settings(max_examples=400, deadline=None)
def test_any_text_is_a_page(text: str) -> None:
    page = read_page(text)
    assert page.original == text
    assert (page.cuts.at[0], page.cuts.ahead[0]) == (0, 0)
    _check_offsets(page)


@given(texts)
@settings(max_examples=400, deadline=None)
def test_sentences_lie_in_paragraphs_and_these_in_articles(text: str) -> None:
    page = read_page(text)
    last = 0
    for sentence in page.sentences:
        paragraph = page.paragraphs[sentence.paragraph]
        assert max(last, paragraph.start) <= sentence.start < sentence.end <= paragraph.end
        last = sentence.end
    last = 0
    for paragraph in page.paragraphs:
        article = page.articles[paragraph.article]
        assert last <= paragraph.start <= paragraph.end
        assert article.start <= paragraph.start
        assert paragraph.end <= article.end
        last = paragraph.end
    for before, after in pairwise(page.articles):
        assert before.end <= after.start


@given(texts)
@settings(max_examples=400, deadline=None)
def test_every_character_of_a_paragraph_is_in_a_sentence(text: str) -> None:
    page = read_page(text)
    covered = [page.reading[sentence.start : sentence.end] for sentence in page.sentences]
    said = [page.reading[paragraph.start : paragraph.end] for paragraph in page.paragraphs]
    assert "".join("".join(covered).split()) == "".join("".join(said).split())


@given(texts)
@settings(max_examples=400, deadline=None)
def test_titles_datelines_and_names_lie_in_their_articles(text: str) -> None:
    page = read_page(text)
    for name in page.bylines:
        article = page.articles[name.article]
        assert article.start <= name.start < name.end <= article.end
        assert not any(char.isspace() for char in page.reading[name.start : name.end])
    for article in page.articles:
        for part in (article.title, article.dateline):
            assert part is None or article.start <= part[0] < part[1] <= article.end
    assert {paragraph.article for paragraph in page.paragraphs} == set(range(len(page.articles)))


@given(texts)
@settings(max_examples=300, deadline=None)
def test_quotes_are_the_original(text: str) -> None:
    page = read_page(text)
    for sentence in page.sentences:
        start, end = page.locate(sentence.start, sentence.end)
        quote = page.quote(sentence.start, sentence.end)
        if len(quote) == end - start:
            assert quote == text[start:end]
        else:
            assert len(quote) == sentence.end - sentence.start
            assert len(quote.splitlines()) == 1


@given(texts)
@settings(max_examples=400, deadline=None)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
