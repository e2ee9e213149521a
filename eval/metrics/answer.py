"""The answer as a whole."""

from eval.judgement import Judgement
from eval.metrics.ratio import NOT_APPLICABLE, Ratio, mean


def is_right(judged: Judgement) -> bool:
    """Tell whether the answer is right as a whole.

    To a question that has no answer: it is refused. To any other: it is answered, every needed
    clause is cited, every required figure is stated exactly, and no forbidden one is stated.
    """
    if judged.should_abstain:
        return judged.abstained
    figures = all(figure.exact for figure in judged.figures)
    return not judged.abstained and all(judged.groups) and figures and not judged.forbidden


def right_answer(judged: Judgement) -> Ratio:
    """Share of cases answered rightly (accuracy), answerable or not."""
    return Ratio(float(is_right(judged)), 1.0)


def completeness(judged: Judgement) -> Ratio:
    """Share of the needed clauses and figures that the answer gives (refusing scores 0).

    Nugget recall: Voorhees, "Overview of the TREC 2003 Question Answering Track", a needed clause
    or figure being a vital nugget.
    """
    if judged.should_abstain:
        return NOT_APPLICABLE
    if judged.abstained:
        return Ratio(0.0, 1.0)
    return mean((*judged.groups, *(figure.exact for figure in judged.figures)))


def answer_language(judged: Judgement) -> Ratio:
    """Share of answers, refusals among them, written in the language of the question."""
    return Ratio(float(judged.language == judged.expected_language), 1.0)


def length(judged: Judgement) -> Ratio:
    """Mean length of the answers given, in Han characters plus words of other scripts."""
    return NOT_APPLICABLE if judged.abstained else Ratio(float(judged.tokens), 1.0)
