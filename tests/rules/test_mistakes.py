"""Each kind of mistake in a file of rules, with the message that it gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from zhextract import ArgumentError, Extractor, InputError, RuleError

EXAMPLES = 'yes = {"甲" = "乙"}\nno = ["丙"]\n'
WORD = f'[[title]]\ntext = ["铁闸"]\nkind = "post"\n{EXAMPLES}'
PATTERN = (
    '[[pattern]]\nid = "beat.one"\ndoc = "One: 甲3个."\nmakes = "quantity"\n'
    f"pattern = '甲 {{number}}'\n{EXAMPLES}"
)

# What is in the file, and what is said of it; the file is called beat.toml.
WRONG: dict[str, tuple[str, str]] = {
    "no TOML": (
        '[[title]]\ntext = ["铁闸"\n',
        "beat.toml:3: this is no TOML: Unclosed array; see https://toml.io for how to write it",
    ),
    "quotes of a Chinese keyboard": (
        WORD.replace('"铁闸"', "“铁闸”"),
        'beat.toml:2: this is no TOML: “ is a full-width mark; write "',
    ),
    "comma of a Chinese keyboard": (
        WORD.replace('"铁闸"', '"铁，闸"，"钢闸"'),
        "beat.toml:2: this is no TOML: ， is a full-width mark; write ,",
    ),
    "key that stands twice": (
        WORD.replace("kind", 'kind = "post"\nkind'),
        "beat.toml:4: this is no TOML: a key stands twice; keep one",
    ),
    "brackets without end": (
        "a = " + "[" * 4000,
        "beat.toml:1: this is no TOML: brackets within brackets, too deep",
    ),
    "date for a word": (
        WORD.replace('"post"', "2024-01-01"),
        "beat.toml:3: kind = 2024-01-01 cannot be; use one of post, place_head, rank, trade, "
        "degree",
    ),
    "word that stands twice in its list": (
        WORD.replace('"铁闸"', '"铁闸", "鐵閘"'),
        "beat.toml:1: 铁闸 stands twice in text; keep one",
    ),
    "unknown entry": (
        "[[tilte]]\n",
        "beat.toml:1: there are no entries [[tilte]]; did you mean 'title'? use unit, classifier, "
        "title, movement, comparison, trigger, verb, metric, stop, pattern",
    ),
    "entry as a table": (
        "# mine\n[title]\n",
        "beat.toml:2: title must be a list of entries; write [[title]] above each",
    ),
    "unknown key": (
        WORD + 'knd = "post"\n',
        "beat.toml:6: [[title]] has no key 'knd'; did you mean 'kind'? it takes kind, no, replace, "
        "text, yes",
    ),
    "missing key": (
        '[[title]]\ntext = ["铁闸"]\n' + EXAMPLES,
        "beat.toml:1: [[title]] needs kind = one of post, place_head, rank, trade, degree",
    ),
    "missing words": (
        '[[title]]\nkind = "post"\n' + EXAMPLES,
        'beat.toml:1: [[title]] needs text = ["…"]',
    ),
    "wrong value": (
        WORD.replace('"post"', '"pots"'),
        "beat.toml:3: kind = \"pots\" cannot be; did you mean 'post'? use one of post, place_head, "
        "rank, trade, degree",
    ),
    "value of another type": (
        WORD.replace('"post"', "3"),
        "beat.toml:3: kind = 3 cannot be; use one of post, place_head, rank, trade, degree",
    ),
    "no flag": (
        WORD + 'replace = "yes"\n',
        'beat.toml:6: replace must be true or false, without quotes, not "yes"',
    ),
    "no text": (
        f'[[unit]]\ntext = ["夸特"]\nkind = "measure"\ncode = 7\n{EXAMPLES}',
        "beat.toml:4: code must be a string in quotes, not 7",
    ),
    "no code of a currency": (
        f'[[unit]]\ntext = ["鹰洋"]\nkind = "money"\ncode = "dollar"\n{EXAMPLES}',
        'beat.toml:4: code = "dollar" cannot be; use a code of ISO 4217, such as "CNY"',
    ),
    "no code of a measure": (
        f'[[unit]]\ntext = ["夸特"]\nkind = "measure"\ncode = "夸特"\n{EXAMPLES}',
        'beat.toml:4: code = "夸特" cannot be; use a code of UCUM, such as "km" or "[mi_i]"',
    ),
    "no name": (
        f'[[trigger]]\ntext = ["开镰割麦"]\nkind = "Harvest 1"\n{EXAMPLES}',
        'beat.toml:3: kind = "Harvest 1" is no name; use small letters a-z and _',
    ),
    "no list of words": (
        WORD.replace('["铁闸"]', "3"),
        'beat.toml:2: text must be a list of words, such as ["甲", "乙"]',
    ),
    "word with a space": (
        WORD.replace("铁闸", "铁闸 "),
        'beat.toml:2: "铁闸 " is no word; write it in quotes, without spaces',
    ),
    "long word": (
        WORD.replace("铁闸", "铁" * 21),
        "beat.toml:2: 铁铁铁铁铁铁铁铁… has more than 20 characters; a phrase is a [[pattern]]",
    ),
    "no examples": (
        '[[metric]]\ntext = ["射正"]\nno = ["丙"]\n',
        "beat.toml:1: [[metric]] needs at least one yes and one no example: "
        'yes = {"a text" = "what the fact says"}, no = ["a text"]',
    ),
    "yes as a list": (
        '[[metric]]\ntext = ["射正"]\nyes = ["甲"]\nno = ["丙"]\n',
        'beat.toml:3: yes must be a table: yes = {"a text" = "what the fact says"}',
    ),
    "yes that says nothing": (
        '[[metric]]\ntext = ["射正"]\nyes = {"甲" = 3}\nno = ["丙"]\n',
        "beat.toml:3: yes example '甲' must say a fact in a string, or fields in a table",
    ),
    "yes with an unknown field": (
        '[[metric]]\ntext = ["射正"]\nyes = {"甲" = {metrik = "射正"}}\nno = ["丙"]\n',
        "beat.toml:3: a fact has no field 'metrik'; did you mean 'metric'? see the columns of "
        "zhextract.rows",
    ),
    "yes with a field that no row has": (
        '[[metric]]\ntext = ["射正"]\nyes = {"甲" = {metric = ["射正"]}}\nno = ["丙"]\n',
        "beat.toml:3: metric must be a string, a number or a flag, not a list",
    ),
    "no as a string": (
        '[[metric]]\ntext = ["射正"]\nyes = {"甲" = "乙"}\nno = "丙"\n',
        'beat.toml:4: no must be a list of texts: no = ["a text"]',
    ),
    "known word": (
        f'[[classifier]]\ntext = [\n  "记",\n  "辆",\n]\n{EXAMPLES}',
        "beat.toml:4: 辆 is built in already (zhextract/facts/quantity/units.toml); leave it out, "
        "or write replace = true to give it another meaning",
    ),
    "known metric": (
        f'[[metric]]\ntext = ["收入"]\nreplace = true\n{EXAMPLES}',
        "beat.toml:2: 收入 is built in already (zhextract/facts/phrases.toml); leave it out",
    ),
    "word that stands twice": (
        WORD + "\n" + WORD,
        "beat.toml:7: 铁闸 stands twice, first in line 1; keep one",
    ),
    "pattern without keys": (
        f'[[pattern]]\nid = "beat.one"\ndoc = "One."\nmakes = "quantity"\n{EXAMPLES}',
        'beat.toml:1: [[pattern]] needs pattern = "…{number}…"',
    ),
    "malformed id": (
        PATTERN.replace("beat.one", "one"),
        'beat.toml:2: id = "one" cannot be; write it as "beat.name", in a-z and _',
    ),
    "id of a built-in rule": (
        PATTERN.replace("beat.one", "quantity.amount"),
        "beat.toml:2: quantity.amount is the id of a built-in rule; choose another",
    ),
    "id that stands twice": (
        PATTERN + "\n" + PATTERN,
        "beat.toml:9: pattern beat.one stands twice; give each an id of its own",
    ),
    "makes something else": (
        PATTERN.replace('"quantity"', '"person"'),
        'beat.toml:4: makes = "person" cannot be; use one of quantity, change',
    ),
    "no number": (
        PATTERN.replace("{number}", "乙"),
        "beat.toml:5: the pattern has no {number}; a fact needs one, {money:number} is one of "
        "money only",
    ),
    "name of a built-in part": (
        PATTERN + '[pattern.parts]\ntime = ["今天"]\n',
        "beat.toml:9: part {time} is built in; give yours another name",
    ),
    "name of no part": (
        PATTERN + 'parts = {A1 = ["今天"]}\n',
        "beat.toml:8: part 'A1' is no name; use small letters a-z and _",
    ),
    "parts as a list": (
        PATTERN + 'parts = ["今天"]\n',
        'beat.toml:8: parts must be a table: parts = {dish = ["甲", "乙"]}',
    ),
    "window of another form": (
        PATTERN + 'unless = "甲"\n',
        "beat.toml:8: unless must be a table or a list of tables: "
        'unless = {words = ["甲"], before = 20}',
    ),
    "window with an unknown key": (
        PATTERN + 'needs = {words = ["乙"], behind = 3, after = 3}\n',
        "beat.toml:8: needs has no 'behind'; it takes words, before, after",
    ),
    "window that is too wide": (
        PATTERN + 'needs = {words = ["乙"], after = 99}\n',
        "beat.toml:8: needs must be a whole number from 0 to 60, not 99",
    ),
    "window without a width": (
        PATTERN + 'needs = {words = ["乙"]}\n',
        'beat.toml:8: needs looks nowhere; say how far: needs = {words = ["甲"], before = 20}',
    ),
    "set as a string": (
        PATTERN + 'set = "target"\n',
        'beat.toml:8: set must be a table: set = {role = "target"}',
    ),
    "unknown field": (
        PATTERN + 'set = {rolle = "target"}\n',
        "beat.toml:8: a quantity has no field 'rolle' to set; did you mean 'role'? it has kind, "
        "unit, code, bound, role, metric, subject, whole, condition",
    ),
    "free text for a quoted field": (
        PATTERN + 'set = {metric = "甲"}\n',
        'beat.toml:8: metric quotes the text; name a part of the pattern: metric = "{part}"',
    ),
    "field of a part that is not there": (
        PATTERN + 'set = {metric = "{dish}"}\n',
        "beat.toml:8: metric: the pattern has no part {dish}",
    ),
    "wrong value of a field": (
        PATTERN + 'set = {role = "goal"}\n',
        'beat.toml:8: role = "goal" cannot be; use one of value, threshold, target, limit',
    ),
    "unit that is no text": (
        PATTERN + "set = {unit = 3}\n",
        "beat.toml:8: unit must be a string in quotes",
    ),
    "change without a direction": (
        PATTERN.replace('"quantity"', '"change"'),
        'beat.toml:5: nothing says which way it goes; write set = {direction = "up"} or use '
        "{movement}",
    ),
    "several at once, by line": (
        WORD.replace('"post"', '"pots"').replace('["丙"]', '"丙"'),
        "beat.toml:3: kind = \"pots\" cannot be; did you mean 'post'? use one of post, place_head, "
        'rank, trade, degree\nbeat.toml:5: no must be a list of texts: no = ["a text"]',
    ),
}


@pytest.mark.parametrize(("text", "message"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_told_with_its_line(
    rule_file: Callable[[str], str], text: str, message: str
) -> None:
    with pytest.raises(RuleError) as caught:
        Extractor(rules=rule_file(text))
    assert str(caught.value) == message


def test_an_unknown_part_is_told_with_the_known_ones(rule_file: Callable[[str], str]) -> None:
    text = PATTERN.replace("甲 {number}", "{dishes} {number}") + 'parts = {dish = ["甲"]}\n'
    with pytest.raises(RuleError) as caught:
        Extractor(rules=rule_file(text))
    said = str(caught.value)
    assert said.startswith(
        "beat.toml:5: there is no part {dishes}; did you mean 'dish'? built in are adverbs, against"
    )
    assert said.endswith(", transitive; own parts: dish")


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(InputError, match=r"^none\.toml: cannot read the rules \(.*No such file"):
        Extractor(rules="none.toml")


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "beat.toml"
    path.write_bytes("# 甲".encode("gb18030"))
    with pytest.raises(InputError, match=r"beat\.toml: cannot read the rules \(not UTF-8; save"):
        Extractor(rules=path)


def test_two_files_with_the_same_word(rule_file: Callable[..., str]) -> None:
    text = '[[metric]]\ntext = ["射正"]\nyes = {"射正7次，犯规9次。" = "7 次"}\nno = ["射正了。"]\n'
    files = [rule_file(text, "one.toml"), rule_file("\n" + text, "two.toml")]
    with pytest.raises(RuleError) as caught:
        Extractor(rules=files)
    assert str(caught.value) == "two.toml:2: 射正 stands in one.toml:1 too; keep one"


def test_two_files_with_the_same_id(rule_file: Callable[..., str]) -> None:
    files = [rule_file(PATTERN, "one.toml"), rule_file(PATTERN, "two.toml")]
    with pytest.raises(RuleError) as caught:
        Extractor(rules=files)
    assert str(caught.value) == (
        "two.toml:1: the pattern in one.toml:1 has the id beat.one too; choose another"
    )


def test_anything_else_is_no_rule() -> None:
    with pytest.raises(ArgumentError, match=r"^rules: int is no rule; give paths of TOML files"):
        Extractor(rules=[42])  # type: ignore[list-item]


def test_a_known_word_may_be_given_another_meaning(rule_file: Callable[[str], str]) -> None:
    text = (
        '[[unit]]\ntext = ["球"]\nkind = "score"\nreplace = true\n'
        'yes = {"进球数为3球。" = {kind = "score", value = 3}}\nno = ["球迷进场。"]\n'
    )
    own = Extractor(rules=rule_file(text))
    assert [fact.kind for fact in own.extract("进球数为3球。").quantities] == ["score"]
    assert [fact.kind for fact in Extractor().extract("进球数为3球。").quantities] == ["count"]
