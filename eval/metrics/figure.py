"""Figures: are the required ones stated, and is any stated that should not be.

Figure exactness is exact-match recall over required figures (Rajpurkar et al., SQuAD, EMNLP 2016,
with quantities instead of strings), split by component; all are pooled over answered cases.
"""

from eval.judgement import Judgement
from eval.metrics.ratio import NOT_APPLICABLE, Ratio, pooled


def figure_exactness(judged: Judgement) -> Ratio:
    """Share of required figures stated with the right value, unit, comparator and year."""
    return _share(judged, tuple(figure.exact for figure in judged.figures))


def figure_value(judged: Judgement) -> Ratio:
    """Share of required figures whose value is stated."""
    return _share(judged, tuple(figure.value for figure in judged.figures))


def figure_unit(judged: Judgement) -> Ratio:
    """Share of required figures stated in a unit of the same kind and factor."""
    return _share(judged, tuple(figure.unit for figure in judged.figures))


def figure_comparator(judged: Judgement) -> Ratio:
    """Share of required figures whose value and direction (at most, at least, …) are stated."""
    return _share(judged, tuple(figure.comparator for figure in judged.figures))


def figure_year(judged: Judgement) -> Ratio:
    """Share of required years that are stated."""
    years = (figure.year for figure in judged.figures)
    return _share(judged, tuple(year for year in years if year is not None))


def wrong_figure_rate(judged: Judgement) -> Ratio:
    """Share of answers that state a forbidden figure or one that no cited passage holds.

    The headline. Counted over every answer given, also to questions to abstain from.
    """
    if judged.abstained:
        return NOT_APPLICABLE
    return Ratio(float(bool(judged.forbidden or judged.unsupported)), 1.0)


def _share(judged: Judgement, values: tuple[bool, ...]) -> Ratio:
    return pooled(values) if judged.answered else NOT_APPLICABLE
