"""Judging one answer: from a case, the answer and the hits to the facts the metrics need."""

from collections.abc import Sequence

from assistant.types import Answer, Citation, Hit
from eval import figures
from eval.cases import Case
from eval.corpus import Corpus, squeeze
from eval.judgement import Judgement
from eval.spoken import language_of, spoken, tokens


def judge(
    case: Case, answer: Answer, hits: Sequence[Hit], corpus: Corpus, latency_ms: float
) -> Judgement:
    """Return the facts of one answered case."""
    needed = [{squeeze(quote) for quote in group} for group in case.needed]
    cited = [_groups_cited(citation, case, needed) for citation in answer.citations]
    statement = "\n".join(spoken(answer))
    abstained = answer.abstained is not None
    facts = Judgement(
        should_abstain=case.abstain,
        abstained=abstained,
        expected_language=case.language,
        language=language_of(statement),
        groups=tuple(any(index in groups for groups in cited) for index in range(len(needed))),
        citations=tuple(bool(groups) for groups in cited),
        quotes=tuple(_is_verbatim(citation, corpus) for citation in answer.citations),
        tokens=tokens(statement),
        ranks=tuple(_rank(group, case, hits) for group in needed),
        confidence=hits[0].score if hits else 0.0,
        latency_ms=latency_ms,
    )
    return facts if abstained else facts.model_copy(update=_figures(case, answer, corpus))


def _figures(case: Case, answer: Answer, corpus: Corpus) -> dict[str, object]:
    claims = spoken(answer)
    statement = "\n".join(claims)
    said = figures.read(statement)
    words = "\n".join([statement, *(target.word or "" for target in answer.targets)])
    context = [
        text
        for citation in answer.citations
        for text in corpus.context(citation.document.id, citation.clause.id)
    ]
    return {
        "figures": tuple(figures.match(figure, said, words) for figure in case.figures),
        "forbidden": figures.forbidden(case.forbidden, statement),
        "mistaken": figures.mistaken(case, claims),
        "unsupported": figures.unsupported(said, answer, context),
    }


def _groups_cited(citation: Citation, case: Case, needed: Sequence[set[str]]) -> set[int]:
    if citation.document.id not in case.documents:
        return set()
    texts = (squeeze(citation.passage), squeeze(citation.quote))
    return {
        index
        for index, group in enumerate(needed)
        if any(quote in text for quote in group for text in texts)
    }


def _is_verbatim(citation: Citation, corpus: Corpus) -> bool:
    return corpus.is_verbatim(citation.document.id, citation.span, citation.quote)


def _rank(group: set[str], case: Case, hits: Sequence[Hit]) -> int | None:
    for place, hit in enumerate(hits, start=1):
        text = squeeze(hit.chunk.text)
        if hit.chunk.document in case.documents and any(quote in text for quote in group):
            return place
    return None
