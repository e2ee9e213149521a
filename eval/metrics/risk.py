"""The coverage-risk curve: how wrong the answers are if only the surest ones are given."""

from collections.abc import Sequence

from assistant.types import Model


class RiskPoint(Model):
    """At this coverage (share of questions answered), the share of wrong ones among the answers."""

    coverage: float
    risk: float


def coverage_risk(answers: Sequence[tuple[float, bool]], total: int) -> tuple[RiskPoint, ...]:
    """Return the curve over answers ``(confidence, right)``, surest first, out of ``total``.

    El-Yaniv and Wiener, "On the Foundations of Noise-free Selective Classification", JMLR 2010.
    Answers of equal confidence enter together. The curve ends at the coverage the system chose.
    """
    ordered = sorted(answers, key=lambda answer: -answer[0])
    points, wrong = [], 0
    for count, (confidence, right) in enumerate(ordered, start=1):
        wrong += not right
        if count == len(ordered) or ordered[count][0] != confidence:
            points.append(RiskPoint(coverage=count / total, risk=wrong / count))
    return tuple(points)


def area_under_risk(points: Sequence[RiskPoint]) -> float | None:
    """Return the mean risk over the coverage reached (AURC), each step at its right end.

    Geifman, Uziel and El-Yaniv, "Bias-Reduced Uncertainty Estimation", ICLR 2019.
    """
    if not points:
        return None
    area, reached = 0.0, 0.0
    for point in points:
        area += (point.coverage - reached) * point.risk
        reached = point.coverage
    return area / reached
