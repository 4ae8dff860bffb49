"""Label Studio JSON: regions, choices and texts for each region, relations between regions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from zhextract.errors import InputError
from zhextract.labels.files import named_file, pages_of, write_json, write_utf8
from zhextract.labels.page import Link, Mark, Page, make_page
from zhextract.labels.scheme import LABELS, LINKS

NAME = "tasks.json"


def write(pages: Iterable[Page], folder: Path) -> None:
    """The tasks with their annotations, and the configuration of the project."""
    write_json(folder / NAME, [_task(page) for page in pages])
    write_utf8(folder / "config.xml", _configuration())


def _task(page: Page) -> dict[str, Any]:
    data = {
        "text": page.text,
        "name": page.id,
        "published": page.published,
        "source": page.source,
    }
    return {"data": data, "annotations": [{"result": list(_results(page))}]}


def _results(page: Page) -> Iterator[dict[str, Any]]:
    for mark in page.marks:
        place = {"start": mark.start, "end": mark.end}
        region = {"id": mark.id, "to_name": "text"}
        words = {"text": page.words(mark), "labels": [mark.label]}
        yield {**region, "from_name": "label", "type": "labels", "value": {**place, **words}}
        for name, value in mark.values.items():
            closed = bool(LABELS[mark.label][name])
            yield {
                **region,
                "from_name": f"{mark.label}-{name}",
                "type": "choices" if closed else "textarea",
                "value": {**place, "choices" if closed else "text": [value]},
            }
    for link in page.links:
        yield {
            "type": "relation",
            "from_id": link.source,
            "to_id": link.target,
            "direction": "right",
            "labels": [link.label],
        }


def _configuration() -> str:
    """The labelling interface: labels, relations, and for each label its values."""
    lines = ["<View>", "  <Relations>"]
    lines += [f"    <Relation value={quoteattr(label)}/>" for label in LINKS]
    lines += ["  </Relations>", '  <Labels name="label" toName="text">']
    lines += [f"    <Label value={quoteattr(label)}/>" for label in LABELS]
    lines += ["  </Labels>", '  <Text name="text" value="$text" granularity="symbol"/>']
    for label, values in LABELS.items():
        for name, among in values.items():
            lines += _control(label, name, among)
    return "\n".join([*lines, "</View>"]) + "\n"


def _control(label: str, name: str, among: tuple[str, ...]) -> Iterator[str]:
    shown = 'visibleWhen="region-selected" whenTagName="label"'
    control = f'name="{label}-{name}" toName="text" perRegion="true"'
    yield f"  <View {shown} whenLabelValue={quoteattr(label)}>"
    yield f'    <Header value={quoteattr(name)} size="6"/>'
    if among:
        yield f'    <Choices {control} choice="single" showInline="true">'
        yield from (f"      <Choice value={quoteattr(word)}/>" for word in among)
        yield "    </Choices>"
    else:
        yield f'    <TextArea {control} maxSubmissions="1" editable="true"/>'
    yield "  </View>"


def read(path: Path) -> Iterator[Page]:
    """The pages of an export (JSON, not JSON-MIN); ``InputError`` says what is wrong with it.

    Of several annotations of a task the last that was not cancelled counts.
    """
    return pages_of(named_file(path, NAME), _page)


def _page(place: str, task: dict[str, Any]) -> Page:
    done = [one for one in task.get("annotations") or () if not one.get("was_cancelled")]
    if not done:
        raise InputError(f"{place}: has no annotation; export the annotated tasks as JSON")
    data, text = task["data"], task["data"]["text"]
    marks: dict[str, Mark] = {}
    values: dict[str, dict[str, str]] = {}
    links = []
    for result in done[-1]["result"]:
        kind = result["type"]
        if kind == "relation":
            ends = (result["from_id"], result["to_id"])
            ends = ends if result.get("direction") != "left" else ends[::-1]
            links += [Link(label, *ends) for label in result.get("labels") or ()]
        elif kind == "labels":
            marks[result["id"]] = _mark(place, text, result)
        else:
            name = result["from_name"].partition("-")[2]
            given = result["value"]["choices" if kind == "choices" else "text"]
            values.setdefault(result["id"], {})[name] = (
                given if isinstance(given, str) else given[-1]
            )
    return make_page(
        id=str(data.get("name") or task.get("id")),
        published=data.get("published"),
        source=data.get("source"),
        text=text,
        marks=[
            Mark(key, mark.label, mark.start, mark.end, values.get(key, {}))
            for key, mark in marks.items()
        ],
        links=links,
    )


def _mark(place: str, text: str, result: dict[str, Any]) -> Mark:
    value = result["value"]
    label = value["labels"][0]
    if label not in LABELS:
        raise InputError(f"{place}: label {label!r} is none of {', '.join(LABELS)}")
    start, end = _offsets(text, value)
    if value.get("text", text[start:end]) != text[start:end]:
        raise InputError(f"{place}: the text does not have {value['text']!r} at {start}:{end}")
    return Mark(result["id"], label, start, end, {})


def _offsets(text: str, value: dict[str, Any]) -> tuple[int, int]:
    """Start and end in code points; a browser may have counted UTF-16 units."""
    start, end = int(value["start"]), int(value["end"])
    if value.get("text", text[start:end]) == text[start:end]:
        return start, end
    units = text.encode("utf-16-le")
    before, inside = units[: 2 * start], units[2 * start : 2 * end]
    first = len(before.decode("utf-16-le", "replace"))
    last = first + len(inside.decode("utf-16-le", "replace"))
    return (first, last) if text[first:last] == value["text"] else (start, end)
