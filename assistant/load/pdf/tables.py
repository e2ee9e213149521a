"""Find ruled tables with pdfplumber; their text is taken from PDFium's glyphs."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.load.builder import joined
from assistant.load.pdf.glyphs import Glyph
from assistant.load.pdf.lines import lines_of
from assistant.load.pdf.view import Box

_WHOLE_PAGE = 0.8
_EMPTY_SHARE = 0.8


@dataclass(frozen=True)
class Table:
    """A table on a page: its box and its rows of cell texts; a box (专栏) has one column."""

    box: Box
    rows: tuple[tuple[str, ...], ...]
    glyphs: frozenset[Glyph]


class TableFinder:
    """Finds tables page by page; the document is opened once, when first needed."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: Any = None

    def find(self, index: int, glyphs: Sequence[Glyph]) -> list[Table]:
        """Return the tables of the page at ``index`` (from 0), top to bottom.

        :raises Exception: pdfplumber can raise nearly anything on a damaged page.
        """
        if self._document is None:
            import pdfplumber

            self._document = pdfplumber.open(io.BytesIO(self._data))
        page = self._document.pages[index]
        area = float(page.width * page.height) or 1.0
        tables = [_table(each, glyphs) for each in page.find_tables() if each.rows]
        page.close()
        kept = [each for each in tables if _is_table(each, area)]
        return sorted(kept, key=lambda table: table.box[1])


def _table(found: Any, glyphs: Sequence[Glyph]) -> Table:
    inside = [glyph for glyph in glyphs if _holds(found.bbox, glyph)]
    rows = tuple(tuple(_texts(row.cells, inside)) for row in found.rows)
    return Table(found.bbox, rows, frozenset(inside))


def _texts(cells: Sequence[Box | None], glyphs: Sequence[Glyph]) -> Iterator[str]:
    for cell in cells:
        own = [glyph for glyph in glyphs if cell is not None and _holds(cell, glyph)]
        yield joined(line.text for line in lines_of(own))


def _holds(box: Box, glyph: Glyph) -> bool:
    return box[0] <= (glyph.left + glyph.right) / 2 <= box[2] and box[1] <= glyph.middle <= box[3]


def _is_table(table: Table, area: float) -> bool:
    """Return whether a table holds text and is no mere frame around a page."""
    cells = [cell for row in table.rows for cell in row]
    filled = sum(map(bool, cells))
    left, top, right, bottom = table.box
    if len(table.rows[0]) == 1:
        return filled > 0 and (right - left) * (bottom - top) < _WHOLE_PAGE * area
    return filled > 1 and len(table.rows) > 1 and filled >= (1 - _EMPTY_SHARE) * len(cells)
