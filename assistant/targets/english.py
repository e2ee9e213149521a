"""Statements with figures in English policy prose."""

import re
from dataclasses import replace
from itertools import pairwise

from assistant.quantity import Quantity, is_count
from assistant.targets import english_patterns as p
from assistant.targets.english_clause import Clause, clauses
from assistant.targets.english_names import (
    fits,
    is_measured,
    read_name,
    split_names,
    strip_lead,
)
from assistant.targets.reading import Reading
from assistant.types import TargetKind

_SHARES = ("%", "‰", "percentage points", "fraction")
_TIMES = ("years", "months", "weeks", "days", "hours", "minutes", "working days")
_CHANGED_BY = re.compile(rf"\bby\s+(?:an? )?(?:{p.BOUND}\s+)?$", re.IGNORECASE)
_ORDERED = re.compile(r"\b(?:achieve|reach|attain|maintain|ensure)\b", re.IGNORECASE)
_COLON = re.compile(rf":\s+(?:{p.BOUND}\s+)?$", re.IGNORECASE)
_FINITE = re.compile(r"\b(?:shall|must|should|will|may|can|is|are|has|have)\b", re.IGNORECASE)
_HOW_MANY = re.compile(
    rf"^(?:(?:only|some|(?:achieve|reach|attain|maintain|ensure)(?: that)?|{p.BOUND})\s*)*$",
    re.IGNORECASE,
)


def read_english(text: str) -> list[Reading]:
    """Read the statements of one sentence of English prose; what is not certain gives nothing."""
    readings: list[Reading] = []
    for clause in clauses(text):
        _read_clause(clause)
        readings.extend(clause.found)
    return readings


def _read_clause(clause: Clause) -> None:
    index = 0
    while index < len(clause.figures):
        index += (
            _read_change(clause, index) or _read_several(clause, index) or _read_one(clause, index)
        )


def _read_change(clause: Clause, index: int) -> int:
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
    if not name or not (named or goes) or first.unit != second.unit or clause.has_base(second):
        return 2
    old, new = gap["year"] or gap["noted"], clause.own_year(second)
    past = bool(p.PAST.search(left[: origin.start()])) and not p.MODAL.search(left)
    if between := p.YEARS.search(left):
        old, new = between.groups()
    elif not new and not past:
        new = clause.deadline()
    pair = [first, second]
    done: TargetKind | None = "baseline" if past else None
    clause.emit(name, first, pair, old, kind="baseline", condition=where)
    clause.emit(name, second, pair, new, kind=done, condition=where)
    clause.pass_over(second)
    return 2


def _goes(left: str, first: Quantity, second: Quantity) -> bool:
    """Tell whether the verb of the change agrees with the direction of the figures."""
    before = first.value
    after = second.value if second.value is not None else second.low
    if before is None or after is None:
        return False
    verbs = p.UP if after > before else p.DOWN
    return bool(verbs.search(left))


def _read_several(clause: Clause, index: int) -> int:
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
    after = clause.after(group[-1])
    name, where, _ = _name(clause, group[0], left)
    if series and name and clause.own_year(group[-1]):
        for figure in group:
            year = clause.own_year(figure)
            kind = _kind(left) if figure is group[0] and not p.MODAL.search(left) else None
            clause.emit(name, figure, [figure], year, kind=kind, condition=where)
    elif "respectively" in left + after:
        year = clause.year(group[-1])
        names = split_names(name, len(group)) or [""] * len(group)
        for each, figure in zip(names, group, strict=True):
            clause.emit(each, figure, group, year, kind=_kind(left), condition=where)
    clause.pass_over(group[-1])
    return len(group)


def _read_one(clause: Clause, index: int) -> int:
    figure = clause.figures[index]
    left = clause.left(figure)
    right = clause.right(figure)
    parted = index + 1 < len(clause.figures) and p.PARTED.fullmatch(right)
    changed = _CHANGED_BY.search(left) or p.COMPARES.match(right)
    if changed or parted or clause.has_base(figure):
        return 1
    if not (_read_built(clause, figure, left) or _read_share(clause, figure, left)):
        _read_level(clause, figure, left)
    return 1


def _read_level(clause: Clause, figure: Quantity, left: str) -> None:
    """Read the vaccination rate shall be at least 95%, keep it at 95%, a rate of 95%."""
    name, where, every = _name(clause, figure, left)
    year = clause.year(figure)
    after = clause.after(figure)
    shared = " and " in name and "respectively" in after
    if shared or (not year and _is_unclear(clause, figure, left)):
        return
    names = (split_names(name) if every else []) or [name]
    for each in names:
        clause.emit(each, figure, [figure], year, kind=_kind(left), condition=where)
    if name:
        clause.pass_over(figure)


def _is_unclear(clause: Clause, figure: Quantity, left: str) -> bool:
    """Tell whether a level of no certain year may be no aim: rates remain below 50 per cent."""
    right = clause.right(figure)
    state = p.STATE.search(left) and not p.MODAL.search(left)
    return bool(state or re.search(r"\b20\d\d\b", right))


def _name(clause: Clause, figure: Quantity, left: str) -> tuple[str, str | None, bool]:
    """Return the name before the verb and the figure, where it holds, and whether it is several."""
    colon = _COLON.search(left)
    reach = None if colon else p.REACH.search(left)
    if colon:
        name, where, _ = read_name(left[: colon.start()])
        certain = is_measured(name)
    elif reach and reach.group().strip():
        name, where, led = read_name(left[: reach.start()])
        clause.ordered = clause.ordered or led or bool(name and reach["to"].strip())
        certain = _is_certain(clause, figure, name, reach, led)
    else:
        return "", None, False
    certain = certain and fits(name, figure) and _has_whole_unit(clause, figure, name)
    return (name if certain else ""), where, bool(reach and p.EACH.search(reach.group()))


def _is_certain(
    clause: Clause, figure: Quantity, name: str, reach: re.Match[str], led: bool
) -> bool:
    """Tell whether the words between name and figure make the figure a value of the name."""
    verbs, to = reach["verbs"].strip(), reach["to"].strip()
    if verbs not in ("", "to"):
        return True
    if verbs == "to" or to in ("to", "at"):
        return led or (clause.ordered and is_measured(name))
    if to == "of" and not (figure.unit in _SHARES or "/" in figure.unit):
        return False
    verb_follows = _FINITE.search(clause.after(figure))
    return is_measured(name) and not verb_follows and not name.endswith("ing")


def _has_whole_unit(clause: Clause, figure: Quantity, name: str) -> bool:
    """Tell whether the figure's unit is all of it: not 2 to 8 degrees, nor beds reach 2.2."""
    after = clause.after(figure)
    if figure.unit and is_count(figure.unit):
        return is_measured(name)
    if is_measured(name) and (figure.unit or figure.ratio or name.lower().startswith("number")):
        return True
    if figure.unit or figure.ratio:
        return not p.SHARE_OF.match(after)
    whole = figure.value is None or figure.value == figure.value.to_integral_value()
    return (whole or is_measured(name)) and not p.OTHER_UNIT.match(after)


def _read_share(clause: Clause, figure: Quantity, left: str) -> bool:
    """Read at least 80% of facilities offer …, achieve 90 per cent coverage of vaccines."""
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
    year = clause.year(figure)
    # 40 per cent of children are overweight: how things are, which sets nothing.
    if not (year or past or noun or p.MODAL.search(name) or _ORDERED.search(left)):
        return True
    clause.emit(name, figure, [figure], year, kind=kind, condition=where, end=end)
    clause.pass_over(figure)
    return True


def _read_built(clause: Clause, figure: Quantity, left: str) -> bool:
    """Read build 100 centres; the name keeps the verb."""
    build = p.BUILD.search(left)
    noun = p.BUILT.match(clause.text, figure.span[1], clause.end)
    ratio = p.RATIO.match(clause.right(figure))
    measured = figure.unit in (*_SHARES, *_TIMES, "元", "USD") or figure.unit.startswith("/")
    if not build or not noun or measured or ratio or not strip_lead(left)[0]:
        return False
    told = build["past"] or p.HAS.search(left[: build.start()])
    done: TargetKind | None = "baseline" if told and not p.MODAL.search(left) else None
    # A figure that has not been read before this one may bound what the sentence is about.
    if any(clause.position <= q.span[0] < figure.span[0] for q in clause.figures):
        return False
    things = re.sub(r"\s+(?:and|or)$", "", noun["noun"].strip())
    name = f"{(build['have'] or build['verb']).lower()} {things}"
    year = clause.year(figure)
    often = p.OFTEN.search(clause.right(figure))
    where = often.group() if often else None
    clause.emit(name, figure, [figure], year, kind=done, condition=where, end=noun.end())
    clause.pass_over(figure)
    return True


def _kind(left: str) -> TargetKind | None:
    return "baseline" if p.PAST.search(left) and not p.MODAL.search(left) else None
