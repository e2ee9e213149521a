"""A conversation as a Word document, in the type of official documents."""

import io
import re
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from assistant.page.export import checks
from assistant.page.messages import say
from assistant.page.sources import path, title
from assistant.page.turn import Turn
from assistant.types import Citation, Language

_FACES = {"Normal": "宋体", "Title": "黑体", "Heading 1": "黑体", "Quote": "楷体"}
_LATIN = "Times New Roman"
_INK, _QUIET = RGBColor(0x22, 0x26, 0x2A), RGBColor(0x62, 0x5D, 0x54)
_MARGIN, _INDENT = Cm(2.6), Cm(0.75)
# XML 1.0, section 2.2: what a document may hold.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def word(turns: Sequence[Turn], language: Language) -> bytes:
    """Return a conversation as a .docx file, each quote marked within its whole clause."""
    document = _blank(language)
    document.add_heading(say("conversation", language), 0)
    for turn in turns:
        document.add_heading(_writable(turn.question), 1)
        for line in turn.answer.text.split("\n"):
            document.add_paragraph(_writable(line))
        if turn.answer.checks:
            _small(document, checks(turn.answer))
        for citation in turn.answer.citations:
            _source(document, citation, language)
    _small(document, say("unofficial_note", language))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _blank(language: Language) -> Document:
    document = docx.Document()
    for name, face in _FACES.items():
        _set_type(document.styles[name], face)
    document.styles["Normal"].font.size = Pt(11)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = _MARGIN
    document.core_properties.title = say("conversation", language)
    document.core_properties.author = say("title", language)
    document.core_properties.comments = ""
    document.core_properties.language = "zh-CN" if language == "zh" else "en"
    return document


def _set_type(style: ParagraphStyle, face: str) -> None:
    style.font.name = _LATIN
    style.font.italic = False
    style.font.color.rgb = _INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), face)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)  # a theme's font outdoes a named one


def _source(document: Document, citation: Citation, language: Language) -> None:
    head = document.add_paragraph()
    head.paragraph_format.keep_with_next = True
    head.add_run(f"[{citation.number}] {_writable(title(citation, language))}").bold = True
    facts = (citation.document.number, citation.document.date, path(citation, language))
    head.add_run("\n" + _writable(" · ".join(fact for fact in facts if fact)))
    _marked(document.add_paragraph(style="Quote"), citation)
    if citation.rendering:
        rendering = _writable(citation.rendering.strip(" |"))
        _small(document, f"{say('unofficial', language)}: {rendering}", indented=True)


def _marked(paragraph: Paragraph, citation: Citation) -> None:
    """Write the passage into ``paragraph`` with the quote marked."""
    paragraph.paragraph_format.left_indent = _INDENT
    before, quote, after = citation.passage.partition(citation.quote)
    if not quote:  # a quote that runs over several clauses
        before, quote, after = "", citation.quote, ""
    paragraph.add_run(_writable(before))
    paragraph.add_run(_writable(quote)).font.highlight_color = WD_COLOR_INDEX.YELLOW
    paragraph.add_run(_writable(after))


def _small(document: Document, text: str, *, indented: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent = _INDENT if indented else None
    run = paragraph.add_run(_writable(text))
    run.font.size, run.font.color.rgb = Pt(9), _QUIET


def _writable(text: str) -> str:
    return _UNWRITABLE.sub("", text)
