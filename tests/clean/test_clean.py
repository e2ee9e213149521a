from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.clean import clean
from assistant.clean.mapped import INSERTED
from assistant.load.text import read_text


def test_what_is_left_out_is_said() -> None:
    text = "首页 > 新闻\n计划\n一、目标。\n二、任务。\n版权所有：某市\n联系我们\n"
    cleaned = clean(read_text("plan.txt", text.encode()))
    assert [line.text for line in cleaned.lines] == ["计划", "一、目标。", "二、任务。"]
    assert cleaned.left_out == ((1, "page furniture"), (5, "page footer"), (6, "page footer"))


def test_footer_wording_in_the_first_half_is_text() -> None:
    text = "版权所有人的义务\n" + "条文。\n" * 5
    assert clean(read_text("plan.txt", text.encode())).left_out == ()


def test_levels_and_pages_pass() -> None:
    (line,) = clean(read_text("plan.txt", b"\fPlan\n")).lines
    assert line.page == 2


ALPHABET = "一二、（）。，目标率年 \t\n0123456789.%‰～—|*$\\[]bookmark:_ABab-"


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(alphabet=ALPHABET, max_size=200))
def test_no_word_is_changed_on_any_text(text: str) -> None:
    """Every kept letter and digit equals the one at its source offset, and offsets only grow."""
    raw = read_text("plan.txt", text.encode())
    for line in clean(raw).lines:
        offsets = [offset for offset in line.content.offsets if offset != INSERTED]
        assert offsets == sorted(offsets)
        for char, offset in zip(line.text, line.content.offsets, strict=True):
            if char.isalnum() and offset != INSERTED:
                assert raw.text[offset] == char
