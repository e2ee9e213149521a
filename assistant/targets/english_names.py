"""Names of indicators in English prose: noun phrases without labels, verbs and times."""

import re

from assistant.quantity import Quantity

_SPLIT = re.compile(r",\s*and\s+|,\s*|\s+and\s+")
_KEYWORDS = (
    "target|goal|objective|indicator|priority|action|section|article|clause|chapter|part|paragraph|"
    "regulation|rule|annex|table|outcome|output"
)
_LABEL = re.compile(
    r"^(?:(?:\((?:[a-z]|[ivx]+|\d+)\)|[a-z]\)|[•·▪●○*–—-]|\d+(?:\.\d+)+[.)]?|\d+[.)]"
    rf"|(?:{_KEYWORDS})\s+[\dIVX]+(?:\.\d+)*(?:\([a-z\d]+\))*\s*[.:–—-]?)\s*)+",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:,\s*|(?:by|in|since|until|through|from|between|during|over|as of|compared (?:with|to))\s+"
    r"(?:the\s+)?(?:end\s+of\s+)?20\d\d(?:\s*(?:to|and|[-–—])\s*20\d\d)?,?\s+|"
    r"(?:ensure|so)\s+that\s+|(?:and|or|the|an?|to|overall,?|while|that|currently,?|current)\s+)+",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"^(?P<where>(?:in|for|among|across)\s+(?!accordance|order|addition|particular|line|total|"
    r"general|contrast|case|this|that|each case)[^,\d]{3,40}),\s+",
    re.IGNORECASE,
)
_IMPERATIVE = re.compile(
    r"^(?:.*\b(?:will|shall|should|must|and|so as to|(?:commits?|plans?|aim(?:s|ing)?) to)\s+)?"
    r"(?:reduce|reducing|increas(?:e|ing)|rais(?:e|ing)|"
    r"bring(?:ing)?|cut(?:ting)?|lower(?:ing)?|decreas(?:e|ing)|keep(?:ing)?|maintain(?:ing)?|"
    r"improv(?:e|ing)|expand(?:ing)?|limit(?:ing)?|hold(?:ing)?|lift(?:ing)?|boost(?:ing)?|"
    r"achiev(?:e|ing)|reach(?:ing)?|attain(?:ing)?|sustain(?:ing)?|restrict(?:ing)?|"
    r"doubl(?:e|ing)|tripl(?:e|ing)|halv(?:e|ing)|extend(?:ing)?|shorten(?:ing)?|ensure|ensuring|"
    r"scal(?:e|ing) up|striv(?:e|ing) (?:for|to))\s+(?:down\s+)?(?!in\b|of\b)",
    re.IGNORECASE,
)
_MEASURE = (
    r"(?:rates?|ratios?|coverage|proportion|percentage|share|prevalence|incidence|mortality|"
    r"expectancy|number|levels?|density|times?|length|duration|period|occupancy|uptake|"
    r"utili[sz]ation|index|score|consumption|intake|expenditure|spending)"
)
_MEASURED = re.compile(rf"\b{_MEASURE}(?:$|\s+(?:of|among|for|in|per|from|at|to)\b)", re.IGNORECASE)
_CONDITION = re.compile(
    r"^(?:if|where|when|whenever|unless|once|until|provided|although|because|after|before|as|with|"
    r"for every|in case)\b",
    re.IGNORECASE,
)
_OF_THOSE = re.compile(r"^(?:proportion|percentage|share|number|rate)\s+of\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|is|are|has|have|with)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\b(?:shall|must|will|should|may|can|cannot|was|were|be|been|had|not|there|it|this|"
    r"these|those|they|per cent|percent|kept|reaching|falling|rising|"
    r"decreased by|increased by|percentage points?)\b|, and\b|^(?:their|its|no|none|neither)\b"
    r"|\bfrom \d|[%‰;]|\.\s",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:at (?:least|most)|(?:more|less|fewer|higher|lower) than)\b", re.IGNORECASE
)
_PREPOSITION = re.compile(r"^(?:at|by|from|in|of|on|for|per|than|into|within)\b", re.IGNORECASE)
_OPEN_END = re.compile(
    r"\b(?:by|from|for|than|with|per|and|or|in|of|to|at|a|an|the|up)$", re.IGNORECASE
)
_GENERIC = re.compile(
    r"^(?:(?:current|final|interim|national|new|overall|same|latter|average|baseline|target|its|"
    r"their|his|her|above|total)\s+)*(?:it|this|that|which|target|goal|baseline|figure|level|value|"
    r"rate|ratio|indicator|aim|number|total|objective|limit|share|proportion|percentage|coverage|"
    r"average|maximum|minimum|result|status|"
    r"(?:standardi[sz]ed |early |annual )*(?:screening|opening|management|detection|diagnosis|"
    r"treatment|participation|completion|compliance|visit|follow-up|contract) rate)(?:\s+\(.*\))?$",
    re.IGNORECASE,
)
_HEADING = re.compile(r"(?<!of )(?<!in )(?<!for )(?<!and )(?<=[a-z] )[A-Z][a-z]+\b")
_SHARE = re.compile(r"\b(?:proportion|percentage|share|coverage|prevalence)\b", re.IGNORECASE)
_COUNT = re.compile(r"^number\b", re.IGNORECASE)


def strip_lead(text: str) -> tuple[str, str | None]:
    """Strip labels, topics (Coverage:), times and articles; return the rest and In urban areas."""
    plain = text.strip()
    where = None
    previous = None
    while plain != previous:
        previous = plain
        plain = _LABEL.sub("", plain)
        plain = re.sub(r"^[^:,]{2,60}:\s+(?=\S)", "", plain)
        plain = _LEAD.sub("", plain + " ").strip()
        if place := _WHERE.match(plain):
            where, plain = place["where"], plain[place.end() :]
    return plain, where


def read_name(text: str) -> tuple[str, str | None, bool]:
    """Return the name that ``text`` ends in, where it holds, and whether a verb led to it.

    The name is empty unless it is a noun phrase of its own.
    """
    labelled = bool(re.match(r"\s*\d", text))
    plain, where = strip_lead(text)
    if _CONDITION.match(plain) or (labelled and _HEADING.search(plain)):
        return "", None, False
    led = False
    while order := _IMPERATIVE.match(plain + " "):
        led = True
        plain = strip_lead(plain[order.end() :])[0]
    plain = plain.strip(" ,:")
    return (plain if is_name(plain) else ""), where, led


def is_name(text: str) -> bool:
    """Tell whether ``text`` is a noun phrase that names something by itself."""
    wrong = (_CLAUSE, _GENERIC, _PREPOSITION, _OPEN_END)
    if len(text) < 3 or any(pattern.search(text) for pattern in wrong):
        return False
    if ", " in text and " and " not in text[text.rindex(", ") :]:
        return False
    return bool(_OF_THOSE.match(text)) or not (_RELATIVE.search(text) or _BOUND.search(text))


def is_measured(name: str) -> bool:
    """Tell whether ``name`` has a word for something measured (rate, coverage) as its head."""
    return bool(_MEASURED.search(name))


def split_names(name: str, count: int | None = None) -> list[str]:
    """Split coordinated names that are measured each; an empty list says it is not certain."""
    parts = [strip_lead(part)[0] for part in _SPLIT.split(name)]
    certain = len(parts) > 1 and all(map(is_measured, parts))
    return parts if certain and count in (None, len(parts)) else []


def fits(name: str, figure: Quantity) -> bool:
    """Tell whether a figure of this unit can be a value of ``name``."""
    share = figure.unit in ("%", "‰", "fraction", ":", "") or figure.unit.startswith("/")
    if _COUNT.match(name):
        return figure.unit not in ("%", "‰")
    return share or not _SHARE.search(name) or figure.unit == "percentage points"
