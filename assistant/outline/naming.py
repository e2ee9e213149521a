"""Readable clause ids that stay the same when a document is read again.

``zhejiang-children-2021#三/（二）/4`` is item 4 under （二） under 三, ``…#表2/12`` row 12 of table 2,
``…#专栏1/县级`` the paragraph labelled 县级 of box 1; ``¶2`` is a second unnumbered paragraph.
"""

import re

from assistant.outline.node import Node

_TRAILING = re.compile(r"[\s、.．:：]+$")
_PARENTHESES = str.maketrans("()", "（）")
_UNSAFE = re.compile(r"[\s#/]+")
_NAME_LENGTH = 24
_NAMES = {"mention": "附件名称", "contents": "目录"}


def name_clauses(root: Node, document: str) -> dict[int, str]:
    """Return the id of every node below ``root``, by ``id(node)``; ids are unique."""
    names: dict[int, str] = {}
    used: dict[str, int] = {}

    def visit(node: Node, prefix: str) -> None:
        counters: dict[str, int] = {}
        for child in node.children:
            component, top = _component(child, node, counters)
            name = component if top else f"{prefix}{component}"
            used[name] = used.get(name, 0) + 1
            unique = name if used[name] == 1 else f"{name}~{used[name]}"
            names[id(child)] = f"{document}#{unique}"
            visit(child, f"{unique}/")

    visit(root, "")
    return names


def _component(node: Node, parent: Node, counters: dict[str, int]) -> tuple[str, bool]:
    """Return a node's part of the id, and whether it starts the id rather than extending it."""
    counters[node.kind] = counters.get(node.kind, 0) + 1
    ordinal = counters[node.kind]
    if node.kind == "title":
        return "标题", True
    if node.kind in {"table", "box"}:
        name = (
            _UNSAFE.sub("", node.label) or f"{'表' if node.kind == 'table' else '专栏'}¶{ordinal}"
        )
        return name, parent.family != "attachment"
    return _name(node, ordinal, counters), False


def _name(node: Node, ordinal: int, counters: dict[str, int]) -> str:
    if node.kind == "row":
        return str(node.number[0] if node.number else ordinal)
    if node.kind == "paragraph":
        return f"¶{ordinal}"
    if node.family == "bullet":
        counters["bullet"] = counters.get("bullet", 0) + 1
        return f"—{counters['bullet']}"
    printed = _NAMES.get(node.family) or node.label or node.heading or node.kind
    label = _TRAILING.sub("", printed).translate(_PARENTHESES)
    return _UNSAFE.sub("", label)[:_NAME_LENGTH] or f"§{ordinal}"
