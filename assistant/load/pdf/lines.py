"""Group glyphs into printed lines and lines into columns."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.load.pdf.glyphs import Glyph

_HAN = re.compile(r"[\u2e80-\u303f\u3400-\u9fff\uff00-\uffef]")
_WORD_GAP = 0.18
_WIDE_GAP = 0.8
_SAME_LINE = 0.5
_GUTTER = 7.0
_STEP = 2.0
_MIN_LINES = 4
_FILLED = 0.55


@dataclass(frozen=True)
class Line:
    """A printed line: its text and box, the median size of its glyphs, and its first word's width.

    ``spans`` are the stretches from left to right that its glyphs cover without a wide gap.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    first_word: float
    spans: tuple[tuple[float, float], ...] = ()
    glyphs: tuple[Glyph, ...] = ()


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """Group glyphs by height into lines, top to bottom, each from left to right."""
    rows: list[list[Glyph]] = []
    middle = 0.0
    for glyph in sorted(glyphs, key=lambda each: (each.middle, each.left)):
        if rows and abs(glyph.middle - middle) < _SAME_LINE * max(glyph.size, rows[-1][-1].size):
            rows[-1].append(glyph)
            middle += (glyph.middle - middle) / len(rows[-1])
        else:
            rows.append([glyph])
            middle = glyph.middle
    return [_line(sorted(row, key=lambda each: each.left)) for row in rows]


def _line(row: list[Glyph]) -> Line:
    text = row[0].text
    word_end: float | None = row[0].right if _HAN.match(row[0].text) else None
    for left, right in pairwise(row):
        space = " " if _is_space(left, right) else ""
        if word_end is None and (space or _HAN.match(right.text)):
            word_end = left.right
        text += space + right.text
    sizes = sorted(glyph.size for glyph in row)
    return Line(
        text,
        row[0].left,
        min(glyph.top for glyph in row),
        max(glyph.right for glyph in row),
        max(glyph.bottom for glyph in row),
        sizes[len(sizes) // 2],
        (word_end or row[-1].right) - row[0].left,
        tuple(_spans(row)),
        tuple(row),
    )


def _spans(row: list[Glyph]) -> Iterator[tuple[float, float]]:
    start, end = row[0].left, row[0].right
    for glyph in row[1:]:
        if glyph.left - end >= _GUTTER:
            yield start, end
            start = glyph.left
        end = max(end, glyph.right)
    yield start, end


def _is_space(left: Glyph, right: Glyph) -> bool:
    gap = (right.left - left.right) / max(min(left.size, right.size), 1.0)
    if right.spaced and gap > 0:
        return True
    han = _HAN.match(left.text) or _HAN.match(right.text)
    return gap > (_WIDE_GAP if han else _WORD_GAP)


def columns(glyphs: Sequence[Glyph], width: float, depth: int = 2) -> list[list[Line]]:
    """Return the lines in reading order, as blocks: one a column, one for what spans columns.

    A gutter is a strip that no line of a block crosses, with well-filled lines on both sides; the
    cells of a table without rules fill theirs too little to be taken for columns.
    """
    lines = lines_of(glyphs)
    gutter = _gutter(lines) if depth and len(lines) >= _MIN_LINES else None
    if gutter is None:
        return [lines] if lines else []
    blocks: list[list[Line]] = []
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and not _crosses(line, gutter):
            run.append(line)
            continue
        blocks += _split(run, gutter, width, depth)
        run = []
        if line is not None:
            blocks.append([line])
    return _merged(blocks)


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return the middle of the strip that the fewest lines cross, if enough stand beside it."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    best: tuple[int, float] | None = None
    place = left + 0.25 * (right - left)
    while place < left + 0.75 * (right - left):
        free = [line for line in lines if not _crosses(line, place)]
        count = len(free)
        sides = sum(line.left < place for line in free), sum(line.right > place for line in free)
        if (
            min(sides) >= _MIN_LINES
            and (best is None or count > best[0])
            and _two_sided(free, place)
        ):
            best = count, place
        place += _STEP
    return best[1] if best else None


def _crosses(line: Line, place: float) -> bool:
    return any(
        left < place + _GUTTER / 2 and right > place - _GUTTER / 2 for left, right in line.spans
    )


def _halves(lines: Iterable[Line], place: float) -> tuple[list[Glyph], list[Glyph]]:
    left: list[Glyph] = []
    right: list[Glyph] = []
    for line in lines:
        for glyph in line.glyphs:
            (left if glyph.right <= place else right).append(glyph)
    return left, right


def _two_sided(lines: Sequence[Line], place: float) -> bool:
    """Return whether prose stands on both sides: enough lines that fill their column well."""
    for half in _halves(lines, place):
        found = lines_of(half)
        if len(found) < _MIN_LINES:
            return False
        width = max(line.right for line in found) - min(line.left for line in found)
        filled = sum(line.right - line.left for line in found) / len(found)
        if filled < _FILLED * width or width < 8 * found[0].size:
            return False
    return True


def _split(run: list[Line], gutter: float, width: float, depth: int) -> list[list[Line]]:
    if len(run) < _MIN_LINES or not _two_sided(run, gutter):
        return [[line] for line in run]
    left, right = _halves(run, gutter)
    return [*columns(left, width, depth - 1), *columns(right, width, depth - 1)]


def _merged(blocks: list[list[Line]]) -> list[list[Line]]:
    """Join neighbouring single lines into one block."""
    merged: list[list[Line]] = []
    single = False
    for block in blocks:
        if len(block) == 1 and single:
            merged[-1] += block
        else:
            merged.append(list(block))
        single = len(block) == 1
    return merged
