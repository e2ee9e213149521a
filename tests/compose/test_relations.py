from collections.abc import Callable

from assistant.compose.facts import Fact
from assistant.compose.relations import changed_scope, contradicting, same_slot, same_statement
from assistant.types import Clause, Target


def fact(target: Target, clause: str = "plan#一") -> Fact:
    held = Clause(
        id=clause, document=target.document, kind="item", span=(0, 9), extent=(0, 9), lines=(1, 1)
    )
    return Fact(target, held, probability=0.5, asked=1.0)


def test_slots(target: Callable[..., Target]) -> None:
    base = fact(target(year=2025, place="甲市"))
    assert same_slot(base, fact(target(year=2025, place="甲市", value="80")))
    for other in (
        {"year": 2020},
        {"place": "乙市"},
        {"kind": "baseline"},
        {"unit": "‰"},
        {"key": "别的"},
    ):
        assert not same_slot(base, fact(target(**{"year": 2025, "place": "甲市"} | other)))


def test_the_same_figure_stated_elsewhere(target: Callable[..., Target]) -> None:
    best = fact(target())
    repeat = fact(target(), "plan#二")
    here, other = fact(target()), fact(target(value="80"), "plan#三")
    assert same_statement([best, here, repeat, other], best) == [repeat]


def test_another_figure_for_the_same_thing(target: Callable[..., Target]) -> None:
    best = fact(target())
    other = fact(target(value="80"), "plan#三")
    elsewhere = fact(target(value="70", condition="山区"), "plan#三")
    assert contradicting([best, other, elsewhere], best) == [other]


def test_one_name_with_two_scopes(target: Callable[..., Target]) -> None:
    best = fact(target(key="医院数", indicator="医院数", value="4", unit="家"))
    wider = fact(
        target(key="医院（含中医院）数", indicator="医院（含中医院）数", value="10", unit="家")
    )
    assert changed_scope([best, wider], best) == [wider]
    assert changed_scope([best, fact(target(key="床位数", value="10", unit="家"))], best) == []
