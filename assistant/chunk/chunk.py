"""One chunk a clause, or several of whole sentences where a clause is long.

What is embedded is ``context`` and ``text`` together; what is quoted is ``text`` alone (the idea of
docling-core's ``contextualize``).
"""

from collections.abc import Iterator

from assistant.types import Chunk, Clause, Document, Outline, Span
from assistant.words import sentences

CHUNKER = "clause-sentences-240-v3"
"""Identity of the chunker: a generation built by another one is rebuilt."""

_LONGEST = 240


def chunk(outline: Outline) -> tuple[Chunk, ...]:
    """Return the chunks of ``outline`` in reading order; their spans lie inside clause spans."""
    headers = {
        clause.id: outline.own_text(clause) for clause in outline.clauses if clause.kind == "table"
    }
    return tuple(
        Chunk(
            id=f"{clause.id}@{part}",
            clause=clause.id,
            document=outline.document.id,
            context=context(outline.document, clause, headers),
            text=outline.text[slice(*span)],
            span=span,
        )
        for clause in outline.clauses
        for part, span in enumerate(_parts(outline, clause), start=1)
    )


def context(document: Document, clause: Clause, tables: dict[str, str]) -> str:
    """Return what a reader of the clause alone would miss: title, place, headings, table header."""
    table = tables.get(clause.parent or "", "") if clause.kind == "row" else ""
    category = clause.cells[0].text if clause.cells else ""
    parts = [document.title, document.place or "", *clause.path, clause.heading, table, category]
    return " ".join(dict.fromkeys(part for part in parts if part))


def _parts(outline: Outline, clause: Clause) -> Iterator[Span]:
    start, end = clause.span
    if end - start <= _LONGEST or clause.kind in {"row", "table"}:
        yield clause.span
        return
    left = right = start
    for first, last in sentences(outline.own_text(clause)):
        if start + last - left > _LONGEST and right > left:
            yield left, right
            left = start + first
        right = start + last
    yield left, right
