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
    """Share of answers that state a wrong figure.

    The headline. A figure is wrong if no cited passage holds it, or if the case forbids it and it
    stands in place of the required ones. Over every answer given, also to questions to refuse.
    """
    if judged.abstained:
        return NOT_APPLICABLE
    return Ratio(float(bool(judged.mistaken or judged.unsupported)), 1.0)


def forbidden_figure_rate(judged: Judgement) -> Ratio:
    """Share of answers that state a forbidden figure at all, also truly and beside the right one.

    What it has above the wrong-figure rate is answers that say more than was asked.
    """
    return NOT_APPLICABLE if judged.abstained else Ratio(float(bool(judged.forbidden)), 1.0)


def _share(judged: Judgement, values: tuple[bool, ...]) -> Ratio:
    return pooled(values) if judged.answered else NOT_APPLICABLE
