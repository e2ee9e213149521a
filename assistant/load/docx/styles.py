"""Effective paragraph and run properties through the chain of styles (ECMA-376 part 1, 17.7)."""

import re
from collections.abc import Iterator

from assistant.load.docx.names import Element, child, number, switched_on, tag, value

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题|標題|书名", re.IGNORECASE)
_CONTENTS = re.compile(r"toc\s*\d|目录\s*\d?|table of (?:contents|figures)", re.IGNORECASE)
_LONGEST_CHAIN = 32
_WHITE = re.compile(r"(?:F[C-F]){3}", re.IGNORECASE)
_TINY_HALF_POINTS = 2


class Styles:
    """The styles of one document, by id."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._default: str | None = None
        for style in root.findall(tag("w:style")) if root is not None else ():
            name = style.get(tag("w:styleId"))
            if name:
                self._by_id.setdefault(name, style)
                kind, default = style.get(tag("w:type")), style.get(tag("w:default"))
                if kind == "paragraph" and default in {"1", "true", "on"}:
                    self._default = name

    def chain(self, name: str | None) -> Iterator[Element]:
        """Yield the style and those it is based on; a circle ends."""
        for _ in range(_LONGEST_CHAIN):
            style = self._by_id.get(name or "")
            if style is None:
                return
            yield style
            name = value(style, "w:basedOn")

    def paragraph_chain(self, paragraph: Element) -> list[Element]:
        """Return the styles that a paragraph follows, nearest first."""
        return list(self.chain(value(paragraph, "w:pPr", "w:pStyle") or self._default))

    def level(self, paragraph: Element) -> int | None:
        """Return the heading level, from 1, that a paragraph or its style states."""
        styles = self.paragraph_chain(paragraph)
        for holder in (paragraph, *styles):
            stated = number(holder, "w:pPr", "w:outlineLvl")
            if stated is not None:
                return stated + 1 if 0 <= stated < 9 else None
        for style in styles:
            name = value(style, "w:name") or ""
            heading = _HEADING.fullmatch(name)
            if heading:
                return int(heading.group(1))
            if _TITLE.fullmatch(name):
                return 1
        return None

    def is_contents(self, paragraph: Element) -> bool:
        """Return whether a paragraph is a line of a generated table of contents."""
        names = (value(style, "w:name") or "" for style in self.paragraph_chain(paragraph))
        return any(_CONTENTS.fullmatch(name) for name in names)

    def numbering(self, paragraph: Element) -> tuple[str, int] | None:
        """Return a paragraph's list and its level in it, from 0; ``None`` if it is in no list."""
        holders = [paragraph, *self.paragraph_chain(paragraph)]
        for holder in holders:
            name = value(holder, "w:pPr", "w:numPr", "w:numId")
            if name is not None:
                levels = (number(each, "w:pPr", "w:numPr", "w:ilvl") for each in holders)
                level = next((each for each in levels if each is not None), 0)
                return None if name == "0" else (name, max(level, 0))
        return None

    def hides(self, paragraph: Element, run: Element, shaded: bool) -> bool:
        """Return whether a run's text cannot be seen: vanished, tiny, or white on white.

        :param shaded: the run stands on a coloured ground, where white text is seen.
        """
        styles = [*self.chain(value(run, "w:rPr", "w:rStyle")), *self.paragraph_chain(paragraph)]
        properties = [
            each for each in (child(h, "w:rPr") for h in (run, *styles)) if each is not None
        ]
        vanished = next(
            (on for each in properties if (on := switched_on(each, "w:vanish")) is not None), False
        )
        size = next((n for each in properties if (n := number(each, "w:sz")) is not None), None)
        if vanished or (size is not None and size <= _TINY_HALF_POINTS):
            return True
        if shaded or any(has_ground(each) for each in (child(paragraph, "w:pPr"), *properties)):
            return False
        colours = (child(each, "w:color") for each in properties)
        colour = next((each for each in colours if each is not None), None)
        return colour is not None and _is_white(colour)


def has_ground(properties: Element | None) -> bool:
    """Return whether properties (of a run, paragraph or cell) paint a coloured ground."""
    if properties is None:
        return False
    highlight = value(properties, "w:highlight")
    shading = child(properties, "w:shd")
    fill = shading.get(tag("w:fill")) if shading is not None else None
    themed = shading is not None and shading.get(tag("w:themeFill")) is not None
    coloured = fill not in {None, "auto"} and not _WHITE.fullmatch(fill or "")
    return coloured or themed or highlight not in {None, "none", "white"}


def _is_white(colour: Element) -> bool:
    theme = colour.get(tag("w:themeColor"))
    if theme is not None:
        return theme in {"background1", "light1"} and colour.get(tag("w:themeShade")) is None
    return bool(_WHITE.fullmatch(colour.get(tag("w:val")) or ""))
