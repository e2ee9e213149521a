"""How well a target fits what a question says of its kind, level and unit: 1, 0 or -1."""

import re

from assistant.types import Target
from assistant.understand import Query

_LEVELS = {
    "province": re.compile(r"省级|省属|全省|provincial|province[- ]level", re.IGNORECASE),
    "city": re.compile(r"市级|设区市|地市|prefecture|municipal|city[- ]level", re.IGNORECASE),
    "county": re.compile(r"县级|县域|county", re.IGNORECASE),
    "township": re.compile(r"乡级|乡镇|township", re.IGNORECASE),
}
_PLANNED = re.compile(
    r"规划(?:目标|值)|计划(?:目标|值)|原定|planned|original target", re.IGNORECASE
)
_ASKS_SHARE = re.compile(
    r"率|占比|比例|百分|几成|多大比|percent|per cent|share|proportion|\brate\b|what part",
    re.IGNORECASE,
)
_ASKS_COUNT = re.compile(
    r"多少([家个张名人所项次篇种类支户岁位])|几([家个张名人所项次篇种类支户岁位])"
)
_ASKS_NUMBER = re.compile(r"how many|number of", re.IGNORECASE)
_SHARES = {"%", "‰"}
_ASKS_SEVERAL = re.compile(
    r"分别|各(?:是|为|要|增|有|多少|达)|变成|后来|从.{1,20}到|达标了|相比|和.{1,30}(?:各|分别)"
    r"|多少.{1,16}(?:和|、|，).{0,16}(?:多少|几)"
    r"|多少(?:名|个|家|张|位)?[^，。？]{1,12}[、和与][^，。？]{1,12}[？?]?$"
    r"|respectively|\beach\b.*\band\b|\band what\b|\band (?:with )?how many\b|both .{1,60} and"
    r"|compared with|versus|from .{1,40} to\b"
    r"|what (?:is|was) the next|planned and actual|target and",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"累计|累積|一共|总共|合计|总计|cumulative|\bin total\b|altogether|all told", re.IGNORECASE
)
_COUNTED_EN = (
    (r"beds|cots", {"张"}),
    (r"places", {"张", "个"}),
    (
        r"(?:hospital|centre|center|clinic|institution|facilit|home|site|station|department)\w*s",
        {"家", "所", "个", "处"},
    ),
    (
        r"(?:physician|doctor|paediatrician|pediatrician|practitioner|nurse|midwive|student|graduate"
        r"|undergraduate|professional|specialist|therapist|psychiatrist|expert|GP)s|people|staff",
        {"名", "人", "位"},
    ),
)
_HOW_MANY = re.compile(
    r"how many (?:[\w’'-]+ ){0,4}?(?:"
    + "|".join(f"(?P<counted{place}>{nouns})" for place, (nouns, _) in enumerate(_COUNTED_EN))
    + r")\b",
    re.IGNORECASE,
)


def kind_fits(query: Query, target: Target) -> int:
    """Return how well a baseline, target or past target fits the kind of value asked for."""
    if _PLANNED.search(query.folded) and query.scope.years:
        return 1 if target.kind == "past target" else -1
    if query.wants_baseline:
        return 1 if target.kind == "baseline" else -1
    return {"target": 1, "baseline": 0, "past target": -1}[target.kind]


def level_fits(query: Query, target: Target) -> int:
    """Return how well the administrative level of a target fits the one asked for."""
    asked = {level for level, pattern in _LEVELS.items() if pattern.search(query.folded)}
    if not asked or target.level not in _LEVELS:
        return 0
    return 1 if target.level in asked else -1


def unit_fits(query: Query, target: Target) -> int:
    """Return how well the unit of a target fits what the question counts or measures."""
    folded = query.folded
    counted = _ASKS_COUNT.search(folded)
    if counted:
        return 1 if target.unit == (counted.group(1) or counted.group(2)) else -1
    if _ASKS_SHARE.search(folded):
        return 1 if target.unit in _SHARES or target.unit.startswith("/") else -1
    if units := _counted_in_english(folded):
        return 1 if target.unit in units else -1
    if _ASKS_NUMBER.search(folded):
        return -1 if target.unit in _SHARES else 1
    return 0


def asks_several(query: Query) -> bool:
    """Return whether a question asks for more than one figure."""
    return len(query.scope.years) > 1 or bool(_ASKS_SEVERAL.search(query.folded))


def asks_total(query: Query) -> bool:
    """Return whether a question asks for a total over a period."""
    return bool(_TOTAL.search(query.folded))


def states_total(words: str) -> bool:
    """Return whether the words of a figure say that it is a total over a period."""
    return bool(_TOTAL.search(words))


def _counted_in_english(folded: str) -> set[str] | None:
    """Return the measure words of what "how many" counts, by the first noun that tells."""
    found = _HOW_MANY.search(folded)
    if not found:
        return None
    return next(units for place, (_, units) in enumerate(_COUNTED_EN) if found[f"counted{place}"])
