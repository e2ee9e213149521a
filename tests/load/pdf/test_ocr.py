import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from assistant.load import load

pytest.importorskip("rapidocr")
pytest.importorskip("onnxruntime")

PRINTED = [
    "National Health Plan 2021-2025",
    "1. Targets",
    "The infant mortality rate is kept below 5 per 1000 by 2025,",
    "and every county has one ward for children with 20 beds.",
]


def drawn(draw: Callable[[Any], None]) -> bytes:
    file = io.BytesIO()
    sheet = canvas.Canvas(file, pagesize=(595, 842))
    draw(sheet)
    sheet.save()
    return file.getvalue()


def scan() -> bytes:
    def text(sheet: Any) -> None:
        sheet.setFont("Times-Roman", 14)
        for place, line in enumerate(PRINTED):
            sheet.drawString(72, 750 - 24 * place, line)

    document = pypdfium2.PdfDocument(drawn(text))
    image = document[0].render(scale=2).to_pil()
    document.close()

    def pages(sheet: Any) -> None:
        sheet.drawImage(ImageReader(image), 0, 0, 595, 842)
        sheet.showPage()
        sheet.drawString(72, 700, "This page has a text layer of its own.")

    return drawn(pages)


def test_scanned_page_is_recognised_in_the_child(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan())
    raw = load(path)

    assert [(line.page, line.text) for line in raw.lines] == [
        (1, PRINTED[0]),
        (1, PRINTED[1]),
        (1, f"{PRINTED[2]} {PRINTED[3]}"),
        (2, "This page has a text layer of its own."),
    ]
    (warning,) = raw.warnings
    assert warning.en.startswith(
        "page 1 was read by character recognition, mean confidence 0.9"
    ) or (warning.en == "page 1 was read by character recognition, mean confidence 1.00")
