"""How well the size that a question names fits the condition of a target."""

import functools
from decimal import Decimal

from assistant.quantity import Quantity, read_quantities


def condition_fit(condition: str | None, sizes: tuple[Quantity, ...]) -> float:
    """Return how well the size that a question names (55万人) fits a condition (40—80万人口).

    1 if either names no size; more than 1 if it lies within, and next to nothing if it does not.
    """
    bounds = sizes_of(condition or "") if sizes else ()
    if not bounds or sizes[0].value is None:
        return 1.0
    return (
        _CONDITION_MET if all(_within(sizes[0], bound) for bound in bounds) else _CONDITION_MISSED
    )


@functools.lru_cache(maxsize=1024)
def sizes_of(text: str) -> tuple[Quantity, ...]:
    """Return the figures of a text that are as large as a size of a population."""
    return tuple(q for q in read_quantities(text) if (q.value or q.high or 0) >= _SIZE)


def _within(size: Quantity, bound: Quantity) -> bool:
    value = size.value or Decimal(0)
    value += {"<": -1, "≤": -1, ">": 1, "≥": 1}.get(size.comparator, 0)
    if bound.low is not None and bound.high is not None:
        return bound.low <= value <= bound.high
    limit = bound.value or Decimal(0)
    if bound.comparator in {"≥", ">"}:
        return value >= limit
    return value <= limit if bound.comparator in {"≤", "<"} else value == limit


_SIZE = 10_000
_CONDITION_MET = 3.0
_CONDITION_MISSED = 0.05
