"""Find the end of a box (专栏) that the text only names, without marking where it ends."""

from collections.abc import Mapping, Sequence

from assistant.clean import CleanLine
from assistant.outline.marker import Marker, markers
from assistant.outline.numbering import Numbering

_ENDS = {"attachment", "box", "table", "part", "chapter", "section", "article"}


def box_end(
    lines: Sequence[CleanLine],
    indices: Sequence[int],
    position: int,
    outer: Numbering,
    headings: Mapping[int, int],
) -> int:
    """Return the position after the last line of the box whose title stands at ``position``.

    A box ends at a wider gap than the one after its title, at a heading, and at a number that goes
    on with the numbering outside it rather than with its own.
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
