"""Targets from table rows."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.quantity import Quantity, read_quantities, unit_of, with_unit
from assistant.targets.context import Context
from assistant.targets.reading import Reading
from assistant.types import Cell, Clause, TargetKind

_NAME = re.compile(r"指标|名称|项目|内容|indicator|name|measure|item", re.IGNORECASE)
_UNIT = re.compile(r"单位|unit", re.IGNORECASE)
_NOT_VALUE = re.compile(
    r"序号|编号|类别|类型|属性|性质|责任|部门|单位|备注|说明|领域|no\.|type|nature|remark|category"
    r"|responsib|source",
    re.IGNORECASE,
)
_YEAR = re.compile(r"20\d\d")
_AIM = re.compile(r"目标|规划|target|goal|plan", re.IGNORECASE)
_DONE = re.compile(
    r"完成|现状|基期|基线|基础|实际|实绩|执行|baseline|current|actual|base", re.IGNORECASE
)
_BRACKET_UNIT = re.compile(r"[（(]([^（()）]{1,8})[）)]\s*$")
_AROUND = re.compile(
    r"以上|以下|以内|左右|及|不低于|不少于|不高于|不超过|达到|约|at least|at most"
    r"|or (?:more|less|above|below)"
    r"|about|≥|≤|<|>|[\s*＊]",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\u4e00-\u9fff]{2,12}|[A-Za-z][A-Za-z ]{3,40}")
_TREND = re.compile(
    r"提高|提升|下降|降低|增长|增加|减少|改善|控制|完成|达标|全覆盖|稳定"
    r"|increase|decrease|reduce|improve|rise|fall|decline|maintain"
)
_NOTE_YEAR = re.compile(r"[*＊][^。；;\n]*?(20\d\d)")


def read_table_row(
    row: Clause, context: Context, title: str, notes: Sequence[str]
) -> list[Reading]:
    """Read the figures of a table row; spans are those of its cells in the document.

    Years and kinds come from the headers, else from the table's ``title``; a starred value takes
    the year of the ``notes``. A cell that is not a figure or a trend as a whole gives nothing.
    """
    name = _name(row.cells)
    if not name:
        return []
    indicator, unit = _without_unit(name.text)
    units = [cell.text for cell in row.cells if _UNIT.search(cell.header)]
    unit = (unit_of(units[0]) if units else None) or unit
    readings = []
    for cell in row.cells:
        if cell is name or not cell.text.strip() or not _is_value(cell):
            continue
        reading = _read_cell(cell, indicator, unit)
        if reading:
            year = _starred_year(cell, notes) or _header_year(cell.header)
            kind = _kind(cell.header, title, year, context)
            readings.append(replace(reading, span=row.span, year=year, kind=kind))
    return [each for each in readings if each.quantity or each.kind != "baseline"]


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _name(cells: Sequence[Cell]) -> Cell | None:
    named = [c for c in cells if _NAME.search(_squeeze(c.header)) and not _YEAR.search(c.header)]
    return next((cell for cell in named if cell.text.strip()), None)


def _without_unit(name: str) -> tuple[str, str]:
    """Split 婴儿死亡率（‰） into the name and its unit."""
    match = _BRACKET_UNIT.search(name)
    unit = unit_of(match.group(1)) if match else None
    return (name[: match.start()].strip(), unit) if match and unit else (name.strip(), "")


def _is_value(cell: Cell) -> bool:
    header = _squeeze(cell.header)
    if _YEAR.search(header) or _AIM.search(header) or _DONE.search(header):
        return True
    return not _NAME.search(header) and not _NOT_VALUE.search(header) and bool(header)


def _read_cell(cell: Cell, indicator: str, unit: str) -> Reading | None:
    quantities = read_quantities(cell.text)
    start = cell.span[0]
    if len(quantities) == 1 and _is_whole(cell.text, quantities[0]):
        quantity = with_unit(quantities[0], unit)
        if quantity.kind not in ("amount", "age"):
            return None
        low, high = quantity.span
        return Reading(indicator, quantity, cell.span, (start + low, start + high))
    if not quantities and _WORD.fullmatch(cell.text.strip()) and _TREND.search(cell.text):
        return Reading(indicator, None, cell.span, cell.span, word=cell.text.strip())
    return None


def _is_whole(text: str, quantity: Quantity) -> bool:
    rest = text[: quantity.span[0]] + text[quantity.span[1] :]
    return not _AROUND.sub("", rest)


def _header_year(header: str) -> int | None:
    years = _YEAR.findall(_squeeze(header))
    return int(years[0]) if len(set(years)) == 1 else None


def _starred_year(cell: Cell, notes: Sequence[str]) -> int | None:
    if not re.search(r"[*＊]", cell.text):
        return None
    years = {match for note in notes for match in _NOTE_YEAR.findall(note)}
    return int(years.pop()) if len(years) == 1 else None


def _kind(header: str, title: str, year: int | None, context: Context) -> TargetKind:
    past = year is not None and context.start is not None and year < context.start
    if _DONE.search(header):
        return "baseline"
    if _AIM.search(header):
        return "past target" if past else "target"
    if year is None and _DONE.search(title):
        return "baseline"
    return context.kind(year)
