from html.parser import HTMLParser

import pytest

from eval.faults import faults
from eval.junit import write_junit
from eval.report import in_context, render
from eval.thresholds import hold, read_thresholds

ATTACK = "<script>alert(1)</script>\" onload='x' 5‰&lt;]]>\x00"


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs


@pytest.fixture
def attacked(run_of, right, reply):
    """A run whose every free text is hostile."""
    run = run_of(right.but(zh_1=reply(ATTACK, 2, ATTACK), en_1=reply(ATTACK)))

    def poison(outcome):
        case = outcome.case.model_copy(update={"question": ATTACK, "why": ATTACK, "id": ATTACK})
        return outcome.model_copy(update={"case": case})

    setting = run.setting.model_copy(update={"settings": {ATTACK: ATTACK}})
    outcomes = tuple(poison(outcome) for outcome in run.outcomes)
    groups = tuple(group.model_copy(update={"name": ATTACK}) for group in run.groups)
    return run.model_copy(update={"outcomes": outcomes, "setting": setting, "groups": groups})


def test_everything_is_escaped(attacked):
    parser = Tags()
    parser.feed(render(attacked, hold(attacked, read_thresholds())))
    assert "script" not in parser.tags
    assert not [name for name, _ in parser.attributes if name.startswith("on")]
    assert not [value for name, value in parser.attributes if name in {"src", "href"}]


def test_report_is_self_contained_and_in_both_languages(run_of, right, reply):
    run = run_of(right.but(zh_1=reply("控制在6.0‰以下。", 1)))
    html = render(run, hold(run, read_thresholds()))
    assert "http://" not in html
    assert "https://" not in html
    assert "default-src 'none'" in html
    assert '<span lang="zh">陈述了错误数值：6.0‰</span>' in html
    assert '<span lang="en">states a wrong figure: 6.0‰</span>' in html
    assert html.count("<details>") == 1  # only the failed case
    assert "<svg" in html


def test_baseline_has_its_column(run_of, right):
    run = run_of(right)
    rival = run.model_copy(update={"setting": run.setting.model_copy(update={"system": "rival"})})
    assert "<th>rival</th>" in render(run, (), rival)
    assert "<th>rival</th>" not in render(run, ())


def test_quote_in_context(right):
    [citation] = right.ask("谁负责实施？").citations
    part = citation.model_copy(update={"quote": "卫生健康委"})
    assert in_context(part) == ("3.由省", "卫生健康委", "负责实施。\n")
    assert in_context(part.model_copy(update={"quote": "别处"})) == ("", "别处", "")


def test_every_fault_is_named(run_of, right, reply):
    run = run_of(
        right.but(
            zh_1=reply("At most 6.0%.", 2, "改过"),
            en_1=reply("I cannot tell."),
            en_2=reply("It is at least 90%.", 2),
        )
    )
    found = {one.case.id: [fault.en for fault in faults(one)] for one in run.outcomes}
    assert found == {
        "zh-1": [
            "not cited: 婴儿死亡率控制在5.0‰以下",
            "figure not stated exactly: ≤ 5.0‰ (value, unit)",
            "states a figure that no cited clause holds: 6.0%",
            "quote [1] differs from the source",
            "the answer is in the wrong language",
        ],
        "en-1": ["it should have answered, and refused"],
        "zh-2": [],
        "en-2": ["it should have refused, and answered"],
    }


def test_junit_counts_failures_and_survives_any_text(attacked, tmp_path):
    from xml.etree import ElementTree as Xml

    path = tmp_path / "junit.xml"
    write_junit(attacked, hold(attacked, read_thresholds()), path)
    cases, limits = Xml.parse(path).getroot()  # noqa: S314 - written a line ago
    assert (cases.get("tests"), cases.get("failures")) == ("4", "2")
    assert len(cases.findall("testcase/failure")) == 2
    assert limits.get("tests") == str(len(read_thresholds()))
