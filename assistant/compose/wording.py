"""Words of clauses as sentences of an answer."""

import re

from assistant.compose.draft import DraftClaim, Quote
from assistant.compose.evidence import Sentence
from assistant.store import Library
from assistant.types import Clause, Language, Span

_HAN = re.compile(r"[㐀-鿿]")
_SUFFIX = re.compile(
    r"[（(](?:责任(?:处室|单位|部门)|牵头单位|Responsible)[^（）()]*[）)]\s*[。.]?$"
)


def say_sentence(sentence: Sentence, library: Library, language: Language) -> DraftClaim:
    """Return a claim that says what a sentence of a clause says, in the language of the answer."""
    clause = sentence.clause
    if clause.kind == "row":
        text = say_row(clause, library, language)
    else:
        text = say_span(clause, sentence.span, library, language)
    return DraftClaim(text, (Quote(clause, sentence.span),))


def say_span(clause: Clause, span: Span, library: Library, language: Language) -> str:
    """Return the words at ``span`` in ``language``: verbatim, rendered, or named as original."""
    original = _SUFFIX.sub("", without_marker(library.text(clause, span))).strip()
    if bool(_HAN.search(original)) == (language == "zh"):
        return original
    rendered = library.rendering(clause, span) if language == "en" else None
    if rendered:
        return _SUFFIX.sub("", without_marker(rendered)).strip()
    if language == "en":
        return f"The provision reads in the original: “{original}”"
    return f"该条原文为：“{original}”"


def say_row(clause: Clause, library: Library, language: Language) -> str:
    """Return a table row as words: each cell after the header above it."""
    cells = [(cell.header, cell.text) for cell in clause.cells]
    if language == "en":
        cells = _rendered_cells(clause, library) or cells
    pairs = [
        (re.sub(r"\s+", "" if language == "zh" else " ", header), text)
        for header, text in cells
        if text.strip() not in {"", "/"} and not _ORDINAL.fullmatch(header)
    ]
    separator, colon, end = ("；", "：", "。") if language == "zh" else ("; ", ": ", ".")
    return (
        separator.join(f"{header}{colon}{text}" if header else text for header, text in pairs) + end
    )


_ORDINAL = re.compile(r"序\s*号|编\s*号|No\.?|#")


def _rendered_cells(clause: Clause, library: Library) -> list[tuple[str, str]]:
    rendered = library.rendered(clause)
    table = library.clause(clause.parent) if clause.parent else None
    header = library.rendered(table)[-1].text if table and library.rendered(table) else ""
    if not rendered:
        return []
    texts = [cell.strip() for cell in rendered[0].text.split("|")]
    headers = [cell.strip() for cell in header.split("|")]
    if len(texts) != len(clause.cells):
        return []
    headers += [""] * (len(texts) - len(headers))
    return list(zip(headers, texts, strict=False))


def without_marker(text: str) -> str:
    """Return a line without the marker that opens it, in Chinese or as rendered."""
    marker = _MARKER.match(text)
    return text[marker.end() :].lstrip(" 　:：") if marker else text


_MARKER = re.compile(
    r"\s*(?:第\s*[一二三四五六七八九十百零〇\d]+\s*[编編篇章节節条條](?:之[一二三四五六七八九十\d]+)?"
    r"|(?:Part|Chapter|Section|Article)\s+(?:\d+|[IVXLC]+)\b[.:]?"
    r"|[（(](?:[一二三四五六七八九十百零]+|\d{1,3}|[IVXLCivxlc]{1,6}|[a-z])[）)]"
    r"|(?:[一二三四五六七八九十百零]+)[、.．]|\d{1,3}(?:\.\d{1,3})*[.．、](?!\d)|\d{1,2}(?:\.\d{1,2})+(?=\s)"
    r"|(?:[IVXLC]{1,6}|[ivxlc]{1,5}|[A-Za-z])[.)](?=\s)|[①-⑳]|—{1,2}|[•●▪◆■□○·](?=\s))"
)
