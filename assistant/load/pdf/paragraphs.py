"""Join the printed lines of a block into paragraphs by their geometry.

A line goes on in the next one if the next line's first word would not have fitted on it, and
neither an indent, a gap, another size of type nor a marker begins something new.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from statistics import median

from assistant.load.pdf.lines import Line

_MARKER = re.compile(
    r"""[（(]?[一二三四五六七八九十百零〇]{1,4}[）)、.．] | 第[一二三四五六七八九十百零〇\d]+\s*[编編篇部章节節条條]
      | [（(]?\d{1,3}(?:\.\d{1,3})*[)）.．、](?!\d) | \d{1,3}(?:\.\d{1,3})+\s | [①-⑳] | [—–-]{1,2}\s*\S
      | [•●▪◆■□○*·]\s? | (?:专栏|表|附件?|附录|图)\s*[\d一二三四五六七八九十]*(?:\s|[：:]) | [（(]?[a-zA-Z][)）.]\s
      | [（(][ivx]+[)）] | (?:Part|Chapter|Section|Article|Annex|Appendix|Box|Table|Schedule)\s+[\dIVXA-Z]""",
    re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[。！？；：.!?;:…][”’」』）)】\]\"']*$")
_LATIN_END = re.compile(r"[A-Za-z0-9,;:.!?)%”’]$")
_LATIN_START = re.compile(r"[A-Za-z0-9(“‘]")
_HYPHENATED = re.compile(r"[a-z]-$")
_INDENT = 0.8
_GAP = 1.7
_OTHER_SIZE = 0.15
_TITLE_SIZE = 1.15
_CENTRED = 0.04


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of one block: whether its first line is indented and its last one full."""

    text: str
    indented: bool
    full: bool


def paragraphs(lines: Sequence[Line], body: float, width: float) -> list[Paragraph]:
    """Return the paragraphs of one block of lines.

    :param body: the size of the document's body type, in points.
    :param width: the page's width, in points.
    """
    if not lines:
        return []
    left, right = _margins(lines)
    pitch = _pitch(lines)
    groups = [[lines[0]]]
    for line, following in pairwise(lines):
        first = len(groups[-1]) == 1
        if _is_title_pair(line, following, body, width, pitch) or (
            not _begins(line, following, left, pitch, first)
            and not _had_room(line, following, right)
        ):
            groups[-1].append(following)
        else:
            groups.append([following])
    return [
        Paragraph(
            reduce(join, (line.text for line in group)),
            indented=group[0].left > left + _INDENT * group[0].size,
            full=group[-1].right > right - 1.5 * group[-1].size,
        )
        for group in groups
    ]


def goes_on(paragraph: Paragraph, following: Paragraph) -> bool:
    """Return whether a page or column break cuts one paragraph into these two.

    That can be told where paragraphs are indented, as Chinese ones are; other breaks are left to
    the cleaning stage, which judges by the words.
    """
    begins = following.indented or _MARKER.match(following.text)
    return paragraph.indented and paragraph.full and not begins


def _margins(lines: Sequence[Line]) -> tuple[float, float]:
    rights = sorted(line.right for line in lines)
    return min(line.left for line in lines), rights[-1 - len(rights) // 20]


def _pitch(lines: Sequence[Line]) -> float:
    steps = [b.top - a.top for a, b in pairwise(lines) if b.top > a.top]
    return median(steps) if steps else 0.0


def _begins(line: Line, following: Line, left: float, pitch: float, first: bool) -> bool:
    """Return whether ``following`` begins something new, judging by gap, size, indent, marker."""
    step = following.top - line.top
    if step > _GAP * min(pitch, 2.5 * line.size) or step <= 0:
        return True
    if abs(following.size - line.size) > _OTHER_SIZE * line.size:
        return True
    if _MARKER.match(following.text) and (
        _SENTENCE_END.search(line.text) or following.left > left + line.size
    ):
        return True
    indented = following.left > left + _INDENT * following.size
    hanging = first and bool(_MARKER.match(line.text)) and following.left > line.left
    same = abs(following.left - line.left) < _INDENT * following.size and not first
    return indented and not hanging and not same


def _had_room(line: Line, following: Line, right: float) -> bool:
    """Return whether the next line's first word (and a mark after it) would have fitted.

    A small letter goes on with a sentence wherever its line ends.
    """
    if following.text[0].islower() and not _SENTENCE_END.search(line.text):
        return False
    return line.right + following.first_word + 0.6 * line.size < right


def _is_title_pair(line: Line, following: Line, body: float, width: float, pitch: float) -> bool:
    """Return whether two centred lines of large type are one title."""
    large = min(line.size, following.size) > _TITLE_SIZE * body
    alike = abs(line.size - following.size) < _OTHER_SIZE * line.size
    centred = all(
        abs((each.left + each.right) / 2 - width / 2) < _CENTRED * width
        for each in (line, following)
    )
    near = following.top - line.top < 2.2 * line.size
    return large and alike and centred and near and pitch > 0 and not _MARKER.match(following.text)


def join(text: str, more: str) -> str:
    """Join two lines of a paragraph: with a space between Latin words, without a hyphen that cuts one."""
    if _HYPHENATED.search(text) and more[:1].islower():
        return text[:-1] + more
    spaced = _LATIN_END.search(text) and _LATIN_START.match(more)
    return f"{text} {more}" if spaced else text + more
