"""Tell an attachment from the mention of one: 附件：… at the end of a notice names, 附件1 opens."""

from collections.abc import Sequence

from assistant.clean import CleanLine
from assistant.outline.marker import markers
from assistant.outline.shape import is_complete, is_signature, may_stand_alone


def named_in(
    lines: Sequence[CleanLine], indices: Sequence[int], position: int, rest: str
) -> list[int]:
    """Return the lines that only name attachments, from the one at ``position`` on, or none.

    ``rest`` is what follows 附件 on that line; a list goes on: 附件：1.… then 2.… and so on.
    """
    listed = _listed(lines, indices, position, rest)
    if rest and (listed or not _starts_body(lines, indices, position + 1)):
        return [indices[position], *listed]
    return []


def title_end(lines: Sequence[CleanLine], indices: Sequence[int], position: int) -> int:
    """Return the position after the title lines of an attachment that begin at ``position``."""
    while position < len(indices) and _is_title(lines[indices[position]]):
        position += 1
    return position


def _listed(
    lines: Sequence[CleanLine], indices: Sequence[int], position: int, first: str
) -> list[int]:
    found: list[int] = []
    if (1,) not in _numbers(first):
        return found
    for index in indices[position + 1 :]:
        if (len(found) + 2,) not in _numbers(lines[index].text):
            break
        found.append(index)
    return found


def _numbers(text: str) -> set[tuple[int, ...]]:
    return {marker.number for marker in markers(text) if marker.family == "dec"}


def _starts_body(lines: Sequence[CleanLine], indices: Sequence[int], position: int) -> bool:
    if position >= len(indices):
        return False
    line = lines[indices[position]]
    found = markers(line.text)
    if line.kind == "row":
        return True
    if is_signature(line.text) or (may_stand_alone(line.text) and not found):
        return False
    return all(marker.family != "attachment" for marker in found)


def _is_title(line: CleanLine) -> bool:
    return (
        line.kind == "text"
        and may_stand_alone(line.text)
        and not markers(line.text)
        and not is_complete(line.text)
    )
