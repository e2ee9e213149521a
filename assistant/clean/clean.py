"""The whole of cleaning: raw lines in, clean lines with source offsets out."""

from dataclasses import dataclass, replace

from assistant.clean.furniture import is_header, menu_lines, page_numbers, starts_footer
from assistant.clean.mapped import Mapped
from assistant.clean.markup import strip_markup
from assistant.clean.paragraphs import join_paragraphs
from assistant.clean.tables import LineKind, Piece, join_dumped_cells, read_aligned_rows, row_of
from assistant.load import Raw, RawLine

_FOOTER_SHARE = 0.5


@dataclass(frozen=True)
class CleanLine:
    """One paragraph, table row, or line of a box.

    ``cells`` are the half-open ranges of a row's cells inside ``content.text``; ``indent`` counts
    the white space and ``blank_before`` the blank lines that stood before the line.
    """

    content: Mapped
    kind: LineKind = "text"
    level: int | None = None
    page: int | None = None
    cells: tuple[tuple[int, int], ...] = ()
    indent: int = 0
    blank_before: int = 0

    @property
    def text(self) -> str:
        """The line's text."""
        return self.content.text


@dataclass(frozen=True)
class Cleaned:
    """The clean lines of a source, and the numbers of the source lines left out, with the reason."""

    lines: tuple[CleanLine, ...]
    left_out: tuple[tuple[int, str], ...]


def clean(raw: Raw) -> Cleaned:
    """Clean a source: markup, page furniture, dumped tables and boxes, cut paragraphs."""
    pieces, left_out = _without_furniture(raw)
    pieces = join_dumped_cells(read_aligned_rows(pieces))
    pieces = join_paragraphs(_without_blanks(pieces))
    lines = tuple(
        CleanLine(
            piece.content,
            piece.kind,
            piece.level,
            piece.page,
            piece.cells,
            piece.indent,
            piece.blank_before,
        )
        for piece in pieces
    )
    return Cleaned(lines, tuple(left_out))


def _without_furniture(raw: Raw) -> tuple[list[Piece], list[tuple[int, str]]]:
    pieces: list[Piece] = []
    left_out: list[tuple[int, str]] = []
    in_footer = False
    texts = [line.text for line in raw.lines]
    furniture = page_numbers(texts) | menu_lines(texts)
    for index, line in enumerate(raw.lines):
        # A footer line in the first half of a file is a coincidence of wording, not a footer.
        in_footer = in_footer or (
            index > len(raw.lines) * _FOOTER_SHARE and starts_footer(line.text)
        )
        if line.text.strip() and (in_footer or index in furniture or is_header(line.text)):
            left_out.append((line.number, "page footer" if in_footer else "page furniture"))
            pieces.append(Piece(Mapped("", ())))
        else:
            pieces.append(_piece(line))
    return pieces, left_out


def _piece(line: RawLine) -> Piece:
    marker, text = line.text[: line.inserted], line.text[line.inserted :]
    content = Mapped.inserted(marker) + Mapped.at(text, line.start)
    if line.cells:
        cells = [strip_markup(content.slice(*cell)).strip() for cell in line.cells]
        return row_of(cells, line.page)
    return Piece(strip_markup(content), level=line.level, page=line.page, whole=line.whole)


def _without_blanks(pieces: list[Piece]) -> list[Piece]:
    kept: list[Piece] = []
    blanks = 0
    for piece in pieces:
        content = piece.content if piece.kind == "row" else piece.content.strip()
        if content.text.strip():
            indent = len(piece.content.text) - len(piece.content.text.lstrip())
            kept.append(replace(piece, content=content, blank_before=blanks, indent=indent))
            blanks = 0
        else:
            blanks += 1
    return kept
