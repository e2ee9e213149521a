"""Citations against the needed clauses.

Gao et al., "Enabling Large Language Models to Generate Text with Citations" (ALCE), EMNLP 2023,
https://aclanthology.org/2023.emnlp-main.398, define citation recall and precision by whether
citations entail statements. Here a person has named the clauses that entail the right answer, so
entailment is not guessed by a model: a citation supports if it holds one of the needed quotes.
"""

from eval.judgement import Judgement
from eval.metrics.ratio import NOT_APPLICABLE, Ratio, mean, pooled


def citation_recall(judged: Judgement) -> Ratio:
    """Share of needed clauses that are cited, averaged over cases (refusing scores 0).

    ALCE, section 4: a statement has recall 1 if its citations together support it.
    """
    return mean(judged.groups)


def citation_precision(judged: Judgement) -> Ratio:
    """Share of citations that hold a needed quote, averaged over answered cases.

    ALCE, section 4: a citation is irrelevant if it does not support the statement.
    """
    return mean(judged.citations) if judged.answered else NOT_APPLICABLE


def first_citation(judged: Judgement) -> Ratio:
    """Share of answered cases whose first citation holds a needed quote.

    The contract: the first citation carries the answer. Success@1 over citations.
    """
    if not judged.answered:
        return NOT_APPLICABLE
    return Ratio(float(bool(judged.citations) and judged.citations[0]), 1.0)


def quote_exactness(judged: Judgement) -> Ratio:
    """Share of all quotes that equal the canonical text at their span, code point by code point.

    Exact match over spans (Rajpurkar et al., SQuAD, EMNLP 2016) without any normalisation.
    """
    return pooled(judged.quotes)
