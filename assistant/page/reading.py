"""A document as HTML: what is known of it, its contents, and both languages side by side."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from assistant.page.contents import clauses_with, contents, results
from assistant.page.links import clause_address
from assistant.page.messages import say
from assistant.page.passage import cells, prose
from assistant.store import Library
from assistant.types import Clause, Document, Language, Outline, Span

_FACTS = ("issuer", "number", "date", "period", "level", "carried_by", "supersedes")
_DEEPEST_HEADING = 6


def document_title(document: Document, language: Language) -> str:
    """Return a document's title in ``language``, where known."""
    return (document.title_en if language == "en" else None) or document.title


def reading(
    library: Library,
    document: str,
    language: Language,
    *,
    view: str = "both",
    words: str = "",
    target: str | None = None,
) -> Markup:
    """Return the reading view of a document.

    :param view: "both", "original" or "english".
    :param words: words to look for; clauses that hold them are listed and marked.
    :param target: id of the clause to show.
    :raises UnknownNameError: the library holds no such document.
    """
    outline = library.outline(document)
    found = clauses_with(library, outline, words)
    body = Markup("").join(_blocks(library, outline, language, found, target))
    return Markup(
        "<div class='reader view-{view}'>{head}{results}<div class='columns'>{contents}"
        "<div class='text'>{body}</div></div></div>"
    ).format(
        view=view if view in {"both", "original", "english"} else "both",
        head=_head(outline.document, language),
        results=results(library, found, words, language),
        contents=contents(library, outline, language),
        body=body,
    )


def _head(document: Document, language: Language) -> Markup:
    other = document.title_en if language == "zh" else document.title
    facts = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(
            say(fact, language), _fact(document, fact, language)
        )
        for fact in _FACTS
        if fact in {"issuer", "number", "date"} or getattr(document, fact)
    )
    return Markup(
        "<header><h2>{}</h2><p class='other'>{}</p><dl class='facts'>{}</dl></header>"
    ).format(document_title(document, language), other or "", facts)


def _fact(document: Document, fact: str, language: Language) -> str:
    if fact == "issuer" and language == "en":
        return document.issuer_en or document.issuer or say("unknown", language)
    if fact == "period" and document.period:
        return f"{document.period[0]}–{document.period[1]}"
    if fact == "level" and document.level:
        return say(document.level, language)
    value = getattr(document, fact)
    return str(value) if value else say("unknown", language)


def _blocks(
    library: Library,
    outline: Outline,
    language: Language,
    found: Sequence[Clause],
    target: str | None,
) -> Iterator[Markup]:
    """Yield the clauses in reading order; rows that follow one another share a table."""
    rows: list[Clause] = []
    hits = {clause.id for clause in found}
    for clause in outline.clauses:
        if rows and (clause.kind != "row" or clause.parent != rows[-1].parent):
            yield _table(library, rows, language, hits, target)
            rows = []
        if clause.kind == "row":
            rows.append(clause)
        else:
            yield _clause(library, clause, language, hits, target)
    if rows:
        yield _table(library, rows, language, hits, target)


def _clause(
    library: Library, clause: Clause, language: Language, hits: set[str], target: str | None
) -> Markup:
    first, last = clause.span
    if clause.kind == "table":
        # The header line of a table stands above its rows.
        last = first + len(library.text(clause).split("\n", maxsplit=1)[0])
    return Markup(
        "<section class='clause {kind} depth-{depth}{css}' data-clause='{id}'>"
        "<div class='zh' lang='zh-CN'>{zh}</div><div class='en' lang='en'>{en}</div>{link}</section>"
    ).format(
        kind=clause.kind,
        depth=min(len(clause.path), _DEEPEST_HEADING),
        css=_state(clause, hits, target),
        id=clause.id,
        zh=prose(library.text(clause, (first, last)), first),
        en=_english(library, clause, (first, last)),
        link=_permalink(clause, language),
    )


def _english(library: Library, clause: Clause, span: Span) -> Markup:
    """Return the rendering of ``span``, broken into paragraphs where the original is."""
    paragraphs: list[Markup] = []
    start = span[0]
    for line in library.text(clause, span).split("\n"):
        rendering = library.rendering(clause, (start, start + len(line)))
        paragraphs += [Markup("<p>{}</p>").format(rendering)] if rendering else []
        start += len(line) + 1
    return Markup("").join(paragraphs)


def _state(clause: Clause, hits: set[str], target: str | None) -> str:
    return (" found" if clause.id in hits else "") + (" is-target" if clause.id == target else "")


def _permalink(clause: Clause, language: Language) -> Markup:
    return Markup("<a class='permalink' href='{}' aria-label='{} {}'>#</a>").format(
        clause_address(clause.id), say("permalink", language), clause.id.partition("#")[2]
    )


def _table(
    library: Library, rows: Sequence[Clause], language: Language, hits: set[str], target: str | None
) -> Markup:
    heads = Markup("").join(
        Markup("<th scope='col'>{}</th>").format(cell.header) for cell in rows[0].cells
    )
    body = Markup("").join(
        Markup(
            "<tr class='zh{css}' data-clause='{id}'>{zh}<td class='link'>{link}</td></tr>{en}"
        ).format(
            css=_state(row, hits, target),
            id=row.id,
            zh=cells(row.cells),
            link=_permalink(row, language),
            en=_english_row(library, row),
        )
        for row in rows
    )
    return Markup(
        "<div class='scroll' tabindex='0'><table class='rows'><thead><tr>{}<td></td></tr></thead>"
        "<tbody>{}</tbody></table></div>"
    ).format(heads, body)


def _english_row(library: Library, row: Clause) -> Markup | str:
    rendering = library.rendering(row)
    if not rendering:
        return ""
    parts = rendering.replace("\t", "|").split("|")
    if len(parts) != len(row.cells):
        parts = [rendering]
    shown = Markup("").join(
        Markup("<td colspan='{}'>{}</td>").format(
            len(row.cells) if len(parts) == 1 else 1, part.strip()
        )
        for part in parts
    )
    return Markup("<tr class='en' lang='en'>{}<td></td></tr>").format(shown)
