from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.compose.fits import (
    asks_several,
    asks_total,
    kind_fits,
    level_fits,
    states_total,
    unit_fits,
)
from assistant.types import Scope, Target
from assistant.understand import Query

QUERY = Query(text="", folded="", language="zh", intent="figure", scope=Scope(), groups=())


def asked(folded: str) -> Query:
    return replace(QUERY, text=folded, folded=folded)


@pytest.mark.parametrize(
    ("question", "unit", "fit"),
    [
        ("设多少张床位", "张", 1),
        ("设多少张床位", "人", -1),
        ("几家医院", "家", 1),
        ("覆盖率要求", "%", 1),
        ("覆盖率要求", "家", -1),
        ("how many paediatric beds must there be", "张", 1),
        ("how many paediatric beds must there be", "人", -1),
        ("in how many of the city's public hospitals", "家", 1),
        ("how many young doctors a year", "人", 1),
        ("how many women and children's hospitals", "名", -1),
        ("how many categories", "%", -1),
        ("what must be done", "张", 0),
    ],
)
def test_units(target: Callable[..., Target], question: str, unit: str, fit: int) -> None:
    assert unit_fits(asked(question), target(unit=unit)) == fit


@pytest.mark.parametrize(
    ("question", "level", "fit"),
    [("县级要求", "county", 1), ("县级要求", "city", -1), ("要求", "city", 0), ("县级", None, 0)],
)
def test_levels(target: Callable[..., Target], question: str, level: str | None, fit: int) -> None:
    assert level_fits(asked(question), target(level=level)) == fit


def test_kinds(target: Callable[..., Target]) -> None:
    baseline, aim = target(kind="baseline"), target()
    assert (kind_fits(asked("目标"), aim), kind_fits(asked("目标"), baseline)) == (1, 0)
    past = replace(asked("现状"), wants_baseline=True)
    assert (kind_fits(past, aim), kind_fits(past, baseline)) == (-1, 1)


def test_totals() -> None:
    assert asks_total(asked("五年累计培养多少人"))
    assert asks_total(asked("how many in total?"))
    assert not asks_total(asked("每年培养多少人"))
    assert states_total("累计培养人数")
    assert not states_total("培养人数")


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("床位和医师分别是多少", True),
        ("从几家变成几家", True),
        ("planned and actual beds", True),
        ("床位是多少", False),
    ],
)
def test_several(question: str, several: bool) -> None:
    assert asks_several(asked(question)) == several
