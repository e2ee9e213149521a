"""The metrics by name, in the order of the tables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.types import Text
from eval.judgement import Judgement
from eval.metrics import abstention, answer, citation, figure, retrieval
from eval.metrics.interval import Estimate, estimate, percentile
from eval.metrics.ratio import NOT_APPLICABLE, Ratio
from eval.metrics.risk import RiskPoint, area_under_risk, coverage_risk

Better = Literal["higher", "lower", "neither"]
Unit = Literal["share", "ms", "tokens"]
Formula = Callable[[Judgement], Ratio]


@dataclass(frozen=True)
class Metric:
    """A metric's title, which direction is better, its unit, and its formula for one case.

    Retrieval metrics and latency have no formula here: ir-measures and quantiles work on sets.
    """

    title: Text
    better: Better = "higher"
    unit: Unit = "share"
    formula: Formula | None = None


def _metric(
    zh: str, en: str, formula: Formula | None, better: Better = "higher", unit: Unit = "share"
) -> Metric:
    return Metric(Text(zh=zh, en=en), better, unit, formula)


METRICS: dict[str, Metric] = {
    "right_answer": _metric("答对率", "right answers", answer.right_answer),
    "wrong_figure": _metric("错数率", "wrong-figure rate", figure.wrong_figure_rate, "lower"),
    "forbidden_figure": _metric(
        "旁及他数率", "forbidden-figure rate", figure.forbidden_figure_rate, "lower"
    ),
    "first_citation": _metric("首条引用正确率", "first citation", citation.first_citation),
    "citation_recall": _metric("引用召回率", "citation recall", citation.citation_recall),
    "citation_precision": _metric("引用精确率", "citation precision", citation.citation_precision),
    "quote_exactness": _metric("引文一字不差", "quote exactness", citation.quote_exactness),
    "completeness": _metric("完整度", "completeness", answer.completeness),
    "figure_exactness": _metric("数值全对", "figure exactness", figure.figure_exactness),
    "figure_value": _metric("数值：值", "figure: value", figure.figure_value),
    "figure_unit": _metric("数值：单位", "figure: unit", figure.figure_unit),
    "figure_comparator": _metric("数值：比较符", "figure: comparator", figure.figure_comparator),
    "figure_year": _metric("数值：年份", "figure: year", figure.figure_year),
    "abstention_precision": _metric(
        "拒答精确率", "abstention precision", abstention.abstention_precision
    ),
    "abstention_recall": _metric("拒答召回率", "abstention recall", abstention.abstention_recall),
    "false_refusal": _metric(
        "误拒率", "false refusal rate", abstention.false_refusal_rate, "lower"
    ),
    "answer_language": _metric("语言一致率", "answer language", answer.answer_language),
    "length": _metric("长度（字词）", "length (tokens)", answer.length, "neither", "tokens"),
    "R@1": _metric("检索召回@1", "retrieval recall@1", None),
    "R@3": _metric("检索召回@3", "retrieval recall@3", None),
    "R@10": _metric("检索召回@10", "retrieval recall@10", None),
    "RR@10": _metric("检索 MRR@10", "retrieval MRR@10", None),
    "nDCG@10": _metric("检索 nDCG@10", "retrieval nDCG@10", None),
    "latency_p50": _metric("时延 p50（毫秒）", "latency p50 (ms)", None, "lower", "ms"),
    "latency_p95": _metric("时延 p95（毫秒）", "latency p95 (ms)", None, "lower", "ms"),
}
LATENCIES = {"latency_p50": 0.50, "latency_p95": 0.95}
Contributions = dict[str, list[Ratio]]


def contributions(judged: Sequence[Judgement]) -> Contributions:
    """Return, for every metric that is a ratio, what each case adds to it."""
    found: Contributions = {
        name: [metric.formula(one) for one in judged]
        for name, metric in METRICS.items()
        if metric.formula
    }
    qrels = [{f"group {index}" for index in range(len(one.ranks))} for one in judged]
    scores = retrieval.retrieval_scores(qrels, [retrieval.ranking(one.ranks) for one in judged])
    for name in retrieval.MEASURES:
        found[name] = [
            Ratio(score[name], 1.0) if one.ranks else NOT_APPLICABLE
            for one, score in zip(judged, scores, strict=True)
        ]
    return found


def summarise(judged: Sequence[Judgement], parts: Contributions) -> dict[str, Estimate]:
    """Return every metric that applies to these cases, with its interval.

    :param parts: the contributions of the same cases, in the same order.
    """
    found = {name: estimate(parts[name]) for name in METRICS if name in parts}
    times = [one.latency_ms for one in judged]
    found |= {name: percentile(times, share) for name, share in LATENCIES.items()}
    return {name: value for name, value in found.items() if value is not None}


def risk_curve(judged: Sequence[Judgement]) -> tuple[RiskPoint, ...]:
    """Return the coverage-risk curve, the score of the best hit being the confidence."""
    answers = [(one.confidence, answer.is_right(one)) for one in judged if not one.abstained]
    return coverage_risk(answers, len(judged))


__all__ = [
    "LATENCIES",
    "METRICS",
    "Contributions",
    "Estimate",
    "Metric",
    "RiskPoint",
    "area_under_risk",
    "contributions",
    "risk_curve",
    "summarise",
]
