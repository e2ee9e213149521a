"""Table rows: bare figures whose unit stands in a cell of its own."""

from dataclasses import replace

from assistant.quantity.folding import fold
from assistant.quantity.model import Kind, Quantity
from assistant.quantity.reader import read_quantities
from assistant.quantity.units import read_unit


def unit_of(cell: str) -> str | None:
    """Return the canonical unit that ``cell`` consists of (‰, 张, 1/10万), or ``None``."""
    folded = fold(cell).strip()
    if folded.startswith("1/"):
        folded = folded[1:]
    unit = read_unit(folded, 0)
    return unit.name if unit and unit.end == len(folded) else None


def with_unit(quantity: Quantity, unit: str) -> Quantity:
    """Give a bare figure of a table cell the unit of its row; 2020 in such a cell is no year."""
    bare = quantity.kind == "year" and quantity.text.strip().isdecimal()
    if not unit or quantity.unit or not (bare or quantity.kind == "amount") or quantity.ratio:
        return quantity
    kind: Kind = "age" if unit in ("years old", "months old") else "amount"
    return replace(quantity, kind=kind, unit=unit)


def read_row(text: str) -> tuple[Quantity, ...]:
    """Read a row whose cells are joined by tabs; figures after the unit's cell take its unit.

    A bare number before it is the row's serial number, a label. A text without a cell that is a
    unit is read as running text.
    """
    cells = text.split("\t")
    units = [unit_of(cell) if len(cells) > 1 else None for cell in cells]
    found: list[Quantity] = []
    offset, unit = 0, ""
    for cell, printed in zip(cells, units, strict=True):
        if printed is None:
            inside = read_quantities(cell)
            if any(units) and not unit and cell.strip().isdecimal():
                inside = tuple(replace(serial, kind="label") for serial in inside)
            found += [_shifted(with_unit(q, unit), offset) for q in inside]
        unit = printed or unit
        offset += len(cell) + 1
    return tuple(found)


def _shifted(quantity: Quantity, offset: int) -> Quantity:
    start, end = quantity.span
    return replace(quantity, span=(start + offset, end + offset))
