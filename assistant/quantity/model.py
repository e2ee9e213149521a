"""The reading of one figure."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from assistant.types import Comparator, Span

Kind = Literal["amount", "age", "base", "year", "date", "label"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure as a text states it.

    ``kind`` is ``amount`` (a measure, count, share, rate, ratio or duration), ``age`` (3～6岁),
    ``base`` (what a rate is counted over: 每千名, per 1,000 children), ``year``, ``date``, or
    ``label`` (an ordinal, a clause or document number, a code: 第十二条, 55号, 5G).

    Exactly one of ``value``, ``low``/``high``, ``ratio``, ``date`` holds the figure; a code has
    none and is known by ``text``. Percentages keep the printed number: 95% is 95 with unit ``%``.
    ``date`` is ISO 8601 with ``--`` for an unknown year (``2022-04-26``, ``2022-04``, ``--11``).
    ``unit`` is canonical (see :mod:`assistant.quantity.units`), an empty string when none is
    printed. ``span`` covers number and unit, without the words of the comparator.
    """

    kind: Kind
    text: str
    span: Span
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    ratio: tuple[Decimal, Decimal] | None = None
    date: str | None = None
    unit: str = ""
    comparator: Comparator = "="


def quantity_at(text: str, span: Span, kind: Kind, **fields: Any) -> Quantity:
    """Return the quantity of ``kind`` printed at ``span`` of ``text``."""
    return Quantity(kind=kind, text=text[slice(*span)], span=span, **fields)
