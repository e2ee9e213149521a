"""From a quantity to a Target."""

import re
from dataclasses import dataclass

from assistant.quantity import Quantity
from assistant.targets.context import Context
from assistant.targets.naming import key_of
from assistant.types import Span, Target, TargetKind

_DIGITS_ONLY = re.compile(r"[\d.,０-９]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """One statement found in a text: an indicator and its figure, or its ``word`` value.

    ``year`` and ``kind`` are ``None`` where the statement leaves them to the context. ``span``
    covers the words it was read from, both in the text that was read.
    """

    indicator: str
    quantity: Quantity | None
    span: Span
    value_span: Span
    word: str | None = None
    year: int | None = None
    kind: TargetKind | None = None
    condition: str | None = None

    def target(self, context: Context, offset: int = 0) -> Target:
        """Return the Target in its context; ``offset`` is where the text begins."""
        year = self.year
        if year is None and self.kind != "baseline":
            year = context.default_year()
        quantity = self.quantity
        ratio = quantity.text if quantity and quantity.ratio else None
        return Target(
            indicator=self.indicator,
            key=key_of(self.indicator),
            comparator=quantity.comparator if quantity else "word",
            value=quantity.value if quantity else None,
            low=quantity.low if quantity else None,
            high=quantity.high if quantity else None,
            word=ratio or self.word,
            unit=_unit(quantity),
            kind=self.kind or context.kind(year),
            year=year,
            place=context.place,
            level=context.level_of(self.condition or "", self.indicator),
            condition=self.condition,
            document=context.document,
            clause=context.clause,
            span=(self.span[0] + offset, self.span[1] + offset),
            value_span=(self.value_span[0] + offset, self.value_span[1] + offset),
        )


def _unit(quantity: Quantity | None) -> str:
    if not quantity or quantity.ratio:
        return ""
    return "个" if quantity.unit == "大" else quantity.unit


def value_span(quantity: Quantity, group: tuple[Quantity, ...]) -> Span:
    """Return the span at which the figure can be read again.

    An item that owes its unit to the end of its list (60、20万元) is read up to that end.
    """
    if quantity.unit and _DIGITS_ONLY.fullmatch(quantity.text):
        for other in group:
            if other.span[0] > quantity.span[0] and not _DIGITS_ONLY.fullmatch(other.text):
                return quantity.span[0], other.span[1]
    return quantity.span
