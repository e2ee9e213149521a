from collections.abc import Callable
from typing import Any

import pytest

from assistant.compose.phrase import figure, per
from assistant.types import Target

FIGURES: list[tuple[dict[str, Any], str, str]] = [
    ({"comparator": "≥", "value": "90"}, "90%以上", "90% or above"),
    ({"comparator": "≤", "value": "5.0", "unit": "‰"}, "5.0‰以下", "5.0‰ or below"),
    ({"comparator": ">", "value": "3"}, "超过3%", "more than 3%"),
    ({"comparator": "<", "value": "15", "unit": "minutes"}, "低于15分钟", "below 15 minutes"),
    ({"comparator": "≈", "value": "0.85", "unit": "人"}, "0.85人左右", "around 0.85 persons"),
    ({"comparator": "=", "value": "2.30", "unit": "张"}, "2.30张", "2.30 beds"),
    ({"comparator": "=", "value": "12", "unit": "/100000"}, "12/10万", "12 per 100,000"),
    ({"comparator": "=", "value": "4", "unit": "/1000"}, "4/1000", "4 per 1,000"),
    ({"comparator": "range", "low": "4", "high": "6", "unit": "个"}, "4–6个", "4–6"),
    ({"comparator": "word", "word": "稳步提高", "unit": ""}, "稳步提高", "稳步提高"),
    ({"comparator": "=", "value": "80", "unit": ""}, "80", "80"),
    ({"comparator": "=", "value": "79.47", "unit": "岁"}, "79.47岁", "79.47 years"),
    ({"comparator": "≥", "value": "5000", "unit": "working days"}, "5000个工作日以上", "5000 working days or above"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "zh", "en"), FIGURES)
def test_figures(target: Callable[..., Target], fields: dict[str, Any], zh: str, en: str) -> None:
    assert figure(target(**fields), "zh") == zh
    assert figure(target(**fields), "en") == en


def test_bases_of_rates() -> None:
    assert per("100000", "zh") == "/10万"
    assert per("1000000", "en") == " per 1,000,000"
    assert per("km2", "en") == "/km2"
