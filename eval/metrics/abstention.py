"""Knowing when not to answer: refusing is the positive class.

Rajpurkar et al., "Know What You Don't Know" (SQuAD 2.0), ACL 2018, for unanswerable questions;
precision and recall as in van Rijsbergen, Information Retrieval, 1979, chapter 7.
"""

from eval.judgement import Judgement
from eval.metrics.ratio import NOT_APPLICABLE, Ratio


def abstention_precision(judged: Judgement) -> Ratio:
    """Of the questions the system refused, the share it should have refused."""
    return Ratio(float(judged.should_abstain), 1.0) if judged.abstained else NOT_APPLICABLE


def abstention_recall(judged: Judgement) -> Ratio:
    """Of the questions to refuse, the share the system refused."""
    return Ratio(float(judged.abstained), 1.0) if judged.should_abstain else NOT_APPLICABLE


def false_refusal_rate(judged: Judgement) -> Ratio:
    """Of the answerable questions, the share the system refused (1 - specificity)."""
    return NOT_APPLICABLE if judged.should_abstain else Ratio(float(judged.abstained), 1.0)
