"""Clause text as HTML: paragraphs or a table row, with a quote highlighted where it stands."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from assistant.types import Cell, Clause, Span

NOTHING: Span = (0, 0)


def is_chinese(text: str) -> bool:
    """Return whether ``text`` holds a Chinese character."""
    return any("㐀" <= char <= "鿿" for char in text)


def marked(text: str, start: int, quote: Span) -> Markup:
    """Return ``text``, which begins at ``start``, with what ``quote`` covers of it marked."""
    first = min(max(quote[0] - start, 0), len(text))
    last = min(max(quote[1] - start, first), len(text))
    if first == last or not text[first:last].strip():
        return escape(text)
    return Markup("{}<mark>{}</mark>{}").format(text[:first], text[first:last], text[last:])


def prose(text: str, start: int, quote: Span = NOTHING) -> Markup:
    """Return ``text`` as paragraphs, one a line."""
    paragraphs: list[Markup] = []
    for line in text.split("\n"):
        if line.strip():
            shown = marked(line, start, quote)
            paragraphs.append(Markup("<p>{}</p>").format(shown))
        start += len(line) + 1
    return Markup("").join(paragraphs)


def row(clause: Clause, quote: Span = NOTHING) -> Markup:
    """Return a table row as a small table under its headers."""
    heads = Markup("").join(
        Markup("<th scope='col'>{}</th>").format(cell.header) for cell in clause.cells
    )
    return Markup(
        "<div class='scroll' tabindex='0'><table class='row'><thead><tr>{}</tr></thead>"
        "<tbody><tr>{}</tr></tbody></table></div>"
    ).format(heads, cells(clause.cells, quote))


def cells(row_cells: Iterable[Cell], quote: Span = NOTHING) -> Markup:
    """Return the cells of one row."""
    return Markup("").join(
        Markup("<td>{}</td>").format(marked(cell.text, cell.span[0], quote)) for cell in row_cells
    )


def passage(clause: Clause, text: str, quote: Span = NOTHING) -> Markup:
    """Return the whole of a clause's own ``text`` with the ``quote`` marked."""
    if clause.cells:
        return row(clause, quote)
    return prose(text, clause.span[0], quote)
