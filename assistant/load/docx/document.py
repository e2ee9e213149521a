"""Read a Word document block by block."""

import io
import re

from assistant.load.archive import check_archive
from assistant.load.builder import RawBuilder, joined
from assistant.load.docx.names import TRANSPARENT, Element, chosen, paragraphs_in, tag
from assistant.load.docx.numbering import Numbering
from assistant.load.docx.paragraph import Content, ParagraphReader
from assistant.load.docx.styles import Styles
from assistant.load.docx.tables import rows_of
from assistant.load.reply import Reply

_HAN = re.compile(r"[\u3400-\u9fff]")
_BOX_LENGTH = 4000


def read_docx(data: bytes) -> Reply:
    """Read a Word document: styles, list numbering, tables, text boxes and notes.

    :raises SourceError: the container is refused, as :func:`check_archive`.
    """
    check_archive(data, "word/document.xml")
    import docx

    document = docx.Document(io.BytesIO(data))
    reader = _Reader(document.part)
    for block in document.element.findall(f"{tag('w:body')}/*"):
        reader.block(block)
    reader.builder.warn_hidden(reader.hidden)
    reader.builder.warn_hidden(reader.deleted, ("修订中删除的", "deleted (tracked changes)"))
    return Reply(raw=reader.builder.build(""))


class _Reader:
    """Walks the blocks of a document in order and composes its lines."""

    def __init__(self, part: Element) -> None:
        self.builder = RawBuilder()
        self._styles = Styles(_related(part, "styles"))
        self._numbering = Numbering(_related(part, "numbering"))
        self._paragraphs = ParagraphReader(self._styles)
        self._notes = {kind: _notes_of(_related(part, kind)) for kind in ("footnotes", "endnotes")}
        self._count = 0
        self.hidden: list[str] = []
        self.deleted: list[str] = []

    def block(self, element: Element) -> None:
        """Read a paragraph, a table, or what wraps some."""
        if element.tag == tag("w:p"):
            self._paragraph(element)
        elif element.tag == tag("w:tbl"):
            self._table(element)
        elif element.tag == tag("mc:AlternateContent"):
            for each in chosen(element):
                self.block(each)
        elif element.tag in TRANSPARENT:
            for each in element:
                self.block(each)
        elif element.tag == tag("w:altChunk"):
            self.builder.warn("嵌入的外部文档未采用", "an embedded foreign document was left out")

    def _paragraph(self, paragraph: Element) -> None:
        self._count += 1
        number = self._count
        content = self._read(paragraph, shaded=False)
        marker = self._marker(paragraph, content)
        if self._styles.is_contents(paragraph):
            self.builder.warn("自动目录未采用", "the generated table of contents was left out")
        else:
            level = self._styles.level(paragraph)
            lines = content.lines if level is None else [joined(content.lines)]
            for index, line in enumerate(lines):
                self.builder.line(
                    line, number, level=level, inserted="" if index else marker, whole=True
                )
        self._hanging(content, number)

    def _marker(self, paragraph: Element, content: Content) -> str:
        """Count the paragraph in its list; Word numbers empty paragraphs too."""
        found = self._styles.numbering(paragraph)
        marker = self._numbering.marker(*found) if found else ""
        return marker if content.lines else ""

    def _hanging(self, content: Content, number: int) -> None:
        for box in content.boxes:
            for line in self._texts(box, shaded=True):
                self.builder.line(line, number, whole=True)
        for kind, name in content.notes:
            text = joined(self._texts(self._notes[kind].get(name)))
            label = f"注{name}：" if _HAN.search(text) else f"Note {name}: "
            self.builder.line(text, number, inserted=label, whole=True)

    def _table(self, table: Element) -> None:
        rows = rows_of(table)
        if rows and len(rows[0]) == 1:
            self._column([row[0].element for row in rows if row[0].element is not None])
            return
        for row in rows:
            self._count += 1
            cells = [joined(self._texts(cell.element, cell.shaded)) for cell in row]
            self.builder.row(cells, self._count)

    def _column(self, cells: list[Element]) -> None:
        """Read a table of one column: a box, or a frame around ordinary text."""
        length = sum(len(text) for cell in cells for text in cell.itertext())
        framed = any(cell.find(f".//{tag('w:tbl')}") is not None for cell in cells)
        if framed or length > _BOX_LENGTH:
            for cell in cells:
                for block in cell:
                    self.block(block)
            return
        self._count += 1
        texts = [text for cell in cells for text in self._texts(cell, shaded=True)]
        if len(texts) == 1:
            self.builder.line(texts[0], self._count, whole=True)
        else:
            self.builder.box(texts, self._count)

    def _texts(self, holder: Element | None, shaded: bool = False) -> list[str]:
        """Return the lines of a cell, text box or note, list markers printed."""
        texts: list[str] = []
        for paragraph in paragraphs_in(holder) if holder is not None else ():
            content = self._read(paragraph, shaded)
            marker = self._marker(paragraph, content)
            texts += [line if index else marker + line for index, line in enumerate(content.lines)]
            for box in content.boxes:
                texts += self._texts(box, shaded=True)
        return texts

    def _read(self, paragraph: Element, shaded: bool) -> Content:
        content = self._paragraphs.read(paragraph, shaded)
        self.hidden += content.hidden
        self.deleted += filter(str.strip, content.deleted)
        return content


def _related(part: Element, kind: str) -> Element | None:
    """Return the root of the part that a document relates to as ``kind``, or ``None``."""
    from docx.oxml import parse_xml

    for relation in part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _notes_of(root: Element | None) -> dict[str, Element]:
    """Return the notes by id, without the separators that Word stores among them."""
    if root is None:
        return {}
    return {
        each.get(tag("w:id")): each for each in root if each.get(tag("w:type")) in {None, "normal"}
    }
