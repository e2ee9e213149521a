"""Each formula against arithmetic written out by hand."""

import pytest

from eval.judgement import FigureMatch, Judgement
from eval.metrics import abstention, answer, citation, figure
from eval.metrics.answer import is_right
from eval.metrics.ratio import NOT_APPLICABLE

ANSWERED = Judgement(
    should_abstain=False,
    abstained=False,
    expected_language="zh",
    language="zh",
    groups=(True, False, True),
    citations=(True, False, True, True),
    quotes=(True, True, True, False),
    figures=(
        FigureMatch(value=True, unit=True, comparator=True, year=True),
        FigureMatch(value=True, unit=False, comparator=True),
    ),
    forbidden=("6‰",),
    tokens=42,
)
REFUSED = Judgement(
    should_abstain=False,
    abstained=True,
    expected_language="en",
    language="en",
    groups=(False, False),
)
RIGHTLY_REFUSED = REFUSED.model_copy(update={"should_abstain": True, "groups": ()})
INVENTED = ANSWERED.model_copy(update={"should_abstain": True, "groups": (), "figures": ()})


@pytest.mark.parametrize(
    ("formula", "answered", "refused", "rightly_refused", "invented"),
    [
        (citation.citation_recall, (2 / 3, 1), (0, 1), None, None),
        (citation.citation_precision, (3 / 4, 1), None, None, None),
        (citation.first_citation, (1, 1), None, None, None),
        (citation.quote_exactness, (3, 4), None, None, (3, 4)),
        (figure.figure_exactness, (1, 2), None, None, None),
        (figure.figure_value, (2, 2), None, None, None),
        (figure.figure_unit, (1, 2), None, None, None),
        (figure.figure_comparator, (2, 2), None, None, None),
        (figure.figure_year, (1, 1), None, None, None),
        (figure.wrong_figure_rate, (0, 1), None, None, (0, 1)),
        (figure.forbidden_figure_rate, (1, 1), None, None, (1, 1)),
        (answer.completeness, (3 / 5, 1), (0, 1), None, None),
        (answer.right_answer, (0, 1), (0, 1), (1, 1), (0, 1)),
        (answer.answer_language, (1, 1), (1, 1), (1, 1), (1, 1)),
        (answer.length, (42, 1), None, None, (42, 1)),
        (abstention.abstention_precision, None, (0, 1), (1, 1), None),
        (abstention.abstention_recall, None, None, (1, 1), (0, 1)),
        (abstention.false_refusal_rate, (0, 1), (1, 1), None, None),
    ],
)
def test_formula(formula, answered, refused, rightly_refused, invented):
    judged = (ANSWERED, REFUSED, RIGHTLY_REFUSED, INVENTED)
    expected = (answered, refused, rightly_refused, invented)
    for one, ratio in zip(judged, expected, strict=True):
        found = formula(one)
        if ratio is None:
            assert found.denominator == NOT_APPLICABLE.denominator
        else:
            assert found == pytest.approx(ratio)


def test_answer_without_citations_fails_its_first_citation():
    assert citation.first_citation(ANSWERED.model_copy(update={"citations": ()})) == (0, 1)


@pytest.mark.parametrize("field", ["mistaken", "unsupported"])
def test_wrong_figure_counts_answers_not_figures(field):
    wrong = ANSWERED.model_copy(update={field: ("6‰", "7‰")})
    assert figure.wrong_figure_rate(wrong) == (1, 1)


@pytest.mark.parametrize(
    "fault",
    [
        {"groups": (True, False)},
        {"figures": (FigureMatch(value=True, unit=True, comparator=False),)},
        {"figures": (FigureMatch(value=True, unit=True, comparator=True, year=False),)},
        {"forbidden": ("6‰",)},
        {"abstained": True},
    ],
)
def test_one_fault_is_enough_for_a_wrong_answer(fault):
    whole = ANSWERED.model_copy(
        update={"groups": (True, True), "figures": ANSWERED.figures[:1], "forbidden": ()},
    )
    assert is_right(whole)
    assert not is_right(whole.model_copy(update=fault))
