"""Compare the figures of a sentence with those of its translation.

A figure here is a number printed in digits, with its unit, bound or range. Number words are read
on the other side only, where a digit may have become a word; words in set phrases (三级,
“one-stop”) and labels in Roman numerals thus need no counterpart.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.quantity import (
    Quantity,
    is_count,
    read_quantities,
    same_comparator,
    same_figure,
    unit_of,
)

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_COMMA = re.compile(r"(?<=\d),(?=\d{3})")
_SHARES = ("%", "‰", "‱", ":")
_MEASURES = ("amount", "age")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_HAN = re.compile(r"[\u3400-\u9fff]")
_CHINESE_DIGITS = str.maketrans("〇一二三四五六七八九", "0123456789")
_CELL = re.compile(r"\s*\|\s*|\t")


def disagreements(original: str, rendering: str) -> tuple[str, ...]:
    """Return the figures of either text that the other does not state, as printed.

    Cells of a table row, separated by tabs or bars, are compared one by one.
    """
    left, right = _CELL.split(original), _CELL.split(rendering)
    if len(left) != len(right):
        return (f"{len(left)} ≠ {len(right)} cells",)
    return tuple(
        figure
        for cell, other in zip(left, right, strict=True)
        for figure in (*_missing(cell, other), *_missing(other, cell))
    )


def _missing(text: str, other: str) -> list[str]:
    unit = _cell_unit(text)
    if unit:
        alike = _cell_unit(other) == unit or (unit not in _SHARES and not unit.startswith("/"))
        return [] if alike else [text.strip()]
    candidates = read_quantities(other)
    free = list(candidates)
    missing = []
    for figure in read_quantities(text):
        if not _DIGIT.search(figure.text) or (_is_name(figure) and not _HAN.search(text)):
            continue
        found = [each for each in free if _states(each, figure, text, candidates)]
        if found and figure.unit in _SHARES:
            free.remove(found[0])  # a percentage stands for one percentage only
        if not found and not _printed_alike(figure, other):
            missing.append(figure.text.strip())
    return missing


def _cell_unit(text: str) -> str | None:
    """Return the unit that a cell consists of: 张, 1/10万, per 100,000."""
    read = read_quantities(text)
    if len(read) == 1 and read[0].kind == "base" and read[0].text.strip() == text.strip():
        return f"/{read[0].value}"
    return unit_of(text)


def _is_name(figure: Quantity) -> bool:
    """Tell whether a figure is a code such as COVID-19, which Chinese may name in words."""
    return figure.kind == "label" and figure.value is None


def _states(
    candidate: Quantity, figure: Quantity, text: str, candidates: Sequence[Quantity]
) -> bool:
    if (
        figure.kind in _MEASURES
        and candidate.kind in _MEASURES
        and not same_comparator(candidate, figure)
    ):
        return False
    if same_figure(candidate, figure):
        return True
    if figure.kind == "base":
        return figure.value in (
            _base(candidate),
            candidate.value if candidate.kind == "base" else None,
        )
    if _values(candidate) != _values(figure) or not any(_values(figure)):
        return False
    units = {candidate.unit, figure.unit}
    rates = {_base(each) for each in (candidate, figure)} - {None}
    if rates:  # 每千名儿童1.17人 is 1.17 per 1,000 children
        bases = {
            each.value for each in (*candidates, *read_quantities(text)) if each.kind == "base"
        }
        return rates <= bases and any(unit == "" or is_count(unit) for unit in units)
    return not units & set(_SHARES) and ("" in units or all(is_count(unit) for unit in units))


def _base(quantity: Quantity) -> Decimal | None:
    """Return what a rate is counted over, printed in its unit (/100000) or as a base of its own."""
    if quantity.unit.startswith("/"):
        return Decimal(quantity.unit[1:])
    return Decimal(1000) if quantity.unit == "‰" else None


def _values(quantity: Quantity) -> tuple[object, ...]:
    return (quantity.value, quantity.low, quantity.high, quantity.ratio)


def _printed_alike(figure: Quantity, other: str) -> bool:
    """Tell whether a year, date or label stands in ``other`` in another shape."""
    if figure.kind in _MEASURES or figure.kind == "base" or figure.low is not None:
        return False
    if figure.date and re.fullmatch(r"--\d\d", figure.date):
        return _MONTHS[int(figure.date[2:]) - 1] in other
    return _numbers(figure.text) <= _numbers(other.translate(_CHINESE_DIGITS))


def _numbers(text: str) -> set[Decimal]:
    return {Decimal(number) for number in _NUMBER.findall(_COMMA.sub("", text))}
