from collections.abc import Callable
from typing import Any

import pytest

from assistant.compose.figures import heading, say_target
from assistant.types import Target

SAID: list[tuple[dict[str, Any], str, str]] = [
    (
        {"year": 2025},
        "甲市2025年目标：筛查率为90%以上。",
        "Jia City, 2025 target: screening rate is 90% or above.",
    ),
    (
        {"year": 2020, "kind": "baseline", "comparator": "="},
        "甲市2020年：筛查率为90%。",
        "Jia City, 2020 actual: screening rate is 90%.",
    ),
    (
        {"year": 2020, "kind": "past target"},
        "甲市2020年规划目标：筛查率为90%以上。",
        "Jia City, 2020 planned: screening rate is 90% or above.",
    ),
    (
        {"indicator": "新建病房", "unit": "间", "value": "6", "comparator": "="},
        "甲市目标：新建病房6间。",
        "Jia City, target: screening rate is 6.",
    ),
]


@pytest.mark.parametrize(("fields", "zh", "en"), SAID)
def test_a_target_in_one_sentence(
    target: Callable[..., Target], fields: dict[str, Any], zh: str, en: str
) -> None:
    held = target(**fields)
    assert say_target(held, held.indicator, "甲市", "zh") == zh
    assert say_target(held, "screening rate", "Jia City", "en") == en


def test_an_english_name_in_a_chinese_sentence(target: Callable[..., Target]) -> None:
    held = target(indicator="beds per ward", comparator="=", value="2", unit="")
    assert say_target(held, held.indicator, "", "zh") == "目标：beds per ward：2。"


def test_a_condition_comes_before_the_indicator(target: Callable[..., Target]) -> None:
    held = target(condition="山区县")
    assert say_target(held, held.indicator, "甲市", "zh") == "甲市目标：山区县，筛查率为90%以上。"


def test_headings_without_a_place_or_year(target: Callable[..., Target]) -> None:
    assert heading(target(kind="baseline"), "", "zh") == ""
    assert heading(target(), "", "en") == "target: "
    assert heading(target(year=2025), "", "en") == "2025 target: "


def test_counts_in_english_need_no_measure_word(target: Callable[..., Target]) -> None:
    held = target(value="50", unit="名", condition="每年")
    said = say_target(held, "number of nurses trained", "Jia City", "en", "each year")
    assert said == "Jia City, target: each year: number of nurses trained is 50 or above."
