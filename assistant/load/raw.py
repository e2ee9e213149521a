"""What every loader returns: the text of a source as lines that know where they came from."""

from assistant.types import Model, Text


class RawLine(Model):
    """One line of a source.

    ``number`` counts lines of the file from 1 (paragraphs, for formats without lines); ``start`` is
    the offset of the line in :attr:`Raw.text`, in code points. ``level`` is a heading level that
    the format itself states (Markdown ``##``, a Word style), and ``cells`` are the cells of a table
    row that the format itself states, as half-open ranges inside ``text``. The first ``inserted``
    code points of ``text`` are not in :attr:`Raw.text`: a marker that the format prints but does
    not hold as text (Word's list numbering); ``start`` is the offset of what follows them. ``whole``
    says that the format itself marks the line as a paragraph, which no break can cut.
    """

    text: str
    number: int
    start: int
    page: int | None = None
    level: int | None = None
    cells: tuple[tuple[int, int], ...] = ()
    inserted: int = 0
    whole: bool = False


class Raw(Model):
    """The text of one source file, and what its loader left out or doubts."""

    name: str
    sha256: str
    text: str
    lines: tuple[RawLine, ...]
    warnings: tuple[Text, ...] = ()
