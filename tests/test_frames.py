"""Frames of polars and pandas hold the rows, with types."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal

import pandas as pd
import polars as pl
import pytest

from zhextract.errors import MissingExtraError
from zhextract.frames import facts_batch
from zhextract.rows import COLUMNS
from zhextract.types import Document


def test_polars(sample_document: Document) -> None:
    frame = sample_document.to_polars()
    assert tuple(frame.columns) == COLUMNS
    assert frame.to_dicts() == facts_batch([sample_document]).to_pylist()
    money = frame.filter(pl.col("unit") == "元")
    assert money.select("metric", "value").row(0) == ("总产值", Decimal(207289000000))
    assert frame.schema["mentions"] == pl.Int64


def test_pandas(sample_document: Document) -> None:
    frame = sample_document.to_pandas()
    assert tuple(frame.columns) == COLUMNS
    assert list(frame["value"].dropna()) == [Decimal(207289000000), Decimal("7.8"), Decimal(8000)]
    assert frame["mentions"].dropna().tolist() == [1]
    assert str(frame["mentions"].dtype) == "int64[pyarrow]"
    assert frame["published"].iloc[0] == date(2023, 10, 24)
    assert isinstance(frame, pd.DataFrame)


@pytest.mark.parametrize("name", ["polars", "pandas"])
def test_without_the_package_the_error_says_what_to_install(
    sample_document: Document, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError, match=r"pip install 'zhextract\[frames\]'"):
        getattr(sample_document, f"to_{name}")()
