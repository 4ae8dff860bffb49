"""YAML as gold documents are written: one entry a line, the text as a block."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import yaml


class _Dumper(yaml.SafeDumper):
    """Writes decimals with their digits and no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_decimal(dumper: yaml.SafeDumper, value: Decimal) -> yaml.Node:
    digits = format(value, "f")
    kind = "float" if "." in digits else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", digits)


_Dumper.add_representer(Decimal, _represent_decimal)


def flow(value: Any) -> str:
    """A value on one line."""
    written: str = yaml.dump(
        value,
        Dumper=_Dumper,
        default_flow_style=True,
        allow_unicode=True,
        sort_keys=False,
        width=10**9,
    )
    return written.removesuffix("\n").removesuffix("\n...")


def text_member(text: str) -> str:
    """``text: |`` and the lines of a text; quoted where a block would not give it back."""
    if text and not text[0].isspace() and _is_plain(text):
        keep = "-" if not text.endswith("\n") else "+" if text.endswith("\n\n") else ""
        lines = text.removesuffix("\n").split("\n")
        block = "\n".join([f"text: |{keep}", *(f"  {line}" if line else "" for line in lines)])
        if yaml.safe_load(block + "\n") == {"text": text}:
            return block
    return "text: " + yaml.dump(text, default_style='"', width=10**9, allow_unicode=False).strip()


def _is_plain(text: str) -> bool:
    return all(char == "\n" or char.isprintable() or char == "\u3000" for char in text)
