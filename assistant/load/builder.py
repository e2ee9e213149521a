"""Compose a :class:`Raw` from blocks of a format that has no lines of its own."""

import re
from collections.abc import Iterable, Sequence

from assistant.load.raw import Raw, RawLine
from assistant.types import Text

_BREAKS = re.compile("[\\t\\n\\v\\f\\r\\x1c-\\x1e\\x85\\u2028\\u2029]+")
_SURROGATES = re.compile("[\\ud800-\\udfff]")
_LATIN_END = re.compile(r"[A-Za-z0-9,;:.!?)%]$")
_LATIN_START = re.compile(r"[A-Za-z0-9(]")
_SHOWN = 8


class RawBuilder:
    """Appends lines, table rows and boxes, and keeps their offsets."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._lines: list[RawLine] = []
        self._length = 0
        self._warnings: list[Text] = []

    def line(
        self,
        text: str,
        number: int,
        *,
        page: int | None = None,
        level: int | None = None,
        inserted: str = "",
        whole: bool = False,
    ) -> None:
        """Append a line; ``inserted`` is a marker printed before it that is not in the source.

        ``whole`` says that the line is a paragraph by the format's own marks.

        A line without text is dropped, so that blank lines never come from a layout.
        """
        plain = one_line(text)
        if plain:
            self._append(
                plain,
                RawLine(
                    text=inserted + plain,
                    number=number,
                    start=self._length,
                    page=page,
                    level=level,
                    inserted=len(inserted),
                    whole=whole,
                ),
            )

    def row(self, cells: Sequence[str], number: int, *, page: int | None = None) -> None:
        """Append a table row, unless all its cells are empty."""
        texts = [one_line(cell) for cell in cells]
        if not any(texts):
            return
        spans: list[tuple[int, int]] = []
        start = 0
        for text in texts:
            spans.append((start, start + len(text)))
            start += len(text) + 1
        text = "\t".join(texts)
        self._append(
            text,
            RawLine(text=text, number=number, start=self._length, page=page, cells=tuple(spans)),
        )

    def box(self, texts: Iterable[str], number: int, *, page: int | None = None) -> None:
        """Append a box (a table of one cell), in the way word-processor dumps write one.

        A tab stands before its title, and two blank lines end it.
        """
        lines = [text for text in map(one_line, texts) if text]
        for index, text in enumerate(lines):
            written = text if index else f"\t{text}"
            self._append(
                written, RawLine(text=written, number=number, start=self._length, page=page)
            )
        for _ in range(2 if lines else 0):
            self._append("", RawLine(text="", number=number, start=self._length, page=page))

    def warn(self, zh: str, en: str) -> None:
        """Record what was left out or is in doubt, as one line in both languages."""
        warning = Text(zh=one_line(zh), en=one_line(en))
        if warning not in self._warnings:
            self._warnings.append(warning)

    def warn_hidden(
        self, texts: Sequence[str], reason: tuple[str, str] = ("隐藏", "hidden")
    ) -> None:
        """Record hidden text, the first pieces in words and the rest by number."""
        zh, en = reason
        for shown in map(excerpt, texts[:_SHOWN]):
            self.warn(f"{zh}文字未采用：“{shown}”", f"{en} text was left out: “{shown}”")
        if len(texts) > _SHOWN:
            more = len(texts) - _SHOWN
            self.warn(
                f"另有 {more} 处{zh}文字未采用", f"{more} more pieces of {en} text were left out"
            )

    def build(self, name: str) -> Raw:
        """Return the source composed so far; its hash is not known here."""
        return Raw(
            name=name,
            sha256="",
            text="".join(self._parts),
            lines=tuple(self._lines),
            warnings=tuple(self._warnings),
        )

    def _append(self, text: str, line: RawLine) -> None:
        self._lines.append(line)
        self._parts.append(text + "\n")
        self._length += len(text) + 1


def one_line(text: str) -> str:
    """Return ``text`` on one line, without white space at its ends or unpaired surrogates."""
    return _SURROGATES.sub("\ufffd", _BREAKS.sub(" ", text)).strip()


def joined(parts: Iterable[str]) -> str:
    """Join lines of one cell or heading: with a space between Latin words, else without."""
    text = ""
    for part in parts:
        more = one_line(part)
        spaced = _LATIN_END.search(text) and _LATIN_START.match(more)
        text += (" " if spaced and text else "") + more
    return text


def excerpt(text: str, limit: int = 40) -> str:
    """Return the first ``limit`` characters of ``text`` on one line, for a message."""
    plain = "".join(char if char.isprintable() else " " for char in one_line(text))
    return plain if len(plain) <= limit else plain[:limit] + "…"
