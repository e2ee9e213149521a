"""Statements with figures in English policy prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from assistant.quantity import Quantity, read_quantities
from assistant.targets import english_patterns as p
from assistant.targets.english_names import (
    fits,
    is_measured,
    read_name,
    split_names,
    strip_lead,
)
from assistant.targets.reading import Reading, value_span
from assistant.types import TargetKind

_ORDERS = (
    "Reduce|Increase|Raise|Cut|Lower|Keep|Maintain|Improve|Expand|Limit|Achieve|Ensure|Train|Build|"
    "Establish"
)
_CLAUSE = re.compile(
    r";|,\s+(?:and|while|with|but)\s+(?="
    rf"the |an? |by 20|(?i:{_ORDERS}) )|\.\s|\n"
    rf"|(?<=[a-z]) (?=(?:{_ORDERS}|At least|At most|No (?:more|less|fewer) than|By 20\d\d) ?)"
)
_SHARES = ("%", "‰", "percentage points", "fraction")
_TIMES = ("years", "months", "weeks", "days", "hours", "minutes", "working days")
_CHANGED_BY = re.compile(rf"\bby\s+(?:an? )?(?:{p.BOUND}\s+)?$", re.IGNORECASE)
_FINITE = re.compile(r"\b(?:shall|must|should|will|may|can|is|are|has|have)\b", re.IGNORECASE)
_HOW_MANY = re.compile(
    rf"^(?:(?:only|some|(?:achieve|reach|attain|maintain|ensure)(?: that)?|{p.BOUND})\s*)*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Clause:
    """One clause being read: from ``position`` on nothing has been read yet."""

    text: str
    position: int
    end: int
    figures: list[Quantity]
    bases: list[Quantity]
    ordered: bool = False
    found: list[Reading] = field(default_factory=list)

    def left(self, figure: Quantity) -> str:
        return self.text[self.position : figure.span[0]]

    def past(self, figure: Quantity) -> None:
        """Read on behind ``figure`` and its bound (or more)."""
        tail = p.TAIL.match(self.text, figure.span[1])
        self.position = tail.end() if tail else figure.span[1]

    def limit(self, figure: Quantity) -> int:
        """Return where the next figure begins, or the clause ends."""
        later = (f.span[0] for f in self.figures if f.span[0] > figure.span[0])
        return next(later, self.end)


def read_english(text: str) -> list[Reading]:
    """Read the statements of one sentence of English prose; what is not certain gives nothing."""
    quantities = read_quantities(text)
    readings: list[Reading] = []
    for start, end in _clauses(text):
        inside = [q for q in quantities if start <= q.span[0] and q.span[1] <= end]
        amounts = [q for q in inside if q.kind == "amount"]
        clause = _Clause(text, start, end, amounts, [q for q in inside if q.kind == "base"])
        _read_clause(clause)
        readings.extend(clause.found)
    return readings


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _CLAUSE.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _read_clause(clause: _Clause) -> None:
    index = 0
    while index < len(clause.figures):
        index += (
            _read_change(clause, index) or _read_several(clause, index) or _read_one(clause, index)
        )


def _read_change(clause: _Clause, index: int) -> int:
    """Read both ends of from X in 2015 to Y by 2030; return how many figures that took."""
    first = clause.figures[index]
    left = clause.left(first)
    origin = p.FROM.search(left)
    if not origin:
        return 0
    second = clause.figures[index + 1] if index + 1 < len(clause.figures) else None
    gap = second and p.FROM_TO.fullmatch(clause.text, first.span[1], second.span[0])
    if not second or not gap:
        return 1
    first = first if first.unit else replace(first, unit=second.unit)
    reach = p.REACH.search(left[: origin.start()] + " ")
    name, where, _ = read_name(left[: reach.start()] if reach else left[: origin.start()])
    named = ":" in origin.group() and is_measured(name)
    goes = _goes(left, first, second)
    if not name or not (named or goes) or first.unit != second.unit or _has_base(clause, second):
        return 2
    old, new = gap["year"] or gap["noted"], _own_year(clause, second)
    past = bool(p.PAST.search(left[: origin.start()])) and not p.MODAL.search(left)
    if between := p.YEARS.search(left):
        old, new = between.groups()
    elif not new and not past:
        new = _deadline(clause)
    pair = [first, second]
    for figure, year, kind in (
        (first, old, "baseline"),
        (second, new, "baseline" if past else None),
    ):
        _emit(clause, name, figure, pair, year, kind=kind, condition=where)  # type: ignore[arg-type]
    clause.past(second)
    return 2


def _goes(left: str, first: Quantity, second: Quantity) -> bool:
    """Tell whether the verb of the change agrees with the direction of the figures."""
    before = first.value
    after = second.value if second.value is not None else second.low
    if before is None or after is None:
        return False
    verbs = p.UP if after > before else p.DOWN
    return bool(verbs.search(left))


def _read_several(clause: _Clause, index: int) -> int:
    """Read 80% by 2023 and 90% by 2025, or A and B reach 95 and 90 per cent respectively."""
    group = [clause.figures[index]]
    series = True
    for first, second in pairwise(clause.figures[index:]):
        gap = clause.text[first.span[1] : second.span[0]]
        dated, listed = p.SERIES.fullmatch(gap), p.LIST.fullmatch(gap)
        if not (dated or listed):
            break
        series = series and bool(dated)
        group.append(second)
    if len(group) == 1:
        return 0
    left = clause.left(group[0])
    after = clause.text[group[-1].span[1] : clause.end]
    name, where, _ = _name(clause, group[0], left)
    if series and name and _own_year(clause, group[-1]):
        for figure in group:
            year = _own_year(clause, figure)
            kind = _kind(left) if figure is group[0] and not p.MODAL.search(left) else None
            _emit(clause, name, figure, [figure], year, kind=kind, condition=where)
    elif "respectively" in left + after:
        year = _year(clause, group[-1])
        names = split_names(name, len(group)) or [""] * len(group)
        for each, figure in zip(names, group, strict=True):
            _emit(clause, each, figure, group, year, kind=_kind(left), condition=where)
    clause.past(group[-1])
    return len(group)


def _read_one(clause: _Clause, index: int) -> int:
    figure = clause.figures[index]
    left = clause.left(figure)
    right = clause.text[figure.span[1] : clause.limit(figure)]
    if _CHANGED_BY.search(left) or p.COMPARES.match(right) or _has_base(clause, figure):
        return 1
    if not (_read_built(clause, figure, left) or _read_share(clause, figure, left)):
        _read_level(clause, figure, left)
    return 1


def _read_level(clause: _Clause, figure: Quantity, left: str) -> None:
    """Read the vaccination rate shall be at least 95%, keep it at 95%, a rate of 95%."""
    name, where, every = _name(clause, figure, left)
    year = _year(clause, figure)
    after = clause.text[figure.span[1] : clause.end]
    shared = " and " in name and "respectively" in after
    if shared or (not year and _is_unclear(clause, figure, left)):
        return
    names = (split_names(name) if every else []) or [name]
    for each in names:
        _emit(clause, each, figure, [figure], year, kind=_kind(left), condition=where)
    if name:
        clause.past(figure)


def _is_unclear(clause: _Clause, figure: Quantity, left: str) -> bool:
    """Tell whether a level of no certain year may be no aim: rates remain below 50 per cent."""
    right = clause.text[figure.span[1] : clause.limit(figure)]
    state = p.STATE.search(left) and not p.MODAL.search(left)
    return bool(state or re.search(r"\b20\d\d\b", right))


def _name(clause: _Clause, figure: Quantity, left: str) -> tuple[str, str | None, bool]:
    """Return the name before the verb and the figure, where it holds, and whether it is several."""
    colon = re.search(rf":\s+(?:{p.BOUND}\s+)?$", left)
    reach = None if colon else p.REACH.search(left)
    if not (colon or (reach and reach.group().strip())):
        return "", None, False
    name, where, led = read_name(left[: (colon or reach).start()])  # type: ignore[union-attr]
    clause.ordered = clause.ordered or led or bool(reach and name and reach["to"].strip())
    if colon or not reach:
        certain = is_measured(name)
    elif reach["verbs"].strip() not in ("", "to"):
        certain = True
    elif reach["to"].strip() in ("to", "at") or reach["verbs"].strip() == "to":
        certain = led or (clause.ordered and is_measured(name))
    elif reach["to"].strip() == "of" and not (figure.unit in _SHARES or "/" in figure.unit):
        certain = False
    else:
        rest = clause.text[figure.span[1] : clause.end]
        certain = is_measured(name) and not _FINITE.search(rest) and not re.search(r"ing$", name)
    every = bool(reach and p.EACH.search(reach.group()))
    after = clause.text[figure.span[1] : clause.end]
    counted = name.lower().startswith("number") or figure.unit or figure.ratio
    unknown = not counted and p.OTHER_UNIT.match(after)
    unknown = unknown or (not is_measured(name) and p.SHARE_OF.match(after))
    unknown = unknown or _is_part_of_count(name, figure)
    return (name if certain and fits(name, figure) and not unknown else ""), where, every


def _is_part_of_count(name: str, figure: Quantity) -> bool:
    """Tell whether a fraction of a thing lacks its base: beds will increase to 2.2."""
    whole = figure.value is None or figure.value == figure.value.to_integral_value()
    return not (whole or figure.unit or figure.ratio or is_measured(name))


def _read_share(clause: _Clause, figure: Quantity, left: str) -> bool:
    """Read at least 80% of facilities offer …, achieve 90 per cent coverage of …"""
    plain, where = strip_lead(left)
    if figure.unit not in _SHARES or not _HOW_MANY.match(plain):
        return False
    noun = p.COVERAGE.match(clause.text, figure.span[1], clause.end)
    of = p.OF.match(clause.text, figure.span[1], clause.end)
    if not noun and not of:
        return False
    name = noun["noun"] if noun else p.STOP.sub("", of["whom"]) if of else ""
    past = bool(p.PAST.search(left + name)) and not p.MODAL.search(name)
    end = (noun or of).end()  # type: ignore[union-attr]
    kind: TargetKind | None = "baseline" if past else None
    year = _year(clause, figure)
    _emit(clause, name, figure, [figure], year, kind=kind, condition=where, end=end)
    clause.past(figure)
    return True


def _read_built(clause: _Clause, figure: Quantity, left: str) -> bool:
    """Read build 100 centres; the name keeps the verb."""
    build = p.BUILD.search(left)
    noun = p.BUILT.match(clause.text, figure.span[1], clause.end)
    measured = figure.unit in (*_SHARES, *_TIMES, "元", "USD") or figure.unit.startswith("/")
    if not build or not noun or measured or not strip_lead(left)[0]:
        return False
    told = build["past"] or p.HAS.search(left[: build.start()])
    done: TargetKind | None = "baseline" if told and not p.MODAL.search(left) else None
    if any(q.span[0] >= clause.position and q.span[1] < figure.span[0] for q in clause.figures):
        return False
    things = re.sub(r"\s+(?:and|or)$", "", noun["noun"].strip())
    name = f"{(build['have'] or build['verb']).lower()} {things}"
    year = _year(clause, figure)
    _emit(clause, name, figure, [figure], year, kind=done, end=noun.end())
    clause.past(figure)
    return True


def _has_base(clause: _Clause, figure: Quantity) -> bool:
    """Tell whether a base that the figure's unit does not hold follows: 5 or fewer per 1,000."""
    limit = clause.limit(figure)
    return any(figure.span[1] <= base.span[0] < limit for base in clause.bases)


def _kind(left: str) -> TargetKind | None:
    return "baseline" if p.PAST.search(left) and not p.MODAL.search(left) else None


def _own_year(clause: _Clause, figure: Quantity) -> str | None:
    """Return the year that follows the figure."""
    match = p.OWN_YEAR.match(clause.text, figure.span[1], clause.limit(figure))
    return match and (match[1] or match[2])


def _deadline(clause: _Clause) -> str | None:
    """Return the only year by which the sentence sets its aims."""
    years = set(p.DEADLINE.findall(clause.text))
    return years.pop() if len(years) == 1 else None


def _year(clause: _Clause, figure: Quantity) -> str | None:
    """Return the year that follows the figure, opens the words before it, or is the only one."""
    opening = p.OPENING.match(clause.text, clause.position, figure.span[0])
    return _own_year(clause, figure) or (opening and opening[1]) or _deadline(clause)


def _emit(
    clause: _Clause,
    name: str,
    figure: Quantity,
    group: list[Quantity],
    year: str | None,
    *,
    kind: TargetKind | None = None,
    condition: str | None = None,
    end: int | None = None,
) -> None:
    if not name:
        return
    clause.found.append(
        Reading(
            indicator=name.strip(),
            quantity=figure,
            span=(clause.position, end or group[-1].span[1]),
            value_span=value_span(figure, tuple(group)),
            year=int(year) if year else None,
            kind=kind,
            condition=condition,
        )
    )
