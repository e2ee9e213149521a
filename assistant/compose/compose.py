"""The deterministic extractive answerer: what is asked decides what is said."""

import re
from collections.abc import Callable, Sequence

from assistant.compose.about import answer_about
from assistant.compose.clauses import (
    answer_definition,
    answer_list,
    answer_measure,
    answer_responsible,
    answer_when,
)
from assistant.compose.compare import answer_compare
from assistant.compose.context import Context
from assistant.compose.draft import Draft, DraftClaim
from assistant.compose.evidence import Evidence
from assistant.compose.figures import (
    LEAST_FACT,
    SURE_FACT,
    answer_figure,
    answer_figure_sentence,
    find_facts,
    row_facts,
)
from assistant.compose.wording import say_sentence
from assistant.types import Intent, Text


def compose(context: Context, per_place: Callable[[], Sequence[Context]]) -> Draft:
    """Compose an answer from retrieved clauses, without a language model.

    :param per_place: gives one context a place or document of the scope, for comparisons.
    :returns: a draft answer, or a draft that says what is missing and what is nearest.
    """
    if _ADVICE.search(context.query.folded):
        return Draft(abstained=_NO_ADVICE)
    absent = _absent(context)
    if absent:
        return _abstain(context, absent)
    draft = _answer(context, per_place)
    if draft is None or not draft.claims:
        return _abstain(context, (draft and draft.abstained) or _NOT_GIVEN)
    missing = [year for year in _years_asked(context) if not _speaks_of(draft, year, context)]
    return _abstain(context, _no_year(missing)) if missing else draft


def _years_asked(context: Context) -> tuple[int, ...]:
    """Return the years the answer must be of; a question for no figure may name one in passing."""
    query = context.query
    asks_figure = query.intent in {"figure", "when", "compare"} or bool(query.indicators)
    return query.scope.years if asks_figure else ()


def _speaks_of(draft: Draft, year: int, context: Context) -> bool:
    """Return whether a claim is about a year, or its clause or document names the year."""
    for claim in draft.claims:
        if claim.target and claim.target.year is not None:
            if claim.target.year == year:
                return True
            continue
        for quote in claim.quotes:
            document = context.library.outline(quote.clause.document).document
            named = f"{context.library.text(quote.clause)} {' '.join(quote.clause.path)} {document.date}"
            if str(year) in named or (document.period and year == document.period[1]):
                return True
    return False


def _no_year(years: Sequence[int]) -> Text:
    named = "、".join(f"{year}年" for year in years)
    return Text(
        zh=f"现有文件没有给出{named}的内容",
        en=f"the documents held give nothing for {', '.join(map(str, years))}",
    )


def _answer(context: Context, per_place: Callable[[], Sequence[Context]]) -> Draft | None:
    query = context.query
    if query.intent == "about" and (draft := answer_about(context, query.scope.documents)):
        return draft
    several_places = len(query.scope.places) != 1
    if (
        query.intent == "compare"
        and several_places
        and (draft := answer_compare(context, per_place()))
    ):
        return draft
    if query.intent == "when" and (draft := answer_when(context)):
        return draft
    if query.intent in {"figure", "when", "compare"}:
        facts = find_facts(context)
        return answer_figure(context, facts) or answer_figure_sentence(context, facts)
    return _TELL.get(query.intent, _tell)(context)


def _tell(context: Context) -> Draft | None:
    """Answer with the figure if the question names an indicator, else with the telling sentences."""
    query = context.query
    if not (query.indicators or _NAMES_TARGET.search(query.folded)):
        return answer_measure(context)
    facts = find_facts(context)
    if facts and facts[0].narrower:
        return None
    sure = LEAST_FACT if facts and facts[0].named else SURE_FACT
    return answer_figure(context, facts, sure) or answer_measure(context)


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
    """Return what the best clause says: its figure where one is asked for, else its best sentence."""
    if evidence.clause.kind == "row" and (facts := row_facts(context, evidence)):
        return facts[0]
    sentences = context.weigher.sentences(evidence.clause)
    best = max(sentences, key=lambda sentence: sentence.score, default=None)
    return say_sentence(best, context.library, context.language) if best else None


_TELL: dict[Intent, Callable[[Context], Draft | None]] = {
    "definition": answer_definition,
    "responsible": answer_responsible,
    "list": lambda context: answer_list(context) or _tell(context),
}
_NAMES_TARGET = re.compile(r"目标|指标|标准|target|goal|ceiling|20\d\d$", re.IGNORECASE)
_ADVICE = re.compile(
    r"吃什么药|用什么药|吃啥药|怎么(?:退烧|治好|治呢|治[？?]?$)|(?:我|我家|俺|咱).{0,14}"
    r"(?:是不是得了|该怎么治|要不要(?:去医院|住院|吃药|打针)|严重吗)"
    r"|\bmy (?:son|daughter|child|baby|kid|toddler|wife|husband|mother|father)\b.{0,80}"
    r"\b(?:fever|cough|rash|vomit\w*|medicine|drug|dose|symptom\w*|treat\w*)\b"
    r"|what (?:medicine|drug|dose|dosage) should (?:i|we|he|she)\b",
    re.IGNORECASE,
)
_NO_ADVICE = Text(
    zh="现有文件是政策文件，不能用来诊断或用药，请咨询医生",
    en="the documents held are policy documents and give no medical advice; ask a doctor",
)
_NOT_GIVEN = Text(zh="现有文件没有给出所问内容", en="the documents held do not give this")
