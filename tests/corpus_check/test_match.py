from __future__ import annotations

from decimal import Decimal

import pytest

from zhextract.corpus.items import FieldValue, Item
from zhextract.corpus.match import MEASURES, agree, match, same_text

BY_KIND = {measure.kind: measure for measure in MEASURES}


def number(start: int, end: int, value: int | None, **fields: FieldValue) -> Item:
    said: dict[str, FieldValue] = {
        "value": None if value is None else Decimal(value),
        "low": None,
        "high": None,
        "unit": "户",
        "bound": "exact",
    }
    return Item(start, end, "", {**said, **fields})


def time(start: int, end: int, first: str, last: str) -> Item:
    fields: dict[str, FieldValue] = {"first": first, "last": last, "granularity": "day"}
    return Item(start, end, "", {**fields, "approximate": False, "edtf": None})


@pytest.mark.parametrize(
    ("gold", "found", "strict", "lenient"),
    [
        ("总产值", "总产值", True, True),
        ("化工产品", "化工产\n\n品", True, True),
        ("总产值", "产值", False, True),
        ("制造业增加值", "增加值", False, True),
        ("规模以上工业增加值", "增加值", False, False),
        ("各类环境资源案件", "环境资源各类案件", False, True),
        ("总产值", "出口额", False, False),
        ("案", "件", False, False),
        ("", "件", False, False),
    ],
)
def test_same_text(gold: str, found: str, strict: bool, lenient: bool) -> None:
    assert same_text(gold, found, lenient=False) is strict
    assert same_text(gold, found, lenient=True) is lenient
    assert same_text(found, gold, lenient=True) is lenient


@pytest.mark.parametrize(
    ("field", "gold", "found", "expected"),
    [
        ("metric", "总产值", "产值", True),
        ("metric", None, "产值", False),
        ("title", "党委书记", "书记", False),
        ("trigger", "召开了", "召开", False),
        ("value", Decimal("7.80"), Decimal("7.8"), True),
        ("period", ("2022-01-01", None), ("2022-01-01", "2022-12-31"), False),
    ],
)
def test_only_free_quotes_are_lenient(
    field: str, gold: FieldValue, found: FieldValue, expected: bool
) -> None:
    assert agree(field, gold, found, lenient=True) is expected


@pytest.mark.parametrize(
    ("found", "matches"),
    [
        (number(4, 9, 42), True),
        (number(6, 7, 42), True),
        (number(9, 12, 42), False),
        (number(0, 5, 42), False),
        (number(5, 9, 43), False),
        (number(5, 9, 42, unit=None), False),
        (number(5, 9, 42, bound="about"), True),
        (number(5, 9, None, low=Decimal(42), high=Decimal(43)), False),
    ],
    ids=["wider", "inside", "after", "before", "value", "unit", "bound", "range"],
)
def test_a_number_matches(found: Item, matches: bool) -> None:
    matching = match(BY_KIND["numbers"], [number(5, 9, 42)], [found])
    assert bool(matching.pairs) is matches
    assert len(matching.missing) == len(matching.spurious) == (not matches)


def test_one_found_number_matches_only_one_gold_number() -> None:
    matching = match(BY_KIND["numbers"], [number(0, 5, 2), number(5, 9, 2)], [number(3, 7, 2)])
    assert (len(matching.pairs), len(matching.missing), matching.spurious) == (1, 1, [])


def test_matching_is_the_largest_possible() -> None:
    # The closest pair is (long, near); taken alone it would leave the short one without partner.
    long, short = number(0, 10, 2), number(4, 6, 2)
    near, far = number(0, 9, 2), number(6, 12, 2)
    matching = match(BY_KIND["numbers"], [short, long], [near, far])
    assert [(pair.gold, pair.found) for pair in matching.pairs] == [(short, near), (long, far)]


def test_the_better_agreeing_partner_wins() -> None:
    wrong, right = number(5, 9, 42, bound="about"), number(5, 8, 42)
    matching = match(BY_KIND["numbers"], [number(5, 9, 42)], [wrong, right])
    assert matching.pairs[0].found is right


def test_mentions_need_the_same_span() -> None:
    mention = Item(3, 5, "王明", {"name": "王明"})
    other = Item(3, 6, "王明说", {"name": "王明"})
    assert match(BY_KIND["mention"], [mention], [mention]).pairs
    assert not match(BY_KIND["mention"], [mention], [other]).pairs


def test_people_and_roles_match_anywhere() -> None:
    gold = Item(3, 5, "王明", {"name": "王明", "title": "所长", "organization": None})
    found = Item(90, 95, "所长", {"name": "王明", "title": "所长", "organization": None})
    assert match(BY_KIND["role"], [gold], [found]).pairs


def test_times_need_equal_ends() -> None:
    gold = time(0, 4, "2022-01-01", "2022-12-31")
    assert match(BY_KIND["time"], [gold], [time(0, 3, "2022-01-01", "2022-12-31")]).pairs
    assert not match(BY_KIND["time"], [gold], [time(0, 4, "2022-01-01", "2022-12-30")]).pairs
