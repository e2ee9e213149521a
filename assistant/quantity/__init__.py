"""Number-safe reading of figures in Chinese and English text."""

from assistant.quantity.equality import same, same_comparator, same_figure
from assistant.quantity.model import Kind, Quantity
from assistant.quantity.reader import read_quantities
from assistant.quantity.rows import read_row, unit_of, with_unit
from assistant.quantity.units import is_count, rate_base

__all__ = [
    "Kind",
    "Quantity",
    "is_count",
    "rate_base",
    "read_quantities",
    "read_row",
    "same",
    "same_comparator",
    "same_figure",
    "unit_of",
    "with_unit",
]
