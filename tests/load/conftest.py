"""Write small documents of every format, for the loaders to read."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from assistant.load.child import parse
from assistant.load.raw import Raw

Line = tuple[str, int | None, str]
Read = Callable[[str, bytes], Raw]
Pack = Callable[[dict[str, bytes]], bytes]
Draw = Callable[..., bytes]

SONG = "STSong-Light"


@pytest.fixture
def read() -> Read:
    """Return a function that reads bytes as a kind in this process, and fails if they are refused."""

    def read_bytes(kind: str, data: bytes) -> Raw:
        reply = parse(kind, data)
        assert reply.raw is not None, reply.what
        raw = reply.raw
        for line in raw.lines:
            own = line.text[line.inserted :]
            assert raw.text[line.start : line.start + len(own)] == own
        return raw

    return read_bytes


@pytest.fixture
def word() -> Callable[[Any], bytes]:
    """Return a function that saves a python-docx document."""

    def save(document: Any) -> bytes:
        file = io.BytesIO()
        document.save(file)
        return file.getvalue()

    return save


@pytest.fixture
def packed(word: Callable[[Any], bytes]) -> Pack:
    """Return a function that writes a Word document with some of its parts replaced or added."""

    def pack(parts: dict[str, bytes]) -> bytes:
        document = docx.Document()
        document.add_paragraph("正文。")
        file = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(word(document))) as source,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target,
        ):
            for name in source.namelist():
                if name not in parts:
                    target.writestr(name, source.read(name))
            for name, data in parts.items():
                target.writestr(name, data)
        return file.getvalue()

    return pack


@pytest.fixture
def drawn() -> Draw:
    """Return a function that draws a PDF: one function a page, each drawing on a canvas."""
    pdfmetrics.registerFont(UnicodeCIDFont(SONG))

    def draw(*pages: Callable[[Any], None], **options: Any) -> bytes:
        file = io.BytesIO()
        sheet = canvas.Canvas(file, pagesize=(595, 842), **options)
        for page in pages:
            sheet.setFont(SONG, 12)
            page(sheet)
            sheet.showPage()
        sheet.save()
        return file.getvalue()

    return draw
