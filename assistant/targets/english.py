"""Statements with figures in English policy prose."""

import re
from collections.abc import Iterator

from assistant.quantity import Quantity, read_quantities
from assistant.targets.reading import Reading, value_span
from assistant.types import TargetKind

_CLAUSE = re.compile(r";|,\s+(?:and|while|with|but)\s+(?=the |an? )|\.\s|\n")
_BOUND = (
    r"(?:at least|at most|at or (?:below|above|under)|(?:no|not) (?:less|fewer|more|lower|higher|greater) than"
    r"|below|under|above|over|more than|less than|fewer than|about|around|approximately|nearly|within|up to"
    r"|a (?:minimum|maximum) of|≥|≤|<|>)"
)
_REACH = re.compile(
    rf"\s*,?\s*(?:(?:is|are|was|were|will|shall|should|must|to|be|being|has|have|been|stands?|stood|also|further|"
    rf"gradually|steadily|both|each|all|respectively)\s+)*"
    rf"(?:(?:reach(?:es|ed|ing)?|remain(?:s|ed|ing)?|stay(?:s|ed)?|ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|"
    rf"grow(?:s|n)?|grew|fall(?:s|en|ing)?|fell|drop(?:s|ped)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|"
    rf"reduced?|lowered|cut|raised|brought(?: down)?|kept|maintained|held|limited|controlled|expanded|improved|"
    rf"exceed(?:s|ed)?|total(?:s|led)?|averag(?:e|es|ed)|achieve[sd]?|set|not|account(?:s|ed)? for)\s+)*"
    rf"(?:(?:at|to|by|from|of|in|exceed)\s+)*(?:{_BOUND}\s+)?$",
    re.IGNORECASE,
)
_FROM_TO = re.compile(rf"\s+(?:in\s+(?P<year>20\d\d)\s+)?to\s+(?:{_BOUND}\s+)?", re.IGNORECASE)
_IMPERATIVE = re.compile(
    r"^(?:.*\b(?:to|will|shall|should|must|and)\s+)?(?:reduc|increas|rais|bring|cut|lower|keep|maintain|improv|expand|"
    r"limit|rais|hold|lift|boost)(?:e|es|ed|ing|s)?\s+(?:down\s+)?",
    re.IGNORECASE,
)
_BUILD = re.compile(
    rf"\b(?P<verb>build|establish|train|create|set up|construct|recruit|designate|develop|add|equip|provide|open|"
    rf"cultivate|have|hold|conduct|carry out|organi[sz]e)(?:s|es|ed|ing)?\s+(?:{_BOUND}\s+)?$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:[\s\d.()–—-]*|(?:by|in|through|until|from)\s+(?:the end of\s+)?20\d\d,?\s*|(?:ensure|so) that\s+|and\s+|the\s+|"
    r"to\s+|overall,?\s+|while\s+|with\s+|that\s+)+",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|in|until|before|end of)\s+(?:the end of\s+)?(20\d\d)\b", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+(?:the\s+|all\s+)?(?P<whom>[^,.;]+)", re.IGNORECASE)
_NOUN = re.compile(r"\s*(?P<noun>[A-Za-z][^,.;:()\d]{2,80}?)(?=\s+(?:by|in|within|from|to|for|at|per|that|who|and)\b|[,.;:()]|$)")
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


def _year(text: str, start: int, end: int) -> int | None:
    """Return the year set in the clause, else in the sentence if it sets only one."""
    own = _BY.findall(text[start:end])
    years = own or _BY.findall(text)
    return int(years[-1]) if len(set(years)) == 1 else None


def _read_clause(text: str, start: int, end: int, figures: list[Quantity]) -> Iterator[Reading]:
    if not figures:
        return
    first = figures[0]
    left = text[start : first.span[0]]
    year = _year(text, start, end)
    if len(figures) == 2 and (change := _FROM_TO.fullmatch(text, first.span[1], figures[1].span[0])):
        yield from _change(text, start, figures, left, change)
        return
    if build := _BUILD.search(left):
        yield from _built(text, figures[0], build["verb"], start, year)
        return
    if first.unit in _SHARES and not _name(left) and (of := _OF.match(text, first.span[1], end)):
        whom = _STOP.sub("", of["whom"]).strip()
        yield _reading(whom, first, (start, of.end()), figures, year)
        return
    names = _names(left, len(figures), text[figures[-1].span[1] : end])
    if len(names) == len(figures) and _is_list(text, figures):
        for name, figure in zip(names, figures, strict=True):
            yield _reading(name, figure, (start, figures[-1].span[1]), figures, year)


def _is_list(text: str, figures: list[Quantity]) -> bool:
    gaps = [text[a.span[1] : b.span[0]] for a, b in zip(figures, figures[1:], strict=False)]
    return all(re.fullmatch(rf"\s*(?:,|and|, and)\s*(?:{_BOUND}\s+)?", gap) for gap in gaps)


def _name(left: str) -> str:
    """Return the indicator that stands before the verb and the figure, or an empty string."""
    reach = _REACH.search(left)
    if not reach or not reach.group().strip():
        return ""
    plain = _LEAD.sub("", left[: reach.start()].strip())
    plain = _LEAD.sub("", _IMPERATIVE.sub("", plain)).strip(" ,:")
    return plain if len(plain) >= 3 and not re.search(r"[.;]", plain) else ""


def _names(left: str, count: int, after: str) -> list[str]:
    name = _name(left)
    if count == 1:
        return [name] if name else []
    parts = re.split(r",\s*and\s+|,\s*|\s+and\s+", name)
    told = "respectively" in left + after
    return [_LEAD.sub("", part) for part in parts] if told and len(parts) == count else []


def _change(
    text: str, start: int, figures: list[Quantity], left: str, change: re.Match[str]
) -> Iterator[Reading]:
    name = _name(left)
    if not name:
        return
    old = int(change["year"]) if change["year"] else None
    span = (start, figures[1].span[1])
    after = _BY.search(text, figures[1].span[1])
    yield _reading(name, figures[0], span, figures, old, "baseline")
    yield _reading(name, figures[1], span, figures, int(after[1]) if after else None)


def _built(
    text: str, figure: Quantity, verb: str, start: int, year: int | None
) -> Iterator[Reading]:
    noun = _NOUN.match(text, figure.span[1])
    if noun and figure.unit not in (*_SHARES, *_TIMES):
        span = (start, noun.end())
        yield _reading(f"{verb.lower()} {noun['noun'].strip()}", figure, span, [figure], year)


def _reading(
    name: str,
    figure: Quantity,
    span: tuple[int, int],
    group: list[Quantity],
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
