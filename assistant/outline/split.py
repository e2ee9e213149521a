"""Find the documents in a source: a cover notice and the plans it issues can share one file."""

from dataclasses import dataclass
from itertools import pairwise

from assistant.clean import CleanLine
from assistant.outline.marker import markers
from assistant.outline.shape import (
    TITLE_LENGTH,
    is_colophon,
    is_issuer,
    is_period,
    is_signature,
    is_title,
)

_FRONT_LINES = 12
_FIRST = {("cn", (1,)), ("chapter", (1,)), ("article", (1,)), ("part", (1,)), ("dec", (1,))}


@dataclass(frozen=True)
class Part:
    """The lines of one document: indices of its title's lines and of all its lines, in order."""

    title: tuple[int, ...]
    indices: tuple[int, ...]


def split(lines: tuple[CleanLine, ...]) -> list[Part]:
    """Divide the lines of a source among its documents.

    A document begins at a title line once the one before it has had its body or its signature, if
    numbering restarts after it. A printing record (抄送, 印发) at the foot of a source belongs to the
    cover notice that opens the source.
    """
    starts = _starts(lines)
    bounds = [*starts, len(lines)]
    groups = [list(range(a, b)) for a, b in pairwise(bounds)]
    if len(groups) > 1 and not _has_numbering(lines, groups[0]):
        foot = _colophon_start(lines, groups[-1])
        groups[0] += groups[-1][foot:]
        del groups[-1][foot:]
    return [Part(_title(lines, group), tuple(group)) for group in groups if group]


def _starts(lines: tuple[CleanLine, ...]) -> list[int]:
    starts = [0]
    for index, line in enumerate(lines):
        if index and _is_title_line(line) and _restarts_after(lines, index):
            before = range(starts[-1], index)
            complete = any(is_signature(lines[i].text) for i in before) or _has_numbering(
                lines, list(before)
            )
            in_attachment = any(
                marker.family == "attachment"
                for i in before[-2:]
                for marker in markers(lines[i].text)
            )
            if complete and not in_attachment:
                starts.append(index)
    return starts


def _is_title_line(line: CleanLine) -> bool:
    return line.kind == "text" and is_title(line.text) and not markers(line.text)


def _restarts_after(lines: tuple[CleanLine, ...], index: int) -> bool:
    for line in lines[index + 1 :]:
        if _is_title_line(line):
            return False
        for marker in markers(line.text):
            if marker.family in {"attachment"}:
                return False
            if line.kind == "text" and marker.number:
                return (marker.family, marker.number) in _FIRST
    return False


def _has_numbering(lines: tuple[CleanLine, ...], indices: list[int]) -> bool:
    return any(
        (marker.family, marker.number) in _FIRST
        for index in indices
        if lines[index].kind == "text"
        for marker in markers(lines[index].text)
    )


def _colophon_start(lines: tuple[CleanLine, ...], group: list[int]) -> int:
    position = len(group)
    while position and is_colophon(lines[group[position - 1]].text):
        position -= 1
    return position


def _title(lines: tuple[CleanLine, ...], group: list[int]) -> tuple[int, ...]:
    numbered = (place for place, index in enumerate(group) if _has_numbering(lines, [index]))
    head = group[: min(next(numbered, _FRONT_LINES), _FRONT_LINES)]
    front = [index for index in head if lines[index].kind == "text"]
    stated = [
        index for index in front if lines[index].level == 1 and not markers(lines[index].text)
    ]
    named = [index for index in front if _is_title_line(lines[index])]
    short = [index for index in front[:1] if _can_be_title(lines[index])]
    # A plain title can stand above the first heading of the top level.
    found = sorted(stated[:1] + named[:1]) or short
    return _whole_title(lines, group, found[0]) if found else ()


def _can_be_title(line: CleanLine) -> bool:
    return (
        len(line.text) <= TITLE_LENGTH
        and not markers(line.text)
        and not line.text.endswith(("。", ".", "：", ":", "；", "，"))
    )


def _whole_title(lines: tuple[CleanLine, ...], group: list[int], index: int) -> tuple[int, ...]:
    position = group.index(index)
    title = [index]
    if position + 1 < len(group) and is_period(lines[group[position + 1]].text):
        title.append(group[position + 1])
    if (
        position
        and lines[index].text.startswith("关于")
        and is_issuer(lines[group[position - 1]].text)
    ):
        title.insert(0, group[position - 1])
    return tuple(title)
