"""Follow the numbering of a document: which marker opens a clause, and how deep.

Numbering is decided by what came before: a marker opens a clause only if its number continues or
restarts its family. A family nests by its official rank; letters and Roman numerals, which have
none, nest in the clause that is open where their list begins.
"""

from collections.abc import Iterable, Mapping

from assistant.clean import CleanLine
from assistant.outline.marker import Marker, markers
from assistant.outline.node import HEADING_RANK, LETTERS, RANKS, ROOT_RANK, TOP_LIST_RANK, Node

UNNUMBERED = frozenset({"box", "table", "attachment", "note", "bullet"})
_DIVISIONS = frozenset({"part", "chapter", "section", "article"})
_LARGEST_GAP = 2
_STEP = 0.01


class Numbering:
    """The last number of every family, and what they allow next.

    ``starts`` are the numbers other than 1 at which a family may begin, as it does in an extract.
    """

    def __init__(self, starts: Mapping[str, int] | None = None) -> None:
        self.last: dict[str, tuple[int, ...]] = {}
        self.starts = starts or {}

    def choose(self, line: CleanLine, stack: list[Node]) -> Marker | None:
        """Return the reading of the line's marker that the numbering so far allows."""
        readings = markers(line.text)
        continuing = [marker for marker in readings if self.continues(marker)]
        for marker in continuing or readings:
            if line.level is not None or self._plausible(marker, stack, line.text):
                return marker
        return None

    def continues(self, marker: Marker) -> bool:
        """Return whether ``marker`` is the next one of its family."""
        last = self.last.get(marker.family, ())
        if marker.family in UNNUMBERED or not last:
            return False
        return marker.number == (*last[:-1], last[-1] + 1) or marker.number == (last[0] + 1,)

    def record(self, marker: Marker) -> None:
        """Take note that ``marker`` opened a clause."""
        self.last[marker.family] = marker.number

    def rank(self, marker: Marker, indent: int, stack: list[Node]) -> float:
        """Return the rank of the clause that ``marker`` opens.

        A number that continues an open list takes its rank; one that begins a list further in
        than an open list of the same family begins inside it.
        """
        if marker.family == "bullet":
            return _bullet_rank(indent, stack)
        sibling = _open_sibling(marker, indent, stack)
        if sibling:
            return sibling.rank
        same = [node for node in stack if node.family == marker.family and node.number]
        inside = bool(same) and marker.number == (1,) and indent > same[-1].indent
        if marker.family in RANKS and not inside:
            return RANKS[marker.family] + 0.1 * (len(marker.number) - 1) * (
                marker.family == "multi"
            )
        if same and not inside:
            return same[-1].rank
        named = marker.family not in RANKS and marker.family not in LETTERS
        top = max(
            node.rank for node in stack if node.family != "bullet" and not (named and node.complete)
        )
        return TOP_LIST_RANK if top == ROOT_RANK else top + _STEP

    def _plausible(self, marker: Marker, stack: list[Node], text: str) -> bool:
        family, number = marker.family, marker.number
        if family in UNNUMBERED or any(_follows(node, marker) for node in stack):
            return True
        last = self.last.get(family, ())
        if family in _DIVISIONS:
            return self._plausible_division(marker, text[marker.end : marker.end + 1], stack)
        if not last and number == (self.starts.get(family, 1),):
            return True
        if family == "multi":
            return self._plausible_decimal(number, last)
        # A word that counts (Objective 2.1) needs no numbers before it, and any list can begin anew.
        counts = family not in RANKS and family not in LETTERS
        return counts or number == (1,) or last[:1] < number <= (sum(last[:1]) + _LARGEST_GAP,)

    def _plausible_division(self, marker: Marker, following: str, stack: list[Node]) -> bool:
        """Tell 第五条 that opens an article from one that is referred to."""
        last, number = self.last.get(marker.family, ()), marker.number
        if len(number) > 1:
            return bool(last) and number[0] == last[0]
        if last < number and (not following or following.isspace()):
            return True  # an extract of a statute leaves articles out
        if number == (1,):
            attached = any(node.family == "attachment" for node in stack)
            return marker.family != "article" or not last or attached
        return last[:1] < number <= (sum(last[:1]) + _LARGEST_GAP,)

    def _plausible_decimal(self, number: tuple[int, ...], last: tuple[int, ...]) -> bool:
        """Tell 2.4 as the clause after 2.3 from a figure that begins a line."""
        *above, own = number
        if last[: len(above)] == tuple(above) and len(last) >= len(number):
            return 0 < own - last[len(above)] <= _LARGEST_GAP
        if own > 1:
            return False
        chapters = {self.last[name][:1] for name in ("dec", "chapter") if name in self.last}
        known = {last, (sum(last[:1]) + 1,), *chapters}
        deeper = tuple(above) in known or tuple(above[:-1]) in known
        return deeper or last[: len(above) - 1] == tuple(above[:-1])


def starting_numbers(lines: Iterable[CleanLine]) -> dict[str, int]:
    """Return where each family begins that never prints 1: at its first number with a successor."""
    found: dict[str, list[int]] = {}
    for line in lines:
        for marker in markers(line.text)[:1]:
            if line.kind == "text" and len(marker.number) == 1:
                found.setdefault(marker.family, []).append(marker.number[0])
    return {
        family: next(number for number in numbers if number + 1 in numbers)
        for family, numbers in found.items()
        if 1 not in numbers and any(number + 1 in numbers for number in numbers)
    }


def heading_rank(level: int) -> float:
    """Return the rank of a heading whose level the format states."""
    return HEADING_RANK + level


def _bullet_rank(indent: int, stack: list[Node]) -> float:
    """Bullets have no numbers: one further in than an open one stands under it."""
    outer = [node for node in stack if node.family == "bullet" and node.indent < indent]
    return outer[-1].rank + _STEP if outer else RANKS["bullet"]


def _follows(node: Node, marker: Marker) -> bool:
    if node.family != marker.family or not node.number or len(node.number) != len(marker.number):
        return False
    return node.number[:-1] == marker.number[:-1] and node.number[-1] + 1 == marker.number[-1]


def _open_sibling(marker: Marker, indent: int, stack: list[Node]) -> Node | None:
    siblings = [node for node in stack if _follows(node, marker)]
    level = [node for node in siblings if node.indent == indent] or siblings
    return level[-1] if level else None
