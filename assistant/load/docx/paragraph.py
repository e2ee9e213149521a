"""Read one paragraph: what is seen of it, what is hidden in it, and what hangs on it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.load.docx.names import Element, chosen, tag
from assistant.load.docx.styles import Styles

_LEFT_OUT = {tag(name) for name in ("w:del", "w:moveFrom")}
_SKIPPED = {tag(name) for name in ("w:pPr", "w:rPr", "w:instrText", "w:delText", "w:tbl")}
_SIGNS = {
    tag("w:tab"): " ",
    tag("w:ptab"): " ",
    tag("w:br"): "\n",
    tag("w:cr"): "\n",
    tag("w:noBreakHyphen"): "-",
}
_NOTES = {tag("w:footnoteReference"): "footnotes", tag("w:endnoteReference"): "endnotes"}


@dataclass
class Content:
    """The seen text of a paragraph, line breaks kept; the rest beside it.

    ``hidden`` is text that cannot be seen, ``deleted`` text that tracked changes struck out,
    ``notes`` the kinds and ids of foot- and endnotes, ``boxes`` the contents of text boxes.
    """

    parts: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    @property
    def lines(self) -> list[str]:
        """The seen text, line by line."""
        return [line for line in "".join(self.parts).split("\n") if line.strip()]


class ParagraphReader:
    """Reads the paragraphs of one document."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def read(self, paragraph: Element, shaded: bool) -> Content:
        """Read a paragraph; ``shaded`` says that it stands on a coloured ground."""
        content = Content()
        fields: list[bool] = []
        for run, element in self._elements(paragraph, None):
            if element.tag == tag("w:fldChar"):
                _step(fields, element.get(tag("w:fldCharType")))
            elif not any(fields):
                self._take(content, paragraph, run, element, shaded)
        return content

    def _elements(self, element: Element, run: Element | None) -> Iterator[tuple[Element, Element]]:
        """Yield the smallest pieces with their run, in reading order, of one alternative only."""
        for each in element:
            if not isinstance(each.tag, str) or each.tag in _SKIPPED:
                continue
            if each.tag == tag("w:txbxContent") or each.tag in _LEFT_OUT or len(each) == 0:
                yield run, each
            elif each.tag == tag("mc:AlternateContent"):
                yield from self._elements(list(chosen(each)), run)
            else:
                yield from self._elements(each, each if each.tag == tag("w:r") else run)

    def _take(
        self,
        content: Content,
        paragraph: Element,
        run: Element | None,
        element: Element,
        shaded: bool,
    ) -> None:
        if element.tag == tag("w:txbxContent"):
            content.boxes.append(element)
        elif element.tag in _LEFT_OUT:
            content.deleted.append("".join(element.itertext()))
        elif element.tag in _NOTES:
            content.notes.append((_NOTES[element.tag], element.get(tag("w:id")) or ""))
        else:
            text = _text(element)
            if text.strip() and run is not None and self._styles.hides(paragraph, run, shaded):
                content.hidden.append(text)
            else:
                content.parts.append(text)


def _text(element: Element) -> str:
    if element.tag in {tag("w:t"), tag("m:t")}:
        return element.text or ""
    if element.tag == tag("w:sym"):
        code = int(element.get(tag("w:char")) or "0", 16)
        # Symbol fonts have their own code pages; a private character says nothing to a reader.
        return "" if 0xE000 <= code <= 0xF8FF or not 0x20 <= code < 0xD800 else chr(code)
    return _SIGNS.get(element.tag, "")


def _step(fields: list[bool], kind: str | None) -> None:
    """Follow a complex field (17.16.18): its instruction is not text, its result is."""
    if kind == "begin":
        fields.append(True)
    elif fields and kind == "separate":
        fields[-1] = False
    elif fields and kind == "end":
        fields.pop()
