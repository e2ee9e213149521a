"""A document gives the same clauses whether it comes as text, Word, web page or PDF."""

import html
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from assistant.clean import CleanLine, clean
from assistant.load import load
from assistant.outline import outline
from assistant.resources import corpus_folder

SOURCE = "zhejiang-children-2021-2025"
SONG = "STSong-Light"
SPACES = re.compile(r" +")
HEADING = re.compile(r"[一二三四五六七八九十]+、.{1,28}")

Group = tuple[str, list[list[str]]]


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
    document: Any = docx.Document()
    for kind, rows in found:
        if kind == "text":
            (text,) = rows[0]
            if HEADING.fullmatch(text):
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
    written: list[str] = []
    for kind, rows in found:
        if kind == "text":
            tag = "h2" if HEADING.fullmatch(rows[0][0]) else "p"
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


def clauses(path: Path) -> list[tuple[str, str, str, str]]:
    """Return id, kind, label and own text of every clause; runs of spaces are layout, not text."""
    raw = load(path)
    (found,) = outline(raw, clean(raw))
    return [
        (
            each.id,
            each.kind,
            each.label,
            SPACES.sub(" ", found.own_text(each)).replace("指 标 名 称", "指标名称"),
        )
        for each in found.clauses
    ]


@pytest.mark.parametrize(
    ("suffix", "write"),
    [(".docx", as_word), (".html", as_page), (".pdf", as_pdf)],
    ids=["docx", "html", "pdf"],
)
def test_same_clauses(tmp_path: Path, suffix: str, write: Callable[[list[Group]], bytes]) -> None:
    source = corpus_folder() / "sources" / f"{SOURCE}.txt"
    path = tmp_path / f"{SOURCE}{suffix}"
    path.write_bytes(write(list(groups(clean(load(source)).lines))))

    expected = clauses(source)
    assert len(expected) > 100
    assert clauses(path) == expected
