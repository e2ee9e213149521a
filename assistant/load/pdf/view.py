"""Coordinates of a PDF page as it is shown: points from its upper left corner, y downwards."""

from typing import Any

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class View:
    """Turns a page's own coordinates into those of the page as shown."""

    def __init__(self, page: Any) -> None:
        left, bottom, right, top = page.get_mediabox()
        self._origin = left, bottom
        self._size = right - left, top - bottom
        self._rotation = page.get_rotation()
        turned = self._rotation in {90, 270}
        self.width, self.height = self._size[::-1] if turned else self._size

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Turn a box."""
        corners = [self._point(left, bottom), self._point(right, top)]
        (x0, y0), (x1, y1) = corners
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self._origin[0], y - self._origin[1]
        width, height = self._size
        return {
            0: (x, height - y), 90: (y, x), 180: (width - x, y), 270: (height - y, width - x),
        }[self._rotation]  # fmt: skip
