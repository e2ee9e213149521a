"""An answer's citations in the styles of official and scholarly writing.

The official style names a document as GB/T 9704-2012 asks: title first, then number. Plain
references follow GB/T 7714-2015 (type A, archived document) as far as the metadata go; BibTeX and
CSL-JSON use the types ``misc`` and ``legislation`` of BibTeX and CSL 1.0.2.
"""

import json
import re
from typing import Any

from assistant.page.messages import say
from assistant.page.passage import is_chinese
from assistant.types import Answer, Citation, CitedClause, CitedDocument, Language

STYLES = ("official", "reference", "bibtex", "csl")

_PART = re.compile(r"^([一二三四五六七八九十百]+)、$")
_NUMBER = re.compile(r"^(\d+)[.．、]$")
_BRACKETED = re.compile(r"^[（(][一二三四五六七八九十百\d]+[）)]$")
_SPECIAL = re.compile(r"[&%$#_{}~^\\]")
_ESCAPED = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}


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


def _official(citation: Citation) -> str:
    document = citation.document
    number = f"（{document.number}）" if document.number else ""
    where = "".join(f"“{part}”" for part in citation.clause.path[-2:]) + _item(citation.clause)
    return f"《{document.title}》{number}{where}：“{_flat(citation.quote)}”"


def _item(clause: CitedClause) -> str:
    """Return how running Chinese text names a clause by its label: 第（二）项, 第三部分, 第五条."""
    label = clause.label.strip()
    if label.startswith("第"):
        return label
    for pattern, named in ((_PART, "第{}部分"), (_NUMBER, "第{}项")):
        found = pattern.match(label)
        if found:
            return named.format(found[1])
    return f"第{label}项" if _BRACKETED.match(label) else ""


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
    english = document.title_en and f"English title (unofficial): {_escaped(document.title_en)}"
    fields = {
        "title": f"{{{_escaped(document.title)}}}",
        "author": f"{{{_escaped(document.issuer)}}}" if document.issuer else None,
        "year": document.date[:4] if document.date else None,
        "number": document.number and _escaped(document.number),
        "note": english,
        "language": "chinese" if is_chinese(document.title) else "english",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    key = re.sub(r"[^\w-]+", "-", document.id)
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}"


def _escaped(text: str) -> str:
    """Return ``text`` with what TeX would take for commands escaped."""
    return _SPECIAL.sub(lambda found: _ESCAPED.get(found[0], f"\\{found[0]}"), text)


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
