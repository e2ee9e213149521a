from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.words.sentences import sentences

CASES = [
    ("到2025年降至4.5‰。全面提高。", ["到2025年降至4.5‰。", "全面提高。"]),
    ("加强管理；推进工作！好吗？", ["加强管理；", "推进工作！", "好吗？"]),
    ("甲（乙。）丙。", ["甲（乙。）", "丙。"]),
    ("“要落实。”会议指出", ["“要落实。”", "会议指出"]),
    ("一、目标\n\n  到2025年", ["一、目标", "到2025年"]),
    ("1.出台政策。2.加强", ["1.出台政策。", "2.加强"]),
    ("1. 加强管理。", ["1. 加强管理。"]),
    ("各类;各项", ["各类;", "各项"]),
    ("推进工作.落实责任", ["推进工作.", "落实责任"]),
    (
        "See No. 5 of the plan. It is 4.5 per cent.",
        ["See No. 5 of the plan.", "It is 4.5 per cent."],
    ),
    ("By the U.S. rule it fell! Did it?", ["By the U.S. rule it fell!", "Did it?"]),
    ("Dr. Li and Prof. Wu spoke. All agreed.", ["Dr. Li and Prof. Wu spoke.", "All agreed."]),
    ("Use drugs, e.g. vaccines. Stop.", ["Use drugs, e.g. vaccines.", "Stop."]),
    ('He said "stop." Then left.', ['He said "stop."', "Then left."]),
    ("1.2 Scope. This part ends.", ["1.2 Scope.", "This part ends."]),
    ("1. First item. Next.", ["1. First item.", "Next."]),
    ("It ended in 2025. Then more.", ["It ended in 2025.", "Then more."]),
    ("no end", ["no end"]),
    ("  \n ", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text(alphabet='甲乙。！？；.!?;”） \n(a1A"', max_size=40))
def test_sentences_cover_everything_but_white_space(text: str) -> None:
    spans = sentences(text)
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
    assert all(a < b for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
