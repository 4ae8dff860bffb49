"""A number without a unit takes the currency of its text where money is told (ruling 11)."""

from __future__ import annotations

import pytest

from zhextract import Extractor

# sentence -> unit and code of each quantity
QUANTITIES = {
    "影片票房接近3亿。": [("元", "CNY")],
    "全年营收达到80亿，利润5亿，员工1.2万。": [("元", "CNY"), ("元", "CNY"), (None, None)],
    "捐款超500万，惠及学生3万。": [("元", "CNY"), (None, None)],
    "票房突破30亿，观影人次超8000万。": [("元", "CNY"), (None, None)],
    "注册用户超1亿，名额增加。": [(None, None)],
    "他被控侵占公款5千万。": [("元", "CNY")],
    "一家企业需要5000万的贷款。": [("元", "CNY")],
    "一注500万大奖开出，海外进账2.45亿$。": [("元", "CNY"), ("美元", "USD")],
    "投放3万贷款户，投资人数达3万。": [(None, None), (None, None)],
    "投資額逾20億，香港居民參加者達3萬。": [("港元", "HKD"), (None, None)],
}


@pytest.mark.parametrize("text", QUANTITIES)
def test_round_numbers_of_money_have_a_currency(text: str) -> None:
    found = Extractor().extract(text).quantities
    assert [(fact.unit, fact.unit_code) for fact in found] == QUANTITIES[text]


def test_levels_of_a_movement_have_it_too() -> None:
    change, others = Extractor().extract("票房由2亿升至3亿，观众由200万增至300万。").changes
    assert change.from_ is not None
    assert change.to is not None
    assert (change.from_.unit, change.to.unit) == ("元", "元")
    assert others.to is not None
    assert others.to.unit is None
