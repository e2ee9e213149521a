"""Units: how they are printed in Chinese and English, and what they are worth to each other."""

import re
from dataclasses import dataclass
from fractions import Fraction

_SPACES = r"[ ]{0,2}"

# Printed form -> canonical unit. Longer forms win.
_CHINESE = {
    "%": "%",
    "‰": "‰",
    "个百分点": "percentage points",
    "百分点": "percentage points",
    "周岁": "years old",
    "岁": "years old",
    "月龄": "months old",
    "个月龄": "months old",
    "年": "years",
    "个月": "months",
    "个星期": "weeks",
    "星期": "weeks",
    "个周": "weeks",
    "周": "weeks",
    "个工作日": "working days",
    "工作日": "working days",
    "天": "days",
    "日": "days",
    "个小时": "hours",
    "小时": "hours",
    "学时": "学时",
    "课时": "课时",
    "分钟": "minutes",
    "秒": "seconds",
    "元": "元",
    "美元": "USD",
    "人次": "人次",
    "人口": "人",
    "平方公里": "km²",
    "平方米": "m²",
    "公里": "km",
    "千米": "km",
    "厘米": "cm",
    "毫米": "mm",
    "米": "m",
    "公斤": "kg",
    "千克": "kg",
    "毫克": "mg",
    "克": "g",
    "毫升": "ml",
    "吨": "t",
    "升": "l",
    "倍": "倍",
    "度": "度",
    "次": "次",
    "分": "分",
    "版": "版",
}
MEASURES = (
    "家个张名人所项位篇类种台辆条件份户例对座间处支场期门部本床套组批届轮级大员宗起双只株幅块亩公顷"
)
_ENGLISH = {
    "per cent": "%",
    "percent": "%",
    "pct": "%",
    "percentage points": "percentage points",
    "percentage point": "percentage points",
    "per mille": "‰",
    "permille": "‰",
    "years of age": "years old",
    "years old": "years old",
    "year olds": "years old",
    "year old": "years old",
    "months of age": "months old",
    "months old": "months old",
    "month olds": "months old",
    "month old": "months old",
    "working days": "working days",
    "working day": "working days",
    "years": "years",
    "year": "years",
    "months": "months",
    "month": "months",
    "weeks": "weeks",
    "week": "weeks",
    "days": "days",
    "day": "days",
    "hours": "hours",
    "hour": "hours",
    "minutes": "minutes",
    "minute": "minutes",
    "min": "minutes",
    "seconds": "seconds",
    "yuan": "元",
    "rmb": "元",
    "cny": "元",
    "usd": "USD",
    "us dollars": "USD",
    "dollars": "USD",
    "km": "km",
    "kg": "kg",
    "grams": "g",
    "mg": "mg",
    "ml": "ml",
    "cm": "cm",
    "mm": "mm",
    "metres": "m",
    "meters": "m",
    "times": "times",
    "time": "times",
    "fold": "倍",
}
# English head nouns whose Chinese measure word is certain.
_NOUNS = {
    "张": "bed beds",
    "人": "people persons person staff doctor doctors physician physicians nurse nurses midwife "
    "midwives paediatrician paediatricians pediatrician pediatricians practitioner practitioners "
    "student students graduate graduates specialist specialists professional professionals worker "
    "workers personnel therapist therapists expert experts talents child children infants women "
    "residents members inhabitants patients trainees teachers",
    "家": "hospital hospitals institution institutions facility facilities clinic clinics centre "
    "centres center centers university universities college colleges school schools base bases "
    "department departments unit units laboratory laboratories platform platforms",
    "次": "session sessions training trainings drill drills meeting meetings inspection "
    "inspections visit visits",
    "项": "item items project projects programme programmes program programs award awards",
    "类": "type types category categories kind kinds",
    "户": "household households",
}
_NOUN_UNIT = {noun: unit for unit, nouns in _NOUNS.items() for noun in nouns.split()}

# Measure words that count the same things; which one a text prints is a matter of grammar.
_COUNTED = (
    frozenset("名人位员"),
    frozenset("家个所座间处项"),
    frozenset("张床"),
    frozenset("类种"),
)
_EXACT = {
    "%": ("share", Fraction(1, 100)),
    "‰": ("share", Fraction(1, 1_000)),
    "/1000": ("share", Fraction(1, 1_000)),
    "/10000": ("share", Fraction(1, 10_000)),
    "/100000": ("share", Fraction(1, 100_000)),
    "/1000000": ("share", Fraction(1, 1_000_000)),
    "fraction": ("share", Fraction(1)),
    "years": ("months", Fraction(12)),
    "years old": ("months", Fraction(12)),
    "months": ("months", Fraction(1)),
    "months old": ("months", Fraction(1)),
    "weeks": ("seconds", Fraction(604_800)),
    "days": ("seconds", Fraction(86_400)),
    "hours": ("seconds", Fraction(3_600)),
    "minutes": ("seconds", Fraction(60)),
    "seconds": ("seconds", Fraction(1)),
    "km": ("m", Fraction(1_000)),
    "m": ("m", Fraction(1)),
    "cm": ("m", Fraction(1, 100)),
    "mm": ("m", Fraction(1, 1_000)),
    "kg": ("g", Fraction(1_000)),
    "g": ("g", Fraction(1)),
    "mg": ("g", Fraction(1, 1_000)),
}

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
    r"(?![,\d])((?:\s+live)?\s+births?)?"
)
_ENGLISH_UNIT = re.compile(
    r"(?:[ ]{0,2}|-)("
    + "|".join(
        re.escape(form).replace(r"\ ", "[- ]") for form in sorted(_ENGLISH, key=len, reverse=True)
    )
    + r")\b"
)
_CHINESE_UNIT = re.compile(
    _SPACES
    + r"\\?("
    + "|".join(sorted((re.escape(form) for form in _CHINESE), key=len, reverse=True))
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
        return Unit(_CHINESE.get(printed, printed), match.end())
    if match := _ENGLISH_UNIT.match(text, position):
        return Unit(_ENGLISH[match.group(1).replace("-", " ")], match.end())
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
    if unit in _EXACT:
        return _EXACT[unit]
    for group in _COUNTED:
        if unit in group:
            return min(group), Fraction(1)
    return unit, Fraction(1)


def is_count(unit: str) -> bool:
    """Tell whether ``unit`` counts things, as 张 and 家 do, or is not printed at all."""
    return unit == "" or unit in MEASURES or unit in ("次", "人次")
