"""From candidates to accepted names of one scope."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zhextract.engine.atoms import Scope
from zhextract.engine.wordbook import per_wordbook
from zhextract.facts.person.candidates import THRESHOLD, Candidate, Knows
from zhextract.facts.person.context import ends_title
from zhextract.facts.person.foreign import dotted, transliterated
from zhextract.facts.person.han import from_words
from zhextract.facts.person.inventory import characters, titles, words
from zhextract.facts.person.short import Short

if TYPE_CHECKING:
    from zhextract.facts.person.dropped import NameTrace

STRONG = 8
"""Points from which a name is looked for in the whole document."""
_NEIGHBOUR = 16
"""What an accepted name beside it in a list adds to a candidate."""
_MAKERS = ("记者", "通讯员", "编辑")
"""Before these stands who employs them (特约记者), behind them their name."""
_ALONE = -1
"""Points that a name must have more than where nothing beside it speaks of a person."""
_PLACED = frozenset(
    (
        *("figure", "left.title", "left.trade", "left.list", "left.and", "list.neighbour"),
        *("right.speech", "right.sex", "right.polite", "right.address", "right.title"),
        *(
            "right.colon",
            "right.list",
            "left.weak",
            "left.number",
            "right.age",
            "right.office",
            "left.appoints",
        ),
    )
)
_DOUBTED = frozenset(("ordinary.head", "core.0of3", "core.1of3"))
"""What wants such a neighbour whatever its points: an everyday word, a short run that hardly
looks like a transliteration (麦田里, 平安卡)."""
_AMONG_PLACES = ("等地", "等方向", "地区", "方向", "州", "市", "港", "机场")
_TOWNS = frozenset("镇乡村县市区州街")
_LISTS = frozenset("、和与及")
_JOINS = frozenset("、和与及/")


def candidates(
    scope: Scope, knows: Knows, shorts: list[Short], trace: NameTrace | None = None
) -> list[Candidate]:
    """Every candidate of a scope that may be chosen, or be one where the page helps it.

    ``shorts`` receives the short forms of the scope, ``trace`` what was considered.
    """
    letters = scope.letters
    found = from_words(scope, knows, shorts)
    if "·" in letters:
        found += dotted(scope)
    found += transliterated(scope, knows)
    if not found and trace is None:
        return found
    no_person = characters().no_person
    kept = [
        item
        for item in found
        if (item[3] <= THRESHOLD and not _listed(letters, item))
        or not _is_place(letters, item, no_person)
    ]
    if trace is not None:
        known = [item for item in found if _is_place(letters, item, no_person)]
        trace.considered(scope, found, known)
    return kept


def _listed(letters: str, item: Candidate) -> bool:
    """Whether a list may go on beside it, so that names there may help it."""
    return letters[item[0] - 1 : item[0]] in _JOINS or letters[item[1] : item[1] + 1] in _JOINS


@per_wordbook
def _heads() -> frozenset[str]:
    """The first two characters of known places, firms and things."""
    return frozenset(word[:2] for word in characters().no_person)


def _is_place(letters: str, item: Candidate, no_person: frozenset[str]) -> bool:
    """Whether the candidate is a known place or word, a part of one, or is a paper."""
    start, end, kind, _points, labels = item
    text = letters[start:end]
    if text in no_person or letters.startswith(_MAKERS, end) or text in words().title_prefix:
        return True
    if letters[start : end + 2] in titles():  # 博士生|导师
        return True
    if text in titles() and "left.title" not in labels:  # 卡塔尔|埃米尔
        return True
    if text in characters().ordinary and not _is_introduced(letters, start, labels):
        return True
    if kind in ("dotted", "figure"):
        return False
    if letters[end : end + 1] == "-" and "left.title" not in labels:
        return True  # 陶里亚蒂|-敖德萨
    if kind == "chinese" and letters[start - 1 : start] == "、" and start > 1:
        stops = frozenset((letters[end - 1], *letters[end : end + 2]))
        if letters[start - 2] in _TOWNS and letters[start - 2] in stops:  # 石湾镇、|高镇
            return True
    heads = _heads()
    if text[:2] in heads:  # 阿尔|及利亚
        if any(letters[start : end + more] in no_person for more in (1, 2, 3)):
            return True
        if kind == "chinese" and end - start < 4 and text[:2] in no_person:
            return True
    for less in (1, 2):
        before = start - less
        if (
            before >= 0
            and letters[before : before + 2] in heads
            and letters[before:end] in no_person
        ):
            return True
    if kind == "foreign" and end - start > 3 and text[:3] in no_person:  # 阿拉伯|埃及
        return True
    if kind == "foreign" and "left.title" not in labels:
        return letters.startswith(_AMONG_PLACES, end) or _beside_place(
            letters, start, end, no_person
        )
    return False


def _is_introduced(letters: str, start: int, labels: Sequence[str]) -> bool:
    """Whether something makes a name of an everyday word: 村民白雪, not 炮兵雷达."""
    if "right.polite" in labels or ("right.sex" in labels and "left.start" in labels):
        return True
    if "left.appoints" in labels or ("right.office" in labels and "left.start" in labels):
        return True  # 任命|高原|为副县长
    return "left.title" in labels or ("left.trade" in labels and ends_title(letters, start))


def _beside_place(letters: str, start: int, end: int, no_person: frozenset[str]) -> bool:
    """Whether a known place or firm stands beside it in a list: 库皮扬斯克、|顿涅茨克."""
    if letters[end : end + 1] in _LISTS and end < len(letters):
        return any(letters[end + 1 : end + 1 + length] in no_person for length in (2, 3, 4, 5))
    if start and letters[start - 1] in _LISTS:
        return any(letters[start - 1 - length : start - 1] in no_person for length in (2, 3, 4, 5))
    return False


def choose(letters: str, found: Sequence[Candidate]) -> list[Candidate]:
    """The best candidates that do not overlap; names in a list vouch for each other."""
    chosen = _best(found)
    if chosen and not _JOINS.isdisjoint(letters):
        starts = {item.start for item in chosen}
        ends = {item.end for item in chosen}
        helped = [_with_neighbours(letters, item, starts, ends) for item in found]
        chosen = _best(helped)
    chosen.sort(key=lambda item: item.start)
    return chosen


def _best(found: Sequence[Candidate]) -> list[Candidate]:
    good = [
        item
        for item in found
        if item.points > THRESHOLD
        and (
            (item.points > _ALONE and _DOUBTED.isdisjoint(item.labels))
            or _PLACED.intersection(item.labels)
        )
    ]
    good.sort(key=lambda item: (-item.points, item.start))
    chosen: list[Candidate] = []
    taken: set[int] = set()
    for item in good:
        stretch = range(item.start, item.end)
        if taken.isdisjoint(stretch):
            taken.update(stretch)
            chosen.append(item)
    return chosen


def _with_neighbours(letters: str, item: Candidate, starts: set[int], ends: set[int]) -> Candidate:
    before = item.start - 1
    beside = (before > 0 and letters[before] in _JOINS and before in ends) + (
        item.end < len(letters) and letters[item.end] in _JOINS and item.end + 1 in starts
    )
    if not beside:
        return item
    return item._replace(
        points=item.points + _NEIGHBOUR * beside, labels=(*item.labels, "list.neighbour")
    )
