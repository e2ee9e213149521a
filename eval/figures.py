"""Figures in answers: which required ones are stated, which are forbidden or without support."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.quantity import (
    Quantity,
    is_count,
    read_row,
    same_comparator,
    same_figure,
)
from assistant.types import Answer
from eval.cases import Case, Figure, ForbiddenFigure
from eval.corpus import squeeze
from eval.judgement import FigureMatch

_UPWARD, _DOWNWARD = {"≥", ">"}, {"≤", "<"}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMERALS = {
    Decimal(value): signs
    for value, signs in enumerate(("一", "二两双", *"三四五六七八九十"), start=1)
}
_RATE = re.compile(r"/(\d+)")


def read(text: str) -> tuple[Quantity, ...]:
    """Read the figures ``text`` states; ordinals, codes and clause labels are not figures.

    In a line whose cells are joined by tabs, figures take the unit from its cell.
    """
    lines = (read_row(line) for line in text.splitlines())
    return tuple(found for line in lines for found in line if found.kind != "label")


def match(figure: Figure, said: Sequence[Quantity], statement: str) -> FigureMatch:
    """Tell which parts of ``figure`` are stated, by the stated figure that agrees with it best.

    A word value (稳步提高) has no parts; it is stated if ``statement`` holds its words.
    """
    year = None if figure.year is None else str(figure.year) in _YEAR.findall(statement)
    expected = _read_one(figure.value + figure.unit)
    if expected is None:
        stated = squeeze(figure.value) in squeeze(statement)
        return FigureMatch(value=stated, unit=stated, comparator=stated, year=year)
    expected = replace(expected, comparator=figure.comparator)
    agreements = (_agreement(expected, one) for one in said)
    value, unit, comparator = max(agreements, default=(False, False, False))
    if expected.kind == "year":
        year = value
    return FigureMatch(value=value, unit=unit, comparator=comparator, year=year)


def _agreement(expected: Quantity, said: Quantity) -> tuple[bool, bool, bool]:
    equal = _equal(expected, said)
    value = equal or _numbers(expected) == _numbers(said)
    unit = equal or expected.unit == said.unit
    return value, unit, same_comparator(expected, said)


def forbidden(figures: Iterable[ForbiddenFigure], statement: str) -> tuple[str, ...]:
    """Return the forbidden figures that ``statement`` states, as the case prints them."""
    said = read(statement)
    return tuple(
        figure.value + figure.unit for figure in figures if _is_stated(figure, said, statement)
    )


def mistaken(case: Case, claims: Iterable[str]) -> tuple[str, ...]:
    """Return the forbidden figures stated in place of the required ones.

    A claim that states every required figure and a forbidden one beside them tells the truth about
    more than was asked (分别控制在3‰、4‰和5‰以下); one that lacks a required figure is mistaken.
    """
    found: list[str] = []
    for claim in claims:
        said = read(claim)
        complete = bool(case.figures) and all(
            match(figure, said, claim).exact for figure in case.figures
        )
        found += () if complete else forbidden(case.forbidden, claim)
    return tuple(dict.fromkeys(found))


def _is_stated(figure: ForbiddenFigure, said: Sequence[Quantity], statement: str) -> bool:
    expected = _read_one(figure.value + figure.unit)
    if expected is None:
        return squeeze(figure.value) in squeeze(statement)
    return any(
        _equal(expected, one) and figure.comparator in {None, one.comparator} for one in said
    )


def unsupported(
    said: Sequence[Quantity], answer: Answer, context: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return the figures that nothing the answer cites holds, as the answer prints them.

    What a citation holds is its passage, its document's title, number and date, the headings
    above the clause, and ``context``: table headers and the document's period. Figures that merely
    repeat the question are not the answer's own. A figure is held with another comparator unless
    the two point in opposite directions, and without its unit (which `match` does not forgive).
    """
    support = "\n".join((*_support(answer), *context))
    held = read(support)
    years = {end for one in held if one.kind == "year" for end in _ends(one)}
    years |= set(_YEAR.findall(support))
    return tuple(
        one.text for one in said if not (_is_worded(one, support) or _is_held(one, held, years))
    )


def _is_worded(figure: Quantity, support: str) -> bool:
    """Tell whether a small bare number is part of a word of the support (三级, 双向, 五大).

    English spells such words out (three levels, two-way, the 5 major centres), which reads as a
    count; Chinese does not.
    """
    if figure.value is None or (figure.unit and any(sign.isdigit() for sign in figure.text)):
        return False
    return any(sign in support for sign in _NUMERALS.get(figure.value, ""))


def _support(answer: Answer) -> Iterator[str]:
    yield answer.question
    for citation in answer.citations:
        document, clause = citation.document, citation.clause
        yield from (citation.passage, *clause.path, *clause.path_en, document.title)
        yield from filter(None, (document.title_en, document.number, document.date))


def _is_held(figure: Quantity, held: Sequence[Quantity], years: set[str]) -> bool:
    if figure.kind == "year":
        return years.issuperset(_ends(figure))
    if figure.kind == "date":
        return any(f"{one.date}-".startswith(f"{figure.date}-") for one in held if one.date)
    bases = {base for one in held if (base := _base(one))}
    if figure.kind == "base":
        return _base(figure) in bases
    if figure.unit == "" and str(figure.value) in years:
        return True
    rated = _base(figure) in {None, *bases}
    return any(
        not _opposed(figure, one)
        and (
            same_figure(figure, one)
            or (rated and _equal(figure, one))
            or (figure.unit == "" and _numbers(figure) == _numbers(one))
        )
        for one in held
    )


def _ends(year: Quantity) -> set[str]:
    return {str(end) for end in (year.value, year.low, year.high) if end is not None}


def _read_one(text: str) -> Quantity | None:
    found = read(text)
    return found[0] if len(found) == 1 else None


def _equal(first: Quantity, second: Quantity) -> bool:
    """Tell whether two figures have the same amount in units of exact conversion.

    English counts without a measure word (55 and 55家), and puts into the unit of a rate what
    Chinese says before it (2.3 per 1,000 and 每千名…2.3张).
    """
    if same_figure(first, second):
        return True
    counts = [is_count(first.unit), is_count(second.unit)]
    uncounted = all(counts) and "" in {first.unit, second.unit}
    rated = any(counts) and (_base(first) or _base(second)) is not None
    amounts = first.kind == second.kind == "amount"
    return amounts and (uncounted or rated) and _numbers(first) == _numbers(second)


def _opposed(first: Quantity, second: Quantity) -> bool:
    pair = {first.comparator, second.comparator}
    return bool(pair & _UPWARD and pair & _DOWNWARD)


def _numbers(quantity: Quantity) -> tuple[object, ...]:
    return (quantity.value, quantity.low, quantity.high, quantity.ratio, quantity.date)


def _base(quantity: Quantity) -> int | None:
    """Return what a rate is counted over: 1000 for 每千名, ‰ and per 1,000."""
    if quantity.kind == "base" and quantity.value is not None:
        return int(quantity.value)
    if quantity.unit == "‰":
        return 1000
    found = _RATE.fullmatch(quantity.unit)
    return int(found[1]) if found else None
