"""A bare day of the month: of the month last stated, or news of these days."""

import pytest

import zhextract


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("针对2021年1月6日的冲击事件，委员会21日发布调查报告。", "2022-12-21"),
        ("10月7日以来冲突不断。据目击者称，坦克20日进入市区。", "2022-12-20"),
        ("11月29日，车队出发。30日，车队抵达喀什。", "2022-11-30"),
        ("8月29日，暴雨来袭。30日，水位回落。", "2022-08-30"),
    ],
    ids=["background of another year", "background of this year", "last month goes on", "a story"],
)
def test_a_bare_day(text: str, first: str) -> None:
    document = zhextract.extract(text, published="2022-12-22")
    assert document.times[-1].first == first
