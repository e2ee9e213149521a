import pytest

from assistant.outline import shape


@pytest.mark.parametrize(
    "text",
    [
        "浙江省卫生健康事业发展“十四五”规划",
        "宿迁市健康儿童行动提升计划实施方案（2021-2025年）",
        "关于做好疫苗接种工作的通知",
        "長者照顧服務法",
        "National Newborn Health Plan 2024-2030",
    ],
)
def test_titles(text: str) -> None:
    assert shape.is_title(text)


@pytest.mark.parametrize(
    "text", ["制定本实施方案。", "附：重点指标", "计划如下：", "各地要制定计划，", "健康水平"]
)
def test_no_titles(text: str) -> None:
    assert not shape.is_title(text)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("培训。（责任处室：妇幼处、医政处）", ("妇幼处", "医政处")),
        ("（牵头单位：市卫健委；配合单位：市财政局）", ("市卫健委", "市财政局")),
        ("培训。（责任单位：市城管局，各区人民政府）", ("市城管局", "各区人民政府")),
        ("（市环保局牵头，市住建局、市交通局配合）", ("市环保局", "市住建局", "市交通局")),
        ("（市教育局负责）", ("市教育局",)),
        ("发布报告。责任单位：市卫健委、市统计局", ("市卫健委", "市统计局")),
        (
            "Train staff. (Responsible body: Ministry of Health, Treasury)",
            ("Ministry of Health", "Treasury"),
        ),
        ("（含妇幼保健机构）", ()),
        ("落实责任单位的职责。", ()),
    ],
)
def test_responsible_bodies(text: str, bodies: tuple[str, ...]) -> None:
    assert shape.responsible_bodies(text) == bodies


@pytest.mark.parametrize(
    "text",
    [
        "2022年4月26日",
        "二〇二二年四月二十六日",
        "（此件主动公开）",
        "（信息公开形式：主动公开）",
        "3 June 2024",
    ],
)
def test_signatures(text: str) -> None:
    assert shape.is_signature(text)


@pytest.mark.parametrize(
    "text",
    [
        "抄送：教育局。",
        "某省卫生健康委员会办公室",
        "2022年4月25日印发",
        "某局办公室   2023年6月2日印发",
    ],
)
def test_colophons(text: str) -> None:
    assert shape.is_colophon(text)


@pytest.mark.parametrize(
    "text",
    [
        "本行动计划自印发之日起施行。",
        "本办法自2023年1月1日起施行，有效期2年。",
        "本规定由市卫生健康委负责解释。",
        "特此通知。",
    ],
)
def test_closings(text: str) -> None:
    assert shape.is_closing(text)


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("加强培训。每年培训200人。", "加强培训"),
        ("Train staff. Every nurse is trained.", "Train staff"),
        ("加强培训。", ""),
        ("省级：建设中心。", ""),
    ],
)
def test_run_in_headings(text: str, heading: str) -> None:
    found = shape.run_in_heading(text)
    assert found == heading


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("省级：建设中心。", "省级"),
        ("人均预期寿命：一般指…", "人均预期寿命"),
        ("省级：", ""),
        ("第一句。省级：建设", ""),
    ],
)
def test_leading_terms(text: str, term: str) -> None:
    assert shape.leading_term(text) == term


def test_what_may_stand_alone() -> None:
    assert shape.may_stand_alone("总体要求")
    assert shape.may_stand_alone("（一）新生儿安全提升行动。")
    assert shape.may_stand_alone("筑牢基层基础，提升县域医疗卫生综合服务能力")
    assert not shape.may_stand_alone("加强培训。每年培训200人。")
    assert not shape.may_stand_alone("各地要" + "加强领导，" * 8 + "落实责任")


def test_definitions_are_announced() -> None:
    assert shape.announces_definitions("重点指标名词解释")
    assert shape.announces_definitions("Indicator definitions")
    assert not shape.announces_definitions("重点任务")


def test_a_bracketed_period_belongs_to_a_title_and_a_day_does_not() -> None:
    assert shape.is_period("（2021—2025年）")
    assert shape.is_period("(2021-2025)")
    assert not shape.is_period("（2019年12月28日通过）")
    assert not shape.is_period("（试行）")
