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
    answered = answer.abstained is None
    statement = spoken(answer)
    said = figures.read(statement) if answered else ()
    words = "\n".join([statement, *(target.word or "" for target in answer.targets)])
    return Judgement(
        should_abstain=case.abstain,
        abstained=not answered,
        expected_language=case.language,
        language=language_of(statement),
        groups=tuple(any(index in groups for groups in cited) for index in range(len(needed))),
        citations=tuple(bool(groups) for groups in cited),
        quotes=tuple(_is_verbatim(citation, corpus) for citation in answer.citations),
        figures=tuple(figures.match(figure, said, words) for figure in case.figures)
        if answered
        else (),
        forbidden=figures.forbidden(case.forbidden, said, statement) if answered else (),
        unsupported=figures.unsupported(said, answer),
        tokens=tokens(statement),
        ranks=tuple(_rank(group, case, hits) for group in needed),
        confidence=hits[0].score if hits else 0.0,
        latency_ms=latency_ms,
    )


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
