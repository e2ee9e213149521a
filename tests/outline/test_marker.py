import pytest

from assistant.outline.marker import Marker, chinese_number, markers, roman_number

# The line, and what the first reading of its marker is: family, number, label.
MARKED = (
    ("第一编 总则", "part", (1,), "第一编"),
    ("第二部分 服务", "part", (2,), "第二部分"),
    ("第十二章　附则", "chapter", (12,), "第十二章"),
    ("第 三 節 管理", "section", (3,), "第 三 節"),
    ("第二十一条　本法", "article", (21,), "第二十一条"),
    ("第 4 條", "article", (4,), "第 4 條"),
    ("第五条之一　鼓励", "article", (5, 1), "第五条之一"),
    ("PART 2", "part", (2,), "PART 2"),
    ("Part IV: Services", "part", (4,), "Part IV:"),
    ("Chapter 3. Care", "chapter", (3,), "Chapter 3."),
    ("Article 12", "article", (12,), "Article 12"),
    ("SEC. 2. GRANTS.", "article", (2,), "SEC. 2."),
    ("Section 3.1 Scope", "multi", (3, 1), "Section 3.1"),
    ("Annex A: Indicators", "attachment", (1,), "Annex A:"),
    ("SCHEDULE 1", "attachment", (1,), "SCHEDULE 1"),
    ("附件2", "attachment", (2,), "附件2"),
    ("附件一 名詞解釋", "attachment", (1,), "附件一"),
    ("附：重点指标", "attachment", (), "附"),
    ("专栏12  公共卫生", "box", (12,), "专栏12"),
    ("專欄一 說明", "box", (1,), "專欄一"),
    ("Box 1. What people said", "box", (1,), "Box 1"),
    ("表2 主要指标", "table", (2,), "表2"),
    ("表1-2 指标", "table", (1, 2), "表1-2"),
    ("Table 1: Costs", "table", (1,), "Table 1"),
    ("注：标*的采用2019年数据", "note", (), "注"),
    ("资料来源：统计局", "note", (), "资料来源"),
    ("十一、加强保障", "cn", (11,), "十一、"),
    ("（二）指导思想", "cn_paren", (2,), "（二）"),
    ("(三)推进", "cn_paren", (3,), "(三)"),
    ("三是推进", "cn_is", (3,), "三是"),
    ("第一，提高认识", "cn_is", (1,), "第一"),
    ("1.1 Background", "multi", (1, 1), "1.1"),
    ("2.1.3 工作组", "multi", (2, 1, 3), "2.1.3"),
    ("1．健全", "dec", (1,), "1．"),
    ("12、完善", "dec", (12,), "12、"),
    ("3. Actions", "dec", (3,), "3."),
    ("1 Introduction", "dec", (1,), "1"),
    ("1 总则", "dec", (1,), "1"),
    ("（1）宣传", "dec_paren", (1,), "（1）"),
    ("2）救治", "dec_paren", (2,), "2）"),
    ("③培训", "circled", (3,), "③"),
    ("(b) treatment", "lower", (2,), "(b)"),
    ("a）心肺复苏", "lower", (1,), "a）"),
    ("A. Protect", "upper", (1,), "A."),
    ("iv. Report", "lower_roman", (4,), "iv."),
    ("III. FINANCING", "upper_roman", (3,), "III."),
    ("——婴儿死亡率", "bullet", (), "——"),
    ("- one point", "bullet", (), "-"),
    ("• one point", "bullet", (), "•"),
    ("Objective 2: Safe birth", "objective", (2,), "Objective 2"),
    ("Goal 3.1: Care", "goal", (3, 1), "Goal 3.1"),
    ("任务一：摸底", "任务", (1,), "任务一"),
)


@pytest.mark.parametrize(("line", "family", "number", "label"), MARKED)
def test_markers(line: str, family: str, number: tuple[int, ...], label: str) -> None:
    first = markers(line)[0]
    assert (first.family, first.number, first.label) == (family, number, label)
    assert line.startswith(label)
    assert first.end >= len(label)


@pytest.mark.parametrize(
    "line",
    [
        "二、三级医院设立门诊",
        "2.79",
        "3.5%",
        "1.5万人参加",
        "2.5 million people",
        "2025年完成",
        "30 名专家组成",
        "第一时间报送",
        "附件管理办法",
        "表彰先进",
        "注重实效：加强监管",
        "i am here",
        "Part of the plan",
        "Article by article",
        "-5°C",
        "一些地区",
        "Goal setting: how",
    ],
)
def test_lines_without_a_marker(line: str) -> None:
    assert markers(line) == []


def test_an_ambiguous_marker_has_every_reading() -> None:
    assert [(found.family, found.number) for found in markers("i. Report")] == [
        ("lower", (9,)), ("lower_roman", (1,)),
    ]  # fmt: skip
    assert markers("(c) x") == [
        Marker("lower", (3,), "(c)", 3), Marker("lower_roman", (100,), "(c)", 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零三", 103),
        ("贰拾", 20),
        ("一二", None),
        ("甲", None),
    ],
)
def test_chinese_numbers(printed: str, number: int | None) -> None:
    assert chinese_number(printed) == number


@pytest.mark.parametrize(
    ("printed", "number"), [("i", 1), ("iv", 4), ("IX", 9), ("xiv", 14), ("XL", 40)]
)
def test_roman_numbers(printed: str, number: int) -> None:
    assert roman_number(printed) == number
