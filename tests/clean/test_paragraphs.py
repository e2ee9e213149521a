import pytest

from assistant.clean import clean
from assistant.load.text import read_text


def cleaned(text: str) -> list[str]:
    return [line.text for line in clean(read_text("plan.txt", text.encode())).lines]


JOINED = (
    # a page break leaves a blank line
    ("重点是二级综合医院、妇产医院。新生\n\n儿救治中心落实。", ["重点是二级综合医院、妇产医院。新生儿救治中心落实。"]),
    # a repeated character is dropped once
    ("因地制宜，改革创新，探索可持续发展\n\n展道路。", ["因地制宜，改革创新，探索可持续发展道路。"]),
    # but not where only the line was wrapped
    ("因地制宜，探索可持续发展\n展望未来。", ["因地制宜，探索可持续发展展望未来。"]),
    ("落实《出生缺陷防治办\n\n法》。", ["落实《出生缺陷防治办法》。"]),
    ("（国卫妇幼发〔2021〕30号）\n\n和《计划》，制定本方案。", ["（国卫妇幼发〔2021〕30号）和《计划》，制定本方案。"]),
    ("到2025年，筛查率逐年\n提高。", ["到2025年，筛查率逐年提高。"]),
    ("The plan covers\nthe whole county.", ["The plan covers the whole county."]),
    # a hyphen stays unless the document prints the word without it
    ("Follow-\nup visits follow; we fol-\nlow them.", ["Follow-up visits follow; we follow them."]),
    # not joined
    ("一、目标\n到2025年完成。", ["一、目标", "到2025年完成。"]),
    ("加强管理，\n（一）目标", ["加强管理，", "（一）目标"]),
    ("完成任务。\n\n第二段。", ["完成任务。", "第二段。"]),
    ("健康计划\n\n到2025年完成。", ["健康计划", "到2025年完成。"]),
    ("Entry into force\nThis Act is in force.", ["Entry into force", "This Act is in force."]),
    ("(i) at home; or\n(ii) in a facility.", ["(i) at home; or", "(ii) in a facility."]),
    ("3.1 Care at birth\n3.1.1 Newborn care", ["3.1 Care at birth", "3.1.1 Newborn care"]),
    ("政发〔2024〕21号\n各县区，各部门：", ["政发〔2024〕21号", "各县区，各部门："]),
    ("目录\n一、目标", ["目录", "一、目标"]),
    # 二、三级医院 is no item, though it looks like 二、
    ("1.增设门诊，\n二、三级医院先行。", ["1.增设门诊，二、三级医院先行。"]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "lines"), JOINED)
def test_paragraphs(text: str, lines: list[str]) -> None:
    assert cleaned(text) == lines


def test_offsets_lead_across_a_page_break() -> None:
    text = "因地制宜，改革创新，探索可持续发展\n\n展道路。"
    (line,) = clean(read_text("plan.txt", text.encode())).lines
    assert line.content.offsets == (*range(17), *range(20, 23))


def test_indents_and_blank_lines_are_counted() -> None:
    lines = clean(read_text("plan.txt", "一、目标。\n\n\n  （一）任务。\n".encode())).lines
    assert [(line.indent, line.blank_before) for line in lines] == [(0, 0), (2, 2)]
