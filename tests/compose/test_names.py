from collections.abc import Callable

import pytest

from assistant.compose import Names
from assistant.compose.names import figure_piece, row_name
from assistant.store import Library
from assistant.types import Target

SENTENCE = (
    "By 2025, bring maternal mortality down to 9 per 100,000, keep infant mortality at 4‰ or below,"
    " and raise screening to 95% or above; train 200 nurses each year."
)


@pytest.mark.parametrize(
    ("printed", "others", "piece"),
    [
        ("4‰以下", (), "keep infant mortality at 4‰ or below"),
        ("95%以上", (), "raise screening to 95% or above"),
        ("200名", ("95%以上",), "train 200 nurses each year"),
        ("7%", (), None),
    ],
)
def test_the_smallest_part_that_states_a_figure(
    printed: str, others: tuple[str, ...], piece: str | None
) -> None:
    assert figure_piece(SENTENCE, printed, others) == piece


def test_a_part_that_also_states_another_figure_is_not_taken() -> None:
    apart, together = "Reach 90%; reach 95%.", "Rates of 90% and 95% are reached."
    assert figure_piece(apart, "90%", ("95%",)) == "Reach 90%"
    assert figure_piece(together, "90%") == "Rates of 90% and 95% are reached"
    assert figure_piece(together, "90%", ("95%",)) is None


TABLE = """某市健康计划

一、目标
表1 主要指标
| 指标名称 | 单位 | 2025年 |
| --- | --- | --- |
| 产前筛查率 | % | 90 |
| 床位数 | 张 | 80 |

二、措施
宣传。
"""


@pytest.fixture(scope="module")
def library(hold: Callable[..., Library]) -> Library:
    return hold(TABLE, {"plan#表1/1": ("Prenatal screening rate | % | 90",)})


def test_a_rendered_row_names_its_indicator(library: Library) -> None:
    names = Names({"床位数": "beds"}, {"甲市": "Jia City"})
    screened, beds = library.targets
    assert row_name(library.clause(screened.clause), screened, library) == "Prenatal screening rate"
    assert names.indicator(beds, library.clause(beds.clause), library) == "beds"


@pytest.mark.parametrize("indicator", ["全市床位数", "新增床位数", "床位数"])
def test_words_before_a_known_name(
    library: Library, target: Callable[..., Target], indicator: str
) -> None:
    names = Names({"床位数": "beds"}, {})
    (clause, *_) = library.outline("plan").clauses
    assert names.indicator(target(indicator=indicator, key="x"), clause, library) == "beds"


def test_what_has_no_english_name(library: Library, target: Callable[..., Target]) -> None:
    names = Names({}, {"甲市": "Jia City"})
    (clause, *_) = library.outline("plan").clauses
    assert names.indicator(target(), clause, library) is None
    assert (names.place("甲市"), names.place("乙市")) == ("Jia City", "乙市")
    assert names.body("妇幼处") == "妇幼处"
