"""Outlines made at random: printed as a document, read again, the labels must nest as they did."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.clean import clean
from assistant.errors import SourceError
from assistant.load.text import read_markdown, read_text
from assistant.outline import outline
from assistant.types import Outline

CHINESE = "一二三四五六七八九十"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
SMALL_ROMAN = tuple(numeral.lower() for numeral in ROMAN)
CIRCLED = "①②③④⑤⑥⑦⑧"
HEADINGS = ("总体要求", "重点任务", "健全服务体系", "加强人才培养", "保障措施", "优化资源配置")
ENGLISH_HEADINGS = (
    "Context",
    "Goals",
    "Care at birth",
    "Financing",
    "Governance",
    "Data and research",
)


@dataclass
class Tree:
    label: str
    text: str
    children: list["Tree"] = field(default_factory=list)


def label(family: str, number: int, above: str) -> str:
    """Print marker ``number`` (from 1) of a family."""
    return {
        "编": f"第{CHINESE[number - 1]}编 ",
        "章": f"第{CHINESE[number - 1]}章 ",
        "节": f"第{CHINESE[number - 1]}节 ",
        "条": f"第{CHINESE[number - 1] if number <= 10 else '十' + CHINESE[number - 11]}条 ",
        "一、": f"{CHINESE[number - 1]}、",
        "（一）": f"（{CHINESE[number - 1]}）",
        "(一)": f"({CHINESE[number - 1]})",
        "1.": f"{number}.",
        "1．": f"{number}．",
        "1. ": f"{number}. ",
        "（1）": f"（{number}）",
        "①": CIRCLED[number - 1],
        "I.": f"{ROMAN[number - 1]}. ",
        "A.": f"{'ABCDEFGH'[number - 1]}. ",
        "a.": f"{'abcdefgh'[number - 1]}. ",
        "(a)": f"({'abcdefgh'[number - 1]}) ",
        "(i)": f"({SMALL_ROMAN[number - 1]}) ",
        "(1)": f"({number}) ",
        "Part": f"Part {number}: ",
        "Chapter": f"Chapter {number}. ",
        "Article": f"Article {number}. ",
        "1.1": f"{above.strip().rstrip('.')}.{number} ",
        "##": "## ",
    }[family]


ORDERS = (
    ("一、", "（一）", "1.", "（1）", "①"),
    ("一、", "(一)", "1. ", "（1）"),
    ("一、", "（一）", "1．"),
    ("编", "章", "节", "条", "（一）", "1."),
    ("章", "条", "（一）"),
    ("章", "一、", "（一）"),
)
ENGLISH_ORDERS = (
    ("Part", "Chapter", "Article", "(1)", "(a)", "(i)"),
    ("1. ", "1.1", "1.1", "(a)", "(i)"),
    ("I.", "A.", "1. ", "a."),
    ("1. ", "(a)", "(i)"),
    ("A.", "1. ", "(a)"),
)
RUNS_ON = {"1.", "1．", "1. ", "章", "条", "Article", "Chapter", "节"}


@st.composite
def trees(draw: st.DrawFn, orders: tuple[tuple[str, ...], ...], headings: tuple[str, ...]) -> Tree:
    """A tree whose levels are the families of one order, in official order.

    A family may run on across its parents, as 条 always does and 1. often does.
    """
    order = draw(st.sampled_from(orders))
    order = order[: draw(st.integers(1, len(order)))]
    run_on = {
        family: family in {"条", "Article", "章", "Chapter", "节"} or draw(st.booleans())
        for family in order
        if family in RUNS_ON and order.index(family)
    }
    counters: dict[str, int] = {}
    body = (
        "本条提出要求，由各级主管部门负责落实。"
        if headings is HEADINGS
        else "This is done by the county, within a year."
    )
    stop = "。" if headings is HEADINGS else ". "

    def grow(depth: int, above: str) -> list[Tree]:
        if depth == len(order):
            return []
        family = order[depth]
        found = []
        for position in range(1, draw(st.integers(2, 3)) + 1):
            counters[family] = counters.get(family, 0) + 1
            number = counters[family] if run_on.get(family) else position
            if number > 8:
                break
            printed = label(family, number, above)
            heading = draw(st.sampled_from(headings))
            leaf = depth + 1 == len(order) or draw(st.integers(0, 3)) == 0
            texts = (body, f"{heading}\n{body}", f"{heading}{stop}{body}")
            node = Tree(printed.strip(), draw(st.sampled_from(texts)) if leaf else heading)
            if not leaf:
                node.children = grow(depth + 1, printed)
            found.append(node)
        return found

    return Tree("", "", grow(0, ""))


def text_of(tree: Tree, blank_lines: bool) -> str:
    lines: list[str] = []

    def visit(node: Tree) -> None:
        for child in node.children:
            space = "" if child.label[-1] in "、）)．." and not child.text.isascii() else " "
            lines.append(f"{child.label}{space}{child.text}")
            visit(child)

    visit(tree)
    return ("\n\n" if blank_lines else "\n").join(lines) + "\n"


def nesting(each: Outline) -> list[tuple[str, int]]:
    """Return the label and depth of every labelled clause."""
    depth: dict[str, int] = {}
    found = []
    for clause in each.clauses:
        depth[clause.id] = depth[clause.parent] + 1 if clause.parent else 1
        if clause.label:
            found.append((clause.label.strip(), depth[clause.id]))
    return found


def printed_nesting(tree: Tree, depth: int = 1) -> list[tuple[str, int]]:
    found = []
    for child in tree.children:
        found.append((child.label, depth))
        found += printed_nesting(child, depth + 1)
    return found


def read(text: str, name: str = "plan.txt") -> Outline:
    reader = read_markdown if Path(name).suffix == ".md" else read_text
    raw = reader(name, text.encode())
    (each,) = outline(raw, clean(raw))
    return each


FAST = settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


@FAST
@given(trees(ORDERS, HEADINGS), st.booleans())
def test_chinese_numbering(tree: Tree, blank_lines: bool) -> None:
    each = read("东港市健康服务发展规划\n\n" + text_of(tree, blank_lines))
    assert nesting(each) == printed_nesting(tree)


@FAST
@given(trees(ENGLISH_ORDERS, ENGLISH_HEADINGS), st.booleans())
def test_english_numbering(tree: Tree, blank_lines: bool) -> None:
    each = read("County Health Plan\n\n" + text_of(tree, blank_lines))
    assert nesting(each) == printed_nesting(tree)


@FAST
@given(trees(ORDERS, HEADINGS), trees(ORDERS, HEADINGS))
def test_an_attachment_starts_its_own_numbering(body: Tree, attached: Tree) -> None:
    text = (
        "东港市健康服务发展规划\n\n"
        + text_of(body, False)
        + "\n附件1\n\n"
        + text_of(attached, False)
    )
    each = read(text)
    below = [(name, depth + 1) for name, depth in printed_nesting(attached)]
    assert nesting(each) == [*printed_nesting(body), ("附件1", 1), *below]


@FAST
@given(st.text(alphabet="一二、（）1.．(a)i条第章附件表专栏是：。，\t\n |#-—①$*[]", max_size=120))
def test_no_text_breaks_the_parser(text: str) -> None:
    for name in ("plan.txt", "plan.md"):
        reader = read_markdown if name.endswith("md") else read_text
        raw = reader(name, text.encode())
        cleaned = clean(raw)
        if not cleaned.lines:
            with pytest.raises(SourceError, match="nothing but page numbers"):
                outline(raw, cleaned)
            continue
        for each in outline(raw, cleaned):
            covered = sum(clause.span[1] - clause.span[0] for clause in each.clauses)
            assert covered + max(len(each.clauses) - 1, 0) == len(each.text)
