"""The examples of a file are checked on loading: what is said where one does not hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zhextract import Extractor, RuleError

SAYS = {
    "says something else": (
        '[[movement]]\ntext = ["窜升"]\ndirection = "down"\n'
        'yes = {"股价窜升8%。" = "up 8 %"}\nno = ["股价窜升。"]\n',
        "beat.toml:4: movement 窜升: the yes example '股价窜升8%。' says down 8 %; expected up 8 "
        "%; correct the entry or the example",
    ),
    "has another field": (
        '[[metric]]\ntext = ["射正"]\nno = ["前锋射正了。"]\n'
        'yes = {"主队射正7次。" = {metric = "射正", value = 7, subject = "主队"}}\n',
        "beat.toml:4: metric 射正: the yes example '主队射正7次。' says metric = 主队射正, "
        "value = 7, subject = nothing; expected metric = 射正, value = 7, subject = 主队; correct "
        "the entry or the example",
    ),
    "gives another fact": (
        '[[title]]\ntext = ["铁闸"]\nkind = "post"\nno = ["铁闸关上了。"]\n'
        'yes = {"铁闸重3吨。" = "陈立新: 铁闸"}\n',
        "beat.toml:5: title 铁闸: the yes example '铁闸重3吨。' gives nothing of it, but 3 吨 "
        "(quantity.amount); expected 陈立新: 铁闸; correct the entry or the example",
    ),
    "gives nothing": (
        '[[trigger]]\ntext = ["开镰割麦"]\nkind = "opening"\nno = ["开镰割麦的时候到了。"]\n'
        'yes = {"开镰割麦。" = "开镰割麦"}\n',
        "beat.toml:5: trigger 开镰割麦: the yes example '开镰割麦。' gives nothing of it; expected "
        "开镰割麦; correct the entry or the example",
    ),
    "no gives something": (
        '[[classifier]]\ntext = ["记"]\nyes = {"打进3记世界波。" = "3 记"}\n'
        'no = [\n  "记者报道。",\n  "第二次打进两记世界波。",\n]\n',
        "beat.toml:6: classifier 记: the no example '第二次打进两记世界波。' gives 2 记 (两记); "
        "correct the entry or the example",
    ),
    "stop word that stops something": (
        '[[stop]]\ntext = ["同组"]\nyes = {"同组销量3万台。" = "30000 台"}\n'
        'no = ["同组销量3台。"]\n',
        "beat.toml:4: stop 同组: the no example '同组销量3台。' gives 3 台 (3台); correct the "
        "entry or the example",
    ),
    "pattern that misses": (
        '[[pattern]]\nid = "beat.points"\ndoc = "Points."\nmakes = "quantity"\n'
        'pattern = \'积 {number}\'\nyes = {"岚溪队得32分。" = "32 分"}\nno = ["积3分。"]\n',
        "beat.toml:6: pattern beat.points: the yes example '岚溪队得32分。' gives nothing of it, "
        "but 32 分 (quantity.amount); expected 32 分; correct the entry or the example\n"
        "beat.toml:7: pattern beat.points: the no example '积3分。' gives 3 分 (3分); correct the "
        "entry or the example",
    ),
}


@pytest.mark.parametrize(("text", "message"), SAYS.values(), ids=SAYS)
def test_an_example_that_does_not_hold_is_told(
    rule_file: Callable[[str], str], text: str, message: str
) -> None:
    with pytest.raises(RuleError) as caught:
        Extractor(rules=rule_file(text))
    assert str(caught.value) == message


def test_the_starter_loads_and_has_every_kind(own: Extractor) -> None:
    from zhextract.rules.kinds import KINDS

    (file,) = own._own.files
    assert [entry.kind for entry in file.words] != []
    assert {entry.kind for entry in file.words} == set(KINDS)
    assert len(file.patterns) == 1
