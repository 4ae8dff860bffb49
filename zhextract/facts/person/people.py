"""Mentions grouped to people, with their bylines and roles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from zhextract.engine.atoms import Scope
from zhextract.facts.person.credits import credit_roles
from zhextract.facts.person.document import Names, name_parts
from zhextract.facts.person.model import FoundPerson, FoundRole, Mention
from zhextract.facts.person.posts import collect_roles
from zhextract.text.page import Page

_FULL_NAMES = frozenset(("chinese", "byline", "named"))


def group(page: Page, scopes: Sequence[Scope], names: Names) -> list[FoundPerson]:
    """The people behind the mentions, in the order of their first mention."""
    reading = page.reading
    owner: dict[str, str] = {}
    texts = [reading[m.start : m.end].replace(" ", "") for m in names.mentions]
    full = {text for text, m in zip(texts, names.mentions, strict=True) if m.kind != "part"}
    for text in sorted(full, key=len):
        for part in name_parts(text):
            owner[part] = text
    keys = [owner.get(text, text) for text in texts]
    mentions: dict[str, list[Mention]] = {}
    for key, mention in zip(keys, names.mentions, strict=True):
        mentions.setdefault(key, []).append(mention)
    by_start = {m.start: key for key, m in zip(keys, names.mentions, strict=True)}
    _link_surnames(page, scopes, names, mentions, by_start)
    roles = collect_roles(page, scopes, names, by_start)
    for start, role in credit_roles(page).items():
        if start in by_start:
            roles.setdefault(by_start[start], []).append(role)
    bylines: dict[str, list[tuple[object, int]]] = {}
    for byline in page.bylines:
        found_key = by_start.get(byline.start)
        if found_key is not None:
            entry = (byline.function, byline.article)
            known = bylines.setdefault(found_key, [])
            if entry not in known:
                known.append(entry)
    people = [
        _person(page, found, roles.get(key, []), bylines.get(key, []))
        for key, found in mentions.items()
    ]
    people.sort(key=lambda person: person.mentions[0])
    return people


def _person(
    page: Page,
    mentions: list[Mention],
    roles: list[FoundRole],
    bylines: list[tuple[object, int]],
) -> FoundPerson:
    mentions.sort()
    fullest = max(mentions, key=lambda m: (len(_name(page, m)), -m.start))
    strongest = max(mentions, key=lambda m: m.points)
    kind = fullest.kind if fullest.kind != "part" else strongest.kind
    return FoundPerson(
        name=_name(page, fullest),
        mentions=tuple((m.start, m.end) for m in mentions),
        roles=tuple(sorted(dict.fromkeys(roles))),
        bylines=tuple(bylines),  # type: ignore[arg-type]
        rule=f"person.{kind}",
        evidence=strongest.labels,
    )


def _name(page: Page, mention: Mention) -> str:
    return "".join(page.quote(mention.start, mention.end).split())


def _link_surnames(
    page: Page,
    scopes: Sequence[Scope],
    names: Names,
    mentions: dict[str, list[Mention]],
    by_start: dict[int, str],
) -> None:
    """王书记, 陈指出, 沈先生: a surname means the person last named with it."""
    for index, short in names.shorts:
        scope = scopes[index]
        start = scope.reading(short.start)
        end = scope.reading(short.start + short.surname)
        holder = _last_named(page, names, by_start, start, page.reading[start:end])
        if holder is None:
            continue
        if short.kind in ("polite", "title"):
            _take_back(names, mentions, by_start, start)
        linked = Mention(start, end, index, "surname", 0, ("surname." + short.kind,))
        if names.add(linked):
            mentions[holder].append(linked)
            by_start[start] = holder


def _last_named(
    page: Page, names: Names, by_start: dict[int, str], start: int, surname: str
) -> str | None:
    at = bisect_left(names.mentions, start, key=lambda mention: mention.start)
    for mention in reversed(names.mentions[:at]):
        text = page.reading[mention.start : mention.end]
        given = len(text) - len(surname)
        if mention.kind in _FULL_NAMES and text.startswith(surname) and 1 <= given <= 2:
            return by_start[mention.start]
    return None


def _take_back(
    names: Names, mentions: dict[str, list[Mention]], by_start: dict[int, str], start: int
) -> None:
    """Undo a person of its own (沈先生) that turned out to be one named before."""
    key = by_start.pop(start, None)
    if key is None:
        return
    names.keep(lambda mention: mention.start != start)
    mentions[key] = [mention for mention in mentions[key] if mention.start != start]
    if not mentions[key]:
        del mentions[key]
