from assistant.clean import CleanLine, clean
from assistant.load.text import read_text


def lines(text: str) -> tuple[CleanLine, ...]:
    return clean(read_text("plan.txt", text.encode())).lines


def cells(line: CleanLine) -> list[str]:
    return [line.text[start:end] for start, end in line.cells]


DUMP = (
    "表1 指标\n\t类别\n\t指  标\n\t2020年\n规划目标\n\n"
    "\t健康\n水平\n\t死亡率\n\t2.79\n\n\t\n\t近视率\n\t\n\n后文。\n"
)


def test_a_dumped_table_has_one_line_a_row() -> None:
    caption, head, first, second, after = lines(DUMP)
    assert (caption.text, after.text) == ("表1 指标", "后文。")
    assert cells(head) == ["类别", "指  标", "2020年规划目标"]
    assert cells(first) == ["健康水平", "死亡率", "2.79"]
    assert cells(second) == ["", "近视率", ""]
    assert {line.kind for line in (head, first, second)} == {"row"}


def test_cells_lead_back_to_the_source() -> None:
    for line in lines(DUMP):
        for (start, end), text in zip(line.cells, cells(line), strict=True):
            offsets = line.content.offsets[start:end]
            assert "".join(DUMP[offset] for offset in offsets) == text


def test_a_dumped_box_ends_at_two_blank_lines() -> None:
    found = lines("\t专栏1  体系建设\n省级：建设中心。\n县级：培育专科。\n\n\n3．后文。\n")
    assert [(line.kind, line.text) for line in found] == [
        ("box", "专栏1  体系建设"),
        ("box body", "省级：建设中心。"),
        ("box body", "县级：培育专科。"),
        ("text", "3．后文。"),
    ]


def test_boxes_can_follow_each_other() -> None:
    found = lines("\t专栏1 甲\n一。\n\n\n\t专栏2 乙\n二。\n")
    assert [line.kind for line in found] == ["box", "box body", "box", "box body"]


def test_a_box_at_the_end_of_the_file_is_whole() -> None:
    assert [line.kind for line in lines("前文。\n\t专栏1 甲\n一。")] == ["text", "box", "box body"]


def test_tab_separated_lines_are_rows() -> None:
    found = lines("指标\t2020年\t2025年\n\t2.5\t4.6\n覆盖率\t85\t95\n后文。\n")
    assert [cells(line) for line in found[:3]] == [
        ["指标", "2020年", "2025年"], ["", "2.5", "4.6"], ["覆盖率", "85", "95"],
    ]  # fmt: skip
    assert found[3].kind == "text"


def test_a_marker_and_a_tab_make_no_table() -> None:
    found = lines("一、\t总体要求\n（一）\t目标。\n1.1\tScope\n•\tone point\n表1\t指标\n")
    assert {line.kind for line in found} == {"text"}


def test_one_line_with_a_tab_is_no_table() -> None:
    assert lines("联系人\t张某\n后文。\n")[0].kind == "text"


def test_pipe_rows() -> None:
    found = lines("| 指标 | 值 |\n|---|---|\n| **托位** | 4.6 |\n")
    assert [cells(line) for line in found] == [["指标", "值"], ["托位", "4.6"]]


def test_three_lines_with_as_many_gaps_are_rows() -> None:
    found = lines("Contact    Timing\nFirst      24 hours\nSecond     48-72 hours\n")
    assert [cells(line) for line in found] == [
        ["Contact", "Timing"], ["First", "24 hours"], ["Second", "48-72 hours"],
    ]  # fmt: skip
    signature = lines("河口县卫生健康局            2024年9月3日印发\n抄送：教育局。\n")
    assert {line.kind for line in signature} == {"text"}


def test_bars_separate_cells_with_or_without_a_frame() -> None:
    for text in ("指标 | 2025年\n签约率 | 75%\n", "| 指标 | 2025年 |\n| 签约率 | 75% |\n"):
        assert [cells(line) for line in lines(text)] == [["指标", "2025年"], ["签约率", "75%"]]
    assert lines("上一页 | 下一页\n后文。\n")[0].kind == "text"
