"""Lay out Word tables as grids of cells."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.load.docx.names import TRANSPARENT, Element, child, number, tag, value
from assistant.load.docx.styles import has_ground

_MAX_COLUMNS = 64


@dataclass(frozen=True)
class GridCell:
    """A cell at its column; ``element`` is ``None`` where a merge covers the place."""

    element: Element | None
    shaded: bool = False


def within(element: Element, name: str) -> Iterator[Element]:
    """Yield the children called ``name``, also those inside content controls and insertions."""
    for each in element:
        if each.tag == tag(name):
            yield each
        elif each.tag in TRANSPARENT:
            yield from within(each, name)


def rows_of(table: Element) -> list[list[GridCell]]:
    """Return the rows of a table, all as wide as its widest; merged places are empty.

    The text of a merged cell stands in its first column and first row only (17.4.17, 17.4.84).
    """
    shaded = _has_painted_style(table)
    rows = [_row(row, shaded) for row in within(table, "w:tr")]
    width = max(map(len, rows), default=0)
    return [row + [GridCell(None)] * (width - len(row)) for row in rows]


def _row(row: Element, shaded: bool) -> list[GridCell]:
    before = number(row, "w:trPr", "w:gridBefore") or 0
    cells = [GridCell(None)] * max(0, min(before, _MAX_COLUMNS))
    for cell in within(row, "w:tc"):
        merge = child(cell, "w:tcPr", "w:vMerge")
        continued = merge is not None and merge.get(tag("w:val")) != "restart"
        painted = shaded or has_ground(child(cell, "w:tcPr"))
        cells.append(GridCell(None if continued else cell, painted))
        span = number(cell, "w:tcPr", "w:gridSpan") or 1
        cells += [GridCell(None)] * (max(1, min(span, _MAX_COLUMNS)) - 1)
    return cells


def _has_painted_style(table: Element) -> bool:
    name = value(table, "w:tblPr", "w:tblStyle")
    return name is not None and name not in {"TableGrid", "TableNormal"}
