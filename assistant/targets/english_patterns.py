"""Patterns of English policy prose: verbs that set a figure, bounds, years."""

import re

from assistant.quantity.unit_tables import NOUNS

BOUND = (
    r"(?:at least as (?:low|few|high|many) as|at least|at most|at or (?:below|above|under)|"
    r"(?:no|not)(?: be)? (?:less|fewer|more|lower|higher|greater|longer|shorter) than|"
    r"(?:less|fewer|more|lower|higher|greater|longer|shorter) than|"
    r"below|under|above|over|about|around|approximately|nearly|within|between|up to|"
    r"(?:a )?(?:minimum|maximum) of|≥|≤|<|>)"
)
CURRENCY = r"(?:(?:(?:US|NT)?\$|¥|RMB|CNY|USD)\s*)?"
_AUXILIARY = (
    r"(?:is|are|was|were|will|shall|should|must|cannot|can|may|to|be|being|been|does|do|did|"
    r"(?:has|have|had)(?=\s+(?:\w+e[dn]|grown|cut|set|kept|held|brought|stood)\b)|"
    r"not|never|in no case|under no circumstances|no longer|also|further|gradually|steadily|"
    r"both|each|all|expected|projected|planned|required|allowed|permitted|respectively)"
)
_VERB = (
    r"(?:reach(?:es|ed|ing)?|remain(?:s|ed)?|stay(?:s|ed)?|stands?|stood|ris(?:e|es|en|ing)|rose|"
    r"increas(?:e|es|ed|ing)|grow(?:s|n)?|grew|fall(?:s|en|ing)?|fell|drop(?:s|ped)?|"
    r"declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|reduced?|lowered|cut|raised|brought(?: down)?|"
    r"kept|maintained|held|limited|restricted|capped|controlled|expanded|extended|shortened|"
    r"improved?|boosted|sustained|attained|retained|halved|contained|exceed(?:s|ed)?|total(?:s|led)?|averag(?:e|es|ed)|achieved?|set|doubled|"
    r"scaled up)"
)
# The end of the words before a figure: a verb phrase, then to or at, then a bound.
REACH = re.compile(
    rf"(?P<verbs>(?:(?:^|(?<!\bof)(?<!\bthe)(?<!\ban),?\s+)(?:{_AUXILIARY}|{_VERB})(?=\s))*)"
    rf"(?P<to>(?:\s+(?:to|at|of))?)(?:\s+{BOUND})?\s+{CURRENCY}$",
    re.IGNORECASE,
)
EACH = re.compile(r"\s(?:both|each|all)\s", re.IGNORECASE)
# Verbs that say in which direction from … to … goes.
UP = re.compile(
    r"\b(?:increas|ris|rose|rais|grow|grew|lift|boost|expand|improv|doubl|tripl|extend|scal)",
    re.IGNORECASE,
)
DOWN = re.compile(
    r"\b(?:reduc|decreas|fall|fell|drop|declin|cut|lower|shorten|halv|bring\w* down|brought down)",
    re.IGNORECASE,
)
FROM = re.compile(
    r"[\s:]\s*from\s+(?:(?:the|a|an|its|their)\s+)?(?:(?:current|present|existing)\s+)?"
    rf"(?:(?:baseline|level|rate|average|value)\s+)?(?:of\s+)?(?:{BOUND}\s+)?{CURRENCY}$",
    re.IGNORECASE,
)
_AT_YEAR = r"(?:\s+in\s+(?P<year>20\d\d)|\s*\((?P<noted>20\d\d)\))?"
FROM_TO = re.compile(rf"{_AT_YEAR},?\s+to\s+(?:{BOUND}\s+)?{CURRENCY}", re.IGNORECASE)
_TAIL = (
    r"(?:\s+(?:or\s+(?:more|above|over|higher|greater|longer|less|below|fewer|under|lower|shorter)"
    r"|and\s+(?:more|above|over|below))\b(?!-))?"
)
TAIL = re.compile(_TAIL, re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
OWN_YEAR = re.compile(
    r"(?:[^,;]*?\b(?:by|in|until|before|end of)\s+(?:the\s+end\s+of\s+)?(20\d\d)\b|[^,;()]*\((20\d\d)\))",
    re.IGNORECASE,
)
DEADLINE = re.compile(r"\bby\s+(?:the\s+end\s+of\s+)?(20\d\d)\b", re.IGNORECASE)
OPENING = re.compile(r"[\s\d.()]*(?:and\s+)?(?:by|in)\s+(?:the\s+end\s+of\s+)?(20\d\d)\b", re.I)
YEARS = re.compile(
    r"\b(?:between|from|during|over)\s+(20\d\d)\s*(?:to|and|[-–—])\s*(20\d\d)\b", re.IGNORECASE
)
SERIES = re.compile(
    rf"{_TAIL}[a-z\s]{{0,20}}(?:\s(?:by|in)\s+20\d\d|\(20\d\d\))\s*(?:,|and|,\s*and)\s+(?:(?:to|at)\s+)?"
    rf"(?:{BOUND}\s+)?",
    re.IGNORECASE,
)
LIST = re.compile(rf"{_TAIL}\s*(?:,|and|,\s*and)\s*(?:(?:to|at)\s+)?(?:{BOUND}\s+)?", re.IGNORECASE)
MODAL = re.compile(r"\b(?:will|shall|should|must|to be|is to|are to|be)\b", re.IGNORECASE)
PAST = re.compile(
    r"\b(?:was|were|had|has|have|been|met|fell|rose|dropped|declined|decreased|increased|grew|"
    r"reached|stood|stands?|improved|received|current|currently|at present|today)\b",
    re.IGNORECASE,
)
HAS = re.compile(r"\b(?:has|have|had)(?:\s+(?:already|also|now))?\s*$", re.IGNORECASE)
BUILD = re.compile(
    r"(?:\b(?:shall|will|must|should)\s+(?:each\s+|both\s+|also\s+)?(?P<have>have)|"
    r"\b(?P<verb>build|establish|train|create|set up|construct|recruit|designate|develop|add|equip|"
    r"provide|open|cultivate|hold|conduct|carry out|organi[sz]e)(?P<past>e?d)?(?:s|es|ing)?)"
    rf"\s+(?:{BOUND}\s+)?$",
    re.IGNORECASE,
)
_HEADS = "|".join(sorted(" ".join(NOUNS.values()).split()))
_NOUNS = (
    r"(?:(?!\s+(?:by|in|within|from|to|for|at|per|that|who|across|of|on|into|as|with|each|every|able|"
    r"working|responsible)\b)[^,.;:()\d])"
)
# The noun of what is built; and ends it only after a noun that heads it (midwives and train).
BUILT = re.compile(
    rf"\s*(?!(?:of|to|for|in|per|or|and)\b)(?=[A-Za-z])"
    rf"(?P<noun>{_NOUNS}{{0,80}}?\b(?:{_HEADS})(?=\s+(?:and|or)\b)|{_NOUNS}{{3,80}})"
)
OF = re.compile(r"\s+of\s+(?:the\s+|all\s+)?(?P<whom>[^,.;]+)", re.IGNORECASE)
STOP = re.compile(r"\s+(?:by|in)\s+(?:the\s+end\s+of\s+)?20\d\d.*$", re.IGNORECASE)
COVERAGE = re.compile(
    r"\s+(?P<noun>(?:[A-Za-z-]+\s+){0,3}(?:coverage|uptake)\b(?:\s+(?:of|for|among)\s+[^,.;]+?)?)"
    r"(?=\s+(?:by|in)\s+(?:the\s+end\s+of\s+)?20\d\d|[,.;]|$)",
    re.IGNORECASE,
)
# How things stand, said of no year: no aim and no dated fact.
STATE = re.compile(r"(?<!\bto )\b(?:remains?|exceeds?|averages?|totals?)\b", re.IGNORECASE)
# A noun that the reader of figures knows no unit for: 2 to 8 degrees.
SHARE_OF = re.compile(rf"{_TAIL}\s+of\b", re.IGNORECASE)
OTHER_UNIT = re.compile(
    r"\s+(?!(?:by|in|and|or|to|while|for|at|with|from|within|as|of|during|until|across)\b)[a-z]+",
    re.IGNORECASE,
)
# 10 per cent for BCG and 5 per cent for measles: values of parts.
PARTED = re.compile(
    rf"{_TAIL}\s+(?:for|among|in)\s+(?!20\d\d)[^,;]+?(?:,|\s+and)\s+(?:(?:to|at)\s+)?(?:{BOUND}\s+)?",
    re.IGNORECASE,
)
_PERIOD = r"(?:year|half-year|quarter|month|week|day|annum)"
RATIO = re.compile(rf"[^,;]*\b(?:for (?:every|each)|per)\b(?!\s+{_PERIOD})", re.IGNORECASE)
OFTEN = re.compile(rf"\b(?:each|every|per|a)\s+{_PERIOD}\b", re.IGNORECASE)
# 20 per cent lower than, a 40% reduction: a change.
COMPARES = re.compile(
    r"\s+(?:(?:points?|relative|annual|lower|higher|more|fewer|less|greater|larger|smaller|faster|"
    r"slower|above|below|increase|reduction|decrease|decline|rise|growth|drop|cut)\b)",
    re.IGNORECASE,
)
