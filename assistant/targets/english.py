"""Statements with figures in English policy prose."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from assistant.quantity import Quantity, read_quantities
from assistant.targets.reading import Reading, value_span
from assistant.types import TargetKind

_CLAUSE = re.compile(r";|,\s+(?:and|while|with|but)\s+(?=the |an? )|\.\s|\n")
_BOUND = (
    r"(?:at least as (?:low|few|high|many) as|at least|at most|at or (?:below|above|under)|"
    r"(?:no|not) (?:less|fewer|more|lower|higher|"
    r"greater) than|below|under|above|over|more than|less than|fewer than|about|around|"
    r"approximately|nearly|within|up to|a (?:minimum|maximum) of|≥|≤|<|>)"
)
_REACH = re.compile(
    r"(?:^|\s*,?\s+)(?:(?:is|are|was|were|will|shall|should|must|to|be|being|has|have|been|stands?|stood|"
    r"also|further|gradually|steadily|both|each|all|respectively)\s+)*"
    r"(?:(?:reach(?:es|ed|ing)?|remain(?:s|ed|ing)?|stay(?:s|ed)?|ris(?:e|es|en|ing)|rose|"
    r"increas(?:e|es|ed|ing)|grow(?:s|n)?|grew|fall(?:s|en|ing)?|fell|drop(?:s|ped)?|"
    r"declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|reduced?|lowered|cut|raised|brought(?: down)?|"
    r"kept|maintained|held|limited|controlled|expanded|improved|exceed(?:s|ed)?|total(?:s|led)?|"
    r"averag(?:e|es|ed)|achieve[sd]?|set|not|account(?:s|ed)? for)\s+)*"
    rf"(?:(?:at|to|by|from|of|in|exceed)\s+)*(?:{_BOUND}\s+)?$",
    re.IGNORECASE,
)
_FROM_TO = re.compile(rf"\s+(?:in\s+(?P<year>20\d\d)\s+)?to\s+(?:{_BOUND}\s+)?", re.IGNORECASE)
_IMPERATIVE = re.compile(
    r"^(?:.*\b(?:to|will|shall|should|must|and)\s+)?(?:reduc|increas|rais|bring|cut|lower|keep|"
    r"maintain|improv|expand|limit|hold|lift|boost)(?:e|es|ed|ing|s)?\s+(?:down\s+)?",
    re.IGNORECASE,
)
_BUILD = re.compile(
    r"\b(?P<verb>build|establish|train|create|set up|construct|recruit|designate|develop|add|equip|"
    rf"provide|open|cultivate|have|hold|conduct|carry out|organi[sz]e)(?:s|es|ed|ing)?\s+(?:{_BOUND}\s+)?$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:[\s\d.()–—-]*|(?:by|in|through|until|from)\s+(?:the end of\s+)?20\d\d,?\s*|"
    r"(?:ensure|so) that\s+|and\s+|the\s+|to\s+|overall,?\s+|while\s+|with\s+|that\s+)+",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|in|until|before|end of)\s+(?:the end of\s+)?(20\d\d)\b", re.IGNORECASE)
_OPENING = re.compile(r"[\s\d.()]*(?:By|In|by|in)\s+(?:the end of\s+)?(20\d\d)\b")
_PAST = re.compile(
    r"\b(?:was|were|fell|rose|dropped|declined|grew|had|reached|stood|has (?:fallen|risen|reached))\b"
    r"(?!.*\b(?:will|shall|should|must)\b)"
)
_OF = re.compile(r"\s+of\s+(?:the\s+|all\s+)?(?P<whom>[^,.;]+)", re.IGNORECASE)
_NOUN = re.compile(
    r"\s*(?P<noun>[A-Za-z][^,.;:()\d]{2,80}?)"
    r"(?=\s+(?:by|in|within|from|to|for|at|per|that|who|and)\b|[,.;:()]|$)"
)
_STOP = re.compile(r"\s+(?:by|in)\s+(?:the end of\s+)?20\d\d.*$", re.IGNORECASE)
_SHARES = ("%", "‰", "percentage points", "fraction")
_TIMES = ("years", "months", "weeks", "days", "hours", "minutes", "working days")


def read_english(text: str) -> list[Reading]:
    """Read the statements of one sentence of English prose; what is not certain gives nothing."""
    quantities = [q for q in read_quantities(text) if q.kind == "amount"]
    readings: list[Reading] = []
    for start, end in _clauses(text):
        inside = [q for q in quantities if start <= q.span[0] and q.span[1] <= end]
        readings.extend(_read_clause(text, start, end, inside))
    return readings


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _CLAUSE.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _year(text: str, start: int, end: int, figure: Quantity) -> int | None:
    """Return the year that opens the clause, follows the figure, or is the only one set."""
    opening = _OPENING.match(text, start, figure.span[0])
    if opening:
        return int(opening[1])
    own = _BY.findall(text[figure.span[1] : end]) or _BY.findall(text[start:end])
    years = own[:1] or _BY.findall(text)
    return int(years[0]) if len(set(years)) == 1 else None


def _read_clause(text: str, start: int, end: int, figures: list[Quantity]) -> Iterator[Reading]:
    if not figures:
        return
    left = text[start : figures[0].span[0]]
    if len(figures) == 2 and (
        change := _FROM_TO.fullmatch(text, figures[0].span[1], figures[1].span[0])
    ):
        yield from _change(text, start, figures, left, change)
    elif len(figures) > 1 and _is_list(text, figures):
        year = _year(text, start, end, figures[-1])
        names = _names(left, len(figures), text[figures[-1].span[1] : end])
        for name, figure in zip(names, figures if names else [], strict=True):
            yield _reading(name, figure, (start, figures[-1].span[1]), figures, year=year)
    else:
        for figure in figures:
            yield from _read_single(text, start, end, figure)
            start = figure.span[1]


def _read_single(text: str, start: int, end: int, figure: Quantity) -> Iterator[Reading]:
    left = text[start : figure.span[0]]
    year = _year(text, start, end, figure)
    name = _name(left)
    of = _OF.match(text, figure.span[1], end)
    if build := _BUILD.search(left):
        yield from _built(text, figure, build["verb"], start, year)
    elif name:
        kind: TargetKind | None = "baseline" if _PAST.search(left) else None
        span = (start, figure.span[1])
        yield _reading(name, figure, span, [figure], year=year, kind=kind)
    elif figure.unit in _SHARES and of:
        whom = _STOP.sub("", of["whom"]).strip()
        yield _reading(whom, figure, (start, of.end()), [figure], year=year)


def _is_list(text: str, figures: list[Quantity]) -> bool:
    gaps = [text[a.span[1] : b.span[0]] for a, b in pairwise(figures)]
    return all(re.fullmatch(rf"\s*(?:,|and|, and)\s*(?:{_BOUND}\s+)?", gap) for gap in gaps)


def _name(left: str) -> str:
    """Return the indicator that stands before the verb and the figure, or an empty string."""
    reach = _REACH.search(left)
    if not reach or not reach.group().strip():
        return ""
    plain = _LEAD.sub("", left[: reach.start()].strip() + " ")
    plain = _LEAD.sub("", _IMPERATIVE.sub("", plain)).strip(" ,:")
    return plain if len(plain) >= 3 and not re.search(r"[.;]", plain) else ""


def _names(left: str, count: int, after: str) -> list[str]:
    parts = re.split(r",\s*and\s+|,\s*|\s+and\s+", _name(left))
    told = "respectively" in left + after
    return [_LEAD.sub("", part) for part in parts] if told and len(parts) == count else []


def _change(
    text: str, start: int, figures: list[Quantity], left: str, change: re.Match[str]
) -> Iterator[Reading]:
    name = _name(left)
    if not name:
        return
    if not figures[0].unit:
        figures = [replace(figures[0], unit=figures[1].unit), figures[1]]
    old = int(change["year"]) if change["year"] else None
    span = (start, figures[1].span[1])
    after = _BY.search(text, figures[1].span[1])
    yield _reading(name, figures[0], span, figures, year=old, kind="baseline")
    done: TargetKind | None = "baseline" if _PAST.search(left) else None
    new = int(after[1]) if after else None
    yield _reading(name, figures[1], span, figures, year=new, kind=None if new else done)


def _built(
    text: str, figure: Quantity, verb: str, start: int, year: int | None
) -> Iterator[Reading]:
    noun = _NOUN.match(text, figure.span[1])
    if noun and figure.unit not in (*_SHARES, *_TIMES):
        span = (start, noun.end())
        yield _reading(f"{verb.lower()} {noun['noun'].strip()}", figure, span, [figure], year=year)


def _reading(
    name: str,
    figure: Quantity,
    span: tuple[int, int],
    group: list[Quantity],
    *,
    year: int | None,
    kind: TargetKind | None = None,
) -> Reading:
    return Reading(
        indicator=name.strip(),
        quantity=figure,
        span=span,
        value_span=value_span(figure, tuple(group)),
        year=year,
        kind=kind,
    )
