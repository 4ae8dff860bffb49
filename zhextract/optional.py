"""Packages that only some uses need: imported when they are used, and asked for by name."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from zhextract.errors import MissingExtraError


def load(module: str, extra: str) -> Any:
    """The module; ``MissingExtraError`` says which extra of zhextract brings it."""
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise MissingExtraError(
            f"{package} is not installed; this needs it: pip install 'zhextract[{extra}]'"
        ) from error
