"""Find headings that have no marker: short lines that stand between finished sentences.

One such line proves nothing, so that a document has them only if there are several, or if it is in
capitals or one of the names that forewords and summaries have everywhere.
"""

import re
from collections.abc import Sequence

from assistant.clean import CleanLine
from assistant.outline.marker import markers
from assistant.outline.node import RANKS, TOP_LIST_RANK
from assistant.outline.shape import is_colophon, is_complete, is_signature

_PUNCTUATION = re.compile(r"[。！!；;：:，,]|[.、]$")
_FINISHED = re.compile(r"[。！？!?；;：:.][”’」』）)\"']*$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_NAME = re.compile(
    r"前\s*言|引\s*言|序\s*言|导\s*言|结\s*语|参考文献|Foreword|Preface|Preamble|Introduction"
    r"|(?:Executive [Ss]|S)ummary|Conclusions?|References|Glossary|Abbreviations"
)
_LONGEST = 60
_LONGEST_HAN = 20
_SEVERAL = 2
_SECTIONS = ("cn", "dec", "upper_roman", "upper")
_ABOVE_ALL_NUMBERING = -10.0


def find_headings(lines: Sequence[CleanLine], indices: Sequence[int]) -> dict[int, int]:
    """Return the unmarked headings among the lines at ``indices``: index → 1, or 2 below capitals."""
    shaped = [is_heading_shape(lines[index]) for index in indices]
    found = {
        index
        for place, index in enumerate(indices)
        if shaped[place] and _between_sentences(lines, indices, shaped, place)
    }
    named = {index for index in found if _NAME.fullmatch(lines[index].text)}
    capitals = {index for index in found if lines[index].text.isupper()}
    others = found - capitals
    kept = capitals | (others if len(found) >= _SEVERAL else named)
    return {index: 1 if index in capitals or not capitals else 2 for index in kept}


def unmarked_rank(lines: Sequence[CleanLine], indices: Sequence[int]) -> float:
    """Return the rank of unmarked headings: inside numbered sections, or above all numbering.

    Sections are numbered once through the document, and their numbers open headings; a numbering
    that restarts, or opens whole sentences, belongs to lists under the unmarked headings.
    """
    numbered = [
        (marker, lines[index].text)
        for index in indices
        if lines[index].kind == "text"
        for marker in markers(lines[index].text)[:1]
    ]
    attached = [
        place for place, (marker, _) in enumerate(numbered) if marker.family == "attachment"
    ]
    for family in _SECTIONS:
        body = numbered[: attached[0]] if attached else numbered
        found = [(marker.number, text) for marker, text in body if marker.family == family]
        standing = [text for _, text in found if not is_complete(text)]
        once = sum(number == (1,) for number, _ in found) == 1
        if once and len(found) > 1 and len(standing) * 2 > len(found):
            return RANKS.get(family, TOP_LIST_RANK) + 0.5
    return _ABOVE_ALL_NUMBERING


def is_heading_shape(line: CleanLine) -> bool:
    """Return whether a line without a marker could be a heading, judged by itself."""
    text = line.text
    longest = _LONGEST_HAN if _HAN.search(text) else _LONGEST
    return (
        line.kind == "text"
        and line.level is None
        and len(text) <= longest
        and not text[0].islower()
        and any(char.isalpha() for char in text)
        and not _PUNCTUATION.search(text)
        and not markers(text)
        and not is_signature(text)
        and not is_colophon(text)
    )


def _between_sentences(
    lines: Sequence[CleanLine], indices: Sequence[int], shaped: Sequence[bool], place: int
) -> bool:
    line = lines[indices[place]]
    if not (line.blank_before or line.text.isupper()) or place + 1 >= len(indices):
        return False
    after = place + 1
    if shaped[after] and line.text.isupper() and after + 1 < len(indices):
        after += 1
    before = lines[indices[place - 1]] if place else None
    return _is_body(lines[indices[after]]) and (
        before is None
        or before.kind != "text"
        or bool(_FINISHED.search(before.text))
        or shaped[place - 1]
        or before.level is not None
    )


def _is_body(line: CleanLine) -> bool:
    if line.kind == "row":
        return True
    if line.kind != "text" or line.level is not None or is_signature(line.text):
        return False
    return bool(_FINISHED.search(line.text) or markers(line.text)) or len(line.text) > _LONGEST
