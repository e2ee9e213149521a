"""Two runs over the same cases: what got better, what got worse, and whether it is chance."""

from collections.abc import Sequence
from math import comb

import numpy as np
from numpy.typing import NDArray

from assistant.errors import EvaluationError
from assistant.types import Model, Text
from eval.judgement import Judgement
from eval.metrics import METRICS, Contributions, contributions
from eval.metrics.answer import is_right
from eval.metrics.interval import resamples
from eval.metrics.ratio import Ratio
from eval.results import Outcome, Run


class Change(Model):
    """A metric in both runs and the 95 % interval of the difference (second minus first)."""

    metric: str
    before: float
    after: float
    low: float
    high: float

    @property
    def is_significant(self) -> bool:
        """Whether the interval leaves out 0."""
        return self.low > 0 or self.high < 0


class Comparison(Model):
    """The ids that turned right and wrong, McNemar's p, and how each metric changed."""

    cases: int
    better: tuple[str, ...]
    worse: tuple[str, ...]
    p: float
    changes: tuple[Change, ...]


def mcnemar(better: int, worse: int) -> float:
    """Return the exact two-sided p of McNemar's test from the two numbers of discordant pairs.

    McNemar, Psychometrika 1947; the exact binomial form: under the null hypothesis a discordant
    pair falls either way with probability one half.
    """
    pairs = better + worse
    tail = sum(comb(pairs, k) for k in range(min(better, worse) + 1))
    return min(1.0, float(2 * tail / 2**pairs))


def compare(first: Run, second: Run) -> Comparison:
    """Compare two runs over the cases that both hold with the same question and expectation.

    :raises EvaluationError: if the runs share no case.
    """
    before = {outcome.case.id: outcome for outcome in first.outcomes}
    pairs = [
        (before[outcome.case.id], outcome)
        for outcome in second.outcomes
        if outcome.case.id in before and before[outcome.case.id].case == outcome.case
    ]
    if not pairs:
        raise EvaluationError(
            Text(zh="两次评测没有共同的用例", en="the two runs have no case in common"),
            where=f"{first.id}, {second.id}",
        )
    better = tuple(new.case.id for old, new in pairs if _right(new) and not _right(old))
    worse = tuple(new.case.id for old, new in pairs if _right(old) and not _right(new))
    return Comparison(
        cases=len(pairs),
        better=better,
        worse=worse,
        p=mcnemar(len(better), len(worse)),
        changes=_changes([old.judgement for old, _ in pairs], [new.judgement for _, new in pairs]),
    )


def _right(outcome: Outcome) -> bool:
    return is_right(outcome.judgement)


def _changes(before: Sequence[Judgement], after: Sequence[Judgement]) -> tuple[Change, ...]:
    old, new = contributions(before), contributions(after)
    return tuple(change for name in METRICS if name in old and (change := _change(name, old, new)))


def _change(name: str, old: Contributions, new: Contributions) -> Change | None:
    """Return the paired bootstrap of one metric's difference: both runs are resampled alike.

    Koehn, "Statistical Significance Tests for Machine Translation Evaluation", EMNLP 2004.
    Resamples in which the metric applies to no case of one run are left out.
    """
    drawn = resamples(len(old[name]))
    totals = [_sums(old[name], drawn), _sums(new[name], drawn)]
    usable = (totals[0][:, 1] > 0) & (totals[1][:, 1] > 0)
    if not usable.any() or not _denominator(old[name]) or not _denominator(new[name]):
        return None
    shares = [total[usable, 0] / total[usable, 1] for total in totals]
    low, high = np.quantile(shares[1] - shares[0], [0.025, 0.975])
    before, after = (
        sum(ratio.numerator for ratio in ratios) / _denominator(ratios)
        for ratios in (old[name], new[name])
    )
    return Change(metric=name, before=before, after=after, low=float(low), high=float(high))


def _sums(ratios: Sequence[Ratio], drawn: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.asarray(drawn @ np.array(ratios, dtype=np.float64))


def _denominator(ratios: Sequence[Ratio]) -> float:
    return sum(ratio.denominator for ratio in ratios)
