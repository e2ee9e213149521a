"""Number-safe equality: two readings are the same only if they state the same figure."""

from decimal import Decimal
from fractions import Fraction

from assistant.quantity.folding import fold
from assistant.quantity.model import Quantity
from assistant.quantity.units import exact

_MEASURES = ("amount", "age")
_BOUNDS = {"≤": "<", "≥": ">"}


def same(first: Quantity, second: Quantity) -> bool:
    """Tell whether two quantities state the same figure: value, unit and comparator.

    Units convert by exact factors only (5‰ is 0.5%, 1.5万 is 15000, 36 months is 3 years), and
    measure words that count the same things are one (名 and 人, 家 and 所). Ages under N and up to
    N (5岁以下, under 5) are one, because each language prints the other's as its own.
    """
    return same_figure(first, second) and same_comparator(first, second)


def same_comparator(first: Quantity, second: Quantity) -> bool:
    """Tell whether two quantities carry the same comparator."""
    if "age" in (first.kind, second.kind):
        return _BOUNDS.get(first.comparator, first.comparator) == _BOUNDS.get(
            second.comparator, second.comparator
        )
    return first.comparator == second.comparator


def same_figure(first: Quantity, second: Quantity) -> bool:
    """Tell whether value and unit are the same, whatever the comparators."""
    if first.kind in _MEASURES and second.kind in _MEASURES:
        return _same_amount(first, second)
    if first.kind != second.kind:
        return False
    if first.kind == "label" and first.value is None:
        return second.value is None and fold(first.text).strip() == fold(second.text).strip()
    units = first.unit == second.unit or (first.kind == "label" and "" in (first.unit, second.unit))
    return units and _figures(first) == _figures(second)


def _figures(quantity: Quantity) -> tuple[object, ...]:
    return (quantity.value, quantity.low, quantity.high, quantity.ratio, quantity.date)


def _same_amount(first: Quantity, second: Quantity) -> bool:
    left, right = exact(first.unit), exact(second.unit)
    if left[0] != right[0] and not _are_times(first.unit, second.unit):
        return False
    return _scaled(first, left[1]) == _scaled(second, right[1])


def _are_times(first: str, second: str) -> bool:
    """Tell whether one is the English word times, which is 次 or 倍."""
    return {first, second} in ({"times", "次"}, {"times", "倍"})


def _scaled(quantity: Quantity, factor: Fraction) -> tuple[object, ...]:
    if quantity.unit == ":" and quantity.ratio:
        return (Fraction(quantity.ratio[0]) / Fraction(quantity.ratio[1]),)
    if quantity.ratio:
        return (Fraction(quantity.ratio[0]) / Fraction(quantity.ratio[1]) * factor,)
    if quantity.value is not None:
        return (_exactly(quantity.value, factor),)
    return (_exactly(quantity.low, factor), _exactly(quantity.high, factor))


def _exactly(value: Decimal | None, factor: Fraction) -> Fraction:
    return Fraction(value or 0) * factor
