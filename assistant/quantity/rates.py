"""Fractions, frequencies and the bases of rates."""

import re
from decimal import Decimal

from assistant.quantity.model import Quantity, quantity_at
from assistant.quantity.numerals import read_number

_SHARE_ZH = re.compile(r"(百|千|万|十万|百万)分之(?=[\d〇零一二两三四五六七八九十百])")
_SHARE_UNIT = {"百": "%", "千": "‰", "万": "/10000", "十万": "/100000", "百万": "/1000000"}
_FRACTION_ZH = re.compile(r"([二两三四五六七八九十]|\d+)分之([一二两三四五六七八九十]|\d+)(?!\d)")
_FRACTION_EN = re.compile(
    r"\b(?:(one|a|two|three|four)[- ](thirds?|quarters?(?= of)|fifths?|tenths?|half)|half of)\b"
)
_DENOMINATORS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10, "half": 2}
_HALF_ZH = re.compile(r"一半|半数")
_BASE_ZH = re.compile(
    r"每[ ]{0,2}(?P<n>\d[\d,]*[ ]?万?|[十百]?[百千万])[ ]{0,2}"
    r"(?:名|人口|人|个|张|例|常住人口|活产)?"
    r"|(?<![数几上成近约过])(?P<n2>千|万)人(?:口)?(?=[\u4e00-\u9fff]{1,14}[数率])"
)
_BASE_EN = re.compile(
    r"\b(?:per|for every|for each)\s+"
    r"(?P<n>\d[\d, ]*\d|(?:ten |hundred )?thousand|million|hundred)\b"
    r"(?![.,]?\d|\s*(?:%|minutes|hours|days))"
)
_FREQUENCY_EN = re.compile(r"\b(once|twice)\b(?=\s+(?:a|an|per|every|each|in|by)\b)")
_AT_LEAST = re.compile(r"\bat least $")
_ONCE = re.compile(r"\bonce\b")


def read_base(folded: str, text: str, start: int) -> Quantity | None:
    """Read what a rate is counted over: 每千名, 每10万, per 1,000 children."""
    match = _BASE_ZH.match(folded, start) or _BASE_EN.match(folded, start)
    if not match:
        return None
    printed = match["n"] or match.groupdict().get("n2") or ""
    number = _base_number(printed.strip())
    if not number:
        return None
    return quantity_at(text, (start, match.end()), "base", value=number)


def _base_number(printed: str) -> Decimal | None:
    if printed[0].isdecimal():
        digits = re.sub(r"[, 万]", "", printed)
        return Decimal(digits) * (10_000 if printed.endswith("万") else 1)
    if printed.isascii():
        number = read_number(printed if " " in printed else f"a {printed}", 0)
        return number.value if number else None
    number = read_number(printed, 0)
    return number.value if number else None


def read_fraction(folded: str, text: str, start: int) -> Quantity | None:
    """Read a share in words: 百分之九十五, 三分之二, two thirds, half of."""
    if match := _SHARE_ZH.match(folded, start):
        number = read_number(folded, match.end())
        if number:
            unit = _SHARE_UNIT[match.group(1)]
            return quantity_at(text, (start, number.end), "amount", value=number.value, unit=unit)
    if match := _FRACTION_ZH.match(folded, start):
        parts = [read_number(part, 0) for part in match.groups()]
        low, high = (part.value if part else Decimal(0) for part in parts)
        if not low:
            return None
        return quantity_at(text, (start, match.end()), "amount", ratio=(high, low), unit="fraction")
    if match := _FRACTION_EN.match(folded, start):
        count = read_number(match.group(1) or "one", 0)
        over = _DENOMINATORS[(match.group(2) or "half").rstrip("s")]
        ratio = (count.value if count else Decimal(1), Decimal(over))
        return quantity_at(text, (start, match.end()), "amount", ratio=ratio, unit="fraction")
    if match := _HALF_ZH.match(folded, start):
        ratio = (Decimal(1), Decimal(2))
        return quantity_at(text, (start, match.end()), "amount", ratio=ratio, unit="fraction")
    return None


def read_frequency(folded: str, text: str, start: int) -> Quantity | None:
    """Read once and twice where they count: once a quarter, at least once."""
    match = _FREQUENCY_EN.match(folded, start)
    if not match and _AT_LEAST.search(folded[max(0, start - 10) : start]):
        match = _ONCE.match(folded, start)
    if not match:
        return None
    times = Decimal(1 if match.group() == "once" else 2)
    return quantity_at(text, (start, match.end()), "amount", value=times, unit="times")
