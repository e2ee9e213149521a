"""Citations as HTML: the clause that proves an answer, with its quote highlighted."""

from markupsafe import Markup, escape

from assistant.page.links import clause_link
from assistant.page.messages import say
from assistant.page.passage import is_chinese, passage, prose
from assistant.store import Library
from assistant.types import Citation, Clause, Language

_LONGEST_NEIGHBOUR = 160


def source_id(turn: int, number: int) -> str:
    """Return the element id of citation ``number`` of turn ``turn``."""
    return f"source-{turn}-{number}"


def title(citation: Citation, language: Language) -> str:
    """Return the title of the cited document in ``language``, where known."""
    document = citation.document
    return (document.title_en if language == "en" else None) or document.title


def path(citation: Citation, language: Language) -> str:
    """Return the headings that lead to the cited clause and its label."""
    headings = citation.clause.path
    if language == "en" and citation.clause.path_en:
        headings = citation.clause.path_en
    return " › ".join(part for part in (*headings, citation.clause.label) if part)


def source(
    citation: Citation, turn: int, library: Library, language: Language, *, opened: bool
) -> Markup:
    """Return one citation, folded to its title and path unless ``opened``."""
    clause = held(citation, library)
    body = Markup("").join(
        (
            _original(citation, clause, language),
            _rendering(citation, language),
            _context(clause, library, language) if clause else _superseded(language),
            _foot(citation, language, linked=clause is not None),
        )
    )
    return Markup(
        "<details class='source' id='{id}'{opened}><summary><span class='number'>{number}</span>"
        "<span class='where'><cite>{title}</cite> <span class='path'>{path}</span></span></summary>"
        "<div class='proof'>{body}</div></details>"
    ).format(
        id=source_id(turn, citation.number),
        opened=Markup(" open") if opened else "",
        number=citation.number,
        title=title(citation, language),
        path=path(citation, language),
        body=body,
    )


def held(citation: Citation, library: Library) -> Clause | None:
    """Return the cited clause, if the library still holds it as it was when the answer was made."""
    clause = library.find(citation.clause.id)
    same = clause and library.text(clause) == citation.passage and _inside(citation, clause)
    return clause if same else None


def _inside(citation: Citation, clause: Clause) -> bool:
    return clause.span[0] <= citation.span[0] and citation.span[1] <= clause.span[1]


def _superseded(language: Language) -> Markup:
    return Markup("<p class='calm'>{}</p>").format(say("superseded", language))


def _original(citation: Citation, clause: Clause | None, language: Language) -> Markup:
    if clause is None:
        start = citation.passage.find(citation.quote)
        shown = prose(citation.passage, 0, (start, start + len(citation.quote)))
    else:
        shown = passage(clause, citation.passage, citation.span)
    return Markup("<blockquote lang='{}' aria-label='{}'>{}</blockquote>").format(
        "zh-CN" if is_chinese(citation.passage) else "en",
        say("original", language),
        shown,
    )


def _rendering(citation: Citation, language: Language) -> Markup:
    if not citation.rendering:
        return Markup("")
    return Markup(
        "<div class='rendering' lang='en'><span class='tag' lang='{}'>{}</span> {}</div>"
    ).format(
        "zh-CN" if language == "zh" else "en",
        say("unofficial", language),
        citation.rendering.strip(" |"),
    )


def _context(clause: Clause, library: Library, language: Language) -> Markup:
    siblings = library.children(clause.parent or clause.document)
    position = next(i for i, other in enumerate(siblings) if other.id == clause.id)
    near = (("before", position - 1), ("after", position + 1))
    parts = [
        Markup("<dt>{}</dt><dd>{}</dd>").format(
            say(key, language), clause_link(siblings[i].id, _short(siblings[i], library))
        )
        for key, i in near
        if 0 <= i < len(siblings)
    ]
    if not parts:
        return Markup("")
    return Markup("<details class='context'><summary>{}</summary><dl>{}</dl></details>").format(
        say("context", language), Markup("").join(parts)
    )


def _short(clause: Clause, library: Library) -> str:
    text = " ".join(library.text(clause).split())
    return text if len(text) <= _LONGEST_NEIGHBOUR else text[: _LONGEST_NEIGHBOUR - 1] + "…"


def _foot(citation: Citation, language: Language, *, linked: bool) -> Markup:
    first, last = citation.source_lines
    lines = str(first) if first == last else f"{first}–{last}"
    facts = [citation.document.number, citation.document.date]
    facts.append(say("source_lines", language, lines=lines))
    return Markup("<p class='foot'>{} <span>{}</span></p>").format(
        clause_link(citation.clause.id, say("open_clause", language)) if linked else "",
        escape(" · ".join(fact for fact in facts if fact)),
    )
