"""Segments of a Chinese sentence and the lists of figures in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.quantity import Quantity
from assistant.targets import patterns as p
from assistant.targets.heads import clean_head


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that stand in one list, and the text around them inside one segment."""

    figures: tuple[Quantity, ...]
    left: str
    left_start: int
    right: str
    change: re.Match[str] | None = None
    right_end: int = 0


def segments(text: str) -> Iterator[tuple[int, int]]:
    """Split at commas, colons and semicolons outside brackets and quotation marks."""
    depth, start = 0, 0
    for position, sign in enumerate(text):
        depth += (sign in p.OPEN) - (sign in p.CLOSE)
        between_digits = re.match(r"\d[,:：]\d", text[max(0, position - 1) : position + 2])
        if depth <= 0 and p.SEGMENT.match(sign) and not between_digits:
            depth = 0
            yield start, position
            start = position + 1
    yield start, len(text)


def _depth(text: str, position: int) -> int:
    before = text[:position]
    return sum(before.count(s) for s in p.OPEN) - sum(before.count(s) for s in p.CLOSE)


def is_candidate(text: str, start: int, end: int, quantity: Quantity) -> bool:
    """Tell whether the figure may be a value: not in brackets or quotes, not part of a name."""
    outside = _depth(text, quantity.span[0]) <= _depth(text, start)
    left, right = text[start : quantity.span[0]], text[quantity.span[1] : end]
    return (
        quantity.kind in ("amount", "age")
        and outside
        and not _names_something(left, quantity)
        and (bool(p.FROM.search(left)) or _states_value(left, right, quantity))
    )


def _names_something(left: str, quantity: Quantity) -> bool:
    """Tell a figure that describes (2.0版, 三、四类, 老年人等10类人群) from one that measures."""
    listed = left.endswith("等") and not p.LEAD_VERB.match(clean_head(left))
    return (
        listed
        or left.endswith("每")
        or quantity.unit in p.NOT_COUNTED
        or bool(p.NUMERAL_LIST.search(left))
        or bool(p.COMPARES.search(left))
    )


def _states_value(left: str, right: str, quantity: Quantity) -> bool:
    verb = p.VERB.search(left)
    told = bool(verb and verb.group().strip())
    if quantity.kind == "age":
        return bool(p.AGE_MEASURE.search(left))
    if quantity.unit in p.TIMES:
        return told or quantity.comparator != "="
    if quantity.unit == "":
        return told or bool(quantity.ratio) or right.startswith("以上的")
    return True


def groups_of(text: str, start: int, end: int, figures: list[Quantity]) -> Iterator[Group]:
    """Join figures that stand in one list and cut the words between lists."""
    runs: list[list[Quantity]] = []
    for figure in figures:
        if runs and p.LIST_GAP.fullmatch(text[runs[-1][-1].span[1] : figure.span[0]]):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    position = start
    for index, run in enumerate(runs):
        after = run[-1].span[1]
        tail = p.TAIL.match(text, after, end)
        after = tail.end() if tail else after
        limit = runs[index + 1][0].span[0] if index + 1 < len(runs) else end
        between = text[after:limit]
        left = text[position : run[0].span[0]]
        joins = index + 1 < len(runs) and p.FROM.search(left)
        change = p.CHANGE.fullmatch(between) if joins else None
        right_end = limit if change else after + _noun_length(left, between, index + 1 == len(runs))
        yield Group(tuple(run), left, position, text[after:right_end], change, right_end)
        position = right_end


def _noun_length(left: str, between: str, is_last: bool) -> int:
    """Return how much of the words up to the next figure belongs to the figure before."""
    if re.match(r"[ ]*[、和及与或等并]", between):
        return 0
    if between.startswith("的") or p.ACCORDING.search(left):
        noun = p.CONDITION_END.match(between)
        return noun.end() if noun else len(between)
    if is_last:
        return len(between)
    cuts = [
        m.start() for m in re.finditer(r"[、和及与或]", between) if _depth(between, m.start()) == 0
    ]
    return cuts[-1] if cuts else 0
