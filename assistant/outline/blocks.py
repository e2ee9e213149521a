"""Tables and boxes: where they end, and the node of a table."""

from collections.abc import Mapping, Sequence

from assistant.clean import CleanLine
from assistant.outline.marker import Marker, markers
from assistant.outline.node import Node
from assistant.outline.numbering import Numbering

_ENDS = {"attachment", "box", "table", "part", "chapter", "section", "article"}


def run_end(lines: Sequence[CleanLine], indices: Sequence[int], position: int, kind: str) -> int:
    """Return the position after the lines of ``kind`` that begin at ``position``."""
    while position < len(indices) and lines[indices[position]].kind == kind:
        position += 1
    return position


def read_table(lines: Sequence[CleanLine], rows: Sequence[int], caption: int | None) -> Node:
    """Return the node of a table.

    Its first row is its header, unless it is the only one under a caption: a table has a line.
    """
    table = Node("table", [] if caption is None else [caption])
    if caption is not None:
        text = lines[caption].text
        marker = markers(text)[0]
        table.label, table.number = marker.label, marker.number
        table.heading = text[marker.end :].strip(" 　:：.")
    first_row = 1 if len(rows) > 1 or caption is None else 0
    if first_row:
        header = lines[rows[0]]
        table.lines.append(rows[0])
        table.header = tuple(header.text[start:end] for start, end in header.cells)
    table.children = [Node("row", [row]) for row in rows[first_row:]]
    return table


def box_end(
    lines: Sequence[CleanLine],
    indices: Sequence[int],
    position: int,
    outer: Numbering,
    headings: Mapping[int, int],
) -> int:
    """Return the position after the last line of a box whose title at ``position`` is plain text.

    Such a box ends at a wider gap than the one after its title, at a heading, and at a number that
    goes on with the numbering outside it rather than with its own.
    """
    inner = Numbering()
    end = position + 1
    while end < len(indices):
        line = lines[indices[end]]
        gap = line.blank_before > lines[indices[position + 1]].blank_before
        if gap or line.kind != "text" or line.level is not None or indices[end] in headings:
            break
        found = markers(line.text)
        if any(marker.family in _ENDS or _goes_on(marker, inner, outer) for marker in found[:1]):
            break
        for marker in found[:1]:
            inner.record(marker)
        end += 1
    return end


def _goes_on(marker: Marker, inner: Numbering, outer: Numbering) -> bool:
    return outer.continues(marker) and not inner.continues(marker)
