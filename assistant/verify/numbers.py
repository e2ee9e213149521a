"""Numbers: every figure of an answer must stand in its cited evidence."""

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.quantity import (
    Quantity,
    is_count,
    read_quantities,
    read_row,
    same_comparator,
    same_figure,
)

Reason = Literal["comparator", "unit", "value", "absent"]
_MARKER = re.compile(r"\[\d{1,2}\]")
_RATE = re.compile(r"/(\d+)")
_MEASURES = ("amount", "age")


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether one figure of an answer stands in the evidence.

    ``reason`` is ``None`` when it does; else what is wrong: another ``comparator``, the number
    with another ``unit``, another ``value`` with this unit, or nothing like it (``absent``).
    ``evidence`` is the figure that supports it, or the nearest one.
    """

    quantity: Quantity
    reason: Reason | None
    evidence: Quantity | None = None

    @property
    def supported(self) -> bool:
        """Tell whether the evidence states the figure."""
        return self.reason is None


def supported(
    answer: str, evidence_texts: Sequence[str], context_texts: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """Check every figure of ``answer`` against the verbatim ``evidence_texts``.

    A figure is supported if one evidence text states it with the same value, unit and comparator,
    in either language: a bare figure does not stand for a bound (≥ 90%), nor a bound for a figure.
    A year is also supported by a date or an end of a period in it. ``context_texts`` (document
    title, headings, table header) may support years, dates, ages, labels and the bases of rates,
    but no amount. Citation markers such as [1] are no figures.
    """
    texts = [_Evidence(_row(text)) for text in evidence_texts]
    names = [
        quantity for text in context_texts for quantity in _names(text) if quantity.kind != "amount"
    ]
    plain = _MARKER.sub(lambda marker: " " * len(marker.group()), answer)
    pool = [*texts, _Evidence(tuple(names))]
    return tuple(_judge(quantity, pool) for quantity in read_quantities(plain))


_row = functools.lru_cache(maxsize=2048)(read_row)
_names = functools.lru_cache(maxsize=2048)(read_quantities)


@dataclass(frozen=True, slots=True)
class _Evidence:
    quantities: tuple[Quantity, ...]

    def bases(self) -> set[int]:
        return {int(q.value) for q in self.quantities if q.kind == "base" and q.value}


def _judge(quantity: Quantity, pool: Sequence[_Evidence]) -> Finding:
    nearest: list[tuple[int, Reason, Quantity]] = []
    for evidence in pool:
        for candidate in evidence.quantities:
            if _states(candidate, quantity, evidence.bases()):
                if _bounds_agree(candidate, quantity):
                    return Finding(quantity, None, candidate)
                nearest.append((0, "comparator", candidate))
            elif candidate.kind in _MEASURES and quantity.kind in _MEASURES:
                nearest.extend(_resemblance(candidate, quantity))
    if not nearest:
        return Finding(quantity, "absent")
    _, reason, candidate = min(nearest, key=lambda item: item[0])
    return Finding(quantity, reason, candidate)


def _resemblance(candidate: Quantity, quantity: Quantity) -> Iterable[tuple[int, Reason, Quantity]]:
    if _numbers(candidate) == _numbers(quantity):
        yield 1, "unit", candidate
    elif candidate.unit == quantity.unit:
        yield 2, "value", candidate


def _bounds_agree(candidate: Quantity, quantity: Quantity) -> bool:
    if quantity.kind not in _MEASURES or candidate.kind not in _MEASURES:
        return True
    return same_comparator(candidate, quantity)


def _numbers(quantity: Quantity) -> tuple[object, ...]:
    return (quantity.value, quantity.low, quantity.high, quantity.ratio)


def _states(candidate: Quantity, quantity: Quantity, bases: set[int]) -> bool:
    """Tell whether the evidence's ``candidate`` states the figure of ``quantity``."""
    if quantity.kind == "year":
        return _states_year(candidate, quantity)
    if quantity.kind == "date":
        return candidate.kind == "date" and f"{candidate.date}-".startswith(f"{quantity.date}-")
    if quantity.kind == "base":
        return _states_base(candidate, quantity)
    return (
        same_figure(candidate, quantity)
        or _same_count(candidate, quantity)
        or _same_rate(candidate, quantity, bases)
    )


def _states_year(candidate: Quantity, quantity: Quantity) -> bool:
    if candidate.kind == "date":
        return quantity.value is not None and f"{candidate.date}".startswith(f"{quantity.value}-")
    if candidate.unit.startswith("〔"):
        return f"〔{quantity.value}〕" in candidate.unit
    if candidate.kind != "year":
        return False
    if quantity.value is not None:
        return quantity.value in (candidate.value, candidate.low, candidate.high)
    return _numbers(candidate) == _numbers(quantity)


def _states_base(candidate: Quantity, quantity: Quantity) -> bool:
    if candidate.kind == "base":
        return candidate.value == quantity.value
    return _base_of(candidate) == quantity.value


def _same_count(candidate: Quantity, quantity: Quantity) -> bool:
    """One side may not print what it counts: a bare cell, or an English noun of any kind."""
    counted = "" in (candidate.unit, quantity.unit)
    kinds = candidate.kind == quantity.kind == "amount"
    counts = is_count(candidate.unit) and is_count(quantity.unit)
    return kinds and counted and counts and _numbers(candidate) == _numbers(quantity)


def _same_rate(candidate: Quantity, quantity: Quantity, bases: set[int]) -> bool:
    """2.3 beds per 1,000 children is what 每千名儿童2.3张 states."""
    base = _base_of(quantity)
    return (
        base in bases
        and candidate.kind == "amount"
        and is_count(candidate.unit)
        and _numbers(candidate) == _numbers(quantity)
    )


def _base_of(quantity: Quantity) -> int | None:
    if quantity.unit == "‰":
        return 1_000
    match = _RATE.fullmatch(quantity.unit)
    return int(match.group(1)) if match else None
