"""Events: dated happenings with their trigger, actor, object and place (facts.md §4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhextract.engine.atoms import Scope
    from zhextract.facts.event.model import FoundEvent, NamedPerson
    from zhextract.text.page import Page

__all__ = ["find_events"]


def find_events(
    page: Page, scopes: Sequence[Scope], people: Sequence[NamedPerson], published: str | None
) -> list[FoundEvent]:
    """The dated happenings of a page, in text order; see ``build.find_events``."""
    from zhextract.facts.event import build

    return build.find_events(page, scopes, people, published)
