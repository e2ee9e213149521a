"""Ways into a document: its contents as a tree, and the clauses that hold some words."""

from collections.abc import Sequence

from markupsafe import Markup

from assistant.page.links import clause_link
from assistant.page.messages import say
from assistant.store import Library
from assistant.types import Clause, Language, Outline
from assistant.words import fold

_LONGEST_ENTRY = {"zh": 28, "en": 64}
_LONGEST_RESULT = 120


def clauses_with(library: Library, outline: Outline, words: str) -> tuple[Clause, ...]:
    """Return the clauses of a document that hold all of some words, in either language."""
    sought = fold(words).split()
    if not sought:
        return ()
    return tuple(
        clause
        for clause in outline.clauses
        if all(
            word in fold(f"{library.text(clause)} {library.rendering(clause) or ''}")
            for word in sought
        )
    )


def results(
    library: Library, found: Sequence[Clause], words: str, language: Language
) -> Markup | str:
    """Return the clauses found for some words as links."""
    if not words.strip():
        return ""
    if not found:
        return Markup("<p class='calm' role='status'>{}</p>").format(say("nothing_found", language))
    items = Markup("").join(
        Markup("<li>{}</li>").format(
            clause_link(clause.id, _shortened(library.text(clause), _LONGEST_RESULT))
        )
        for clause in found
    )
    return Markup("<section class='results'><p role='status'>{}</p><ul>{}</ul></section>").format(
        say("clauses_found", language, count=len(found)), items
    )


def _shortened(text: str, longest: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def contents(library: Library, outline: Outline, language: Language) -> Markup:
    """Return the tree of headings and numbered clauses, each linked; nothing where there are none."""
    tree = _tree(library, outline.document.id, language)
    if not tree:
        return tree
    return Markup(
        "<nav class='contents' aria-label='{label}'><details open><summary>{label}</summary>{tree}"
        "</details></nav>"
    ).format(label=say("outline", language), tree=tree)


def _tree(library: Library, parent: str, language: Language) -> Markup:
    entries = [
        clause
        for clause in library.children(parent)
        if clause.kind != "row" and (clause.label or clause.heading) and clause.kind != "title"
    ]
    if not entries:
        return Markup("")
    return Markup("<ul>{}</ul>").format(
        Markup("").join(
            Markup("<li>{}{}</li>").format(
                clause_link(clause.id, _entry(library, clause, language)),
                _tree(library, clause.id, language),
            )
            for clause in entries
        )
    )


def _entry(library: Library, clause: Clause, language: Language) -> str:
    """Return the beginning of a clause in ``language``, where it is known."""
    rendered = library.rendered(clause) if language == "en" else ()
    text = rendered[0].text if rendered else library.text(clause).strip().split("\n")[0]
    return _shortened(text, _LONGEST_ENTRY[language])
