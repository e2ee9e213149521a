"""Inputs for fuzzing: fixtures with stretches replaced, and files put together at random.

An input is a function of its number alone, so that one that fails can be made again.
"""

import copy
import io
import random
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from assistant.clean import clean
from assistant.load import load
from benchmarks import scraps
from benchmarks.printing import PRINTERS, SONG, groups

FIXTURES = Path(__file__).parents[1] / "tests/outline/documents"
SUFFIXES = (".txt", ".md", ".html", ".docx", ".pdf")
_PRINTED = 12


def make(number: int) -> tuple[str, bytes]:
    """Return the suffix and the bytes of input ``number``."""
    chance = random.Random(number)  # noqa: S311 - repeatable, not secret
    suffix = chance.choice(SUFFIXES)
    if chance.random() < 0.6:
        data = chance.choice(_fixtures()[suffix])
        return suffix, _EDITORS[suffix](data, chance)
    composed = _COMPOSERS[suffix](chance)
    return suffix, _EDITORS[suffix](composed, chance) if chance.random() < 0.3 else composed


@cache
def _fixtures() -> dict[str, list[bytes]]:
    """Return files to change by suffix: the fixtures themselves, and some of them printed."""
    paths = sorted(FIXTURES.iterdir())
    found: dict[str, list[bytes]] = {suffix: [] for suffix in SUFFIXES}
    for path in paths:
        found[path.suffix].append(path.read_bytes())
    for path in paths[:: max(len(paths) // _PRINTED, 1)]:
        printed = list(groups(clean(load(path)).lines))
        for suffix, write in PRINTERS.items():
            found[suffix].append(write(printed))
    return found


def _edit(data: bytes, chance: random.Random) -> bytes:
    """Put scraps, random bytes or a stretch of itself in the place of stretches of ``data``."""
    for _ in range(chance.randint(1, 8)):
        start, length = chance.randint(0, len(data)), chance.choice((0, 0, 1, 3, 40, 400))
        other = chance.randint(0, len(data))
        scrap = chance.choice(
            (
                chance.choice(scraps.BYTES),
                chance.choice(scraps.BYTES),
                chance.randbytes(chance.randint(1, 8)),
            )
        )
        if chance.random() < 0.2:
            scrap = data[other : other + chance.randint(1, 300)]
        data = data[:start] + scrap + data[start + length :]
    return data


def _edit_text(data: bytes, chance: random.Random) -> bytes:
    """Edit between characters, mostly, so that the text still decodes."""
    if chance.random() < 0.1:
        return _edit(data, chance)
    text = data.decode("utf-8", "replace")
    for _ in range(chance.randint(1, 12)):
        start, length = chance.randint(0, len(text)), chance.choice((0, 0, 1, 3, 40, 400))
        other = chance.randint(0, len(text))
        scrap = chance.choice(
            (
                chance.choice(scraps.BYTES).decode("utf-8", "ignore"),
                chance.choice(scraps.MARKERS),
                _sentence(chance) + chance.choice(scraps.ENDS),
                chr(chance.choice((chance.randint(0, 0x2FF), chance.randint(0x2000, 0xD7FF)))),
                text[other : other + chance.randint(1, 300)],
            )
        )
        text = text[:start] + scrap + text[start + length :]
    return text.encode()


def _edit_word(data: bytes, chance: random.Random) -> bytes:
    """Move, repeat and change the elements of a Word document's parts, so that they still parse."""
    if chance.random() < 0.1:
        return _edit(data, chance)
    try:
        parts = _unpack(data)
    except zipfile.BadZipFile:
        return data
    for name in ("word/document.xml", "word/numbering.xml", "word/styles.xml"):
        if name in parts and chance.random() < 0.6:
            part = parts[name]
            parts[name] = _edit(part, chance) if chance.random() < 0.05 else _shake(part, chance)
    return _pack(parts)


def _shake(part: bytes, chance: random.Random) -> bytes:
    from lxml import etree

    try:
        root = etree.fromstring(part)
    except etree.XMLSyntaxError:
        return part
    for _ in range(chance.randint(1, 12)):
        elements = list(root.iter(etree.Element))
        one, other = chance.choice(elements), chance.choice(elements)
        move = chance.randrange(5)
        if move == 0 and one.getparent() is not None:
            one.getparent().remove(one)
        elif move == 1 and one is not root:
            other.insert(0, copy.deepcopy(one))
        elif move == 2 and one.attrib:
            one.set(chance.choice(list(one.attrib)), chance.choice(scraps.VALUES))
        elif move == 3:
            one.text = _escaped(_sentence(chance))
        elif one.getparent() is not None:
            one.tag = other.tag
    written: bytes = etree.tostring(root)
    return written


def _unpack(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _pack(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def _sentence(chance: random.Random) -> str:
    words = [chance.choice(scraps.WORDS) for _ in range(chance.randint(0, 6))]
    return chance.choice(scraps.MARKERS) * (chance.random() < 0.6) + chance.choice(("", " ")).join(
        words
    )


def _text(chance: random.Random) -> bytes:
    lines = [_sentence(chance) + chance.choice(scraps.ENDS) for _ in range(chance.randint(0, 60))]
    encoding = chance.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "gb18030"))
    return "".join(lines).encode(encoding, "replace")


def _page(chance: random.Random) -> bytes:
    """Open and close tags without care."""
    open_tags: list[str] = []
    parts: list[str] = ["<html><body>" * (chance.random() < 0.5)]
    for _ in range(chance.randint(0, 120)):
        move = chance.random()
        if move < 0.45:
            tag = chance.choice(scraps.TAGS)
            open_tags.append(tag)
            parts.append(
                f"<{tag}{chance.choice(scraps.ATTRIBUTES)}{chance.choice(scraps.ATTRIBUTES)}>"
            )
        elif move < 0.7 and open_tags:
            parts.append(f"</{open_tags.pop(-1 if chance.random() < 0.8 else 0)}>")
        else:
            parts.append(_sentence(chance))
    return "".join(parts).encode()


def _word(chance: random.Random) -> bytes:
    """Put random pieces into the body of a Word document, balanced or not."""
    parts = _unpack(_fixtures()[".docx"][0])
    pieces: list[str] = []
    careless = chance.random() < 0.1
    for _ in range(chance.randint(0, 40)):
        piece = chance.choice(scraps.WORD)
        if piece.count("<w:") - piece.count("/>") != piece.count("</") and not careless:
            continue
        pieces.append(piece.format(text=_escaped(_sentence(chance)), n=chance.randint(-1, 12)))
    head, _, rest = parts["word/document.xml"].partition(b"<w:body>")
    _, _, tail = rest.rpartition(b"</w:body>")
    parts["word/document.xml"] = head + b"<w:body>" + "".join(pieces).encode() + b"</w:body>" + tail
    return _pack(parts)


def _escaped(text: str) -> str:
    plain = text.replace("&", "&amp;").replace("<", "&lt;")
    return "".join(char for char in plain if char >= " ")


def _sheet(chance: random.Random) -> bytes:
    """Draw words and rules anywhere on a few pages."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(UnicodeCIDFont(SONG))
    file = io.BytesIO()
    sheet: Any = canvas.Canvas(file, pageCompression=0)
    for _ in range(chance.randint(1, 3)):
        if chance.random() < 0.2:
            sheet.rotate(chance.choice((5, 90, 180, -90)))
        for _ in range(chance.randint(0, 25)):
            size = chance.choice((0, 1, 9, 12, 12, 12, 22, 300))
            sheet.setFont(chance.choice((SONG, "Helvetica")), size)
            sheet.setFillGray(chance.choice((0, 0, 0, 0, 1)))
            x, y = chance.randint(-50, 600), chance.randint(-50, 850)
            sheet.drawString(x, y, _sentence(chance))
            if chance.random() < 0.4:
                sheet.line(x, y, x + chance.choice((0, 300)), y + chance.choice((0, 0, 80)))
                sheet.rect(x, y, chance.choice((0, 40, 400)), chance.choice((0, 20, 90)))
        sheet.showPage()
    sheet.save()
    return file.getvalue()


_EDITORS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    ".txt": _edit_text, ".md": _edit_text, ".html": _edit_text, ".docx": _edit_word, ".pdf": _edit,
}  # fmt: skip
_COMPOSERS: dict[str, Callable[[random.Random], bytes]] = {
    ".txt": _text, ".md": _text, ".html": _page, ".docx": _word, ".pdf": _sheet,
}  # fmt: skip
