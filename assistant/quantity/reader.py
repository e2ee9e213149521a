"""Read every figure of a text, in Chinese or English."""

import re
from dataclasses import replace
from itertools import pairwise

from assistant.quantity.amounts import read_amount
from assistant.quantity.comparators import after, before
from assistant.quantity.folding import fold
from assistant.quantity.model import Quantity
from assistant.quantity.numerals import ENGLISH_STARTS
from assistant.quantity.point_patterns import CLAUSE_UNITS, STARTS
from assistant.quantity.points import read_point
from assistant.types import Comparator

_START = re.compile(
    rf"{STARTS}|每[ ]?[\d十百千万]|半数|\b(?:{ENGLISH_STARTS}|an?(?= (?:hundred|thousand|million|"
    r"billion|third|quarter|fifth|tenth|half))|half|once|twice|per|for)\b"
)
_DIGITS = re.compile(r"\d+")
_NUMERAL_RUN = re.compile(r"[〇零一二两三四五六七八九十百千万亿]+")
_LIST = re.compile(r"[ $]*(?:、|,|，|和|及|以及|与|或|至|and|or|, and|, or)[ $]*")
_TIGHT_LIST = re.compile(r"[ ]*(?:、|和|及|与|或|,|and|or|, and)[ ]*")
_FROM = re.compile(r"(?:[从由自]|from )[ ]*$")
_CHANGE = re.compile(
    r"[ ]?(?:增加|增长|提高|提升|上升|扩大|下降|降低|减少|缩短|增|升|降|减)?(?:到|至|为)[ ]?"
    r"|[ ]to(?: at most| at least| below| under| above| over| less than| more than| about)?[ ]"
)
_SHARED = re.compile(r"分别|均|各|都|每[年季月]|\beach\b|\bboth\b|\brespectively\b")
_CLAUSE_END = re.compile(r"[，,。；;：\n!?！？]")
_CHILD = re.compile(r"[ ]?(?:以内|以下|以上|及以下|及以上|内|龄)*的?[ ]?(?:婴|幼|儿|早产|新生)")
_AGED = re.compile(
    r"(?:\baged?|\bages)\s*(?:(?:under|over|below|above|between|from|of|at least|up to)\s*)?"
    r"(?:the age of\s*)?$"
    r"|\b(?:under|over)-$|\bage of\s*$"
    r"|\b(?:children|infants|kids|population|people|those|adolescents|girls|boys|persons|adults|women|"
    r"men|residents|babies)\s+(?:aged\s+)?(?:under|below|over|above|younger than|older than)\s+$"
)
_SPANS = ("years", "months", "weeks", "days")
_UNDER = re.compile(r"\bunder[- ]$")
_MORTALITY = re.compile(r"[ -](?:child |children's )?mortality")


def read_quantities(text: str) -> tuple[Quantity, ...]:
    """Read every figure of ``text`` in reading order.

    Spans are disjoint, lie inside the text, and together hold every digit of it, so that no
    figure is lost; numerals in words are read where they state a number.
    """
    folded = fold(text)
    found = list(_scan(folded, text))
    found = [_in_context(folded, quantity) for quantity in found]
    found = _complete_lists(folded, found)
    return tuple(_share_comparators(folded, _compare(folded, found)))


def _scan(folded: str, text: str) -> list[Quantity]:
    found: list[Quantity] = []
    position = 0
    while match := _START.search(folded, position):
        start = match.start()
        quantity = read_point(folded, text, start) or read_amount(folded, text, start)
        if not quantity or (found and quantity.span[0] < found[-1].span[1]):
            digits = _DIGITS.match(folded, start)
            end = digits.end() if digits else start + 1
            if digits:
                quantity = Quantity(kind="label", text=text[start:end], span=(start, end))
        if quantity:
            found.append(quantity)
            position = quantity.span[1]
        else:
            position = _past_word(folded, start)
    return found


def _past_word(folded: str, start: int) -> int:
    """Return where to read on: past a whole numeral, since part of one is another number."""
    match = _NUMERAL_RUN.match(folded, start)
    return match.end() if match else start + 1


def _in_context(folded: str, quantity: Quantity) -> Quantity:
    """Turn an amount into an age where the words around it say so: 6个月内婴儿, under-5."""
    start, end = quantity.span
    if quantity.kind != "amount" or quantity.unit not in ("", "years", "months", "人"):
        return quantity
    if quantity.unit == "months" and _CHILD.match(folded, end):
        return replace(quantity, kind="age", unit="months old")
    lead = folded[max(0, start - 40) : start]
    mortality = _UNDER.search(lead) and _MORTALITY.match(folded, end)
    if _AGED.search(lead) or mortality:
        unit = "months old" if quantity.unit == "months" else "years old"
        return replace(quantity, kind="age", unit=unit)
    return quantity


def _complete_lists(folded: str, found: list[Quantity]) -> list[Quantity]:
    """Give the bare items of a list the unit and scale of the next: 60、20万元, 3、4和5%."""
    result = list(found)
    for index in range(len(found) - 2, -1, -1):
        first, second = result[index], result[index + 1]
        if (
            _continues(folded, first, second)
            and _is_bare(first)
            and second.kind in ("amount", "age")
        ):
            scale = _scale(folded, second)
            if second.unit and first.value is not None and (scale == 1 or first.value < 1_000):
                result[index] = replace(
                    first, kind=second.kind, unit=second.unit, value=first.value * scale
                )
    for index, (first, second) in enumerate(pairwise(result)):
        gap = folded[first.span[1] : second.span[0]]
        if first.kind != "label" or not (_TIGHT_LIST.fullmatch(gap) or gap.strip() == "-"):
            continue
        if first.unit and _is_bare(second):
            result[index + 1] = replace(second, kind="label", unit=first.unit)
        elif first.text.startswith("第") and not first.unit and second.unit in CLAUSE_UNITS:
            result[index] = replace(first, unit=second.unit)
            result[index + 1] = replace(second, kind="label")
    return result


def _continues(folded: str, first: Quantity, second: Quantity) -> bool:
    """Tell whether ``first`` may owe its unit to ``second``: a list, or 从193增加到323家."""
    gap = folded[first.span[1] : second.span[0]]
    if _TIGHT_LIST.fullmatch(gap):
        return True
    lead = folded[max(0, first.span[0] - 8) : first.span[0]]
    return bool(_CHANGE.fullmatch(gap) and _FROM.search(lead))


def _is_bare(quantity: Quantity) -> bool:
    return quantity.kind == "amount" and quantity.unit == "" and quantity.value is not None


def _scale(folded: str, quantity: Quantity) -> int:
    match = re.match(r"[\d.,]+ ?(万亿|亿|万)", folded[slice(*quantity.span)])
    scales = {"万": 10_000, "亿": 100_000_000, "万亿": 1_000_000_000_000}
    return scales[match.group(1)] if match else 1


def _compare(folded: str, found: list[Quantity]) -> list[Quantity]:
    """Read the comparator of every amount and age from the words before and after it."""
    result = []
    for index, quantity in enumerate(found):
        start, end = quantity.span
        floor = found[index - 1].span[1] if index else 0
        ceiling = found[index + 1].span[0] if index + 1 < len(found) else len(folded)
        lead = folded[max(floor, start - 40) : start]
        tail = folded[end : min(ceiling, end + 40)]
        recent = quantity.unit in _SPANS and lead.rstrip().endswith("近")
        result.append(_with_comparator(quantity, None if recent else before(lead), after(tail)))
    return result


def _with_comparator(
    quantity: Quantity, lead: Comparator | None, tail: Comparator | None
) -> Quantity:
    if quantity.kind not in ("amount", "age") or quantity.low is not None:
        return quantity
    found = tail if lead in (None, "≈") and tail else lead
    return replace(quantity, comparator=found) if found else quantity


def _share_comparators(folded: str, found: list[Quantity]) -> list[Quantity]:
    """Give a comparator that stands once before or after a list to all of its items.

    分别控制在3‰、4‰和5‰以下 bounds three figures; without 分别, 均 or an omitted unit it is not
    certain that 以下 reaches back, and the items keep what stands next to them.
    """
    result = list(found)
    for first, last in _lists(folded, found):
        items = result[first : last + 1]
        if not _governed(folded, items):
            continue
        stated = {item.comparator for item in items if item.comparator != "="}
        edges = {items[0].comparator, items[-1].comparator} - {"="}
        inner = [item for item in items if item.comparator != "="]
        if len(stated) == 1 and len(edges) == 1 and len(inner) == 1:
            shared = stated.pop()
            for index in range(first, last + 1):
                result[index] = replace(result[index], comparator=shared)
    return result


def _lists(folded: str, found: list[Quantity]) -> list[tuple[int, int]]:
    """Return the first and last index of each run of amounts joined by 、 和 and."""
    runs: list[tuple[int, int]] = []
    for index, (first, second) in enumerate(pairwise(found)):
        gap = folded[first.span[1] : second.span[0]]
        gap = re.sub(r"^[ $]*(?:及|或)?(?:以上|以下|以内|左右)", "", gap)
        both = first.kind in ("amount", "age") and second.kind == first.kind
        if both and first.low is None and second.low is None and _LIST.fullmatch(gap):
            if runs and runs[-1][1] == index:
                runs[-1] = (runs[-1][0], index + 1)
            else:
                runs.append((index, index + 1))
    return runs


def _governed(folded: str, items: list[Quantity]) -> bool:
    start, end = items[0].span[0], items[-1].span[1]
    lead = _CLAUSE_END.split(folded[max(0, start - 60) : start])[-1]
    tail = re.split(r"[。；;\n.]", folded[end : end + 40])[0]
    elided = any(item.unit and not re.search(r"[^\d.,\s]", item.text) for item in items[:-1])
    return elided or bool(_SHARED.search(lead) or re.search(r"\brespectively\b", tail))
