"""The characters of a PDF page with their places, through PDFium.

Coordinates are points from the page's upper left corner, y downwards, as the page is shown.
"""

import ctypes
import math
import unicodedata
from dataclasses import dataclass
from itertools import islice
from typing import Any

from assistant.load.pdf.view import Box, View

_HYPHENS = frozenset("\x02\ufffe\u00ad")
_UNREADABLE = frozenset({"Cc", "Co", "Cn", "Cs", "So"})
_BREAKS = frozenset("\t\r\n\f\v")
_MOST_OBJECTS = 50_000
_INVISIBLE_MODE = 3
_TINY = 1.0
_WHITE = 250
_OPAQUE = 8
_STRAIGHT = math.radians(3)
_PATH, _IMAGE, _SHADING = 2, 3, 4


@dataclass(frozen=True, slots=True)
class Glyph:
    """One visible character; ``spaced`` says that the file prints a space before it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    spaced: bool = False

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        """Its height, in points."""
        return self.bottom - self.top


@dataclass(frozen=True)
class PageText:
    """A page's visible glyphs in the order of the file, its size, and the text left out.

    ``left_out`` pairs a reason with the text, ``unreadable`` counts glyphs whose font does not say
    which characters they are; ``pictures`` and ``ruled`` say that the page holds images and rules.
    """

    glyphs: tuple[Glyph, ...]
    width: float
    height: float
    left_out: tuple[tuple[str, str], ...] = ()
    unreadable: int = 0
    pictures: bool = False
    ruled: bool = False


def page_text(page: Any) -> PageText:
    """Read the glyphs of a PDFium page.

    Text painted invisibly (render mode 3) is the recognised text of a scan if it is most of the
    page's, and hidden otherwise.
    """
    import pypdfium2.raw as pdfium

    view = View(page)
    objects = list(islice(page.get_objects(max_depth=4), _MOST_OBJECTS))
    kinds = [each.type for each in objects]
    text = page.get_textpage()
    reader = _CharReader(pdfium, text.raw, view, _grounds(pdfium, objects, view))
    kept, hidden = reader.read(pdfium.FPDFText_CountChars(text.raw))
    text.close()
    if len(hidden.get("invisible", [])) > len(kept):
        kept, hidden["invisible"] = hidden["invisible"], []
    left_out = tuple(
        (reason, "".join(glyph.text for glyph in glyphs))
        for reason, glyphs in hidden.items()
        if glyphs
    )
    return PageText(
        tuple(kept),
        view.width,
        view.height,
        left_out,
        reader.unreadable,
        pictures=_IMAGE in kinds,
        ruled=kinds.count(_PATH) > 1,
    )


def _grounds(pdfium: Any, objects: list[Any], view: View) -> list[Box]:
    """Return the boxes of images, shadings and paths filled with a colour other than white."""
    boxes: list[Box] = []
    channels = [ctypes.c_uint() for _ in range(4)]
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    for each in objects:
        painted = each.type in {_IMAGE, _SHADING}
        if each.type == _PATH:
            pdfium.FPDFPath_GetDrawMode(each.raw, mode, stroke)
            if mode.value and pdfium.FPDFPageObj_GetFillColor(each.raw, *channels):
                red, green, blue, alpha = (channel.value for channel in channels)
                painted = min(red, green, blue) < _WHITE and alpha > _OPAQUE
        if painted:
            boxes.append(view.box(*each.get_bounds()))
    return boxes


class _CharReader:
    """Reads the characters of one text page and sorts the seen from the hidden."""

    def __init__(self, pdfium: Any, text: Any, view: View, grounds: list[Box]) -> None:
        self._pdfium = pdfium
        self._text = text
        self._view = view
        self._grounds = grounds
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._rectangle = pdfium.FS_RECTF()
        self.unreadable = 0

    def read(self, count: int) -> tuple[list[Glyph], dict[str, list[Glyph]]]:
        """Return the seen glyphs, and the hidden ones by reason."""
        kept: list[Glyph] = []
        hidden: dict[str, list[Glyph]] = {}
        spaced = False
        for index in range(count):
            char = chr(self._pdfium.FPDFText_GetUnicode(self._text, index) or 0x20)
            if char in _HYPHENS:
                char = "-"
            if not char.isprintable() or char in " \u3000\ufffd":
                real = not self._pdfium.FPDFText_IsGenerated(self._text, index)
                spaced = spaced or (char.isspace() and real)
                self.unreadable += (
                    unicodedata.category(char) in _UNREADABLE and real and char not in _BREAKS
                )
                continue
            glyph = self._glyph(index, char, spaced)
            spaced = False
            reason = self._reason(index, glyph)
            if reason:
                hidden.setdefault(reason, []).append(glyph)
            else:
                kept.append(glyph)
        return kept, hidden

    def _glyph(self, index: int, char: str, spaced: bool) -> Glyph:
        rectangle = self._rectangle
        self._pdfium.FPDFText_GetLooseCharBox(self._text, index, rectangle)
        box = self._view.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        return Glyph(char, *box, spaced)

    def _reason(self, index: int, glyph: Glyph) -> str | None:
        """Return why a glyph cannot be seen, or ``None``."""
        pdfium, text = self._pdfium, self._text
        if glyph.size < _TINY:
            return "tiny"
        if (
            glyph.right < 0
            or glyph.bottom < 0
            or glyph.left > self._view.width
            or glyph.top > self._view.height
        ):
            return "off-page"
        angle = pdfium.FPDFText_GetCharAngle(text, index) % (math.pi / 2)
        if _STRAIGHT < angle < math.pi / 2 - _STRAIGHT:
            return "slanted"
        thing = pdfium.FPDFText_GetTextObject(text, index)
        if thing and pdfium.FPDFTextObj_GetTextRenderMode(thing) == _INVISIBLE_MODE:
            return "invisible"
        return "white" if self._is_white(index) and not self._has_ground(glyph) else None

    def _is_white(self, index: int) -> bool:
        if not self._pdfium.FPDFText_GetFillColor(self._text, index, *self._colour):
            return False
        red, green, blue, alpha = (channel.value for channel in self._colour)
        return min(red, green, blue) >= _WHITE or alpha <= _OPAQUE

    def _has_ground(self, glyph: Glyph) -> bool:
        x, y = (glyph.left + glyph.right) / 2, glyph.middle
        return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in self._grounds)
