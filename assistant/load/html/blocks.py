"""Break a page into blocks (paragraphs, headings, list items, table rows) in reading order."""

import re
from dataclasses import dataclass, field

from assistant.load.builder import joined
from assistant.load.html.block import OWN_MARKER, Block, list_marker, plain
from assistant.load.html.grid import column_cells, data_rows
from assistant.load.html.hidden import Element, StyleSheet, has_ground, is_hidden, is_white

_SKIPPED = re.compile(
    "script|style|noscript|template|iframe|object|embed|svg|canvas|audio|video"
    "|map|button|select|input|textarea|datalist|rt|rp|head|link|meta|base"
)
_INLINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd"
    "|label|mark|q|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr|o:p|nobr"
)
_HEADING = re.compile(r"h([1-6])")
_WHITE_SHARE = 0.3


@dataclass
class Blocks:
    """Collects the blocks of a page and what is hidden in it."""

    sheet: StyleSheet
    total: int
    blocks: list[Block] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _linked: int = 0
    _marker: str = ""

    def read(self, element: Element, trail: tuple[Element, ...], backed: bool, link: bool) -> None:
        """Read an element; ``backed``: on a coloured ground; ``link``: inside a link."""
        style = self.sheet.style(element)
        backed = backed or has_ground(element, style)
        if self._unseen(element, style, backed):
            text = joined(element.itertext())
            self.hidden += [text] if text else []
            return
        if element.tag == "br":
            self._break(trail, None)
            return
        link = link or element.tag == "a"
        if _INLINE.fullmatch(element.tag):
            self._inside(element, trail, backed, link)
            return
        self._break(trail, None)
        inner = (*trail, element)
        if element.tag == "table" and self._table(element, inner, backed):
            return
        self._marker = list_marker(element)
        heading = _HEADING.fullmatch(element.tag)
        if heading:
            self._heading(element, inner, backed, int(heading.group(1)))
        else:
            self._inside(element, inner, backed, link)
            self._break(inner, None)

    def _heading(
        self, element: Element, trail: tuple[Element, ...], backed: bool, level: int
    ) -> None:
        """Read a heading as one block, whatever line breaks it holds."""
        inner = Blocks(self.sheet, self.total)
        inner._inside(element, trail, backed, link=False)
        inner._break(trail, level)
        self.hidden += inner.hidden
        text = joined(block.text for block in inner.blocks)
        if text:
            linked = sum(block.linked for block in inner.blocks)
            number = element.sourceline or 1
            self.blocks.append(Block(text, number, trail, level, linked=linked))

    def _inside(
        self, element: Element, trail: tuple[Element, ...], backed: bool, link: bool
    ) -> None:
        self._add(element.text, link)
        for each in element:
            if isinstance(each.tag, str) and not _SKIPPED.fullmatch(each.tag):
                self.read(each, trail, backed, link)
            self._add(each.tail, link)

    def _add(self, text: str | None, link: bool) -> None:
        if text:
            self._text.append(text)
            self._linked += len(text.strip()) if link else 0

    def _break(self, trail: tuple[Element, ...], level: int | None) -> None:
        text = plain("".join(self._text))
        if text:
            number = trail[-1].sourceline if trail else None
            marker = "" if OWN_MARKER.match(text) else self._marker
            self.blocks.append(
                Block(text, number or 1, trail, level, linked=self._linked, inserted=marker)
            )
            self._marker = ""
        self._text, self._linked = [], 0

    def _unseen(self, element: Element, style: dict[str, str], backed: bool) -> bool:
        if is_hidden(element, style):
            return True
        if backed or not is_white(element, style):
            return False
        # White text over much of a page stands on a ground that a linked style sheet paints.
        return sum(map(len, element.itertext())) < _WHITE_SHARE * self.total

    def _table(self, table: Element, trail: tuple[Element, ...], backed: bool) -> bool:
        """Read a table of data or a box; return whether it was one, not mere layout."""
        box = column_cells(table)
        if box:
            texts = [text for cell in box for text in self._lines(cell, trail, backed)]
            if len(texts) > 1:
                number = table.sourceline or 1
                self.blocks.append(
                    Block(" ".join(texts), number, trail, cells=tuple(texts), kind="box")
                )
                return True
        rows = data_rows(table)
        if not rows:
            return False
        for caption in table.iterfind("caption"):
            self.read(caption, trail, backed, link=False)
        for row in rows:
            texts = [
                "" if cell is None else joined(self._lines(cell, trail, backed)) for cell in row
            ]
            linked = sum(
                len("".join(a.itertext()))
                for cell in row
                if cell is not None
                for a in cell.iter("a")
            )
            first = next((cell for cell in row if cell is not None), table)
            self.blocks.append(
                Block(
                    " ".join(filter(None, texts)),
                    first.sourceline or 1,
                    trail,
                    cells=tuple(texts),
                    kind="row",
                    linked=linked,
                )
            )
        return True

    def _lines(self, cell: Element, trail: tuple[Element, ...], backed: bool) -> list[str]:
        inner = Blocks(self.sheet, self.total)
        inner.read(cell, trail, backed, link=False)
        inner._break(trail, None)
        self.hidden += inner.hidden
        return [block.inserted + block.text for block in inner.blocks]
