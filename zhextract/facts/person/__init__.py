"""People: names, their mentions, and the roles and bylines that belong to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhextract.engine.atoms import Scope
    from zhextract.facts.person.dropped import NameTrace
    from zhextract.facts.person.model import FoundPerson
    from zhextract.text.page import Page


def find_people(
    page: Page,
    scopes: Sequence[Scope],
    knows: Callable[[str], bool],
    trace: NameTrace | None = None,
) -> list[FoundPerson]:
    """The people of a page in the order of their first mention, in reading offsets.

    ``scopes`` are the tagged sentences that all stages share, in text order;
    ``knows`` says whether the segmenter's dictionary has a word
    (``Segmenter.knows``). ``trace``, if any, is told what was taken for no name.
    """
    from zhextract.facts.person.document import find_names
    from zhextract.facts.person.people import group

    return group(page, scopes, find_names(page, scopes, knows, trace))
