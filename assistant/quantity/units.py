"""Units: how they are printed in Chinese and English, and what they are worth to each other."""

import re
from dataclasses import dataclass
from fractions import Fraction

from assistant.quantity.unit_tables import CHINESE, COUNTED, ENGLISH, EXACT, MEASURES, NOUNS

_SPACES = r"[ ]{0,2}"

_NOUN_UNIT = {noun: unit for unit, nouns in NOUNS.items() for noun in nouns.split()}

_BASES = {
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "十万": 100_000,
    "百万": 1_000_000,
    "thousand": 1_000,
    "ten thousand": 10_000,
    "hundred thousand": 100_000,
    "million": 1_000_000,
    "1 million": 1_000_000,
}
_RATES = {1_000, 10_000, 100_000, 1_000_000}
_COUNTERS = "名|人次|人|张|例|个|家|位|床"
_RATE_ZH = re.compile(
    rf"{_SPACES}({_COUNTERS})?{_SPACES}/{_SPACES}(?:1(?!\d)(?={_SPACES}[百千万十]))?{_SPACES}每?"
    r"([十百]?[百千万]|\d[\d,]*[ ]?万?)(?:人口|常住人口|活产儿?|名|人)?"
)
_RATE_EN = re.compile(
    r"((?:\s+(?!and\b|or\b|per\b|in\b)[a-z]+){0,3})\s+(?:per|for every|out of every)\s+"
    r"(1[, ]?000|10[, ]?000|100[, ]?000|1[, ]?000[, ]?000|1 million|million"
    r"|(?:ten |hundred )?thousand)"
    r"(?!,?\d)((?:\s+live)?\s+births?)?"
)
_ENGLISH_UNIT = re.compile(
    r"(?:[ ]{0,2}|-)("
    + "|".join(
        re.escape(form).replace(r"\ ", "[- ]") for form in sorted(ENGLISH, key=len, reverse=True)
    )
    + r")\b"
)
_CHINESE_UNIT = re.compile(
    _SPACES
    + r"\\?("
    + "|".join(sorted((re.escape(form) for form in CHINESE), key=len, reverse=True))
    + rf"|公顷|[{MEASURES}])"
)
_PHRASE = re.compile(r"((?:[- ][a-z][a-z'-]*){1,6})")
_PHRASE_END = re.compile(
    r"[- ](?:and|or|in|of|by|for|to|with|per|at|on|from|who|that|which|is|are|was|were|as|will|"
    r"should|must|shall|have|has|than|within|each|every|into|under|over)\b"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed up to ``end``. ``adjacent`` is false for a head noun further on."""

    name: str
    end: int


def rate_base(printed: str) -> int | None:
    """Return what a rate is counted over (千 → 1000, 10万 → 100000), if it is a usual base."""
    plain = printed.replace(",", "").replace(" ", "")
    base = _BASES.get(printed.strip())
    if base is None and plain.rstrip("万").isdecimal():
        base = int(plain.rstrip("万")) * (10_000 if plain.endswith("万") else 1)
    return base if base in _RATES else None


def read_unit(text: str, position: int) -> Unit | None:
    """Read the unit printed right after a number that ends at ``position`` of folded text."""
    for pattern in (_RATE_ZH, _RATE_EN):
        if match := pattern.match(text, position):
            base = rate_base(match.group(2))
            if base:
                plain = base == 1_000 and not (match.group(1) or "").strip()
                births = pattern is _RATE_EN and match.group(3)
                name = "‰" if base == 1_000 and (plain or births) else f"/{base}"
                return Unit(name, match.end())
    if match := _CHINESE_UNIT.match(text, position):
        printed = match.group(1)
        return Unit(CHINESE.get(printed, printed), match.end())
    if match := _ENGLISH_UNIT.match(text, position):
        return Unit(ENGLISH[match.group(1).replace("-", " ")], match.end())
    return None


def counted_noun(text: str, position: int) -> str:
    """Return the measure word of the English noun phrase after a bare number, if it is certain.

    The head is the last known noun of the phrase: "100 demonstration child health centres" → 家.
    """
    match = _PHRASE.match(text, position)
    if not match:
        return ""
    phrase = _PHRASE_END.split(match.group(), maxsplit=1)[0]
    words = re.findall(r"[a-z]+", phrase)
    return _NOUN_UNIT.get(words[-1], "") if words else ""


def exact(unit: str) -> tuple[str, Fraction]:
    """Return the dimension of ``unit`` and the exact factor to the dimension's own unit."""
    if unit in EXACT:
        return EXACT[unit]
    for group in COUNTED:
        if unit in group:
            return min(group), Fraction(1)
    return unit, Fraction(1)


def is_count(unit: str) -> bool:
    """Tell whether ``unit`` counts things, as 张 and 家 do, or is not printed at all."""
    return unit == "" or unit in MEASURES or unit in ("次", "人次")
