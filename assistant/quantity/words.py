"""Chinese numerals that state a number, told from those inside words (一体化, 三级, 十分)."""

import re

from assistant.quantity.numerals import Number, read_number
from assistant.quantity.unit_tables import MEASURES
from assistant.quantity.units import read_unit

RANGE = re.compile(
    r"[ ]{0,2}(?:-{1,2}|~|至|到|\bto\b)[ ]{0,2}(?=[\d〇零一二两三四五六七八九十百千a-z])"
)
MORE = re.compile(r"[ ]?(余|多|几)(?=[ ]?[\u4e00-\u9fff])")
# Statutes repeat a number in brackets: seven (7) days, 二（2）个月.
REPEATED = re.compile(r"[ ]?[(（](\d+)[)）]")
_SOME = re.compile(r"(?:[数几〇零一二两三四五六七八九十百千万亿]|(?<!以)上)$")
_NOT_ONE = re.compile(r"[任每同统唯专逐第进]$")
# 一 counts only in a measured time or after a word that makes it a number: 一个月, 至少一家.
_ONE = re.compile(r"一(?!级|致|体|般|批|些|定|流|站|直|切|边|旦|律|方)")
_ONE_TIME = re.compile(r"一(?:个月|个工作日|个小时|小时|年|日|周|天)(?!度|制|来|代|期|体|些|起|轮)")
_ONE_AFTER = re.compile(
    r"(?:至少|最少|不少于|不低于|至多|最多|不超过|以|为|限|[^一]每)[^\d，,。；;、]{0,8}$"
    r"|每[^\d，,。；;、]{1,8}[^\d，,。；;、]{0,4}(?:设|建|置|有|成|备|定)$"
)
_COUNTABLE = re.compile(
    rf"[ ]?(?:[{MEASURES}次年岁天日周元倍米分]|[个小](?:月|时)|工作日|克|公里|百分点)"
)
_BARE_SCALE = re.compile(r"[百千](?=[名人](?![们民口]))")
_GRADE = re.compile(r"[级甲乙医]|分(?!钟|之)")


def states_number(folded: str, number: Number) -> bool:
    """Tell whether the Chinese numeral read as ``number`` states a number."""
    printed = folded[number.start : number.end]
    before = folded[max(0, number.start - 20) : number.start]
    if _SOME.search(before) or _GRADE.match(folded, number.end):
        return False
    if printed == "一":
        return _states_one(folded, number, before)
    if printed in "百千万亿":
        return bool(_BARE_SCALE.match(folded, number.start))
    return _states_many(folded, number)


def _states_one(folded: str, number: Number, before: str) -> bool:
    if _NOT_ONE.search(before):
        return False
    if number.start == 0 and re.fullmatch(rf"一[ ]?[{MEASURES}次]", folded):
        return True
    counted = _ONE.match(folded, number.start) and _COUNTABLE.match(folded, number.end)
    return bool(_ONE_TIME.match(folded, number.start) or (counted and _ONE_AFTER.search(before)))


def _states_many(folded: str, number: Number) -> bool:
    join = RANGE.match(folded, number.end)
    if join and (second := read_number(folded, join.end())):
        return second.script == "zh" and bool(_COUNTABLE.match(folded, second.end))
    extra = REPEATED.match(folded, number.end) or MORE.match(folded, number.end)
    end = extra.end() if extra else number.end
    if _COUNTABLE.match(folded, end) or read_unit(folded, end):
        return True
    printed = folded[number.start : number.end]
    return len(printed) > 2 and bool(re.search(r"[十百千万亿]", printed))
