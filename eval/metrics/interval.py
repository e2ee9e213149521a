"""Estimates with 95 % intervals."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.types import Model
from eval.metrics.ratio import Ratio

RESAMPLES = 1000
SEED = 20211231
LEVEL = 0.95
Z = 1.959963984540054  # the 97.5 % quantile of the standard normal distribution


class Estimate(Model):
    """A metric over ``cases`` cases with its 95 % interval."""

    value: float
    low: float
    high: float
    cases: int


@lru_cache(maxsize=32)
def resamples(count: int, times: int = RESAMPLES) -> NDArray[np.int64]:
    """Return how often each of ``count`` cases is drawn in each bootstrap resample, seeded.

    :returns: int64 array of shape (times, count); every row sums to ``count``.
    """
    generator = np.random.default_rng(SEED)
    return generator.multinomial(count, np.full(count, 1 / count), size=times)


def estimate(ratios: Sequence[Ratio]) -> Estimate | None:
    """Return Σ numerators / Σ denominators with its percentile bootstrap interval over cases.

    Efron and Tibshirani, An Introduction to the Bootstrap, 1993, section 13.3. When a share is 0
    or 1 in every case there is nothing to resample, and the bootstrap would claim certainty; the
    Wilson score interval (Wilson, JASA 1927) stands in.

    :returns: ``None`` if the metric applies to no case.
    """
    applicable = np.array([ratio for ratio in ratios if ratio.denominator], dtype=np.float64)
    if not len(applicable):
        return None
    numerators, denominators = applicable.T
    value = float(numerators.sum() / denominators.sum())
    count = len(applicable)
    if value in (0.0, 1.0) and np.all(numerators == value * denominators):
        low, high = wilson(value, int(denominators.sum()))
    else:
        drawn = resamples(count)
        low, high = _percentiles((drawn @ numerators) / (drawn @ denominators))
    return Estimate(value=value, low=low, high=high, cases=count)


def wilson(share: float, count: int) -> tuple[float, float]:
    """Return the Wilson score interval of a ``share`` observed in ``count`` trials."""
    centre = share + Z**2 / (2 * count)
    half = Z * float(np.sqrt(share * (1 - share) / count + Z**2 / (4 * count**2)))
    scale = 1 + Z**2 / count
    return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)


def percentile(values: Sequence[float], share: float) -> Estimate | None:
    """Return the ``share`` quantile of ``values`` with its percentile bootstrap interval."""
    if not values:
        return None
    array = np.asarray(values, dtype=np.float64)
    generator = np.random.default_rng(SEED)
    drawn = array[generator.integers(len(array), size=(RESAMPLES, len(array)))]
    low, high = _percentiles(np.quantile(drawn, share, axis=1))
    value = float(np.quantile(array, share))
    return Estimate(value=value, low=low, high=high, cases=len(array))


def _percentiles(values: NDArray[np.float64]) -> tuple[float, float]:
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(values, [tail, 1 - tail])
    return float(low), float(high)
