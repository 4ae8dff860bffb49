"""Mentions grouped to people, with their bylines and roles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from zhextract.engine.atoms import Scope
from zhextract.facts.person.credits import credit_roles
from zhextract.facts.person.document import Names, given_name, name_parts
from zhextract.facts.person.inventory import characters
from zhextract.facts.person.model import FoundPerson, FoundRole, Mention
from zhextract.facts.person.posts import collect_roles
from zhextract.text.page import Page

_CALLED = frozenset(("polite", "titled"))
_FULL_NAMES = frozenset(("chinese", "byline", "named"))


def group(page: Page, scopes: Sequence[Scope], names: Names) -> list[FoundPerson]:
    """The people behind the mentions, in the order of their first mention."""
    reading = page.reading
    owner: dict[str, str] = {}
    ordered = names.in_order()
    texts = [_called(reading, mention) for mention in ordered]
    full = {text for text, m in zip(texts, ordered, strict=True) if m.kind != "part"}
    kinds = dict(zip(texts, (mention.kind for mention in ordered), strict=True))
    for text in sorted(full, key=len):
        for part in (*name_parts(text, kinds[text]), given_name(text, kinds[text])):
            owner[part] = text
    people: dict[str, dict[int, Mention]] = {}
    by_start: dict[int, str] = {}
    for text, mention in zip(texts, ordered, strict=True):
        key = owner.get(text, text)
        people.setdefault(key, {})[mention.start] = mention
        by_start[mention.start] = key
    _link_surnames(page, scopes, names, people, by_start)
    roles = collect_roles(page, scopes, names.in_order(), by_start)
    for start, role in credit_roles(page).items():
        if start in by_start:
            roles.setdefault(by_start[start], {})[role] = None
    bylines: dict[str, list[tuple[object, int]]] = {}
    for byline in page.bylines:
        found_key = by_start.get(byline.start)
        if found_key is not None:
            entry = (byline.function, byline.article)
            known = bylines.setdefault(found_key, [])
            if entry not in known:
                known.append(entry)
    found = [
        _person(page, list(mentions.values()), list(roles.get(key, ())), bylines.get(key, []))
        for key, mentions in people.items()
    ]
    found.sort(key=lambda person: person.mentions[0])
    return found


def _called(reading: str, mention: Mention) -> str:
    """What tells a person from others: the name; 刘先生 is somebody else than 刘女士."""
    polite = 2 if mention.kind == "polite" else 0
    return reading[mention.start : mention.end + polite].replace(" ", "")


def _person(
    page: Page,
    mentions: list[Mention],
    roles: list[FoundRole],
    bylines: list[tuple[object, int]],
) -> FoundPerson:
    mentions.sort()
    fullest = max(mentions, key=lambda m: (m.end - m.start, -m.start))
    strongest = max(mentions, key=lambda m: m.points)
    kind = fullest.kind if fullest.kind != "part" else strongest.kind
    return FoundPerson(
        name=_name(page, fullest),
        mentions=tuple((m.start, m.end) for m in mentions),
        roles=_distinct(page, roles, {mention.start for mention in mentions}),
        bylines=tuple(bylines),  # type: ignore[arg-type]
        rule=f"person.{kind}",
        evidence=strongest.labels,
    )


def _distinct(page: Page, roles: list[FoundRole], starts: set[int]) -> tuple[FoundRole, ...]:
    """The roles without repetitions of what stands beside the name, in text order.

    A title with its organization before the name (``starts``) again and again
    is one role; a bare title of an address (王书记) is the one that has its
    organization elsewhere. Posts of a biography are kept one by one.
    """
    words = {
        role: (
            page.reading[slice(*role.title)],
            page.reading[slice(*role.organization)] if role.organization else None,
        )
        for role in sorted({role[:4]: role for role in sorted(roles, reverse=True)}.values())
    }
    owned = tuple(title for title, organization in words.values() if organization is not None)
    seen: dict[tuple[str, bool], list[str | None]] = {}
    found: list[FoundRole] = []
    for role, (title, organization) in words.items():
        before = seen.get((title, False), [])
        addressed = role.address and organization is None
        if not any(_same(organization, other) for other in before) and not (
            addressed and any(other.endswith(title) for other in owned)
        ):
            found.append(role)
        seen.setdefault((title, role.post), []).append(organization)
    return tuple(found)


def _same(one: str | None, other: str | None) -> bool:
    """Whether two names of an organization are one, or the shorter one leaves out the place."""
    if one is None or other is None:
        return one is other
    return one.endswith(other) or other.endswith(one)


def _name(page: Page, mention: Mention) -> str:
    return "".join(page.quote(mention.start, mention.end).split())


def _link_surnames(
    page: Page,
    scopes: Sequence[Scope],
    names: Names,
    people: dict[str, dict[int, Mention]],
    by_start: dict[int, str],
) -> None:
    """王书记, 陈指出, 沈先生: a surname means the person last named with it."""
    if not names.shorts:
        return
    named = _by_surname(page, names, by_start)
    for index, short in names.shorts:
        scope = scopes[index]
        start = scope.reading(short.start)
        end = scope.reading(short.start + short.surname)
        starts, keys = named.get(page.reading[start:end], ([], []))
        at = bisect_left(starts, start)
        own = by_start.get(start)
        if own is not None and names.at(start).kind not in _CALLED:
            continue
        if not at and (not keys or own is None):
            continue  # named later: 李医生说…… 李立群医生
        holder = keys[max(0, at - 1)]
        if own is not None:
            # A person of its own (沈先生) turns out to be one named in full.
            names.drop(start)
            people[own].pop(start, None)
            if not people[own]:
                del people[own]
        linked = Mention(start, end, index, "surname", 0, ("surname." + short.kind,))
        if names.add(linked):
            people[holder][start] = linked
            by_start[start] = holder


def _by_surname(
    page: Page, names: Names, by_start: dict[int, str]
) -> dict[str, tuple[list[int], list[str]]]:
    """Of each surname: where somebody with it is named in full, and the key of who that is."""
    compound = characters().compound_surnames
    found: dict[str, tuple[list[int], list[str]]] = {}
    for mention in names.in_order():
        text = page.reading[mention.start : mention.end]
        surname = text[:2] if text[:2] in compound else text[:1]
        if mention.kind in _FULL_NAMES and 1 <= len(text) - len(surname) <= 2:
            starts, keys = found.setdefault(surname, ([], []))
            starts.append(mention.start)
            keys.append(by_start[mention.start])
    return found
