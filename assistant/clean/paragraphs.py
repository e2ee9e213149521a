"""Join paragraphs that a page break or a hard line wrap has cut.

A line is joined to the next when it stops in mid-sentence: it holds sentence punctuation (so it is
no heading) or an open bracket, does not end a sentence, and what follows starts no new item. A
character that a page break printed twice (可持续发/展 + 展道路) is dropped once.
"""

import re
from dataclasses import replace

from assistant.clean.mapped import Mapped
from assistant.clean.tables import Piece

_SENTENCE_END = re.compile(r"[。！？；：!?;:…][”’」』）)】\]\"']*$|[.][”’)\"']*$|[）)】》]$")
_INSIDE_SENTENCE = re.compile(r"[，。；、,;]|[a-z] [a-z]+ [a-z]")
_WHOLE_CLAUSE = re.compile(r"[。；;]")
_CONTINUATION = re.compile(r"[，。；、：）》”’,;)]|[和及与或而且]")
_NEW_ITEM = re.compile(
    r"""[（(]?[一二三四五六七八九十百零〇]{1,4}[）)、.．]   # 一、 （一）
      | 第[一二三四五六七八九十百零〇\d]+\s*[编篇章节條条款部]
      | [（(]?\d{1,3}(?:\.\d{1,3})*[)）.．、](?!\d) | [①-⑳] | [—–-]{1,2}\s*\S | [•●▪◆■□○*·]\s
      | (?:专栏|表|附件?|附录|图)\s*[\d一二三四五六七八九十]*\s | [（(]?[a-zA-Z][)）.]\s | [一二三四五六七八九]是
      | \d{4}[-/年]\d{1,2}[-/月]\d{1,2}
      | (?:Part|Chapter|Section|Article|Annex|Appendix|Box|Table|Schedule)\s+[\dIVXA-Z] | 注[:：] | 抄送""",
    re.VERBOSE,
)
_BRACKETS = {"（": "）", "(": ")", "《": "》", "“": "”", "「": "」", "〔": "〕"}
_HYPHENATED = re.compile(r"[a-z]-$")
_LATIN = re.compile(r"[A-Za-z0-9,;]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_TITLE = re.compile(
    r".*(?:计划|方案|规划|纲要|通知|意见|办法|条例|规定|决定|公告|通告|细则|指南|标准|章程|法)"
    r"\s*(?:[（(][^（）()]*[）)])?"
)
_LONG_LINE = 40
_SHORT_LINE = 16


def join_paragraphs(pieces: list[Piece]) -> list[Piece]:
    """Join the text pieces that belong to one paragraph; blank pieces have been dropped."""
    result: list[Piece] = []
    for piece in pieces:
        if result and _continues(result[-1], piece):
            result[-1] = _join(result[-1], piece)
        else:
            result.append(piece)
    return result


def _continues(piece: Piece, following: Piece) -> bool:
    if "text" not in piece.kind + following.kind or piece.kind != following.kind:
        return False
    if piece.level is not None or following.level is not None:
        return False
    text, more = piece.content.text, following.content.text
    if _NEW_ITEM.match(more):
        return False
    if _open_bracket(text):
        return True
    if len(text) < _SHORT_LINE and following.blank_before or _is_title(text):
        return False
    if _SENTENCE_END.search(text):
        # A closing bracket ends an item unless the next line cannot start a sentence.
        return text[-1] in "）)】》" and bool(_CONTINUATION.match(more))
    if _NEW_ITEM.match(text) and len(text) <= _LONG_LINE and not _WHOLE_CLAUSE.search(text):
        return False
    if _INSIDE_SENTENCE.search(text):
        return True
    return len(text) > _LONG_LINE and bool(_HAN.search(text))


def _is_title(text: str) -> bool:
    return bool(_TITLE.fullmatch(text)) and not _INSIDE_SENTENCE.search(text)


def _open_bracket(text: str) -> bool:
    for opening, closing in _BRACKETS.items():
        if text.rfind(opening) > text.rfind(closing) and len(text) - text.rfind(opening) < 60:
            return True
    return False


def _join(piece: Piece, following: Piece) -> Piece:
    left, right = piece.content, following.content
    broken_by_page = following.blank_before > 0
    if _HYPHENATED.search(left.text) and right.text[:1].islower():
        left = left.slice(0, len(left) - 1)
    elif _LATIN.match(left.text[-1:]) and _LATIN.match(right.text[:1]):
        left += Mapped.inserted(" ")
    elif broken_by_page and left.text[-1:] == right.text[:1] and _HAN.match(right.text):
        right = right.slice(1, len(right))
    return replace(piece, content=left + right)
