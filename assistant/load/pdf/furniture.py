"""Find running headers, footers and page numbers: lines at a page's edge that come back."""

import re
from collections import defaultdict
from collections.abc import Sequence

from assistant.load.pdf.glyphs import Glyph, PageText
from assistant.load.pdf.lines import Line, lines_of

_EDGE = 0.12
_SHARE = 0.4
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\d{1,3}")
_STRIP = re.compile(r"[\s—–－\-·•|]+")
_SAME_HEIGHT = 6.0


def furniture(pages: Sequence[PageText]) -> tuple[list[frozenset[Glyph]], list[str]]:
    """Return the glyphs of each page that are furniture, and what the repeated lines say.

    A line is furniture if at the same height it says the same, digits aside, on two pages or more
    and on two fifths of all; a number alone at the foot of the only page is its number.
    """
    by_text: dict[str, list[tuple[int, Line]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for line in lines_of(glyph for glyph in page.glyphs if _at_edge(glyph, page)):
            by_text[_DIGITS.sub("#", _STRIP.sub("", line.text))].append((number, line))
    found: list[set[Glyph]] = [set() for _ in pages]
    texts: list[str] = []
    for lines in (group for same in by_text.values() for group in _by_height(same)):
        if len({number for number, _ in lines}) >= max(2, _SHARE * len(pages)) or _only(
            lines, pages
        ):
            for number, line in lines:
                found[number].update(line.glyphs)
            texts.append(min(lines, key=lambda pair: pair[0])[1].text)
    return [frozenset(each) for each in found], list(dict.fromkeys(texts))


def _by_height(lines: list[tuple[int, Line]]) -> list[list[tuple[int, Line]]]:
    groups: list[list[tuple[int, Line]]] = []
    for each in sorted(lines, key=lambda pair: pair[1].top):
        if groups and each[1].top - groups[-1][-1][1].top < _SAME_HEIGHT:
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def _at_edge(glyph: Glyph, page: PageText) -> bool:
    return glyph.bottom < _EDGE * page.height or glyph.top > (1 - _EDGE) * page.height


def _only(lines: list[tuple[int, Line]], pages: Sequence[PageText]) -> bool:
    alone = len(pages) == 1 and lines[0][1].top > pages[0].height / 2
    return alone and bool(_NUMBER.fullmatch(_STRIP.sub("", lines[0][1].text)))
