"""Clause text as HTML."""

from assistant.page.passage import cells, marked, prose
from assistant.types import Cell


def test_quote_is_marked_where_it_stands() -> None:
    assert marked("前文，引文。", 10, (13, 15)) == "前文，<mark>引文</mark>。"


def test_text_is_escaped_within_and_without_the_mark() -> None:
    assert marked("<a>&", 0, (1, 3)) == "&lt;<mark>a&gt;</mark>&amp;"


def test_span_elsewhere_marks_nothing() -> None:
    assert marked("正文", 0, (50, 60)) == "正文"
    assert marked("正文", 50, (0, 10)) == "正文"


def test_quote_over_two_lines_is_marked_in_both() -> None:
    assert prose("甲乙\n丙丁", 0, (1, 4)) == "<p>甲<mark>乙</mark></p><p><mark>丙</mark>丁</p>"


def test_merged_cell_keeps_its_text_unmarked() -> None:
    row = [Cell(header="类别", text="健康", span=(0, 2)), Cell(header="值", text="5", span=(9, 10))]

    assert cells(row, (9, 10)) == "<td>健康</td><td><mark>5</mark></td>"
