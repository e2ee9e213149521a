"""Open a PDF and decide how it can be read: by its text layer, by recognition, or not at all."""

from collections.abc import Sequence
from typing import Any

from assistant.errors import SourceError
from assistant.load.builder import RawBuilder
from assistant.load.magic import encrypted
from assistant.load.pdf.compose import Composer
from assistant.load.pdf.glyphs import PageText, page_text
from assistant.load.pdf.ocr import recogniser
from assistant.load.reply import Reply
from assistant.types import Text

MAX_PAGES = 3000
_LEAST_TEXT = 8
_UNREADABLE_SHARE = 0.3


def read_pdf(data: bytes) -> Reply:
    """Read the text layer of a PDF.

    :raises SourceError: it is encrypted, has too many pages, or has no text layer.
    """
    with _open(data) as document:
        pages = [page_text(page) for page in document]
    scanned = tuple(number for number, page in enumerate(pages, start=1) if _is_scan(page))
    if len(scanned) == len(pages) or not any(page.glyphs for page in pages):
        return Reply(
            what=_no_text(pages),
            remedy=Text(
                zh='安装可选组件后可识别扫描件：pip install "policy-assistant[ocr]"',
                en='scans are read with the optional extra: pip install "policy-assistant[ocr]"',
            ),
            scanned=scanned,
        )
    builder = RawBuilder()
    for number in scanned:
        builder.warn(f"第 {number} 页没有可用的文字层", f"page {number} has no usable text layer")
    Composer(builder, data, pages).compose()
    return Reply(raw=builder.build(""), scanned=scanned)


def read_scan(data: bytes) -> Reply:
    """Read a PDF whose pages have no text layer, in part or all, by character recognition.

    :raises SourceError: as :func:`read_pdf`.
    """
    recognise = recogniser()
    builder = RawBuilder()
    pages: list[PageText] = []
    with _open(data) as document:
        for number, page in enumerate(document, start=1):
            text = page_text(page)
            if _is_scan(text):
                text, confidence = recognise(page)
                builder.warn(
                    f"第 {number} 页由文字识别得到，平均置信度 {confidence:.2f}",
                    f"page {number} was read by character recognition, mean confidence {confidence:.2f}",
                )
            pages.append(text)
    Composer(builder, data, pages).compose()
    return Reply(raw=builder.build(""))


def _open(data: bytes) -> Any:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise encrypted("") from error
        raise SourceError(
            Text(zh="PDF 已损坏，无法打开", en="the PDF is damaged and cannot be opened")
        ) from error
    if len(document) > MAX_PAGES:
        raise SourceError(
            Text(zh=f"页数过多：{len(document)}", en=f"it has too many pages: {len(document)}"),
            remedy=Text(zh="请拆分后重试", en="split it"),
        )
    return document


def _is_scan(page: PageText) -> bool:
    """Return whether a page shows text that its text layer lacks or garbles."""
    garbled = page.unreadable > _UNREADABLE_SHARE * (len(page.glyphs) + page.unreadable)
    return garbled or (page.pictures and len(page.glyphs) < _LEAST_TEXT)


def _no_text(pages: Sequence[PageText]) -> Text:
    if any(page.unreadable for page in pages):
        return Text(
            zh="PDF 的字体未说明字符，文字无法读出",
            en="the PDF's fonts do not say which characters they show",
        )
    if any(page.pictures for page in pages):
        return Text(zh="PDF 没有文字层（扫描件）", en="the PDF has no text layer (a scan)")
    return Text(zh="PDF 中没有文字", en="the PDF holds no text")
