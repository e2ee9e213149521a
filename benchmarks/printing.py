"""Print a cleaned source as a Word document, a web page or a PDF, as such files come from offices.

Text, tables and boxes keep their structure; a web page has a menu and a footer around it, a PDF
page numbers, justified lines and paragraphs that run over pages.
"""

import html
import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import docx
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from assistant.clean import CleanLine

SONG = "STSong-Light"
_HEADING = re.compile(r"[一二三四五六七八九十]+、.{1,28}")

Group = tuple[str, list[list[str]]]
"""``text``, ``box`` or ``row``, and the lines of it, each as its cells."""


def groups(lines: tuple[CleanLine, ...]) -> Iterator[Group]:
    """Yield ``text`` with its one line, ``box`` with its lines, ``row`` with the rows of a table."""
    held: Group | None = None
    for line in lines:
        cells = [line.text[start:end] for start, end in line.cells] or [line.text]
        kind = "box" if line.kind == "box body" else line.kind
        if held and kind == held[0] != "text" and line.kind != "box":
            held[1].append(cells)
            continue
        if held:
            yield held
        held = kind, [cells]
    if held:
        yield held


def as_word(found: list[Group]) -> bytes:
    """Return a Word document: numbered headings in a heading style, boxes as tables of one cell."""
    document: Any = docx.Document()
    for kind, rows in found:
        if kind == "text":
            (text,) = rows[0]
            if _HEADING.fullmatch(text):
                document.add_heading(text, 1)
            else:
                document.add_paragraph(text)
            continue
        box = kind == "box"
        table = document.add_table(1 if box else len(rows), max(map(len, rows)))
        for place, row in enumerate(rows):
            if box and place:
                table.cell(0, 0).add_paragraph(row[0])
            for column, text in enumerate(row if not (box and place) else []):
                table.cell(place, column).text = text
        document.add_paragraph()
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def as_page(found: list[Group]) -> bytes:
    """Return a web page in UTF-8."""
    written: list[str] = []
    for kind, rows in found:
        if kind == "text":
            tag = "h2" if _HEADING.fullmatch(rows[0][0]) else "p"
            written.append(f"<{tag}>\u3000\u3000{html.escape(rows[0][0])}</{tag}>")
        elif kind == "box":
            inner = "".join(f"<p>{html.escape(row[0])}</p>" for row in rows)
            written.append(f'<table border="1"><tr><td>{inner}</td></tr></table>')
        else:
            cells = ("".join(f"<td>{html.escape(text)}</td>" for text in row) for row in rows)
            written.append(f"<table>{''.join(f'<tr>{each}</tr>' for each in cells)}</table>")
    body = "\n".join(written)
    return (
        f"<html><head><meta charset=utf-8><title>{found[0][1][0][0]}</title></head><body>"
        '<ul class="nav"><li><a href="/">首页</a><li><a href="/zc">政策</a></ul>'
        f'<div id="zoom">{body}</div><div class="footer">主办：省卫生健康委员会</div></body></html>'
    ).encode()


def as_pdf(found: list[Group]) -> bytes:
    """Return a PDF with a text layer; PDFs of one text differ in their dates alone."""
    pdfmetrics.registerFont(UnicodeCIDFont(SONG))
    body = ParagraphStyle(
        "body",
        fontName=SONG,
        fontSize=14,
        leading=26,
        firstLineIndent=28,
        wordWrap="CJK",
        alignment=4,
    )
    title = ParagraphStyle(
        "title", parent=body, fontSize=22, leading=34, firstLineIndent=0, alignment=1
    )
    small = ParagraphStyle(
        "cell", parent=body, fontSize=10, leading=14, firstLineIndent=0, alignment=0
    )
    story: list[Flowable] = []
    for kind, rows in found:
        if kind == "text":
            story.append(Paragraph(html.escape(rows[0][0]), body if story else title))
            continue
        written: list[list[Any]] = [
            [Paragraph(html.escape(text), small) for text in row] for row in rows
        ]
        if kind == "box":
            written = [[[row[0] for row in written]]]
        width = max(map(len, written))
        story += [
            Spacer(1, 10),
            Table(
                [row + [""] * (width - len(row)) for row in written],
                colWidths=[430 / width] * width,
                style=[("GRID", (0, 0), (-1, -1), 0.5, "black")],
                repeatRows=kind == "row",
            ),
            Spacer(1, 10),
        ]

    def foot(sheet: Any, page: Any) -> None:
        sheet.setFont(SONG, 10)
        sheet.drawCentredString(297, 40, f"— {page.page} —")

    file = io.BytesIO()
    template = SimpleDocTemplate(file, pagesize=(595, 842), leftMargin=80, rightMargin=80)
    template.build(story, onFirstPage=foot, onLaterPages=foot)
    return file.getvalue()


PRINTERS: dict[str, Callable[[list[Group]], bytes]] = {
    ".docx": as_word,
    ".html": as_page,
    ".pdf": as_pdf,
}
