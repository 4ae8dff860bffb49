"""Pages to send around, and what the check compares of a gold document."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from zhextract import extract
from zhextract.corpus.items import KINDS, Items
from zhextract.labels.export import page_of
from zhextract.labels.page import Page
from zhextract.types import Document

EXAMPLES = Path(__file__).parents[2] / "examples"

TEXTS = {
    "county page": (EXAMPLES / "county-page/page.txt").read_text("utf-8"),
    "broken column": (
        "今年1—4月，岚溪县精细化工产\n品产量3.4万吨，同比增长一\n成。\n\n"
        "县长林海生说，产量居全市第二。"
    ),
    "shared parts": "全市库存由3万吨降至2.5万吨；出口额、进口额分别增长3%、5%。增长3%不算多。",
    "astral": "𠮷田村有𠮷氏42户，同比增长7.8%。😀5月9日，村民李明召开座谈会；李明说。",
    "windows": "一、库存3万吨。\r\n二、库存增加1/3。\r\n",
    "nothing": "天下太平",
}


def sample(name: str) -> tuple[Document, Page]:
    text = TEXTS[name]
    document = extract(text, published="2024-05-14", source=f"{name}.txt")
    return document, page_of(document, text, id=name.replace(" ", "-"))


def compared(items: Items) -> dict[str, Any]:
    """What the check compares: white space does not count, nor do fields that gold leaves out."""
    return {
        kind: sorted(
            (
                (item.start, item.end) if kind not in ("numbers", "role") else None,
                sorted(
                    (name, re.sub(r"\s|\\[nr]", "", repr(value)))
                    for name, value in item.fields.items()
                    if value is not None and name not in ("edtf", "ratio")
                ),
            )
            for item in items[kind]
        )
        for kind in KINDS
    }
