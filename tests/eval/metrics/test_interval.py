import random

import pytest

from eval.metrics.interval import estimate, percentile, resamples, wilson
from eval.metrics.ratio import NOT_APPLICABLE, Ratio


def test_value_is_the_ratio_of_sums_over_the_cases_it_applies_to():
    found = estimate([Ratio(1, 2), NOT_APPLICABLE, Ratio(3, 4)])
    assert (found.value, found.cases) == (4 / 6, 2)
    assert estimate([NOT_APPLICABLE]) is None
    assert estimate([]) is None


def test_interval_agrees_with_a_plain_bootstrap():
    values = [1.0] * 30 + [0.0] * 70
    found = estimate([Ratio(value, 1) for value in values])
    draw = random.Random(5)
    means = sorted(sum(draw.choices(values, k=100)) / 100 for _ in range(4000))
    assert (found.low, found.high) == pytest.approx((means[100], means[3900]), abs=0.02)
    assert found.low < 0.3 < found.high


def test_interval_is_the_same_every_time():
    ratios = [Ratio(value % 3, 3) for value in range(40)]
    assert estimate(ratios) == estimate(ratios)


def test_resamples_draw_as_many_cases_as_there_are():
    drawn = resamples(7, times=20)
    assert drawn.shape == (20, 7)
    assert set(drawn.sum(axis=1)) == {7}


def test_no_failure_in_few_cases_is_no_certainty():
    # Wilson's interval for 10 of 10: lower end n / (n + z²).
    found = estimate([Ratio(1, 1)] * 10)
    assert (found.low, found.high) == pytest.approx((10 / (10 + 1.959964**2), 1))
    found = estimate([Ratio(0, 1)] * 10)
    assert (found.low, found.high) == pytest.approx((0, 1 - 10 / (10 + 1.959964**2)))


def test_wilson_as_published():
    # Newcombe, Statistics in Medicine 1998, table I: 81 of 263 gives 0.2553 to 0.3662.
    assert wilson(81 / 263, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_percentiles_of_latency():
    found = percentile([5.0, 1.0, 3.0, 2.0, 4.0], 0.5)
    assert found.value == 3
    assert 1 <= found.low <= 3 <= found.high <= 5
    assert percentile([1.0, 2.0], 0.95).value == pytest.approx(1.95)
    assert percentile([], 0.5) is None
