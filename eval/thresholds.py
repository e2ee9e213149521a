"""The limits that decide the exit status."""

import tomllib
from pathlib import Path

from assistant.errors import EvaluationError
from assistant.types import Model, Text
from eval.metrics import METRICS
from eval.results import Run

DEFAULT = Path(__file__).with_name("thresholds.toml")


class Threshold(Model):
    """A limit on one metric over one group of cases, and why it stands where it does."""

    metric: str
    by: str = "all"
    name: str = "all"
    at_least: float | None = None
    at_most: float | None = None
    reason: Text


class _File(Model):
    threshold: tuple[Threshold, ...]


class Verdict(Model):
    """A threshold, the value it was held against (``None``: not measured), and the outcome."""

    threshold: Threshold
    value: float | None
    passed: bool

    @property
    def title(self) -> str:
        """The limit in one line, such as ``right_answer [language en] ≥ 0.8``."""
        limit = self.threshold
        group = "" if limit.by == "all" else f" [{limit.by} {limit.name}]"
        return f"{limit.metric}{group} {self.limit}"

    @property
    def limit(self) -> str:
        """The bounds alone, such as ``≥ 0.8``."""
        low, high = self.threshold.at_least, self.threshold.at_most
        bounds = ((low, "≥"), (high, "≤"))
        return " ".join(f"{sign} {bound:g}" for bound, sign in bounds if bound is not None)


def read_thresholds(path: Path = DEFAULT) -> tuple[Threshold, ...]:
    """Read the thresholds of a TOML file.

    :raises EvaluationError: if the file is missing or wrong, or names an unknown metric.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        thresholds = _File.model_validate(table).threshold
    except (OSError, ValueError) as error:
        raise _wrong(path, " ".join(str(error).split())) from None
    for threshold in thresholds:
        if threshold.metric not in METRICS:
            raise _wrong(path, f"metric = {threshold.metric!r}")
        if threshold.at_least is None and threshold.at_most is None:
            raise _wrong(path, f"{threshold.metric}: at_least / at_most")
    return thresholds


def _wrong(path: Path, detail: str) -> EvaluationError:
    return EvaluationError(
        Text(zh=f"阈值文件有误：{detail}", en=f"the thresholds are wrong: {detail}"),
        where=str(path),
    )


def hold(run: Run, thresholds: tuple[Threshold, ...]) -> tuple[Verdict, ...]:
    """Hold ``run`` against ``thresholds``; a metric that was not measured does not pass."""
    groups = {(group.by, group.name): group.metrics for group in run.groups}

    def verdict(limit: Threshold) -> Verdict:
        found = groups.get((limit.by, limit.name), {}).get(limit.metric)
        value = found.value if found else None
        passed = (
            value is not None
            and (limit.at_least is None or value >= limit.at_least)
            and (limit.at_most is None or value <= limit.at_most)
        )
        return Verdict(threshold=limit, value=value, passed=passed)

    return tuple(verdict(limit) for limit in thresholds)
