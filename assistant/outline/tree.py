"""Build the tree of a document's clauses from its clean lines."""

from assistant.clean import CleanLine
from assistant.outline.attachments import named_in, title_end
from assistant.outline.blocks import box_end, read_table, run_end
from assistant.outline.contents import find_contents, fold_entry
from assistant.outline.headings import find_headings, is_heading_shape, unmarked_rank
from assistant.outline.marker import Marker, markers
from assistant.outline.node import RANKS, ROOT_RANK, Node, merge_single_paragraphs
from assistant.outline.numbering import Numbering, heading_rank, starting_numbers
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
        self.heading_rank = unmarked_rank(self.lines, rest)
        self.numbering = Numbering(starting_numbers(self.lines[index] for index in rest))
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
        line = self.lines[indices[position]]
        if line.kind == "row":
            return self._take_table(indices, position, caption=None)
        if line.kind == "box":
            end = run_end(self.lines, indices, position + 1, "box body")
            return self._take_box(indices, position, end)
        return self._take_text(indices, position, self.numbering.choose(line, self.stack))

    def _take_text(self, indices: list[int], position: int, found: Marker | None) -> int:
        index = indices[position]
        family = found.family if found else ""
        if family == "table" and self._row_follows(indices, position):
            return self._take_table(indices, position + 1, caption=index)
        if family == "box":
            end = box_end(self.lines, indices, position, self.numbering, self.headings)
            return self._take_box(indices, position, end)
        if found and family == "attachment":
            return self._take_attachment(indices, position, found)
        if found and family == "note":
            return self._take_note(indices, position, found)
        if (found and family != "table") or self.lines[index].level is not None:
            return self._open(indices, position, found)
        return self._take_unmarked(indices, position)

    def _row_follows(self, indices: list[int], position: int) -> bool:
        return run_end(self.lines, indices, position + 1, "row") > position + 1

    def _take_unmarked(self, indices: list[int], position: int) -> int:
        index = indices[position]
        if index in self.headings:
            rank = self.heading_rank + 0.001 * self.headings[index]
            text = self.lines[index].text
            node = Node("item", [index], rank=rank, family="heading", heading=text, stands=True)
            self._push(node)
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
            self._record_inline(rest)
        return position + 1

    def _record_inline(self, rest: str) -> None:
        """Take note of a list that begins inside a line, as in 2.—(1) or 答：（一）."""
        for marker in markers(rest.lstrip("—–- "))[:1]:
            if marker.number == (1,):
                self.numbering.record(marker)

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
        self._leave_items(self.lines[index])
        top = self.stack[-1]
        if top.stands or top.children or top.family == "article":
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

    def _leave_items(self, line: CleanLine) -> None:
        """Close what an unmarked paragraph cannot belong to.

        A bullet is over when its sentence has ended, or when a blank line and no deeper indent
        follow; and in a statute the items of an article are
        single paragraphs, so that what follows them is the article's next paragraph.
        """
        articles = [place for place, node in enumerate(self.stack) if node.family == "article"]
        last = self.stack[-1]
        if articles and not last.children and self._is_complete(last):
            del self.stack[articles[-1] + 1 :]
        while self.stack[-1].family == "bullet" and (
            self._is_complete(self.stack[-1])
            or (line.blank_before and line.indent <= self.stack[-1].indent)
        ):
            self.stack.pop()

    def _is_complete(self, node: Node) -> bool:
        return bool(node.lines) and is_complete(self.lines[node.lines[-1]].text)

    def _take_note(self, indices: list[int], position: int, marker: Marker) -> int:
        self._leave_items(self.lines[indices[position]])
        self._close_run_ins()
        parent = self.stack[-1]
        if parent.children and parent.children[-1].kind == "table":
            parent = parent.children[-1]
        note = Node("note", [indices[position]], family="note", label=marker.label)
        parent.children.append(note)
        return position + 1

    def _close_run_ins(self) -> None:
        while not self.stack[-1].stands or self.stack[-1].family == "bullet":
            self.stack.pop()

    def _take_table(self, indices: list[int], position: int, caption: int | None) -> int:
        self._close_run_ins()
        end = run_end(self.lines, indices, position, "row")
        self.stack[-1].children.append(read_table(self.lines, indices[position:end], caption))
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
        rest = self.lines[indices[position]].text[marker.end :].strip(" 　:：")
        del self.stack[1:]
        names = named_in(self.lines, indices, position, rest)
        if names:
            node = Node("note", names, family="mention", label=marker.label, heading=rest)
            self.root.children.append(node)
            return position + len(names)
        end = position + 1 if rest else title_end(self.lines, indices, position + 1)
        title = "".join(self.lines[index].text for index in indices[position + 1 : end])
        node = Node(
            "heading",
            indices[position:end],
            rank=RANKS["attachment"],
            family="attachment",
            number=marker.number,
            label=marker.label,
            heading=rest or title,
            stands=True,
        )
        self._push(node)
        self.numbering = Numbering()
        return end


def _heading(rest: str, stands: bool, marker: Marker | None) -> str:
    if marker and marker.family == "article" and rest.endswith("。"):
        return ""  # the sentences of an article are its paragraphs, not headings
    if stands:
        return rest.rstrip("。")
    run_in, term = run_in_heading(rest), leading_term(rest)
    return term if term and run_in.startswith(term) else run_in or term
