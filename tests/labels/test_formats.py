"""What each tool writes when somebody has changed something."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.labels.pages import sample
from zhextract.errors import InputError
from zhextract.labels import brat, doccano, label_studio, spacy_bin
from zhextract.labels.page import Page
from zhextract.labels.scheme import LABELS, LINKS

TEXT = "岚溪县有8000余户。"


def as_values(page: Page) -> list[tuple[str, str, dict[str, str]]]:
    return [(mark.label, page.words(mark), dict(mark.values)) for mark in page.marks]


def ann(folder: Path, *lines: str) -> Page:
    (folder / "p.txt").write_text(TEXT, "utf-8")
    (folder / "p.ann").write_text("\n".join(lines), "utf-8")
    (page,) = brat.read(folder / "p.ann")
    return page


def test_brat_values_are_attributes_and_notes(tmp_path: Path) -> None:
    page = ann(
        tmp_path,
        "T7\tquantity 4 9\t8000余",
        "A1\tquantity-bound T7 more_than",
        "A2\tquantity-kind T7 count",
        "#1\tAnnotatorNotes T7\tvalue=8000;unit=户;  ratio=a\\;b",
        "T9\tsubject 0 3\t岚溪县",
        "R1\tsubject Arg1:T7 Arg2:T9\t",
        "",
    )
    values = {"bound": "more_than", "kind": "count", "value": "8000", "unit": "户", "ratio": "a;b"}
    assert as_values(page) == [("subject", "岚溪县", {}), ("quantity", "8000余", values)]
    assert [(link.source, link.label, link.target) for link in page.links] == [
        ("m2", "subject", "m1")
    ]
    assert page.published is None


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("T1\tquantity 4 9\t8000户", r"p\.ann:1: the text does not have '8000户' at 4 9"),
        ("T1\tQuantity 4 9\t8000余", r"p\.ann:1: label 'Quantity' is none of quantity"),
        ("E1\tquantity:T1", r"p\.ann:1: no mark, link, attribute or note: 'E1"),
        ("#1\tAnnotatorNotes T1\tmany", r"p\.ann:1: expected name=value"),
    ],
    ids=["moved", "label", "event", "note"],
)
def test_brat_names_the_line_that_is_wrong(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        ann(tmp_path, line)


def test_brat_marks_over_a_line_end_are_in_pieces(tmp_path: Path) -> None:
    _, page = sample("broken column")
    brat.write([page], tmp_path)
    written = (tmp_path / "broken-column.ann").read_text("utf-8")
    assert re.search(r"^T\d+\tmetric \d+ \d+;\d+ \d+\t精细化工产 品产量$", written, re.MULTILINE)


def test_brat_is_told_of_every_label_and_link(tmp_path: Path) -> None:
    brat.write([], tmp_path)
    sections = (tmp_path / "annotation.conf").read_text("utf-8").split("\n\n")
    assert [section.split("\n")[0] for section in sections] == [
        "[entities]",
        "[relations]",
        "[events]",
        "[attributes]",
    ]
    assert sections[0].split("\n")[1:] == list(LABELS)
    assert [line.split(" ")[0] for line in sections[1].split("\n")[1:-1]] == list(LINKS)


def test_doccano_gives_new_ids_and_flattens_metadata(tmp_path: Path) -> None:
    exported = {
        "id": 901,
        "text": TEXT,
        "name": "p",
        "published": "2024-05-14",
        "values": [["quantity", 4, 10, {"value": "8000"}], ["quantity", 0, 1, {"value": "1"}]],
        "entities": [
            {"id": 55, "label": "quantity", "start_offset": 4, "end_offset": 10},
            {"id": 77, "label": "subject", "start_offset": 0, "end_offset": 3},
        ],
        "relations": [{"id": 3, "from_id": 55, "to_id": 77, "type": "subject"}],
        "Comments": [],
    }
    path = tmp_path / "all.jsonl"
    path.write_text(json.dumps(exported) + "\n\n", "utf-8")
    (page,) = doccano.read(path)
    assert (page.id, page.published) == ("p", "2024-05-14")
    assert as_values(page) == [
        ("subject", "岚溪县", {}),
        ("quantity", "8000余户", {"value": "8000"}),
    ]
    assert [(link.source, link.target) for link in page.links] == [("m2", "m1")]


def test_doccano_without_relations(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text(json.dumps({"id": 9, "text": TEXT, "label": [[4, 10, "quantity"]]}), "utf-8")
    (page,) = doccano.read(path)
    assert (page.id, as_values(page)) == ("9", [("quantity", "8000余户", {})])


def broken(**changes: Any) -> dict[str, Any]:
    entity = {"id": 1, "label": "quantity", "start_offset": 0, "end_offset": 1}
    return {"id": 1, "text": TEXT, "entities": [entity | changes], "relations": []}


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("{", r"all\.jsonl:1: Expecting"),
        ("3", r"all\.jsonl:1: expected a JSON object"),
        ({"text": TEXT, "entities": [{}]}, r"all\.jsonl:1: KeyError: 'id'"),
        (broken(label="PER"), r"all\.jsonl:1: label 'PER' is none of"),
        (broken(end_offset=99), "1: quantity 0:99 is not within the text"),
        ({**broken(), "values": [["quantity", 0, 1, 7]]}, "expected the values of a mark"),
    ],
    ids=["no json", "number", "no id", "label", "offset", "values"],
)
def test_doccano_names_the_line_that_is_wrong(tmp_path: Path, document: Any, message: str) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text(document if isinstance(document, str) else json.dumps(document), "utf-8")
    with pytest.raises(InputError, match=message):
        list(doccano.read(path))


def region(kind: str, name: str, key: str = "r1", **value: Any) -> dict[str, Any]:
    return {"id": key, "from_name": name, "to_name": "text", "type": kind, "value": value}


def tasks(folder: Path, *results: Any, text: str = TEXT, **fields: Any) -> list[Page]:
    annotations = fields.get("annotations", [{"result": list(results)}])
    path = folder / "export.json"
    path.write_text(
        json.dumps([{"id": 4, "data": {"text": text}, "annotations": annotations}]), "utf-8"
    )
    return list(label_studio.read(path))


def test_label_studio_reads_regions_choices_texts_and_relations(tmp_path: Path) -> None:
    place = {"start": 4, "end": 10}
    (page,) = tasks(
        tmp_path,
        region("labels", "label", **place, text="8000余户", labels=["quantity"]),
        region("choices", "quantity-kind", **place, choices=["count"]),
        region("textarea", "quantity-value", **place, text=["8000"]),
        region("labels", "label", "r2", start=0, end=3, text="岚溪县", labels=["subject"]),
        {"type": "relation", "from_id": "r2", "to_id": "r1", "direction": "left",
         "labels": ["subject"]},
    )  # fmt: skip
    assert page.id == "4"
    assert as_values(page)[1] == ("quantity", "8000余户", {"kind": "count", "value": "8000"})
    assert [(link.source, link.target) for link in page.links] == [("m2", "m1")]


def test_label_studio_may_count_utf_16_units(tmp_path: Path) -> None:
    result = region("labels", "label", start=2, end=6, text="吉村𠮷", labels=["subject"])
    (page,) = tasks(tmp_path, result, text="😀吉村𠮷有户。")
    assert as_values(page) == [("subject", "吉村𠮷", {})]


def test_label_studio_takes_the_last_annotation_that_counts(tmp_path: Path) -> None:
    made = [region("labels", "label", start=0, end=end, labels=["subject"]) for end in (1, 2, 3)]
    annotations = [
        {"result": [made[0]]},
        {"result": [made[1]]},
        {"result": [made[2]], "was_cancelled": True},
    ]
    (page,) = tasks(tmp_path, annotations=annotations)
    assert [page.words(mark) for mark in page.marks] == ["岚溪"]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: {"annotations": []}, "document 1: has no annotation"),
        (
            lambda: {"results": region("labels", "label", start=0, end=1, labels=["PER"])},
            "label 'PER' is none of",
        ),
        (
            lambda: {
                "results": region("labels", "label", start=0, end=1, text="县", labels=["subject"])
            },
            "the text does not have '县' at 0:1",
        ),
        (lambda: {"results": {"type": "labels"}}, "document 1: KeyError"),
    ],
    ids=["nothing", "label", "moved", "no value"],
)
def test_label_studio_names_what_is_wrong(
    tmp_path: Path, make: Callable[[], dict[str, Any]], message: str
) -> None:
    given = make()
    results = [given.pop("results")] if "results" in given else []
    with pytest.raises(InputError, match=message):
        tasks(tmp_path, *results, **given)


def test_label_studio_is_told_of_every_label_and_value(tmp_path: Path) -> None:
    label_studio.write([], tmp_path)
    view = ElementTree.parse(tmp_path / "config.xml").getroot()
    assert [label.get("value") for label in view.iter("Label")] == list(LABELS)
    assert [link.get("value") for link in view.iter("Relation")] == list(LINKS)
    names = {control.get("name") for kind in ("Choices", "TextArea") for control in view.iter(kind)}
    assert names == {f"{label}-{name}" for label, values in LABELS.items() for name in values}


def test_spacy_spans_added_and_removed(tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin, Span

    _, page = sample("shared parts")
    spacy_bin.write([page], tmp_path)
    file = tmp_path / "documents.spacy"
    (doc,) = DocBin(store_user_data=True).from_disk(file).get_docs(spacy.blank("zh").vocab)
    kept = [span for span in doc.spans["zhextract"] if span.label_ == "quantity"]
    doc.spans["zhextract"] = [*kept, Span(doc, 0, 2, label="subject")]
    DocBin(docs=[doc], store_user_data=True).to_disk(file)
    (again,) = spacy_bin.read(file)
    labels = [mark.label for mark in again.marks]
    assert labels == ["subject", *["quantity"] * len(kept)]
    assert [dict(mark.values) for mark in again.marks if mark.label == "quantity"] == [
        dict(mark.values) for mark in page.marks if mark.label == "quantity"
    ]
