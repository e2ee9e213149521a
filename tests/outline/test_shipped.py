"""What is odd about each shipped document, checked by hand against its source."""

import re
from collections import Counter

import pytest

from assistant.types import Outline

Shipped = dict[str, Outline]

# Counted by hand in the source texts.
CLAUSES = {
    "fujian-notice-2022": 11,
    "fujian-maternal-2021": 39,
    "fujian-children-2021": 50,
    "shaoxing-health-2023": 45,
    "suqian-children-2021": 53,
    "zhejiang-children-2021": 113,
    "zhejiang-health-14th-fyp": 191,
}
BOXES = {"zhejiang-children-2021": 8, "zhejiang-health-14th-fyp": 17}
ROWS = {
    "zhejiang-children-2021": {"表1": 12, "表2": 15},
    "zhejiang-health-14th-fyp": {"表1": 16, "表2": 20},
}
DEFINITIONS = {"zhejiang-health-14th-fyp": 20}
BULLETS = {"fujian-children-2021": 6}
NUMBERED = {  # clauses whose marker is a number and a dot, outside boxes
    "fujian-maternal-2021": 18,
    "fujian-children-2021": 23,
    "shaoxing-health-2023": 27,
    "suqian-children-2021": 25,
    "zhejiang-children-2021": 5 + 4 + 18,
    "zhejiang-health-14th-fyp": 33,
}
WITH_RESPONSIBLE = {"fujian-maternal-2021": 18, "fujian-children-2021": 23}

PAGE_BREAKS = {
    "fujian-maternal-2021": (
        "各级危重孕产妇和新生儿救治中心", "规范开展孕产妇妊娠风险筛查", "等新发传染病聚集性疫情", "梳理各个环节",
        "应依法取得", "新生儿科医疗质量", "部分市级妇幼保健院",
    ),
    "fujian-children-2021": (
        "三级危重新生儿救护中心", "严格按照《早产儿保健工作规范》", "多学科诊疗协作。三是推进三级预防。",
        "60 分钟等科普知识",
        "开展儿童青少年近视", "社会适应能力全面发展", "中医药适宜技术", "辐射带动作用", "预约诊疗、诊间结算",
        "补短板强弱项", "儿童健康事业可持续发展道路。",
    ),
    "suqian-children-2021": ("《江苏省出生缺陷防治办法》",),
}  # fmt: skip


@pytest.mark.parametrize("name", CLAUSES)
def test_counts(name: str, shipped: Shipped) -> None:
    clauses = shipped[name].clauses
    kinds = Counter(clause.kind for clause in clauses)
    rows = Counter(
        (clause.parent or "").split("#")[-1] for clause in clauses if clause.kind == "row"
    )
    numbered = [
        clause
        for clause in clauses
        if re.fullmatch(r"\d+ ?[.．]", clause.label) and "专栏" not in clause.id
    ]
    assert len(clauses) == CLAUSES[name]
    assert kinds["box"] == BOXES.get(name, 0)
    assert dict(rows) == ROWS.get(name, {})
    assert kinds["table"] == len(ROWS.get(name, {}))
    assert kinds["definition"] == DEFINITIONS.get(name, 0)
    assert kinds["bullet"] == BULLETS.get(name, 0)
    assert len(numbered) == NUMBERED.get(name, 0)
    suffixed = [clause for clause in clauses if clause.responsible and clause.label]
    assert len(suffixed) == WITH_RESPONSIBLE.get(name, 0)


@pytest.mark.parametrize("name", PAGE_BREAKS)
def test_page_breaks_are_joined(name: str, shipped: Shipped) -> None:
    for words in PAGE_BREAKS[name]:
        assert words in shipped[name].text


@pytest.mark.parametrize("name", CLAUSES)
def test_no_markup_remains(name: str, shipped: Shipped) -> None:
    assert not re.search(r"\[bookmark|_Toc|_Hlk|\$|\\|\*\*", shipped[name].text)


def test_latex_becomes_its_symbol(shipped: Shipped) -> None:
    text = shipped["fujian-maternal-2021"].text
    assert "高危孕产妇管理率应 ≥95% 。" in text
    assert "产科预约诊疗率 ≥70% ，" in text
    assert "复诊预约率 ≥90% 。" in text


def test_merged_categories_reach_every_row(shipped: Shipped) -> None:
    rows = [
        c
        for c in shipped["zhejiang-children-2021"].clauses
        if c.id.split("#")[1].startswith("表1/")
    ]
    assert [row.cells[0].text for row in rows] == ["健康水平"] * 2 + ["资源配置"] * 6 + [
        "队伍建设"
    ] * 4
    assert [cell.header for cell in rows[0].cells] == [
        "类别", "序号", "指  标  名  称", "单位", "2015年", "2020年",
    ]  # fmt: skip
    assert [cell.text for cell in rows[6].cells] == [
        "资源配置", "7", "每千名儿童拥有儿科床位数", "张", "1.70", "2.0",
    ]  # fmt: skip


def test_empty_and_slash_units_and_starred_values(shipped: Shipped) -> None:
    cells = {
        clause.id.split("#")[1]: [cell.text for cell in clause.cells]
        for clause in shipped["zhejiang-health-14th-fyp"].clauses
        if clause.kind == "row"
    }
    assert cells["表1/9"] == ["资源配置", "9", "每千人床位数", "张", "6", "5.99*"]
    assert cells["表1/10"] == ["资源配置", "10", "医护比", "/", "1:1.125", "1:1.15"]
    assert cells["表1/5"] == ["人口发展", "5", "总和生育率", "", "1.6", "1.5"]
    assert cells["表2/17"] == ["保障水平指标", "17", "人均基本公共卫生服务经费", "元", "稳步提高"]


def test_the_appendix_restarts_without_colliding(shipped: Shipped) -> None:
    ids = [clause.id.split("#")[1] for clause in shipped["zhejiang-health-14th-fyp"].clauses]
    assert [name for name in ids if name in {"一", "附/一", "十一", "附/十一", "附/二十"}] == [
        "一", "十一", "附/一", "附/十一", "附/二十",
    ]  # fmt: skip


def test_run_in_and_standing_headings(shipped: Shipped) -> None:
    headings = {clause.id: clause.heading for name in CLAUSES for clause in shipped[name].clauses}
    assert headings["fujian-maternal-2021#四/（二）/5"] == "严格高危孕产妇专案管理"
    assert headings["fujian-children-2021#三/（一）/1"] == "加强危重新生儿救治网络建设"
    assert headings["fujian-children-2021#三/（七）"] == "智慧儿童健康服务提升行动"
    assert headings["zhejiang-children-2021#二/（二）/5"] == "坚持数字赋能、智慧服务"
    assert headings["shaoxing-health-2023#二/（六）/6"] == "强化公立医院运行管理"
    assert headings["zhejiang-health-14th-fyp#附/十五"] == "重大慢病过早死亡率"


def test_a_suffix_on_the_second_fragment_covers_the_clause(shipped: Shipped) -> None:
    clauses = {clause.id: clause for clause in shipped["fujian-maternal-2021"].clauses}
    assert clauses["fujian-maternal-2021#四/（一）/2"].responsible == ("妇幼处",)
    assert clauses["fujian-maternal-2021#四/（三）/11"].responsible == ("医政处", "妇幼处")
    assert clauses["fujian-maternal-2021#四/（三）/11/¶1"].responsible == ("医政处", "妇幼处")
    assert clauses["fujian-maternal-2021#四/（一）/4"].responsible == (
        "妇幼处", "应急办", "疾控处", "医政处",
    )  # fmt: skip


def test_page_furniture_is_left_out_and_the_news_lead_kept(shipped: Shipped) -> None:
    text = shipped["shaoxing-health-2023"].text
    assert text.startswith("生育支持政策,绍兴有新消息\n")
    assert text.endswith("附件:绍兴市卫生健康现代化建设重点指标体系")
    for furniture in ("当前的位置", "字体", "—2023—", "版权", "标签", "融媒产品", "更多资讯"):
        assert furniture not in text


def test_one_source_gives_the_notice_and_its_two_plans(shipped: Shipped) -> None:
    notice = shipped["fujian-notice-2022"]
    assert notice.text.endswith(
        "抄送：联勤保障部队第九〇〇医院。\n福建省卫生健康委员会办公室\n2022年4月25日印发"
    )
    assert "一、总体要求" not in notice.text
    assert shipped["fujian-maternal-2021"].text.endswith("报送至省卫健委妇幼处。")
    assert shipped["fujian-children-2021"].text.endswith("报送至省卫健委妇幼处。")


def test_box_labels(shipped: Shipped) -> None:
    ids = {clause.id.split("#")[1] for clause in shipped["zhejiang-children-2021"].clauses}
    assert {f"专栏1/{label}" for label in ("省级", "市级", "县级", "乡级")} <= ids
    assert {"专栏4/高层次人才引育", "专栏5/3", "专栏7/¶3", "专栏8/¶1"} <= ids


def test_the_closing_paragraph_belongs_to_the_document(shipped: Shipped) -> None:
    last = shipped["zhejiang-children-2021"].clauses[-1]
    assert (last.parent, last.path) == (None, ())
    assert shipped["zhejiang-children-2021"].own_text(last) == "本行动计划自印发之日起施行。"
