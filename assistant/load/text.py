"""Plain text and Markdown."""

import re
import unicodedata
from itertools import pairwise

from assistant.errors import SourceError
from assistant.load.raw import Raw, RawLine
from assistant.types import Text

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_ALLOWED_CONTROLS = frozenset("\t\n\r\f\v")
_MARKDOWN_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_MARKDOWN_QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
_MARKDOWN_RULE = re.compile(r"(?=.*(?:-{3}|\|\s*:?-|-:?\s*\|))[\s|:-]+$")
_MARKDOWN_FENCE = re.compile(r"\s*(?:```|~~~)")


def decode(name: str, data: bytes) -> str:
    """Decode UTF-8, UTF-16 with a byte-order mark, or GB18030 (which covers GBK and GB2312).

    :raises SourceError: the bytes are not text in one of these encodings.
    """
    encodings = [encoding for bom, encoding in _BOMS if data.startswith(bom)]
    for encoding in encodings or ["utf-8", "gb18030"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text
    raise SourceError(
        Text(
            zh="文件不是文本（二进制内容或未知编码）",
            en="the file is binary or in an unknown encoding",
        ),
        where=name,
        remedy=Text(
            zh="请另存为 UTF-8 或 GB18030 文本",
            en="save it as UTF-8 or GB18030 text",
        ),
    )


def _is_text(text: str) -> bool:
    # GB18030 decodes almost any bytes; control and unassigned characters give binaries away.
    odd = sum(
        unicodedata.category(char) in {"Cc", "Cn", "Co", "Cs"} and char not in _ALLOWED_CONTROLS
        for char in text
    )
    return odd * 200 <= len(text)


def split_lines(text: str) -> list[RawLine]:
    """Split on any line ending, keeping each line's offset; a form feed starts a new page."""
    lines: list[RawLine] = []
    start = 0
    page = 1
    paged = "\f" in text
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        body = line.rstrip("\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029")
        lines.append(RawLine(text=body, number=number, start=start, page=page if paged else None))
        page += line.count("\f")
        start += len(line)
    return lines


def read_text(name: str, data: bytes) -> Raw:
    """Read a plain-text file; pipe tables with a rule under their header become rows.

    :raises SourceError: as :func:`decode`.
    """
    text = decode(name, data)
    lines = split_lines(text)
    if any("|" in line.text and _MARKDOWN_RULE.match(line.text) for line in lines):
        lines = [_table_line(line) for line in lines if not _MARKDOWN_RULE.match(line.text)]
    return Raw(name=name, sha256="", text=text, lines=tuple(lines))


def read_markdown(name: str, data: bytes) -> Raw:
    """Read Markdown: ``#`` headings become stated levels and pipe tables become rows.

    :raises SourceError: as :func:`decode`.
    """
    raw = read_text(name, data)
    kept = [line for line in _without_front_matter(raw.lines) if not _is_syntax(line.text)]
    lines = [_markdown_line(line) for line in kept]
    return raw.model_copy(update={"lines": tuple(lines)})


def _without_front_matter(lines: tuple[RawLine, ...]) -> tuple[RawLine, ...]:
    """Drop the settings between two rules that some tools put at the head of a file."""
    rules = [place for place, line in enumerate(lines) if line.text.rstrip() == "---"]
    return lines[rules[1] + 1 :] if rules[:1] == [0] and len(rules) > 1 else lines


def _is_syntax(text: str) -> bool:
    return bool(_MARKDOWN_RULE.match(text) or _MARKDOWN_FENCE.match(text))


def _markdown_line(line: RawLine) -> RawLine:
    heading = _MARKDOWN_HEADING.match(line.text)
    if heading:
        end = heading.end()
        return line.model_copy(
            update={
                "text": line.text[end:].rstrip("# \t"),
                "start": line.start + end,
                "level": len(heading.group(1)),
            }
        )
    quote = _MARKDOWN_QUOTE.match(line.text)
    if quote:
        start = line.start + quote.end()
        return line.model_copy(update={"text": line.text[quote.end() :], "start": start})
    return _table_line(line)


def _table_line(line: RawLine) -> RawLine:
    stripped = line.text.strip()
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1:
        return line.model_copy(update={"cells": tuple(_pipe_cells(line.text))})
    return line


def _pipe_cells(text: str) -> list[tuple[int, int]]:
    bars = [match.start() for match in re.finditer(r"(?<!\\)\|", text)]
    return [(left + 1, right) for left, right in pairwise(bars)]
