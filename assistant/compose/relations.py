"""How facts relate: stated again, contradicted, or of the same name with another scope."""

import re
from collections.abc import Iterable

from assistant.compose.facts import Fact


def same_statement(facts: Iterable[Fact], best: Fact) -> list[Fact]:
    """Return the facts that state the same figure as ``best`` elsewhere, best first."""
    return [
        fact
        for fact in facts
        if fact.clause.id != best.clause.id
        and same_slot(fact, best)
        and _figure(fact) == _figure(best)
    ]


def contradicting(facts: Iterable[Fact], best: Fact) -> list[Fact]:
    """Return the facts that state another figure than ``best`` for the same thing, best first."""
    return [
        fact
        for fact in facts
        if same_slot(fact, best)
        and fact.target.condition == best.target.condition
        and _figure(fact) != _figure(best)
    ]


def changed_scope(facts: Iterable[Fact], best: Fact) -> list[Fact]:
    """Return the facts of the same document whose indicator has the same name with another scope.

    公立儿童医院数 and 公立儿童医院（含妇女儿童医院）数 are told apart by the words in brackets alone.
    """
    left = best.target
    return [
        fact
        for fact in facts
        if fact.target.key != left.key
        and _BRACKETED.sub("", fact.target.key) == _BRACKETED.sub("", left.key)
        and (fact.target.document, fact.target.year, fact.target.kind, fact.target.unit)
        == (left.document, left.year, left.kind, left.unit)
        and _figure(fact) != _figure(best)
    ]


_BRACKETED = re.compile(r"（[^（）]*）|数$")


def same_slot(fact: Fact, other: Fact) -> bool:
    """Return whether two facts are about the same indicator, place, year and kind."""
    left, right = fact.target, other.target
    return (left.key, left.place, left.year, left.kind, left.unit) == (
        right.key, right.place, right.year, right.kind, right.unit,
    )  # fmt: skip


def _figure(fact: Fact) -> tuple[object, ...]:
    target = fact.target
    return (target.value, target.low, target.high, target.word)
