"""The form every per-case formula returns."""

from typing import NamedTuple


class Ratio(NamedTuple):
    """What one case adds to a metric: the metric of a set is Σ numerators / Σ denominators.

    A denominator of 0 leaves the case out. A formula averaged over cases uses denominators of 1,
    one pooled over parts of answers (figures, quotes) their number.
    """

    numerator: float
    denominator: float


NOT_APPLICABLE = Ratio(0.0, 0.0)


def mean(values: tuple[bool, ...]) -> Ratio:
    """Return the share of true ``values`` as one case's contribution to an average over cases."""
    return Ratio(sum(values) / len(values), 1.0) if values else NOT_APPLICABLE


def pooled(values: tuple[bool, ...]) -> Ratio:
    """Return the true ``values`` out of all as a contribution to a pooled share."""
    return Ratio(float(sum(values)), float(len(values)))
