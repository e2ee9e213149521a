"""Compose a source from its pages: furniture out, tables as rows, columns in order, paragraphs whole."""

from collections.abc import Iterator, Sequence
from statistics import median

from assistant.load.builder import RawBuilder, excerpt
from assistant.load.pdf.furniture import furniture
from assistant.load.pdf.glyphs import Glyph, PageText
from assistant.load.pdf.lines import columns
from assistant.load.pdf.paragraphs import Paragraph, goes_on, join, paragraphs
from assistant.load.pdf.tables import Table, TableFinder

_REASONS = {
    "tiny": "字号过小的", "off-page": "页面之外的", "slanted": "倾斜的（水印）",
    "invisible": "不可见的", "white": "白色",
}  # fmt: skip


class Composer:
    """Composes the lines of a source from the texts of its pages."""

    def __init__(self, builder: RawBuilder, data: bytes, pages: Sequence[PageText]) -> None:
        self._builder = builder
        self._finder = TableFinder(data)
        self._pages = pages
        self._count = 0
        self._header: tuple[str, ...] = ()
        self._held: tuple[Paragraph, int] | None = None

    def compose(self) -> None:
        """Write every page, and what was left out of it."""
        edges, texts = furniture(self._pages)
        for text in texts:
            shown = excerpt(text)
            self._builder.warn(
                f"页眉页脚未采用：“{shown}”", f"running header or footer left out: “{shown}”"
            )
        sizes = [glyph.size for page in self._pages for glyph in page.glyphs[::7]]
        body = median(sizes) if sizes else 0.0
        for number, (page, edge) in enumerate(zip(self._pages, edges, strict=True), start=1):
            self._page(number, page, [glyph for glyph in page.glyphs if glyph not in edge], body)
        self._write()
        self._report()

    def _page(self, number: int, page: PageText, glyphs: list[Glyph], body: float) -> None:
        for table, above in _in_order(self._tables(number, page, glyphs), glyphs):
            for block in columns(above, page.width):
                for paragraph in paragraphs(block, body, page.width):
                    self._paragraph(paragraph, number)
            if table is not None:
                self._write()
                self._table(table, number)

    def _paragraph(self, paragraph: Paragraph, page: int) -> None:
        """Hold a paragraph until what follows shows whether it is whole."""
        if self._held is not None and goes_on(self._held[0], paragraph):
            held, page = self._held
            text = join(held.text, paragraph.text)
            self._held = Paragraph(text, held.indented, paragraph.full), page
            return
        self._write()
        self._held = paragraph, page

    def _write(self) -> None:
        if self._held is not None:
            paragraph, page = self._held
            self._count += 1
            self._builder.line(paragraph.text, self._count, page=page)
            self._header = ()
            self._held = None

    def _tables(self, number: int, page: PageText, glyphs: list[Glyph]) -> list[Table]:
        if not page.ruled:
            return []
        try:
            return self._finder.find(number - 1, glyphs)
        except Exception:  # noqa: BLE001,RUF100 - pdfplumber can raise nearly anything on a damaged page
            self._builder.warn(
                f"第 {number} 页的表格无法识别，按普通文字读取",
                f"tables on page {number} could not be read and are taken as plain text",
            )
            return []

    def _table(self, table: Table, page: int) -> None:
        self._count += 1
        if len(table.rows[0]) == 1:
            self._builder.box([row[0] for row in table.rows], self._count, page=page)
            return
        for row in table.rows:
            # A table that runs over pages prints its header again.
            if row != self._header:
                self._builder.row(row, self._count, page=page)
                self._count += 1
        self._header = table.rows[0]

    def _report(self) -> None:
        for reason, zh in _REASONS.items():
            texts = [text for page in self._pages for why, text in page.left_out if why == reason]
            self._builder.warn_hidden(texts, (zh, reason))


def _in_order(
    tables: Sequence[Table], glyphs: Sequence[Glyph]
) -> Iterator[tuple[Table | None, list[Glyph]]]:
    """Yield each table with the glyphs above it, and at last the glyphs below all."""
    taken = {glyph for table in tables for glyph in table.glyphs}
    rest = [glyph for glyph in glyphs if glyph not in taken]
    for table in tables:
        top = table.box[1]
        yield table, [glyph for glyph in rest if glyph.middle < top]
        rest = [glyph for glyph in rest if glyph.middle >= top]
    yield None, rest
