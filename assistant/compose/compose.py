"""The deterministic extractive answerer: what is asked decides what is said."""

from assistant.compose.about import answer_about
from assistant.compose.clauses import answer_definition, answer_measure, answer_responsible
from assistant.compose.compare import answer_compare
from assistant.compose.context import Context
from assistant.compose.draft import Draft, DraftClaim
from assistant.compose.evidence import Evidence
from assistant.compose.figures import FigureAnswerer, Names
from assistant.compose.wording import say_sentence
from assistant.types import Text


class ExtractiveComposer:
    """Composes answers from retrieved clauses, without a language model."""

    def __init__(self, names: Names, bodies_en: dict[str, str]) -> None:
        self._figures = FigureAnswerer(names)
        self._bodies_en = bodies_en
        self._places_en = names.places

    def compose(self, context: Context) -> Draft:
        """Return a draft answer, or a draft that says what is missing and what is nearest."""
        absent = self._absent(context)
        if absent:
            return self._abstain(context, absent)
        draft = self._answer(context)
        return draft or self._abstain(context, _NOT_GIVEN)

    def _answer(self, context: Context) -> Draft | None:
        query = context.query
        if query.intent == "about":
            draft = answer_about(context, query.scope.documents)
            if draft:
                return draft
        if query.intent == "compare":
            draft = answer_compare(context, self._figures, query.scope.documents)
            if draft:
                return draft
        if query.intent in {"figure", "when", "compare"}:
            return self._figures.answer(context)
        if query.intent == "definition":
            return answer_definition(context)
        if query.intent == "responsible":
            return answer_responsible(context, self._bodies_en)
        return answer_measure(context)

    def _absent(self, context: Context) -> Text | None:
        """Return the reason for not answering if the place or year asked for is not held."""
        scope = context.query.scope
        best = context.evidence[0] if context.evidence else None
        words = context.library.text(best.clause) if best else ""
        missing = [place for place in scope.absent if place not in words]
        if missing and not scope.places:
            names = "、".join(missing)
            names_en = ", ".join(self._places_en.get(place, place) for place in missing)
            return Text(
                zh=f"现有文件中没有{names}的内容",
                en=f"the documents held do not cover {names_en}",
            )
        return None

    def _abstain(self, context: Context, reason: Text) -> Draft:
        nearest = self._nearest(context.evidence[0], context) if context.evidence else None
        return Draft(abstained=reason, nearest=(nearest,) if nearest else ())

    def _nearest(self, evidence: Evidence, context: Context) -> DraftClaim | None:
        sentences = context.weigher.sentences(evidence.clause)
        best = max(sentences, key=lambda sentence: sentence.score, default=None)
        return say_sentence(best, context.library, context.language) if best else None


_NOT_GIVEN = Text(zh="现有文件没有给出所问内容", en="the documents held do not give this")
