import pytest

from eval.metrics.risk import area_under_risk, coverage_risk


def test_curve_written_out():
    # Surest first: right, wrong, right; one of four questions was refused.
    points = coverage_risk([(0.5, False), (0.9, True), (0.1, True)], total=4)
    assert [(point.coverage, point.risk) for point in points] == [
        (1 / 4, 0),
        (2 / 4, 1 / 2),
        (3 / 4, pytest.approx(1 / 3)),
    ]
    assert area_under_risk(points) == pytest.approx((0 + 1 / 2 + 1 / 3) / 3)


def test_equal_confidence_enters_together():
    points = coverage_risk([(1.0, True), (1.0, False)], total=2)
    assert [(point.coverage, point.risk) for point in points] == [(1, 1 / 2)]


def test_no_answers_no_curve():
    assert coverage_risk([], total=3) == ()
    assert area_under_risk(()) is None
