"""Build the tree of a document's clauses from its clean lines."""

from assistant.clean import CleanLine
from assistant.outline.boxes import box_end
from assistant.outline.contents import find_contents, fold_entry
from assistant.outline.headings import find_headings, is_heading_shape
from assistant.outline.marker import Marker, markers
from assistant.outline.node import RANKS, ROOT_RANK, Node, merge_single_paragraphs
from assistant.outline.numbering import Numbering, heading_rank
from assistant.outline.shape import (
    is_closing,
    is_colophon,
    is_complete,
    is_issuer,
    is_signature,
    leading_term,
    may_stand_alone,
    run_in_heading,
)

_TITLED = {"part", "chapter", "section", "article"}
_SECTIONS = ("cn", "dec", "upper_roman", "upper")


class TreeBuilder:
    """Builds one document's tree, line by line."""

    def __init__(self, lines: list[CleanLine]) -> None:
        self.lines = lines
        self.root = Node("heading", [], stands=True)
        self.stack = [self.root]
        self.numbering = Numbering()
        self.headings: dict[int, int] = {}
        self.heading_rank = ROOT_RANK

    def build(self, indices: list[int]) -> Node:
        """Build the tree over the lines at ``indices`` and return its root."""
        contents = find_contents(self.lines, indices)
        rest = [index for index in indices if index not in set(contents)]
        self.headings = find_headings(self.lines, rest) | self._entries(contents, rest)
        self.heading_rank = _rank_of_unmarked(self.lines, rest)
        position = 0
        while position < len(rest):
            position = self._take(rest, position)
        if contents:
            self._place(
                Node("note", contents, family="contents", label=self.lines[contents[0]].text)
            )
        merge_single_paragraphs(self.root)
        return self.root

    def _entries(self, contents: list[int], rest: list[int]) -> dict[int, int]:
        """Return the unmarked headings that the table of contents names."""
        names = {fold_entry(self.lines[index].text) for index in contents}
        shaped = (index for index in rest if is_heading_shape(self.lines[index]))
        return {index: 1 for index in shaped if fold_entry(self.lines[index].text) in names}

    def _place(self, node: Node) -> None:
        """Put a node that no numbering governs among the root's children, in reading order."""
        children = self.root.children
        place = sum(child.lines[0] < node.lines[0] for child in children)
        children.insert(place, node)

    def _take(self, indices: list[int], position: int) -> int:
        index = indices[position]
        line = self.lines[index]
        if line.kind == "row":
            return self._take_table(indices, position, caption=None)
        if line.kind == "box":
            end = position + 1
            while end < len(indices) and self.lines[indices[end]].kind == "box body":
                end += 1
            return self._take_box(indices, position, end)
        found = self.numbering.choose(line, self.stack)
        if found and found.family == "table":
            if position + 1 < len(indices) and self.lines[indices[position + 1]].kind == "row":
                return self._take_table(indices, position + 1, caption=index)
            found = None
        if found and found.family == "box":
            end = box_end(self.lines, indices, position, self.numbering, self.headings)
            return self._take_box(indices, position, end)
        if found and found.family == "attachment":
            return self._take_attachment(indices, position, found)
        if found and found.family == "note":
            self._take_note(index, found)
        elif found or line.level is not None:
            return self._open(indices, position, found)
        elif index in self.headings:
            self._open_unmarked(index)
        else:
            self._take_paragraph(indices, position)
        return position + 1

    def _open(self, indices: list[int], position: int, marker: Marker | None) -> int:
        """Open the clause of a marker or of a stated heading; return the position after it."""
        index = indices[position]
        line = self.lines[index]
        rest = line.text[marker.end :].strip().lstrip("，:： ") if marker else line.text
        stands = line.level is not None or may_stand_alone(rest)
        node = Node(
            "item",
            [index],
            rank=self._rank(marker, line),
            family=marker.family if marker else "heading",
            number=marker.number if marker else (),
            label=marker.label if marker else "",
            heading=_heading(rest, stands, marker),
            stands=stands,
            complete=is_complete(line.text),
            indent=line.indent,
        )
        if marker and not rest and marker.family in _TITLED and position + 1 < len(indices):
            following = self.lines[indices[position + 1]]
            if is_heading_shape(following) and position + 2 < len(indices):
                position += 1
                node.lines.append(indices[position])
                node.heading = following.text
        self._push(node)
        if marker:
            self.numbering.record(marker)
        return position + 1

    def _open_unmarked(self, index: int) -> None:
        text = self.lines[index].text
        rank = self.heading_rank + 0.001 * self.headings[index]
        self._push(Node("item", [index], rank=rank, family="heading", heading=text, stands=True))

    def _push(self, node: Node) -> None:
        while self.stack[-1].rank >= node.rank:
            self.stack.pop()
        self.stack[-1].children.append(node)
        self.stack.append(node)

    def _rank(self, marker: Marker | None, line: CleanLine) -> float:
        if line.level is not None:
            return heading_rank(line.level)
        return self.numbering.rank(marker, line.indent, self.stack) if marker else ROOT_RANK

    def _take_paragraph(self, indices: list[int], position: int) -> None:
        index = indices[position]
        text = self.lines[index].text
        following = self.lines[indices[position + 1]].text if position + 1 < len(indices) else ""
        if self._leaves_all(text, following):
            del self.stack[1:]
        self._leave_items()
        top = self.stack[-1]
        if top.stands or top.children:
            top.children.append(Node("paragraph", [index], heading=run_in_heading(text)))
        else:
            top.lines.append(index)

    def _leaves_all(self, text: str, following: str) -> bool:
        """Return whether a paragraph belongs to the document as a whole: its close or signature."""
        if is_closing(text):
            return not (self.stack[-1].stands and not self.stack[-1].children)
        return (
            is_signature(text) or is_colophon(text) or (is_issuer(text) and is_signature(following))
        )

    def _leave_items(self) -> None:
        """Close what an unmarked paragraph cannot belong to.

        A bullet that has ended its sentence is over; and in a statute the items of an article are
        single paragraphs, so that what follows them is the article's next paragraph.
        """
        articles = [place for place, node in enumerate(self.stack) if node.family == "article"]
        if articles and articles[-1] + 1 < len(self.stack) and not self.stack[-1].children:
            if self._is_complete(self.stack[-1]):
                del self.stack[articles[-1] + 1 :]
        while self.stack[-1].family == "bullet" and self._is_complete(self.stack[-1]):
            self.stack.pop()

    def _is_complete(self, node: Node) -> bool:
        return is_complete(self.lines[node.lines[-1]].text)

    def _take_note(self, index: int, marker: Marker) -> None:
        self._leave_items()
        self._close_run_ins()
        parent = self.stack[-1]
        if parent.children and parent.children[-1].kind == "table":
            parent = parent.children[-1]
        parent.children.append(Node("note", [index], family="note", label=marker.label))

    def _close_run_ins(self) -> None:
        while not self.stack[-1].stands:
            self.stack.pop()

    def _take_table(self, indices: list[int], position: int, caption: int | None) -> int:
        self._close_run_ins()
        end = position
        while end < len(indices) and self.lines[indices[end]].kind == "row":
            end += 1
        rows = indices[position:end]
        table = Node("table", [] if caption is None else [caption])
        if caption is not None:
            text = self.lines[caption].text
            marker = markers(text)[0]
            table.label, table.number = marker.label, marker.number
            table.heading = text[marker.end :].strip(" 　:：.")
        header_rows = 1 if len(rows) > 1 else 0
        table.lines += rows[:header_rows]
        table.header = _cell_texts(self.lines[rows[0]]) if header_rows else ()
        table.children = [Node("row", [row]) for row in rows[header_rows:]]
        self.stack[-1].children.append(table)
        return end

    def _take_box(self, indices: list[int], position: int, end: int) -> int:
        self._close_run_ins()
        title = self.lines[indices[position]].text
        inner = TreeBuilder(self.lines).build_inside_box(indices[position + 1 : end])
        found = [marker for marker in markers(title) if marker.family == "box"]
        inner.kind = "box"
        inner.lines.insert(0, indices[position])
        inner.label = found[0].label if found else ""
        inner.number = found[0].number if found else ()
        inner.heading = (title[found[0].end :] if found else title).strip(" 　:：.")
        self.stack[-1].children.append(inner)
        return end

    def build_inside_box(self, indices: list[int]) -> Node:
        """Build the tree of a box, where a term before a colon labels its paragraph."""
        for position, index in enumerate(indices):
            line = self.lines[index]
            found = self.numbering.choose(line, self.stack)
            term = leading_term(line.text)
            if found and found.family not in {"table", "note", "attachment", "box"}:
                self._open(indices[: position + 1], position, found)
            elif term:
                del self.stack[1:]
                self.root.children.append(
                    Node("item", [index], family="term", label=term, heading=term)
                )
            else:
                self._take_paragraph(indices[: position + 1], position)
        return self.root

    def _take_attachment(self, indices: list[int], position: int, marker: Marker) -> int:
        """Open an attachment, or note that some are named: a name alone is no attachment."""
        index = indices[position]
        rest = self.lines[index].text[marker.end :].strip(" 　:：")
        end = position + 1
        del self.stack[1:]
        listed = self._listed_names(indices, position, rest)
        if rest and (listed or not self._starts_body(indices, end)):
            names = [index, *listed]
            node = Node("note", names, family="mention", label=marker.label, heading=rest)
            self.root.children.append(node)
            return position + len(names)
        node = Node(
            "heading",
            [index],
            rank=RANKS["attachment"],
            family="attachment",
            number=marker.number,
            label=marker.label,
            heading=rest,
            stands=True,
        )
        while not rest and end < len(indices) and self._is_title_line(indices, end):
            node.lines.append(indices[end])
            node.heading += self.lines[indices[end]].text
            end += 1
        self.root.children.append(node)
        self.stack.append(node)
        self.numbering = Numbering()
        return end

    def _listed_names(self, indices: list[int], position: int, first: str) -> list[int]:
        """Return the lines that go on with a list of attachments: 附件：1.… then 2.… and so on."""
        found: list[int] = []
        number = {marker.number for marker in markers(first) if marker.family == "dec"}
        while number == {(len(found) + 1,)} and position + len(found) + 1 < len(indices):
            index = indices[position + len(found) + 1]
            number = {m.number for m in markers(self.lines[index].text) if m.family == "dec"}
            if number == {(len(found) + 2,)}:
                found.append(index)
        return found

    def _starts_body(self, indices: list[int], position: int) -> bool:
        if position >= len(indices):
            return False
        line = self.lines[indices[position]]
        if line.kind == "row":
            return True
        if is_signature(line.text) or (may_stand_alone(line.text) and not markers(line.text)):
            return False
        return all(marker.family != "attachment" for marker in markers(line.text))

    def _is_title_line(self, indices: list[int], position: int) -> bool:
        line = self.lines[indices[position]]
        return (
            line.kind == "text"
            and may_stand_alone(line.text)
            and not markers(line.text)
            and not is_complete(line.text)
        )


def _heading(rest: str, stands: bool, marker: Marker | None) -> str:
    if marker and marker.family == "article" and rest.endswith("。"):
        return ""  # the sentences of an article are its paragraphs, not headings
    if stands:
        return rest.rstrip("。")
    run_in, term = run_in_heading(rest), leading_term(rest)
    return term if term and run_in.startswith(term) else run_in or term


def _cell_texts(line: CleanLine) -> tuple[str, ...]:
    return tuple(line.text[start:end] for start, end in line.cells)


def _rank_of_unmarked(lines: list[CleanLine], indices: list[int]) -> float:
    """Return the rank of unmarked headings: inside numbered sections, or above all numbering.

    Sections are numbered once through the document, and their numbers open headings; a numbering
    that restarts, or opens whole sentences, belongs to lists under the unmarked headings.
    """
    numbered = [
        (marker, lines[index].text)
        for index in indices
        if lines[index].kind == "text"
        for marker in markers(lines[index].text)[:1]
    ]
    attached = [
        place for place, (marker, _) in enumerate(numbered) if marker.family == "attachment"
    ]
    for family in _SECTIONS:
        body = numbered[: attached[0]] if attached else numbered
        found = [(marker.number, text) for marker, text in body if marker.family == family]
        headings = [text for _, text in found if not is_complete(text)]
        once = sum(number == (1,) for number, _ in found) == 1
        if once and len(found) > 1 and len(headings) * 2 > len(found):
            return RANKS.get(family, -0.5) + 0.5
    return -10.0
