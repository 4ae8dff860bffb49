"""What notebooks show of documents and facts."""

from __future__ import annotations

from html.parser import HTMLParser

import msgspec
import pytest

from zhextract import extract
from zhextract.notebook import MOST_ROWS
from zhextract.types import Document, Quantity

HOSTILE = "</table><script>alert(1)</script>\"'&\0\u202e\ud800"


class Cells(HTMLParser):
    """Rows of cells; any other element is collected apart."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.others: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
        else:
            self.others.append(tag)

    def handle_data(self, data: str) -> None:
        if self.rows:
            self.rows[-1][-1] += data


def test_a_document() -> None:
    document = extract("2022年全市总产值2072.89亿元，同比增长7.8%。")
    cells = Cells(document._repr_html_())
    assert cells.rows[0] == ["", "As printed", "Says", "What is measured", "Whose", "Period"]
    assert cells.rows[1:] == [
        ["Number", "2072.89亿元", "207289000000 元", "总产值", "全市", "2022年 (2022)"],
        ["Change", "同比增长7.8%", "up 7.8 % yoy", "总产值", "全市", "2022年 (2022)"],
    ]


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        (0, [["Number", "2072.89亿元"], ["Value", "207289000000 元"], ["Kind", "money"]]),
        (1, [["Change", "同比增长7.8%"], ["Compared with", "the same period a year before"]]),
        (2, [["When", "10月17日 (2023-10-17)"], ["Who", "赵亚宏"], ["Did", "走访"]]),
        (3, [["Posts", "新义派出所 所长"], ["Work on the paper", "reporter"]]),
        (4, [["Limit", "more than"], ["What is measured", "居民"]]),
    ],
)
def test_a_fact(sample_document: Document, index: int, expected: list[list[str]]) -> None:
    fact = sample_document.facts[index]
    rows = Cells(fact._repr_html_()).rows
    assert [row for row in expected if row not in rows] == []
    assert rows[-1] == ["Found by the rule", fact.rule]


def test_hostile_text_is_escaped(sample_document: Document) -> None:
    fact = sample_document.quantities[0]
    evil = msgspec.structs.replace(fact, text=HOSTILE, unit=HOSTILE, rule=HOSTILE)
    document = msgspec.structs.replace(sample_document, source=HOSTILE, facts=(evil,))
    for html in (evil._repr_html_(), document._repr_html_()):
        assert set(Cells(html).others) <= {"p", "table"}
        assert not set("\0\u202e\ud800") & set(html)
    assert isinstance(evil, Quantity)


def test_many_facts_are_cut(sample_document: Document) -> None:
    document = msgspec.structs.replace(sample_document, facts=sample_document.facts * 20)
    html = document._repr_html_()
    assert len(Cells(html).rows) == 1 + MOST_ROWS
    assert "and 40 more" in html
