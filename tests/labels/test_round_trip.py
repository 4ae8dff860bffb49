"""Facts go to every tool and come back as gold in which the check finds no difference."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.labels.pages import TEXTS, compared, sample
from zhextract.corpus.found import found_items
from zhextract.corpus.gold import read_gold
from zhextract.labels import FORMATS, label_format
from zhextract.labels.gold import write_gold


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("tool", FORMATS)
def test_pages_come_back(tmp_path: Path, tool: str, name: str) -> None:
    _, page = sample(name)
    label_format(tool).write(iter([page]), tmp_path)
    assert list(label_format(tool).read(tmp_path)) == [page]


@pytest.mark.parametrize("tool", FORMATS)
def test_several_pages_in_one_folder(tmp_path: Path, tool: str) -> None:
    pages = [sample(name)[1] for name in sorted(TEXTS)]
    label_format(tool).write(iter(pages), tmp_path)
    assert sorted(label_format(tool).read(tmp_path), key=lambda page: page.id) == pages


@pytest.mark.parametrize("name", TEXTS)
def test_gold_says_what_the_document_says(tmp_path: Path, name: str) -> None:
    document, page = sample(name)
    assert write_gold([page], tmp_path, pytest.fail) == 1
    gold = read_gold(tmp_path / f"{page.id}.yaml")
    assert (gold.id, gold.text, gold.published) == (page.id, page.text, "2024-05-14")
    assert compared(gold.items) == compared(found_items(document))


@pytest.mark.parametrize("tool", FORMATS)
def test_another_file_is_refused(tmp_path: Path, tool: str) -> None:
    from zhextract.errors import InputError

    file = tmp_path / "other.ann"
    file.write_bytes(b"\x00\xff not a file of annotations")
    with pytest.raises(InputError, match=r"other\."):
        list(label_format(tool).read(file))
    with pytest.raises(InputError, match="none"):
        list(label_format(tool).read(tmp_path / "none"))
