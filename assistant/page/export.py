"""Answers to take away: Markdown, and citations in the styles of official and scholarly writing.

Plain references follow GB/T 7714-2015 (type A, archived document) as far as the metadata go;
BibTeX and CSL-JSON use the types ``misc`` and ``legislation`` of BibTeX and CSL 1.0.2.
"""

import json
from collections.abc import Sequence
from typing import Any

from assistant.page.messages import say
from assistant.page.sources import path, title
from assistant.page.thread import Turn
from assistant.types import Answer, Citation, CitedDocument, Language

STYLES = ("official", "reference", "bibtex", "csl")


def cited(answer: Answer, style: str, language: Language) -> str:
    """Return ``answer`` with its citations in one of :data:`STYLES`."""
    if style == "bibtex":
        return "\n\n".join(_bibtex(document) for document in _documents(answer))
    if style == "csl":
        items = [_csl(document) for document in _documents(answer)]
        return json.dumps(items, ensure_ascii=False, indent=2)
    line = _official if style == "official" else _reference
    notes = [f"[{citation.number}] {line(citation)}" for citation in answer.citations]
    note = [say("unofficial_note", language)] if answer.language == "en" else []
    return "\n".join([answer.text, "", *notes, *note]).strip()


def markdown(turns: Sequence[Turn], language: Language) -> str:
    """Return a conversation as Markdown, with quotes and references."""
    parts = [f"# {say('conversation', language)}"]
    for turn in turns:
        parts.append(f"## {_inert(turn.question)}\n\n{_inert(turn.answer.text)}")
        parts += [_markdown_source(citation, language) for citation in turn.answer.citations]
        marks = [f"{'✓' if c.passed else '✗'} {c.detail}" for c in turn.answer.checks]
        parts += [_inert(" · ".join(marks))] if marks else []
    parts.append(f"*{say('unofficial_note', language)}*")
    return "\n\n".join(parts) + "\n"


def _inert(text: str) -> str:
    """Return ``text`` with what Markdown would take for HTML made harmless."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _markdown_source(citation: Citation, language: Language) -> str:
    where = f"{title(citation, language)} — {path(citation, language)}"
    head = f"**[{citation.number}]** {_inert(where)} (`{citation.clause.id}`)"
    quote = "\n".join(f"> {_inert(line)}" for line in citation.quote.split("\n"))
    if not citation.rendering:
        return f"{head}\n\n{quote}"
    rendering = _inert(citation.rendering.strip(" |"))
    return f"{head}\n\n{quote}\n\n*{say('unofficial', language)}*: {rendering}"


def _official(citation: Citation) -> str:
    document = citation.document
    number = f"（{document.number}）" if document.number else ""
    where = "".join(f"“{part}”" for part in citation.clause.path[-2:])
    return f"《{document.title}》{number}{where}：“{_flat(citation.quote)}”"


def _reference(citation: Citation) -> str:
    document = citation.document
    issuer = f"{document.issuer}. " if document.issuer else ""
    number = f": {document.number}" if document.number else ""
    date = f"({document.date}). " if document.date else ""
    where = " › ".join(p for p in (*citation.clause.path, citation.clause.label) if p)
    return f"{issuer}{document.title}{number}[A]. {date}{where}".rstrip()


def _flat(text: str) -> str:
    return " ".join(text.split())


def _documents(answer: Answer) -> list[CitedDocument]:
    return list({c.document.id: c.document for c in answer.citations}.values())


def _bibtex(document: CitedDocument) -> str:
    fields = {
        "title": f"{{{document.title}}}",
        "author": f"{{{document.issuer}}}" if document.issuer else None,
        "year": document.date[:4] if document.date else None,
        "number": document.number,
        "note": document.title_en and f"English title (unofficial): {document.title_en}",
        "language": "chinese",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{document.id},\n" + ",\n".join(lines) + "\n}"


def _csl(document: CitedDocument) -> dict[str, Any]:
    issued = [int(part) for part in (document.date or "").split("-") if part]
    item = {
        "id": document.id,
        "type": "legislation",
        "title": document.title,
        "title-short": document.title_en,
        "number": document.number,
        "authority": document.issuer,
        "jurisdiction": document.place,
        "issued": {"date-parts": [issued]} if issued else None,
    }
    return {key: value for key, value in item.items() if value}
