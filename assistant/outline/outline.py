"""The whole of outlining: clean lines in, one outline a document out."""

import re
from collections.abc import Iterator, Sequence

from assistant.clean import Cleaned, CleanLine, Mapped
from assistant.clean.mapped import INSERTED
from assistant.errors import CorpusError, SourceError
from assistant.load import Raw
from assistant.outline.describe import describe
from assistant.outline.naming import name_clauses
from assistant.outline.node import Node
from assistant.outline.shape import announces_definitions, leading_term, responsible_bodies
from assistant.outline.split import Part, split
from assistant.outline.tree import TreeBuilder
from assistant.types import Cell, Clause, ClauseKind, Document, Outline, SourceMap, Span, Text

_SPACES = re.compile(r"\s+")
_FOLD = str.maketrans("()—–－～~", "（）-----")
_ORDINAL = re.compile(r"\d{1,3}")


def outline(raw: Raw, cleaned: Cleaned, metadata: Sequence[Document] = ()) -> tuple[Outline, ...]:
    """Return the outlines of the documents in a source, in order.

    :param metadata: what is known of the documents, joined by title; without it, each document is
        described from its own text.
    :raises SourceError: nothing is left once page furniture is taken away.
    :raises CorpusError: the metadata name a document that the source does not hold, or the reverse.
    """
    parts = split(cleaned.lines)
    if not parts:
        raise SourceError(
            Text(
                zh="除页码、导航等版面文字外没有内容",
                en="it holds nothing but page numbers, navigation and the like",
            ),
            where=raw.name,
        )
    titles = ["".join(cleaned.lines[index].text for index in part.title) for part in parts]
    documents = _join(raw, cleaned, parts, titles, metadata)
    line_starts = tuple((line.start, line.number) for line in raw.lines)
    return tuple(
        _Writer(document, [cleaned.lines[i] for i in part.indices], raw.text, line_starts).write(
            {part.indices.index(i) for i in part.title}
        )
        for document, part in zip(documents, parts, strict=True)
    )


def _join(
    raw: Raw,
    cleaned: Cleaned,
    parts: list[Part],
    titles: list[str],
    metadata: Sequence[Document],
) -> list[Document]:
    if not metadata:
        return [
            describe(raw.name, position, title, [cleaned.lines[i] for i in part.indices])
            for position, (part, title) in enumerate(zip(parts, titles, strict=True), start=1)
        ]
    known = {_fold(document.title): document for document in metadata}
    found = [known.get(_fold(title)) for title in titles]
    if None in found or len(found) != len(metadata):
        raise CorpusError(
            Text(
                zh=f"元数据与文件中的标题不符：元数据为{[d.title for d in metadata]}，文件为{titles}",
                en=f"metadata titles {[d.title for d in metadata]} do not match the titles in the"
                f" source {titles}",
            ),
            where=raw.name,
            remedy=Text(zh="请更正元数据文件", en="correct the metadata file"),
        )
    return [document for document in found if document]


def _fold(title: str) -> str:
    return _SPACES.sub("", title).translate(_FOLD)


class _Writer:
    """Writes one document's canonical text and freezes its tree into clauses."""

    def __init__(
        self,
        document: Document,
        lines: list[CleanLine],
        source: str,
        line_starts: tuple[tuple[int, int], ...],
    ) -> None:
        self.document = document
        self.lines = lines
        self.content = Mapped.join("\n", (line.content for line in lines))
        self.source_map = SourceMap(
            runs=tuple(_runs(self.content, source)), line_starts=line_starts
        )
        self.spans: list[Span] = []
        start = 0
        for line in lines:
            self.spans.append((start, start + len(line.text)))
            start += len(line.text) + 1

    def write(self, title: set[int]) -> Outline:
        root = TreeBuilder(self.lines).build(
            list(range(max(title, default=-1) + 1, len(self.lines)))
        )
        if title:
            # No clause runs over the title: what stands above it is a tree of its own.
            above = TreeBuilder(self.lines).build(list(range(min(title))))
            root.children[:0] = above.children
            self._place_title(root, sorted(title))
        for node in _walk(root):
            if node.kind == "table":
                self._number_rows(node)
        self.names = name_clauses(root, self.document.id)
        clauses = list(self._freeze(root, (), None, ()))
        return Outline(
            document=self.document,
            text=self.content.text,
            clauses=tuple(sorted(clauses, key=lambda clause: clause.span)),
            source_map=self.source_map,
        )

    def _place_title(self, root: Node, title: list[int]) -> None:
        heading = "".join(self.lines[index].text for index in title)
        root.children.insert(0, Node("title", title, heading=heading))

    def _number_rows(self, table: Node) -> None:
        """Give rows the numbers of their printed ordinals when the table has a column of unique ones."""
        columns = [
            column
            for column, header in enumerate(table.header)
            if re.fullmatch(r"序\s*号|编\s*号|No\.?|#", header)
        ]
        if not columns:
            return
        printed = [
            self._cell(row.lines[0], columns[0]) for row in table.children if row.kind == "row"
        ]
        if all(_ORDINAL.fullmatch(text) for text in printed) and len(set(printed)) == len(printed):
            for row, text in zip(table.children, printed, strict=False):
                row.number = (int(text),)

    def _cell(self, line: int, column: int) -> str:
        cells = self.lines[line].cells
        if column >= len(cells):
            return ""
        return self.lines[line].text[slice(*cells[column])]

    def _freeze(
        self, node: Node, path: tuple[str, ...], parent: str | None, inherited: tuple[str, ...]
    ) -> Iterator[Clause]:
        above = self._responsible_after(node)
        category: dict[int, Cell] = {}
        for child in node.children:
            name = self.names[id(child)]
            span = self._span(child)
            own = responsible_bodies(self.content.text[slice(*span)])
            bodies = own or above.get(id(child), ()) or self._below(child) or inherited
            yield Clause(
                id=name,
                document=self.document.id,
                kind=self._kind(child, node),
                label=child.label,
                heading=self._heading(child),
                path=path,
                span=span,
                extent=(span[0], max(self._span(each)[1] for each in _walk(child))),
                lines=self.source_map.lines(span),
                parent=parent,
                cells=self._cells(child, node, category),
                responsible=bodies,
            )
            title = _title_of(child)
            deeper = path if child.kind == "title" or not title else (*path, title)
            yield from self._freeze(child, deeper, name, own)

    def _span(self, node: Node) -> Span:
        return self.spans[node.lines[0]][0], self.spans[node.lines[-1]][1]

    def _heading(self, node: Node) -> str:
        """Return the heading; a whole sentence with nothing under it is text, not a heading."""
        last = self.content.text[self._span(node)[1] - 1]
        if node.stands and not node.children and len(node.lines) == 1 and last in "。；;.":
            return leading_term(node.heading)
        return node.heading

    def _kind(self, node: Node, parent: Node) -> ClauseKind:
        if node.kind != "item":
            return node.kind
        if announces_definitions(parent.heading):
            return "definition"
        if node.family == "bullet":
            return "bullet"
        return "heading" if node.children or node.family == "heading" else "item"

    def _responsible_after(self, node: Node) -> dict[int, tuple[str, ...]]:
        """Give each paragraph without a suffix the bodies of the next paragraph that has one.

        A suffix at the end of a clause covers the whole clause, however many paragraphs it has.
        """
        covered: dict[int, tuple[str, ...]] = {}
        bodies: tuple[str, ...] = ()
        for child in reversed(node.children):
            if child.kind != "paragraph":
                bodies = ()
                continue
            bodies = responsible_bodies(self.content.text[slice(*self._span(child))]) or bodies
            covered[id(child)] = bodies
        return covered

    def _below(self, node: Node) -> tuple[str, ...]:
        """Return the bodies named by the paragraphs of a clause that has no other children."""
        if any(child.kind != "paragraph" for child in node.children):
            return ()
        named = [
            body
            for child in node.children
            for body in responsible_bodies(self.content.text[slice(*self._span(child))])
        ]
        return tuple(dict.fromkeys(named))

    def _cells(self, node: Node, table: Node, above: dict[int, Cell]) -> tuple[Cell, ...]:
        """Return a row's cells; a cell left empty by a vertical merge repeats the one above."""
        if node.kind != "row":
            return ()
        line, start = self.lines[node.lines[0]], self._span(node)[0]
        cells: list[Cell] = []
        leading = True
        for column, (left, right) in enumerate(line.cells):
            header = table.header[column] if column < len(table.header) else ""
            text = line.text[left:right]
            leading = leading and not text
            if leading and column in above:
                cells.append(above[column])
                continue
            cell = Cell(header=header, text=text, span=(start + left, start + right))
            above[column] = cell
            cells.append(cell)
        return tuple(cells)


def _title_of(node: Node) -> str:
    """Return what a path says of a clause: its label and heading, spaced as they are printed."""
    spaced = node.kind in {"table", "box"} or node.family == "attachment" or node.heading.isascii()
    return f"{node.label}{' ' if spaced else ''}{node.heading}".strip()


def _walk(node: Node) -> Iterator[Node]:
    if node.lines:
        yield node
    for child in node.children:
        yield from _walk(child)


def _runs(content: Mapped, source: str) -> Iterator[tuple[int, int, int]]:
    """Yield ``(canonical start, source start, length)`` of the stretches copied verbatim.

    A character that stands for a LaTeX command or an odd space is not a copy.
    """
    offsets = [
        offset if offset != INSERTED and source[offset] == char else INSERTED
        for char, offset in zip(content.text, content.offsets, strict=True)
    ]
    start = 0
    for position in range(1, len(offsets) + 1):
        broken = position == len(offsets) or offsets[position] != offsets[position - 1] + 1
        # What is inserted before offset 0 would otherwise look like its predecessor.
        if broken or offsets[position - 1] == INSERTED:
            if offsets[start] != INSERTED:
                yield start, offsets[start], position - start
            start = position
