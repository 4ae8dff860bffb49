from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from zhextract import spacy_pipe
from zhextract.types import Document

NOTE = (
    "全市总产值",
    "2072.89",
    "亿元",
    "，",
    "同比",
    "增长",
    "7.8%",
    "。\n",
    "10",
    "月",
    "17日",
    "，",
)
WORDS = (*NOTE, "新义派出所", "所长", "赵亚宏", "走访了", "8000", "余户居民", "。")


@pytest.fixture(autouse=True)
def extractor(monkeypatch: pytest.MonkeyPatch, sample_document: Document) -> None:
    """The component without the rules: every text is taken for the sample."""

    class FakeExtractor:
        def __init__(self, *, segmenter: str, rules: list[str]) -> None:
            assert segmenter in ("auto", "jieba", "rjieba")

        def extract(self, text: str, *, published: str | None = None) -> Document:
            facts = sample_document.facts if text else ()
            return msgspec.structs.replace(sample_document, published=published, facts=facts)

    monkeypatch.setattr(spacy_pipe, "Extractor", FakeExtractor)


@pytest.fixture
def nlp() -> Language:
    language = spacy.blank("zh")
    language.add_pipe("zhextract")
    return language


def doc_of_words(nlp: Language) -> Doc:
    return Doc(nlp.vocab, words=list(WORDS), spaces=[False] * len(WORDS))


def test_the_document_is_on_the_doc(
    nlp: Language, sample_text: str, sample_document: Document
) -> None:
    doc = nlp(sample_text)
    assert doc._.zhextract == msgspec.structs.replace(sample_document, published=None)


@pytest.mark.parametrize("segmenter", ["char", "jieba"])
def test_spans_cover_their_facts(
    segmenter: str, sample_text: str, sample_document: Document
) -> None:
    config = {"nlp": {"tokenizer": {"segmenter": segmenter}}}
    nlp = spacy.blank("zh", config=config)
    nlp.add_pipe("zhextract")
    doc = nlp(sample_text)
    spans = doc.spans["zhextract"]
    assert [(span.label_, span.id_) for span in spans] == [
        ("quantity", "f1"),
        ("change", "f2"),
        ("event", "f3"),
        ("person", "f4"),
        ("quantity", "f5"),
    ]
    for span, fact in zip(spans, sample_document.facts, strict=True):
        assert span.start_char <= fact.start < fact.end <= span.end_char


def test_spans_end_at_token_borders(nlp: Language, sample_text: str) -> None:
    doc = nlp(doc_of_words(nlp))
    assert doc.text == sample_text
    assert [span.text for span in doc.spans["zhextract"]][4] == "8000余户居民"


def test_the_published_option(sample_text: str) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("zhextract", config={"published": "2023-10-24"})
    assert nlp(sample_text)._.zhextract.published == "2023-10-24"


def test_published_from_the_context_of_a_text(nlp: Language, sample_text: str) -> None:
    pairs = [(sample_text, {"published": f"2023-10-{day}"}) for day in (24, 25)]
    docs = [doc for doc, _ in nlp.pipe(pairs, as_tuples=True)]
    assert [doc._.zhextract.published for doc in docs] == ["2023-10-24", "2023-10-25"]


@pytest.mark.parametrize("context", [None, 7, {}, {"published": None}], ids=str)
def test_other_contexts_are_left_alone(nlp: Language, sample_text: str, context: Any) -> None:
    [(doc, given)] = nlp.pipe([(sample_text, context)], as_tuples=True)
    assert given == context
    assert doc._.zhextract.published is None


def test_user_data_comes_first(nlp: Language, sample_text: str) -> None:
    doc = nlp.make_doc(sample_text)
    doc.user_data["published"] = "2023-10-26"
    [(doc, _)] = nlp.pipe([(doc, {"published": "2023-10-24"})], as_tuples=True)
    assert doc._.zhextract.published == "2023-10-26"


def test_a_doc_that_was_not_processed(nlp: Language) -> None:
    assert nlp.make_doc("全市")._.zhextract is None


def test_an_empty_doc(nlp: Language) -> None:
    doc = nlp("")
    assert doc._.zhextract.facts == ()
    assert list(doc.spans["zhextract"]) == []


def test_the_pipeline_is_saved_and_loaded(nlp: Language, tmp_path: Path, sample_text: str) -> None:
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again(sample_text)._.zhextract == nlp(sample_text)._.zhextract
    assert again.from_bytes(nlp.to_bytes()).pipe_names == ["zhextract"]


def test_docs_are_saved_with_their_facts(nlp: Language, sample_text: str) -> None:
    doc = nlp(sample_text)
    data = DocBin(docs=[doc], store_user_data=True).to_bytes()
    [again] = DocBin().from_bytes(data).get_docs(nlp.vocab)
    assert again._.zhextract == doc._.zhextract
    assert [span.label_ for span in again.spans["zhextract"]] == [
        span.label_ for span in doc.spans["zhextract"]
    ]


def test_one_extension_and_no_other(nlp: Language) -> None:
    ours = {name for name in _extensions() if "zhextract" in name}
    assert ours == {"zhextract"}


def _extensions() -> Iterator[str]:
    from spacy.tokens.underscore import Underscore

    for holder in (
        Underscore.doc_extensions,
        Underscore.span_extensions,
        Underscore.token_extensions,
    ):
        yield from holder


def test_two_components_share_the_extension(nlp: Language, sample_text: str) -> None:
    nlp.add_pipe("zhextract", name="again", config={"published": "2020-01-01"})
    assert nlp(sample_text)._.zhextract.published == "2020-01-01"
