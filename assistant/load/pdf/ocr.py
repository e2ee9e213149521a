"""Recognise the characters of scanned pages with RapidOCR (the optional extra ``ocr``).

Its wheel carries the PP-OCR models, so nothing is fetched.
"""

import logging
from collections.abc import Callable, Iterator
from statistics import mean
from typing import Any

from assistant.load.pdf.glyphs import Glyph, PageText

_RESOLUTION = 200 / 72
_LONGEST_SIDE = 4000

Recogniser = Callable[[Any], tuple[PageText, float]]
"""Turns a PDFium page into its text and the mean confidence of its lines, from 0 to 1."""


def recogniser() -> Recogniser:
    """Load the models and return what reads a page.

    :raises ImportError: the extra is not installed.
    """
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    engine: Any = RapidOCR()

    def read(page: Any) -> tuple[PageText, float]:
        width, height = page.get_size()
        scale = min(_RESOLUTION, _LONGEST_SIDE / max(width, height, 1.0))
        image = page.render(scale=scale).to_numpy()
        result = engine(image)
        found = (
            []
            if result.boxes is None
            else list(zip(result.boxes, result.txts, result.scores, strict=True))
        )
        glyphs = [glyph for box, text, _ in found for glyph in _spread(box / scale, text)]
        confidence = mean(float(score) for _, _, score in found) if found else 0.0
        return PageText(tuple(glyphs), width, height, pictures=True), confidence

    return read


def _spread(corners: Any, text: str) -> Iterator[Glyph]:
    """Spread a recognised line's characters evenly over its box, so that layout can judge them.

    :param corners: the box's corners, shape (4, 2), in points.
    """
    left, top = (float(each) for each in corners.min(axis=0))
    right, bottom = (float(each) for each in corners.max(axis=0))
    step = (right - left) / max(len(text), 1)
    for place, char in enumerate(text):
        if not char.isspace():
            spaced = place > 0 and text[place - 1].isspace()
            start = left + place * step
            yield Glyph(char, start, top, start + step, bottom, spaced)
