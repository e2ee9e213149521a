from collections.abc import Callable

import pytest

from assistant.compose.evidence import Sentence
from assistant.compose.wording import say_row, say_sentence, say_span, without_marker
from assistant.store import Library

TEXT = """某市健康计划

一、措施
（一）宣传。每年宣传2次。（责任处室：妇幼处）

表1 主要指标
| 序号 | 指标名称 | 单位 | 2025年 |
| --- | --- | --- | --- |
| 1 | 筛查率 | % | 90 |
| 2 | 床位数 | / | 80 |
"""
ENGLISH = {
    "plan#一/（一）": ("(I) Publicity.", "Publicise twice a year.", "(Responsible: MCH Division)"),
    "plan#表1/1": ("1 | Screening rate | % | 90",),
}


@pytest.fixture(scope="module")
def library(hold: Callable[..., Library]) -> Library:
    return hold(TEXT, ENGLISH)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("（一）宣传。", "宣传。"),
        ("1．培训。", "培训。"),
        ("第三条 医疗机构应当登记。", "医疗机构应当登记。"),
        ("(a) Training.", "Training."),
        ("宣传。", "宣传。"),
        ("2025年目标", "2025年目标"),
    ],
)
def test_markers_are_left_out(line: str, rest: str) -> None:
    assert without_marker(line) == rest


def test_words_in_the_language_of_the_answer(library: Library) -> None:
    clause = library.clause("plan#一/（一）")
    assert say_span(clause, clause.span, library, "zh") == "宣传。每年宣传2次。"
    assert say_span(clause, clause.span, library, "en") == "Publicity. Publicise twice a year."


def test_words_without_a_rendering_are_named_as_original(library: Library) -> None:
    row = library.clause("plan#标题")
    assert say_span(row, row.span, library, "en") == (
        "The provision reads in the original: “某市健康计划”"
    )


def test_english_words_in_a_chinese_answer(hold: Callable[..., Library]) -> None:
    library = hold("Health Plan\n\n1. Goals\nTrain nurses.\n")
    (goal,) = [c for c in library.outline("plan").clauses if c.label]
    assert say_span(goal, goal.span, library, "zh").startswith("该条原文为：“Goals")


def test_a_row_is_said_cell_by_cell(library: Library) -> None:
    row, bare = library.clause("plan#表1/1"), library.clause("plan#表1/2")
    assert say_row(row, library, "zh") == "指标名称：筛查率；单位：%；2025年：90。"
    assert say_row(bare, library, "zh") == "指标名称：床位数；2025年：80。"
    claim = say_sentence(Sentence(row, row.span, 1.0), library, "zh")
    assert claim.text == say_row(row, library, "zh")
    assert [quote.span for quote in claim.quotes] == [row.span]


def test_a_rendered_row_without_a_rendered_header(library: Library) -> None:
    assert say_row(library.clause("plan#表1/1"), library, "en") == "1; Screening rate; %; 90."
