"""Join paragraphs that a page break or a hard line wrap has cut.

A line is joined to the next when it stops in mid-sentence: it holds sentence punctuation (so it is
no heading) or an open bracket, does not end a sentence, and what follows starts no new item. A
character that a page break printed twice (可持续发/展 + 展道路) is dropped once, and so is the hyphen
of a word that the document also prints whole.
"""

import re
from dataclasses import replace

from assistant.clean.items import is_line_of_its_own, starts_item
from assistant.clean.mapped import Mapped
from assistant.clean.tables import Piece

_SENTENCE_END = re.compile(r"[。！？；：!?;:…][”’」』）)】\]\"']*$|[.][”’)\"']*$|[）)】》]$")
_INSIDE_SENTENCE = re.compile(r"[，。；、,;]")
_UNFINISHED = re.compile(r"[，、,]$")
_WHOLE_CLAUSE = re.compile(r"[。；;]")
_CONTINUATION = re.compile(r"[，。；、：）》”’,;)]|[和及与或而且]")
_BRACKETS = {"（": "）", "(": ")", "《": "》", "“": "”", "「": "」", "〔": "〕"}
_WORD = re.compile(r"[A-Za-z]+")
_WORD_START = re.compile(r"([A-Za-z]+)-$")
_LATIN = re.compile(r"[A-Za-z0-9,;]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_TITLE = re.compile(
    r".*(?:计划|方案|规划|纲要|通知|意见|办法|条例|规定|决定|公告|通告|细则|指南|标准|章程|法)"
    r"\s*(?:[（(][^（）()]*[）)])?"
)
_LONG_LINE = 40
_LONG_LATIN_LINE = 50
_SHORT_LINE = 16


def join_paragraphs(pieces: list[Piece]) -> list[Piece]:
    """Join the text pieces that belong to one paragraph; blank pieces have been dropped."""
    result: list[Piece] = []
    words = {word.lower() for piece in pieces for word in _WORD.findall(piece.content.text)}
    for piece in pieces:
        if result and _continues(result[-1], piece):
            result[-1] = _join(result[-1], piece, words)
        else:
            result.append(piece)
    return result


def _continues(piece: Piece, following: Piece) -> bool:
    text, more = piece.content.text, following.content.text
    if piece.whole or not (_is_prose(piece) and _is_prose(following)) or starts_item(more):
        return False
    if _open_bracket(text) or _UNFINISHED.search(text):
        return True
    if (len(text) < _SHORT_LINE and following.blank_before) or _is_title(text):
        return False
    if _SENTENCE_END.search(text):
        # A closing bracket ends an item unless the next line cannot start a sentence.
        return text[-1] in "）)】》" and bool(_CONTINUATION.match(more))
    if not _HAN.search(text):
        return not _is_short_item(text) and _continues_latin(text, more, following.blank_before)
    return not _is_short_item(text) and bool(
        _INSIDE_SENTENCE.search(text) or len(text) > _LONG_LINE
    )


def _is_prose(piece: Piece) -> bool:
    return (
        piece.kind == "text" and piece.level is None and not is_line_of_its_own(piece.content.text)
    )


def _is_short_item(text: str) -> bool:
    return starts_item(text) and len(text) <= _LONG_LINE and not _WHOLE_CLAUSE.search(text)


def _continues_latin(text: str, more: str, blanks: int) -> bool:
    """Judge by the capital letter that opens a sentence, and by the length of a wrapped line."""
    return more[0].islower() or (not blanks and len(text) > _LONG_LATIN_LINE)


def _is_title(text: str) -> bool:
    return bool(_TITLE.fullmatch(text)) and not _INSIDE_SENTENCE.search(text)


def _open_bracket(text: str) -> bool:
    for opening, closing in _BRACKETS.items():
        if text.rfind(opening) > text.rfind(closing) and len(text) - text.rfind(opening) < 60:
            return True
    return False


def _join(piece: Piece, following: Piece, words: set[str]) -> Piece:
    left, right = piece.content, following.content
    broken_by_page = following.blank_before > 0
    start, end = _WORD_START.search(left.text), _WORD.match(right.text)
    if start and end:
        # The hyphen was the line's own if the document has the word without it.
        if f"{start.group(1)}{end.group()}".lower() in words:
            left = left.slice(0, len(left) - 1)
    elif _LATIN.match(left.text[-1:]) and _LATIN.match(right.text[:1]):
        left += Mapped.inserted(" ")
    elif broken_by_page and left.text[-1:] == right.text[:1] and _HAN.match(right.text):
        right = right.slice(1, len(right))
    return replace(piece, content=left + right)
