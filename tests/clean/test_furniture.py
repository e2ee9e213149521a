import pytest

from assistant.clean.furniture import is_header, menu_lines, page_numbers, starts_footer


@pytest.mark.parametrize(
    "line",
    [
        "您当前的位置 :浙江在线 > 浙江新闻 > 浙江纵横 正文",
        "当前位置：首页 > 政务公开",
        "首页 > 政务公开 > 政策文件",
        "Home > News > Plans",
        "字体:",
        "字号：大 中 小",
        "—2023—",
        "09/25",
        "07:50:55",
        "打印 关闭",
        "【打印本页】【关闭窗口】",
        "分享到：",
        "浏览次数：1024",
        "发布时间：2024-05-20 09:30  来源：市政府办公室  浏览次数：1024",
        "跳到主要内容",
        "无障碍浏览 | 长者模式",
        "Skip to main content",
        "- 3 -",
        "— 12 —",
        "第 2 页 共 9 页",
        "第3頁",
        "Page 4 of 12",
    ],
)
def test_furniture(line: str) -> None:
    assert is_header(line)


@pytest.mark.parametrize(
    "line",
    [
        "一、总体要求",
        "（此件主动公开）",
        "2023-09-25 07:50:55 来源:绍兴网",
        "分享优质资源。",
        "打印机配备标准为每科1台。",
        "2022年4月26日",
        "5%",
        "1:1.15",
        "来源：市统计局",
        "首页设计要求如下：",
        "简体中文版由市政府提供",
        "Home visits are made within 42 days.",
        "- 3 doses of vaccine",
        "第二页纸的要求",
    ],
)
def test_text_is_not_furniture(line: str) -> None:
    assert not is_header(line)


@pytest.mark.parametrize(
    "line",
    [
        "版权和免责申明",
        "版权所有：金沙市人民政府",
        "标签:生育;政策责任编辑:徐茜茜",
        "责任编辑：李某",
        "上一篇：关于做好夏季防暑工作的通知",
        "相关阅读",
        "主办：金沙市人民政府办公室",
        "网站标识码：0000000001",
        "浙ICP备00000000号",
        "Copyright 2024",
        "© County Council",
    ],
)
def test_footers(line: str) -> None:
    assert starts_footer(line)


@pytest.mark.parametrize(
    "line", ["标签管理办法", "主办单位负责落实", "附件：重点指标", "相关部门要配合"]
)
def test_text_starts_no_footer(line: str) -> None:
    assert not starts_footer(line)


def test_bare_numbers_are_page_numbers_in_sequence_only() -> None:
    assert page_numbers(["一", "", "1", "", "二", "", "2", "", "三"]) == {2, 6}
    assert page_numbers(["一", "", "- 3 -", "", "二", "", "4", "", "三"]) == {6}
    assert page_numbers(["一", "", "15", "", "二", "", "260", "", "三"]) == set()
    assert page_numbers(["指标", "1", "2", "3"]) == set()


def test_a_run_of_bare_words_up_front_is_a_menu() -> None:
    lines = ["首页", "要闻动态", "政务公开", "互动交流", "规划全文", *["正文。"] * 6]
    assert menu_lines(lines) == {0, 1, 2, 3, 4}
    assert menu_lines(["首页", "要闻", "正文。", *["正文。"] * 6]) == set()
    assert menu_lines([*["正文。"] * 6, "首页", "要闻", "公开", "互动"]) == set()
