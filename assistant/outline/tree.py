"""Build the tree of a document's clauses from its clean lines.

Numbering is decided over the whole document: a marker opens a clause only if its number continues
or restarts its family, a family nests by its official rank, and letters or Roman numerals, which
have none, by where they first appear.
"""

from dataclasses import dataclass, field

from assistant.clean import CleanLine
from assistant.outline.marker import Marker, markers
from assistant.outline.shape import is_closing, is_signature, leading_term, may_stand_alone, run_in_heading
from assistant.types import ClauseKind

_RANKS = {
    "attachment": -1.0,
    "part": 0.0,
    "chapter": 1.0,
    "section": 2.0,
    "article": 3.0,
    "cn": 4.0,
    "cn_paren": 5.0,
    "dec": 6.0,
    "multi": 6.0,
    "dec_paren": 7.0,
    "circled": 8.0,
    "cn_is": 9.0,
    "bullet": 10.0,
}
_UNRANKED = {"lower", "lower_roman", "upper", "upper_roman"}
_HEADING_RANK = -20.0
_ROOT_RANK = -100.0
_LARGEST_GAP = 2


@dataclass
class Node:
    """A clause while the tree is being built.

    ``lines`` are indices of the clause's own lines; ``stands`` says that its first line is only a
    heading, so that paragraphs, tables and boxes that follow belong under it.
    """

    kind: ClauseKind
    lines: list[int]
    rank: float = _ROOT_RANK
    family: str = ""
    number: tuple[int, ...] = ()
    label: str = ""
    heading: str = ""
    stands: bool = False
    header: tuple[str, ...] = ()
    children: list["Node"] = field(default_factory=list)


class TreeBuilder:
    """Builds one document's tree, line by line."""

    def __init__(self, lines: list[CleanLine]) -> None:
        self.lines = lines
        self.root = Node("heading", [], stands=True)
        self.stack = [self.root]
        self.last: dict[str, tuple[int, ...]] = {}
        self.ranks = dict(_RANKS)

    def build(self, indices: list[int]) -> Node:
        """Build the tree over the lines at ``indices`` and return its root."""
        position = 0
        while position < len(indices):
            position = self._take(indices, position)
        _merge_single_paragraphs(self.root)
        return self.root

    def _take(self, indices: list[int], position: int) -> int:
        line = self.lines[indices[position]]
        if line.kind == "row":
            return self._take_table(indices, position, caption=None)
        if line.kind == "box":
            return self._take_box(indices, position)
        found = self._choose(line)
        following = indices[position + 1] if position + 1 < len(indices) else None
        if found and found.family == "table":
            if following is not None and self.lines[following].kind == "row":
                return self._take_table(indices, position + 1, caption=indices[position])
            found = None
        if found and found.family == "attachment":
            return self._take_attachment(indices, position, found)
        if found and found.family == "note":
            self._take_note(indices[position], found)
        elif found or line.level is not None:
            self._open(indices[position], found, line.level)
        else:
            self._take_paragraph(indices[position])
        return position + 1

    def _choose(self, line: CleanLine) -> Marker | None:
        """Return the reading of the line's marker that the numbering so far allows."""
        readings = markers(line.text)
        continuing = [
            marker
            for marker in readings
            if marker.number and marker.number == _successor(self.last.get(marker.family, ()), marker)
        ]
        for marker in continuing or readings:
            if self._plausible(marker, line):
                return marker
        return None

    def _plausible(self, marker: Marker, line: CleanLine) -> bool:
        if marker.family in {"box", "table", "attachment", "note", "bullet"} or line.level is not None:
            return True
        last = self.last.get(marker.family, ())
        if marker.family == "multi":
            return marker.number[0] <= (self.last.get("dec", (0,))[0] or 99) + 1
        if marker.number == (1,):
            return marker.family != "article" or not last or self.stack[-1].family == "attachment"
        if len(marker.number) > 1:
            return bool(last) and marker.number[0] == last[0]
        return last[:1] < marker.number <= (sum(last[:1]) + _LARGEST_GAP,)

    def _open(self, index: int, marker: Marker | None, level: int | None) -> None:
        text = self.lines[index].text
        rest = text[marker.end :].strip() if marker else text
        stands = level is not None or may_stand_alone(rest)
        node = Node(
            "item",
            [index],
            rank=self._rank(marker, level),
            family=marker.family if marker else "heading",
            number=marker.number if marker else (),
            label=marker.label if marker else "",
            heading=_heading(rest, stands),
            stands=stands,
        )
        while self.stack[-1].rank >= node.rank:
            self.stack.pop()
        self.stack[-1].children.append(node)
        self.stack.append(node)
        if marker:
            self.last[marker.family] = marker.number

    def _rank(self, marker: Marker | None, level: int | None) -> float:
        if level is not None:
            return _HEADING_RANK + level
        if marker is None:
            return _ROOT_RANK
        if marker.family in _UNRANKED:
            return self.ranks.setdefault(marker.family, self._rank_of_new_family())
        return self.ranks[marker.family] + 0.1 * (len(marker.number) - 1) * (marker.family == "multi")

    def _rank_of_new_family(self) -> float:
        top = self.stack[-1].rank
        return top + 0.01 if top > _ROOT_RANK else min(_RANKS.values()) + 0.5

    def _take_paragraph(self, index: int) -> None:
        text = self.lines[index].text
        if is_closing(text) or is_signature(text):
            del self.stack[1:]
        top = self.stack[-1]
        if top.stands:
            heading = run_in_heading(text) or ""
            top.children.append(Node("paragraph", [index], heading=heading))
        else:
            top.lines.append(index)

    def _take_note(self, index: int, marker: Marker) -> None:
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

    def _take_box(self, indices: list[int], position: int) -> int:
        self._close_run_ins()
        end = position + 1
        while end < len(indices) and self.lines[indices[end]].kind == "box body":
            end += 1
        title = self.lines[indices[position]].text
        inner = TreeBuilder(self.lines).build_inside_box(indices[position + 1 : end])
        found = [marker for marker in markers(title) if marker.family == "box"]
        inner.kind = "box"
        inner.lines.insert(0, indices[position])
        inner.label = found[0].label if found else ""
        inner.number = found[0].number if found else ()
        inner.heading = (title[found[0].end :] if found else title).strip(" 　:：")
        self.stack[-1].children.append(inner)
        return end

    def build_inside_box(self, indices: list[int]) -> Node:
        """Build the tree of a box, where a term before a colon labels its paragraph."""
        for index in indices:
            line = self.lines[index]
            found = self._choose(line)
            term = leading_term(line.text)
            if found and found.family not in {"table", "note", "attachment", "box"}:
                self._open(index, found, None)
            elif term:
                del self.stack[1:]
                self.root.children.append(Node("item", [index], family="term", label=term, heading=term))
            else:
                self._take_paragraph(index)
        return self.root

    def _take_attachment(self, indices: list[int], position: int, marker: Marker) -> int:
        """Open an attachment, or note that one is named: a name alone is no attachment."""
        line = self.lines[indices[position]]
        rest = line.text[marker.end :].strip(" 　:：")
        end = position + 1
        if rest and not self._starts_body(indices, end):
            del self.stack[1:]
            self.root.children.append(
                Node("note", [indices[position]], family="mention", label=marker.label, heading=rest)
            )
            return end
        del self.stack[1:]
        node = Node(
            "heading", [indices[position]], rank=_RANKS["attachment"], family="attachment",
            number=marker.number, label=marker.label, heading=rest, stands=True,
        )
        while end < len(indices) and self._is_title_line(indices[end]):
            node.lines.append(indices[end])
            node.heading += self.lines[indices[end]].text
            end += 1
        self.root.children.append(node)
        self.stack.append(node)
        self.last.clear()
        return end

    def _starts_body(self, indices: list[int], position: int) -> bool:
        if position >= len(indices):
            return False
        line = self.lines[indices[position]]
        if line.kind == "row":
            return True
        if is_signature(line.text) or may_stand_alone(line.text) and not markers(line.text):
            return False
        return all(marker.family != "attachment" for marker in markers(line.text))

    def _is_title_line(self, index: int) -> bool:
        line = self.lines[index]
        return (
            line.kind == "text"
            and may_stand_alone(line.text)
            and not markers(line.text)
            and not line.text.endswith(("。", "：", ":"))
        )


def _successor(last: tuple[int, ...], marker: Marker) -> tuple[int, ...]:
    if marker.family == "multi":
        return ()
    return (sum(last[:1]) + 1,)


def _heading(rest: str, stands: bool) -> str:
    if stands:
        return rest.rstrip("。")
    run_in, term = run_in_heading(rest), leading_term(rest)
    return term if term and run_in.startswith(term) else run_in or term


def _cell_texts(line: CleanLine) -> tuple[str, ...]:
    return tuple(line.text[start:end] for start, end in line.cells)


def _merge_single_paragraphs(node: Node) -> None:
    """Let the only paragraph under a heading be part of the heading's own text."""
    for child in node.children:
        if child.kind not in {"table", "box"}:
            _merge_single_paragraphs(child)
    paragraphs = [child for child in node.children if child.kind == "paragraph"]
    if node.lines and len(paragraphs) == 1 and node.children[0] is paragraphs[0]:
        node.lines += paragraphs[0].lines
        del node.children[0]
