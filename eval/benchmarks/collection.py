"""A retrieval benchmark in memory, and how a retriever is measured on it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.encode import Encoder
from assistant.errors import EvaluationError
from assistant.types import Text
from assistant.words.fold import fold
from eval.metrics import Estimate
from eval.metrics.interval import estimate
from eval.metrics.ratio import Ratio
from eval.metrics.retrieval import DEPTH, MEASURES, retrieval_scores

Search = Callable[[str, int], Sequence[str]]
Retriever = Callable[[Mapping[str, str]], Search]


@dataclass(frozen=True)
class Collection:
    """Passages and queries by id, and for each query the ids of the passages that answer it."""

    name: str
    passages: dict[str, str]
    queries: dict[str, str]
    relevant: dict[str, set[str]]


def measure(collection: Collection, retriever: Retriever) -> dict[str, Estimate]:
    """Index the passages, run every query and return the retrieval metrics with intervals.

    :raises EvaluationError: if no query has a relevant passage.
    """
    search = retriever(collection.passages)
    judged = [query for query in collection.queries if collection.relevant.get(query)]
    found = [list(search(collection.queries[query], DEPTH)) for query in judged]
    scores = retrieval_scores([collection.relevant[query] for query in judged], found)
    estimates = {name: estimate([Ratio(score[name], 1.0) for score in scores]) for name in MEASURES}
    measured = {name: value for name, value in estimates.items() if value is not None}
    if not measured:
        raise damaged(collection.name, "no query has a relevant passage")
    return measured


def dense(encoder: Encoder) -> Retriever:
    """Return the retriever that ranks passages by inner product with the query."""

    def index(passages: Mapping[str, str]) -> Search:
        names = list(passages)
        vectors = encoder.encode_document([fold(text) for text in passages.values()])

        def search(query: str, limit: int) -> Sequence[str]:
            scores = vectors @ encoder.encode_query([fold(query)])[0]
            order = np.argsort(-scores, kind="stable")
            return [names[row] for row in order[:limit]]

        return search

    return index


def damaged(where: object, detail: str) -> EvaluationError:
    """Return the error for a benchmark file that does not have its published format."""
    return EvaluationError(
        Text(zh=f"基准文件有误：{detail}", en=f"the benchmark file is wrong: {detail}"),
        where=str(where),
    )
