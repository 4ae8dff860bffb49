"""Reading YAML as nodes, so that numbers stay exact and errors know their line."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NoReturn

import yaml

from zhextract.errors import CorpusError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class NodeReader:
    """Turns the nodes of one YAML file into values; ``CorpusError`` names file and line."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def root(self) -> yaml.Node:
        """The file's one document."""
        try:
            node = yaml.compose(self.path.read_text("utf-8"), Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = 1 if mark is None else mark.line + 1
            raise CorpusError(f"{self.path}:{line}: {error.problem}") from error
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise CorpusError(f"{self.path}: {error}") from error
        if node is None:
            raise CorpusError(f"{self.path}:1: the file is empty")
        return node

    def fail(self, node: yaml.Node, message: str) -> NoReturn:
        """Raise ``CorpusError`` for the line on which ``node`` begins."""
        raise CorpusError(f"{self.path}:{self.line(node)}: {message}")

    def line(self, node: yaml.Node) -> int:
        """The line on which ``node`` begins, counted from 1."""
        return int(node.start_mark.line) + 1

    def mapping(
        self, node: yaml.Node, known: Collection[str], required: Collection[str] = ()
    ) -> dict[str, yaml.Node]:
        """The members of a mapping; unknown, repeated and missing keys are errors."""
        if not isinstance(node, yaml.MappingNode):
            self.fail(node, f"expected a mapping with the keys {', '.join(known)}")
        members: dict[str, yaml.Node] = {}
        for key_node, value in node.value:
            key = self.text(key_node)
            if key not in known:
                self.fail(key_node, f"unknown key {key!r}; known are {', '.join(known)}")
            if key in members:
                self.fail(key_node, f"key {key!r} stands twice")
            members[key] = value
        for key in required:
            if key not in members:
                self.fail(node, f"key {key!r} is missing")
        return members

    def sequence(self, node: yaml.Node | None) -> list[yaml.Node]:
        """The members of a list; an absent or null one is empty."""
        if node is None or self.is_null(node):
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.fail(node, "expected a list")
        return list(node.value)

    def text(self, node: yaml.Node) -> str:
        """A scalar as it is written, whatever YAML takes it for (``110``, ``2023-10-17``)."""
        if not isinstance(node, yaml.ScalarNode) or self.is_null(node):
            self.fail(node, "expected a text")
        return str(node.value)

    def optional(self, node: yaml.Node | None) -> str | None:
        """A scalar as it is written, or None where it is absent or null."""
        return None if node is None or self.is_null(node) else self.text(node)

    def choice(self, node: yaml.Node | None, among: Collection[str], default: str) -> str:
        """One of a closed set of words."""
        if node is None:
            return default
        word = self.text(node)
        if word not in among:
            self.fail(node, f"{word!r} is none of {', '.join(among)}")
        return word

    def optional_choice(self, node: yaml.Node | None, among: Collection[str]) -> str | None:
        """One of a closed set of words, or None."""
        return None if node is None or self.is_null(node) else self.choice(node, among, "")

    def flag(self, node: yaml.Node | None) -> bool:
        """``true`` or ``false``; False where absent."""
        word = self.optional(node)
        if node is not None and word not in (None, "true", "false"):
            self.fail(node, f"expected true or false, not {word!r}")
        return word == "true"

    def decimal(self, node: yaml.Node | None) -> Decimal | None:
        """A number with the digits that are written."""
        if node is None or self.is_null(node):
            return None
        try:
            number = Decimal(self.text(node))
        except InvalidOperation:
            self.fail(node, f"{self.text(node)!r} is no number")
        if not number.is_finite():
            self.fail(node, f"{self.text(node)!r} is no number")
        return number

    def integer(self, node: yaml.Node | None) -> int | None:
        """A whole number."""
        number = self.decimal(node)
        if node is not None and number is not None and number != int(number):
            self.fail(node, f"{number} is no whole number")
        return None if number is None else int(number)

    def pair(self, node: yaml.Node | None) -> tuple[str | None, str | None] | None:
        """``[first, last]``, each a text or null; None where absent."""
        if node is None or self.is_null(node):
            return None
        members = self.sequence(node)
        if len(members) != 2:
            self.fail(node, "expected [first, last]")
        return self.optional(members[0]), self.optional(members[1])

    @staticmethod
    def is_null(node: yaml.Node) -> bool:
        """Whether a node says null."""
        return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"
