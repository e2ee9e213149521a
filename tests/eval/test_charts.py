from eval.charts import bars, curve
from eval.metrics import Estimate, RiskPoint
from eval.results import Group


def test_bar_and_whisker_are_to_scale():
    half = Estimate(value=0.5, low=0.25, high=0.75, cases=8)
    svg = bars(
        [Group(by="kind", name="table", cases=8, metrics={"right_answer": half})], "right_answer"
    )
    assert '<rect class="bar" x="190" y="6.0" width="180.0" height="14"/>' in svg  # 360 / 2
    assert 'd="M280.0 13.0H460.0"' in svg  # 190 + 360 / 4 to 190 + 360 · 3 / 4
    assert "50.0 % (8)" in svg
    assert ">表格<" in svg
    assert ">table cell<" in svg


def test_group_without_the_metric_has_no_bar():
    assert "rect" not in bars([Group(by="kind", name="x", cases=1, metrics={})], "right_answer")


def test_curve_runs_through_its_points():
    svg = curve([RiskPoint(coverage=0.5, risk=0), RiskPoint(coverage=1, risk=0.25)])
    assert 'class="line" d="M224.0 208.0 L404.0 158.0"' in svg
