"""The command line without the rules: an Extractor that gives the sample document back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import msgspec
import pytest

import zhextract
import zhextract.spacy_pipe  # with the real Extractor: its name is looked up when it is imported
from zhextract.explanation import Explanation
from zhextract.types import Document

Run: TypeAlias = Callable[..., tuple[int, str, str]]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, sample_document: Document) -> list[dict[str, object]]:
    """Replaces ``zhextract.Extractor``; lists what it was asked for."""
    asked: list[dict[str, object]] = []

    class FakeExtractor:
        def extract(
            self, text: str, *, published: str | None = None, source: str | None = None
        ) -> Document:
            asked.append({"text": text, "published": published, "source": source})
            return msgspec.structs.replace(sample_document, source=source, published=published)

        def explain(self, text: str, **options: str | None) -> Explanation:
            return Explanation(self.extract(text, **options), (), ())

    monkeypatch.setattr(zhextract, "Extractor", FakeExtractor, raising=False)
    return asked


@pytest.fixture
def run(calls: list[dict[str, object]], capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in this process: exit code, standard output, standard error."""

    def call(*argv: object) -> tuple[int, str, str]:
        from zhextract.cli import main

        try:
            code = main([str(argument) for argument in argv])
        except SystemExit as stop:
            code = int(stop.code or 0)
        return code, *capsys.readouterr()

    return call
