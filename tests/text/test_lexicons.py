"""The examples in the tables of bylines, each checked by what reads the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files

import pytest
import regex
import tomli

from zhextract.text.bylines import agency_pattern, parse_credit
from zhextract.text.names import PACKAGE, has_surname, is_person


def _is_credit(text: str) -> bool:
    return parse_credit(text) is not None


def _is_agency(text: str) -> bool:
    return bool(regex.fullmatch(agency_pattern(), text, regex.VERBOSE))


def _names_someone(text: str) -> bool:
    """Whether the words beside a name let it be read."""
    return bool(parse_credit(text if "王小明" in text else f"{text} 王小明"))


READERS: dict[str, Callable[[str], bool]] = {
    "bylines.toml": _is_credit,
    "agencies.toml": _is_agency,
    "credit_words.toml": _names_someone,
    "offices.toml": lambda text: not is_person(text),
    "no_names.toml": lambda text: not is_person(text),
    "surnames.toml": has_surname,
}


def _examples() -> Iterator[object]:
    for name, reader in READERS.items():
        table = tomli.loads(files(PACKAGE).joinpath(name).read_text("utf-8"))
        for entry in table["word"]:
            assert entry["yes"]
            assert entry["no"]
            for wanted in ("yes", "no"):
                for text in entry[wanted]:
                    yield pytest.param(reader, text, wanted == "yes", id=f"{name}-{wanted}-{text}")


@pytest.mark.parametrize(("reader", "text", "wanted"), list(_examples()))
def test_examples(reader: Callable[[str], bool], text: str, wanted: bool) -> None:
    assert reader(text) is wanted
