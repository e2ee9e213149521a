"""Find tables and boxes that a conversion left in plain lines.

Some dumps print a row a line, its cells separated by tabs, bars or wide gaps. A word-processor dump puts a tab before
the first line of each cell and a blank line between rows; a line without a tab continues the cell
above it; a box (专栏) is a table of one cell, so that a tab stands before its title only, and it
ends at two blank lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

from assistant.clean.mapped import Mapped

LineKind = Literal["text", "row", "box", "box body"]
_CELL = re.compile(r"\t(?!\t)")
_TAB = re.compile(r"\t")
_BAR = re.compile(r"(?<=\S)[ ]+[|｜][ ]+(?=\S)")
_GAP = re.compile(r"(?<=\S)[ \u3000]{3,}(?=\S)")
_MARKER = re.compile(
    r"\s*(?:[（(]?[\da-zA-Z一二三四五六七八九十百.]{1,6}[)）.．、]|\d+(?:\.\d+)+|第.{1,5}[编編章节節条條]"
    r"|[-–—•●▪◆■□○*·①-⑳]{1,2}|(?:附件|附录|表|专栏|图)\s*\d*|[A-Z][a-z]+\s[\dIVXA-Z]+[:.]?)\s*"
)
_WORD_END = re.compile(r"[0-9A-Za-z,;:]$")
_WORD_START = re.compile(r"[A-Za-z]")


@dataclass(frozen=True)
class Piece:
    """A line on its way through cleaning."""

    content: Mapped
    kind: LineKind = "text"
    level: int | None = None
    page: int | None = None
    cells: tuple[tuple[int, int], ...] = ()
    blank_before: int = 0
    indent: int = 0
    whole: bool = False


def read_aligned_rows(pieces: list[Piece]) -> list[Piece]:
    """Turn runs of lines whose cells are separated by tabs, bars or wide gaps into rows.

    Two lines with tabs are a table, two with as many bars each, or three with as many gaps; a
    marker that a tab separates from its text is no cell.
    """
    pieces = _read_runs(pieces, _TAB, shortest=2)
    pieces = _read_runs(pieces, _BAR, shortest=2)
    return _read_runs(pieces, _GAP, shortest=3)


def _read_runs(pieces: list[Piece], separator: re.Pattern[str], shortest: int) -> list[Piece]:
    result: list[Piece] = []
    for cells, run in groupby(pieces, key=lambda piece: _cell_count(piece, separator)):
        lines = list(run)
        if cells and len(lines) >= shortest:
            result.extend(row_of(_split(piece, separator), piece.page) for piece in lines)
        else:
            result.extend(lines)
    return result


def _cell_count(piece: Piece, separator: re.Pattern[str]) -> int:
    """Return what a line must share with its neighbours to be a row of one table, or 0."""
    text = piece.content.text
    if piece.cells or piece.level is not None or not text.strip():
        return 0
    left, *others = separator.split(text if separator is _TAB else text.strip(" \u3000|｜"))
    if not others or (len(others) == 1 and (not left.strip() or _MARKER.fullmatch(left))):
        return 0
    return 1 if separator is _TAB else 1 + len(others)


def _split(piece: Piece, separator: re.Pattern[str]) -> list[Mapped]:
    content = piece.content if separator is _TAB else _trim(piece.content, separator)
    gaps = [match.span() for match in separator.finditer(content.text)]
    bounds = [(0, 0), *gaps, (len(content), len(content))]
    return [content.slice(left[1], right[0]).strip() for left, right in pairwise(bounds)]


def _trim(content: Mapped, separator: re.Pattern[str]) -> Mapped:
    """Drop the white space around a row, and the bars that frame it."""
    frame = " \u3000|｜" if separator is _BAR else " \u3000"
    text = content.text.lstrip(frame)
    start = len(content) - len(text)
    return content.slice(start, start + len(text.rstrip(frame)))


def join_dumped_cells(pieces: list[Piece]) -> list[Piece]:
    """Turn dumped tables into one piece a row and mark boxes; other pieces pass unchanged.

    ``pieces`` still holds blank lines, because they separate rows and end boxes.
    """
    result: list[Piece] = []
    position = 0
    while position < len(pieces):
        end = _block_end(pieces, position) if _is_cell(pieces[position]) else position
        if end == position:
            result.append(pieces[position])
            position += 1
        else:
            result.extend(_read_block(pieces[position:end]))
            position = end
    return result


def _is_cell(piece: Piece) -> bool:
    return not piece.cells and bool(_CELL.match(piece.content.text))


def _is_blank(piece: Piece) -> bool:
    return not piece.content.text.strip() and not _is_cell(piece)


def _block_end(pieces: list[Piece], start: int) -> int:
    """Return the end of the block of cells that begins at ``start``, before its trailing blanks."""
    if not _starts_row(pieces, start):
        return _box_end(pieces, start)
    end = _row_end(pieces, start)
    while end < len(pieces) and _starts_row(pieces, end + 1):
        end = _row_end(pieces, end + 1)
    return end


def _row_end(pieces: list[Piece], start: int) -> int:
    end = start
    while end < len(pieces) and not _is_blank(pieces[end]):
        end += 1
    return end


def _starts_row(pieces: list[Piece], start: int) -> bool:
    if not (start < len(pieces) and _is_cell(pieces[start])):
        return False
    return sum(_is_cell(piece) for piece in pieces[start : _row_end(pieces, start)]) > 1


def _box_end(pieces: list[Piece], start: int) -> int:
    blanks = 0
    for position in range(start + 1, len(pieces)):
        if _is_cell(pieces[position]):
            return position - blanks
        blanks = blanks + 1 if _is_blank(pieces[position]) else 0
        if blanks == 2:
            return position - 1
    return len(pieces) - blanks


def _read_block(block: list[Piece]) -> Iterator[Piece]:
    if sum(_is_cell(piece) for piece in block) == 1:
        yield from _read_box(block)
    else:
        yield from _read_rows(block)


def _read_box(block: list[Piece]) -> Iterator[Piece]:
    yield Piece(block[0].content.strip(), "box", page=block[0].page)
    for piece in block[1:]:
        if not _is_blank(piece):
            yield Piece(piece.content.strip(), "box body", page=piece.page)


def _read_rows(block: list[Piece]) -> Iterator[Piece]:
    cells: list[Mapped] = []
    for piece in [*block, Piece(Mapped("", ()))]:
        if _is_cell(piece):
            cells.append(piece.content.strip())
        elif not _is_blank(piece) and cells:
            cells[-1] = _continue(cells[-1], piece.content.strip())
        elif cells:
            yield row_of(cells, block[0].page)
            cells = []


def _continue(cell: Mapped, more: Mapped) -> Mapped:
    spaced = _WORD_END.search(cell.text) and _WORD_START.match(more.text)
    return cell + (Mapped.inserted(" ") if spaced else Mapped("", ())) + more


def row_of(cells: list[Mapped], page: int | None) -> Piece:
    """Return the row whose text is ``cells`` joined by tabs."""
    spans: list[tuple[int, int]] = []
    start = 0
    for cell in cells:
        spans.append((start, start + len(cell)))
        start += len(cell) + 1
    return Piece(Mapped.join("\t", cells), "row", page=page, cells=tuple(spans))
