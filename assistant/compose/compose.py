"""The deterministic extractive answerer: what is asked decides what is said."""

from collections.abc import Callable, Sequence

from assistant.compose.about import answer_about
from assistant.compose.clauses import answer_definition, answer_measure, answer_responsible
from assistant.compose.compare import answer_compare
from assistant.compose.context import Context
from assistant.compose.draft import Draft, DraftClaim
from assistant.compose.evidence import Evidence
from assistant.compose.figures import SURE_FACT, answer_figure, answer_figure_sentence
from assistant.compose.wording import say_sentence
from assistant.types import Text


def compose(context: Context, per_document: Callable[[], Sequence[Context]]) -> Draft:
    """Compose an answer from retrieved clauses, without a language model.

    :param per_document: gives one context a document of the scope, for comparisons.
    :returns: a draft answer, or a draft that says what is missing and what is nearest.
    """
    absent = _absent(context)
    if absent:
        return _abstain(context, absent)
    return _answer(context, per_document) or _abstain(context, _NOT_GIVEN)


def _answer(context: Context, per_document: Callable[[], Sequence[Context]]) -> Draft | None:
    query = context.query
    if query.intent == "about" and (draft := answer_about(context, query.scope.documents)):
        return draft
    if query.intent == "compare" and (draft := answer_compare(context, per_document())):
        return draft
    if query.intent in {"figure", "when", "compare"}:
        return answer_figure(context) or answer_figure_sentence(context)
    if query.intent == "definition":
        return answer_definition(context)
    if query.intent == "responsible":
        return answer_responsible(context)
    return answer_figure(context, SURE_FACT) or answer_measure(context)


def _absent(context: Context) -> Text | None:
    """Return the reason for not answering if the place or year asked for is not held."""
    scope = context.query.scope
    best = context.evidence[0] if context.evidence else None
    words = context.library.text(best.clause) if best else ""
    missing = [place for place in scope.absent if place not in words]
    if missing and not scope.places:
        names = "、".join(missing)
        names_en = ", ".join(context.names.place(place) for place in missing)
        return Text(
            zh=f"现有文件中没有{names}的内容",
            en=f"the documents held do not cover {names_en}",
        )
    return None


def _abstain(context: Context, reason: Text) -> Draft:
    nearest = _nearest(context.evidence[0], context) if context.evidence else None
    return Draft(abstained=reason, nearest=(nearest,) if nearest else ())


def _nearest(evidence: Evidence, context: Context) -> DraftClaim | None:
    sentences = context.weigher.sentences(evidence.clause)
    best = max(sentences, key=lambda sentence: sentence.score, default=None)
    return say_sentence(best, context.library, context.language) if best else None



_NOT_GIVEN = Text(zh="现有文件没有给出所问内容", en="the documents held do not give this")
