"""Tell tables of data from tables of layout, and lay them out as grids."""

import re
from collections.abc import Iterator
from typing import Any

from assistant.errors import SourceError
from assistant.load.html.hidden import Element
from assistant.types import Text

_MAX_COLUMNS = 64
_MAX_PLACES = 500_000
_BOX_LENGTH = 4000
_BOX = re.compile(r"(?:专栏|專欄|Box)\s*[\d一二三四五六七八九十]")
_LONG_CELL = 400
_LAYOUT_SHARE = 0.7
_BLOCKS = ("p", "div", "h1", "h2", "h3", "h4", "article", "section", "ul", "ol")
_MANY_BLOCKS = 12


def column_cells(table: Element) -> list[Element]:
    """Return the cells of a table of one column that is a box, else an empty list.

    A box has a border or calls itself one; a bare table of one column is mere layout.
    """
    rows = [list(_cells(row)) for row in _rows(table)]
    if not rows or any(len(cells) != 1 for cells in rows) or _nests(table):
        return []
    text = "".join(table.itertext()).strip()
    bordered = (table.get("border") or "0") != "0" or "border" in (table.get("style") or "")
    is_box = len(text) <= _BOX_LENGTH and (bordered or _BOX.match(text))
    return [cells[0] for cells in rows] if is_box else []


def data_rows(table: Element) -> list[list[Element | None]]:
    """Return the rows of a table of data, all equally wide; of a layout table, an empty list.

    The places that a spanning cell covers, except its first, are ``None``.
    """
    rows = list(_rows(table))
    if len(rows) < 2 or _nests(table) or table.get("role") in {"presentation", "none"}:
        return []
    grid = _spread(rows)
    width = max(map(len, grid), default=0)
    if width < 2 or _is_layout(table, grid):
        return []
    return [row + [None] * (width - len(row)) for row in grid]


def _nests(table: Element) -> bool:
    return table.find(".//table") is not None


def _rows(table: Element) -> Iterator[Element]:
    for each in table:
        if each.tag == "tr":
            yield each
        elif each.tag in {"thead", "tbody", "tfoot"}:
            yield from each.iterchildren("tr")


def _cells(row: Element) -> Iterator[Element]:
    yield from row.iterchildren("td", "th")


def _is_layout(table: Element, grid: list[list[Element | None]]) -> bool:
    if table.find(".//th") is not None or table.find("caption") is not None:
        return False
    lengths = [_length(cell) for row in grid for cell in row if cell is not None]
    longest, total = max(lengths, default=0), sum(lengths)
    blocks = max(
        (sum(1 for _ in cell.iter(*_BLOCKS)) for row in grid for cell in row if cell is not None),
        default=0,
    )
    return (longest > _LONG_CELL and longest > _LAYOUT_SHARE * total) or blocks > _MANY_BLOCKS


def _length(cell: Any) -> int:
    return sum(len(text.strip()) for text in cell.itertext())


def _spread(rows: list[Element]) -> list[list[Element | None]]:
    """Place cells on a grid as browsers do (HTML Standard 4.9.12.1).

    :raises SourceError: the spans make far more places than a document has.
    """
    grid: list[list[Element | None]] = []
    covered: dict[int, int] = {}
    places = 0
    for row in rows:
        placed: list[Element | None] = []
        below: dict[int, int] = {}
        cells = _cells(row)
        cell = next(cells, None)
        while cell is not None or any(column >= len(placed) for column in covered):
            column = len(placed)
            if covered.get(column):
                below[column] = covered[column] - 1
                placed.append(None)
            elif cell is None:
                placed.append(None)
            else:
                width, height = _span(cell, "colspan"), _span(cell, "rowspan")
                placed += [cell, *[None] * (min(width, _MAX_COLUMNS) - 1)]
                below.update(dict.fromkeys(range(column, len(placed)), height - 1))
                cell = next(cells, None)
        covered = {column: count for column, count in below.items() if count}
        grid.append(placed)
        places += len(placed)
        if places > _MAX_PLACES:
            raise SourceError(Text(zh="表格过大", en="a table is too large"))
    return grid


def _span(cell: Element, name: str) -> int:
    printed = (cell.get(name) or "1").strip()
    return max(1, int(printed)) if printed.isdecimal() and len(printed) < 6 else 1
