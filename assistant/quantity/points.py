"""Figures that are names or points in time: dates, years, clause labels, document numbers."""

import re
from collections.abc import Callable
from decimal import Decimal

from assistant.quantity.model import Kind, Quantity
from assistant.quantity.numerals import read_number
from assistant.quantity.point_patterns import LABELS, MONTHS, ORDINALS, PATTERNS
from assistant.quantity.units import read_unit

_COMPILED = tuple((name, re.compile(pattern)) for name, pattern in PATTERNS)


def read_point(folded: str, text: str, start: int) -> Quantity | None:
    """Read the date, year, label or code that begins at ``start``; ``None`` if there is none."""
    for name, pattern in _COMPILED:
        match = pattern.match(folded, start)
        if match and match.end() > start:
            quantity = _BUILDERS[name](match, text)
            if quantity:
                return quantity
    return None


def _make(kind: Kind, match: re.Match[str], text: str, **fields: object) -> Quantity:
    start, end = match.span()
    start += len(match.group()) - len(match.group().lstrip())
    return Quantity(kind=kind, text=text[start:end], span=(start, end), **fields)  # type: ignore[arg-type]


def _number(printed: str | None) -> int | None:
    if not printed:
        return None
    number = read_number(printed, 0)
    return int(number.value) if number and number.end == len(printed) else None


def _date(match: re.Match[str], text: str) -> Quantity | None:
    got = match.groupdict()
    year = _number(got.get("y") or got.get("zy"))
    if got.get("roc"):
        republic = _number(got["roc"])
        year = None if republic is None else republic + 1911
    month = MONTHS.get(got.get("name") or "") or _number(got.get("m") or got.get("zm"))
    day = _number(got.get("d") or got.get("zd"))
    if got.get("roc") and month is None and year is not None:
        return _make("year", match, text, value=Decimal(year))
    if month is None or not 1 <= month <= 12 or not 1 <= (day or 1) <= 31:
        return None
    iso = f"{year or '--'}-{month:02}" if year else f"--{month:02}"
    return _make("date", match, text, date=iso + (f"-{day:02}" if day else ""))


def _year(match: re.Match[str], text: str) -> Quantity | None:
    value = _number(match["y"] or match["zy"])
    return None if value is None else _make("year", match, text, value=Decimal(value))


def _years(match: re.Match[str], text: str) -> Quantity | None:
    low = int(match["a"] or match["a2"] or match["a3"])
    high = int(match["b"] or match["b2"] or match["b3"])
    if match["b2"]:
        high += low // 100 * 100
    if low >= high:
        return None
    return _make("year", match, text, low=Decimal(low), high=Decimal(high))


def _document(match: re.Match[str], text: str) -> Quantity:
    year, number = match["y"] or match["y2"], match["n"] or match["n2"]
    return _make("label", match, text, value=Decimal(number), unit=f"〔{year}〕号")


def _plan(match: re.Match[str], text: str) -> Quantity:
    printed = match["zh"] or match["zh2"]
    arabic = match["en"] or ORDINALS.get(match["word"] or "", 0)
    ordinal = 10 + (_number(printed) or 0) if printed else int(arabic)
    return _make("label", match, text, value=Decimal(ordinal), unit="五年规划")


def _label(match: re.Match[str], text: str) -> Quantity | None:
    got = match.groupdict()
    unit = got.get("u") or ""
    printed = got["n"]
    if "." in printed or "-" in printed:
        return _make("label", match, text, unit=LABELS.get(unit, unit))
    value = _number(printed)
    if value is None:
        return None
    return _make("label", match, text, value=Decimal(value), unit=LABELS.get(unit, unit))


def _opens_line(match: re.Match[str]) -> bool:
    line_start = match.string.rfind("\n", 0, match.start()) + 1
    return not match.string[line_start : match.start()].strip()


def _opener(match: re.Match[str], text: str) -> Quantity | None:
    return _label(match, text) if _opens_line(match) else None


def _numbered(match: re.Match[str], text: str) -> Quantity | None:
    """Read the number that opens a line: 1.1 Aims is a label, 2.3 beds and 2.3 张 are amounts."""
    following = text[match.end() :].lstrip(".、 ")[:1]
    if not _opens_line(match) or following.islower() or read_unit(match.string, match.end()):
        return None
    return _make("label", match, text)


def _code(match: re.Match[str], text: str) -> Quantity | None:
    return _make("label", match, text) if any(map(str.isdecimal, match.group())) else None


def _clock(match: re.Match[str], text: str) -> Quantity:
    return _make("date", match, text, date="T" + match.group())


_BUILDERS: dict[str, Callable[[re.Match[str], str], Quantity | None]] = {
    "web": _code,
    "document": _document,
    "plan": _plan,
    "date": _date,
    "clock": _clock,
    "years": _years,
    "year": _year,
    "ordinal": _label,
    "top": lambda match, text: _make(
        "label", match, text, value=Decimal(_number(match["n"]) or 0), unit="top"
    ),
    "head": _label,
    "opener": _opener,
    "numbered": _numbered,
    "dotted": _code,
    "paren": _label,
    "ordinal_en": _label,
    "code": _code,
}
