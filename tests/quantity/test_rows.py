from decimal import Decimal

import pytest

from assistant.quantity import read_row, unit_of


@pytest.mark.parametrize(
    ("cell", "unit"),
    [("‰", "‰"), ("1/10万", "/100000"), ("张", "张"), ("岁", "years old"), (" % ", "%")],
)
def test_cells_that_are_units(cell: str, unit: str) -> None:
    assert unit_of(cell) == unit


@pytest.mark.parametrize("cell", ["", "/", "5以下", "每千人床位数", "2020年", "人均"])
def test_cells_that_are_no_units(cell: str) -> None:
    assert unit_of(cell) is None


def test_figures_after_the_unit_take_it() -> None:
    row = "体系\t6\t每千名儿童拥有儿科床位数\t张\t2.0\t2.3以上"
    readings = [(q.kind, q.comparator, q.value, q.unit) for q in read_row(row)]
    assert readings == [
        ("label", "=", Decimal(6), ""),
        ("base", "=", Decimal(1000), ""),
        ("amount", "=", Decimal("2.0"), "张"),
        ("amount", "≥", Decimal("2.3"), "张"),
    ]
    assert [row[slice(*q.span)] for q in read_row(row)] == ["6", "每千名", "2.0", "2.3"]


def test_a_count_of_2020_is_no_year() -> None:
    assert [(q.kind, q.value, q.unit) for q in read_row("床位数\t张\t2020")] == [
        ("amount", Decimal(2020), "张")
    ]
