"""Amounts and ages, ratios and ranges."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.quantity.model import Kind, Quantity, quantity_at
from assistant.quantity.numerals import Number, read_number
from assistant.quantity.rates import read_base, read_fraction, read_frequency
from assistant.quantity.units import Unit, counted_noun, read_unit
from assistant.quantity.words import MORE, RANGE, REPEATED, states_number

_RANGE_AFTER_UNIT = re.compile(r"[ ]{0,2}(?:-{1,2}|~|至)[ ]{0,2}(?=[\d二两三四五六七八九十百千])")
_FROM = re.compile(r"(?:[从由自]|\bfrom)[ ]*$")
_BETWEEN = re.compile(r"\bbetween[ ]+$")
_AND = re.compile(r"[ ]and[ ]")
_RATIO = re.compile(r"[ ]?(?:[:/]|比|\bto\b)[ ]?(?=\d)")
_CURRENCY = re.compile(r"(?P<yuan>¥|rmb|cny|nt\$)[ ]?$|(?:\$|usd)[ ]?$")
_MINUS = re.compile(r"(?:[\s(（:长降速为是率]|^)-$")
_LETTERS = re.compile(r"[a-z][a-z\d]*")
_ENGLISH_ONE = re.compile(r"one\b(?!-stop| of\b|'|-to-one| another)")
_YEARISH = re.compile(
    r"(?:\b(?:in|by|since|until|till|from|to|through|before|after|during|of|year|and|or|for|end|"
    r"early|late|mid|the|its|this|target|baseline|between|with|vs|over)|[(（,，、;；:\[“\"'/-]|^|\n|\t"
    r"|[\u4e00-\u9fff”》])[ -]*$"
)


@dataclass(frozen=True, slots=True)
class _Read:
    number: Number
    unit: Unit | None
    more: bool = False

    @property
    def end(self) -> int:
        return self.unit.end if self.unit else self.number.end


def read_amount(folded: str, text: str, start: int) -> Quantity | None:
    """Read the amount, age or base that begins at ``start``; ``None`` if there is none."""
    return (
        read_base(folded, text, start)
        or read_fraction(folded, text, start)
        or read_frequency(folded, text, start)
        or _read_measure(folded, text, start)
    )


def _read_measure(folded: str, text: str, start: int) -> Quantity | None:
    first = _read_one(folded, start)
    if not first:
        return None
    quantity = _read_range(folded, text, first) or _read_ratio(folded, text, first)
    if quantity:
        return quantity
    if first.number.script == "digits" and not first.unit and _is_year(folded, first.number):
        span = (first.number.start, first.number.end)
        return quantity_at(text, span, "year", value=first.number.value)
    return _single(folded, text, first)


def _single(folded: str, text: str, first: _Read) -> Quantity:
    number = first.number
    end = first.end
    if number.script == "digits" and not first.unit and number.scale == 1:
        letters = _LETTERS.match(folded, number.end)
        if letters:
            return quantity_at(text, (number.start, letters.end()), "label")
    start, value = _signed(folded, number)
    unit = first.unit.name if first.unit else counted_noun(folded, number.end)
    currency = _CURRENCY.search(folded[max(0, start - 4) : start])
    if currency and not unit:
        unit = "元" if currency["yuan"] else "USD"
    comparator = ">" if first.more else "="
    return quantity_at(
        text, (start, end), _kind(unit), value=value, unit=unit, comparator=comparator
    )


def _signed(folded: str, number: Number) -> tuple[int, Decimal]:
    """Include a minus sign that cannot be a dash."""
    before = folded[max(0, number.start - 3) : number.start]
    if number.script == "digits" and _MINUS.search(before):
        return number.start - 1, -number.value
    return number.start, number.value


def _kind(unit: str) -> Kind:
    return "age" if unit in ("years old", "months old") else "amount"


def _read_one(folded: str, start: int) -> _Read | None:
    """Read one number with its unit; Chinese and English words only where they are numbers."""
    number = read_number(folded, start)
    if not number:
        return None
    if number.script == "zh" and not states_number(folded, number):
        return None
    if number.script == "en" and number.value <= 1 and not _ENGLISH_ONE.match(folded, start):
        return None
    repeated = REPEATED.match(folded, number.end)
    if repeated and Decimal(repeated.group(1)) == number.value:
        number = replace(number, end=repeated.end())
    more = MORE.match(folded, number.end)
    unit = read_unit(folded, more.end() if more else number.end)
    if more and not unit:
        more = None
    return _Read(number, unit, bool(more))


def _read_range(folded: str, text: str, first: _Read) -> Quantity | None:
    """Read 3—5名, 70%至80%, 3岁至6岁, between 3 and 5: never two figures made one."""
    before = folded[max(0, first.number.start - 8) : first.number.start]
    joined = RANGE if not first.unit else _RANGE_AFTER_UNIT
    join = joined.match(folded, first.end)
    if _BETWEEN.search(before):
        join = _AND.match(folded, first.end)
    elif join and re.search(r"[至到]|to", join.group()) and _FROM.search(before):
        return None
    second = join and _read_one(folded, join.end())
    if not second or second.number.script != first.number.script:
        return None
    low, high = first.number, second.number
    scale = high.scale if low.scale == 1 and low.mantissa < high.mantissa else low.scale
    bottom = low.mantissa * scale
    same_unit = not first.unit or (second.unit and first.unit.name == second.unit.name)
    if not same_unit or bottom >= high.value or _leads_zero(folded, low, high):
        return None
    unit = second.unit.name if second.unit else counted_noun(folded, high.end)
    return quantity_at(
        text,
        (low.start, second.end),
        _kind(unit),
        low=bottom,
        high=high.value,
        unit=unit,
        comparator="range",
    )


def _leads_zero(folded: str, *numbers: Number) -> bool:
    """Tell whether a figure is a code such as 010: a leading zero and no decimal point."""
    return any(re.match(r"0\d", folded[number.start : number.end]) for number in numbers)


def _read_ratio(folded: str, text: str, first: _Read) -> Quantity | None:
    join = _RATIO.match(folded, first.number.end)
    if not join or (first.unit and first.unit.end > first.number.end):
        return None
    sign = join.group().strip()
    second = read_number(folded, join.end())
    if not second or sign == "to" or not second.value:
        return None
    unit = "fraction" if sign == "/" else ":"
    if unit == "fraction" and (first.number.scale != 1 or second.scale != 1):
        return None
    ratio = (first.number.value, second.value)
    return quantity_at(text, (first.number.start, second.end), "amount", ratio=ratio, unit=unit)


def _is_year(folded: str, number: Number) -> bool:
    printed = folded[number.start : number.end]
    if not re.fullmatch(r"(?:19|20)\d\d", printed):
        return False
    after = folded[number.end : number.end + 2]
    if counted_noun(folded, number.end):
        return False
    before = folded[max(0, number.start - 10) : number.start]
    return bool(_YEARISH.search(before)) or not re.match(r" [a-z]", after)
