import pytest

from assistant.verify.numbers import supported

CLAUSE = "婴儿死亡率和5岁以下儿童死亡率分别控制在5.0‰和6.0‰以下。"
BEDS = "到2025年，全省每千名儿童儿科床位数达2.3张。"
ROW = "\t6\t每千名儿童拥有儿科床位数\t张\t2.0\t2.3"
SUPPORTED = [
    ("到2025年，婴儿死亡率控制在5.0‰以下。", [CLAUSE], ["（2021—2025年）"]),
    ("Infant mortality is kept at or below 5 per 1,000 live births [1].", [CLAUSE], []),
    ("Under-5 mortality: at most 6‰.", [CLAUSE], []),
    ("婴儿死亡率：0.5%及以下", [CLAUSE], []),
    ("2.3 beds per 1,000 children by 2025", [BEDS], []),
    ("每千名儿童2.3张", [ROW], []),
    ("2.3 paediatric beds per 1,000 children in 2025", [ROW], ["2020年\t2025年"]),
    ("It rose from 2 to 4 hospitals.", ["全省公立儿童医院由2家增加到4家"], []),
    ("Signed in April 2022", ["2022年4月26日"], []),
    ("Issued in 2022", ["闽卫妇幼〔2022〕55号"], []),
    ("The plan runs to 2025", ["（2021-2025年）"], []),
    ("At least 70 beds where more than 3,000,000 people live", ["超过300万的市，床位数≥70张"], []),
    ("Article 12 sets a limit of three months.", ["第十二条 应当在三个月办结"], []),
    ("100 demonstration projects", ["建设100家示范中心"], []),
    ("达到12/10万", ["twelve per 100,000"], []),
]
UNSUPPORTED = [
    ("婴儿死亡率控制在50‰以下", [CLAUSE], "value"),
    ("婴儿死亡率控制在5%以下", [CLAUSE], "unit"),
    ("婴儿死亡率为5‰", [CLAUSE], "comparator"),
    ("婴儿死亡率在5‰以上", [CLAUSE], "comparator"),
    ("Infant mortality below 5‰", [CLAUSE], "comparator"),
    ("床位达到2.3张以上", [BEDS], "comparator"),
    ("每千名儿童23张", [BEDS], "value"),
    ("到2030年", [BEDS], "absent"),
    ("3～6岁", ["36岁"], "value"),
    ("第十三条", ["第十二条"], "absent"),
    ("15张床位", ["15家医院"], "unit"),
    ("6张", [ROW], "value"),
]


@pytest.mark.parametrize(("answer", "evidence", "context"), SUPPORTED)
def test_stated_figures(answer: str, evidence: list[str], context: list[str]) -> None:
    findings = supported(answer, evidence, context)
    assert findings
    assert [finding for finding in findings if not finding.supported] == []


@pytest.mark.parametrize(("answer", "evidence", "reason"), UNSUPPORTED)
def test_figures_not_stated(answer: str, evidence: list[str], reason: str) -> None:
    reasons = [finding.reason for finding in supported(answer, evidence) if finding.reason]
    assert reasons == [reason]


def test_context_supports_no_amount() -> None:
    (finding,) = supported("达到90%", [], ["覆盖率达到90%"])
    assert finding.reason == "absent"


def test_the_nearest_figure_is_shown() -> None:
    (finding,) = supported("达到90%", ["覆盖率不低于90%"])
    assert finding.evidence is not None
    assert finding.evidence.text == "90%"
