"""A clause while the tree is being built, and the ranks that decide what nests in what."""

from dataclasses import dataclass, field

from assistant.types import ClauseKind

ROOT_RANK = -100.0
HEADING_RANK = -20.0
TOP_LIST_RANK = -0.5
RANKS = {
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
"""Official order of the families; letters and Roman numerals have no rank of their own."""
LETTERS = frozenset({"lower", "lower_roman", "upper", "upper_roman"})


@dataclass
class Node:
    """A clause while the tree is being built.

    ``lines`` are indices of the clause's own lines; ``stands`` says that its first line is only a
    heading, so that paragraphs, tables and boxes that follow belong under it; ``complete`` that it
    ends a sentence.
    """

    kind: ClauseKind
    lines: list[int]
    rank: float = ROOT_RANK
    family: str = ""
    number: tuple[int, ...] = ()
    label: str = ""
    heading: str = ""
    stands: bool = False
    complete: bool = False
    indent: int = 0
    header: tuple[str, ...] = ()
    children: list["Node"] = field(default_factory=list)


def merge_single_paragraphs(node: Node) -> None:
    """Let the only paragraph under a heading be part of the heading's own text."""
    for child in node.children:
        if child.kind not in {"table", "box"}:
            merge_single_paragraphs(child)
    paragraphs = [child for child in node.children if child.kind == "paragraph"]
    if node.lines and len(paragraphs) == 1 and node.children[0] is paragraphs[0]:
        node.lines += paragraphs[0].lines
        del node.children[0]
