"""What the reranker sees of a question and a clause."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.search.lexical import Floats

FIELDS = ("text", "rendering", "questions")
"""Kinds of rows in the vector index."""

LEXICAL = ("text", "context", "rendering", "questions")
RETRIEVERS = (*LEXICAL, *(f"dense_{field}" for field in FIELDS))
NAMES = (
    *(f"z_{name}" for name in RETRIEVERS),
    *(f"raw_{name}" for name in RETRIEVERS),
    "coverage",
    *(f"coverage_{name}" for name in LEXICAL),
    "fused",
    "gap",
    "reciprocal_rank",
    "best_dense",
    "is_row",
    "is_definition",
    "groups",
)
"""The features, in order."""


class Signals:
    """Scores of one question against every chunk.

    ``scores`` holds one array (n,) a retriever, with zeros for a field the index lacks, and
    ``coverage`` the share of the question's terms, weighted by idf, that any field holds.
    """

    def __init__(
        self, scores: Mapping[str, Floats], matched: Mapping[str, Floats], idf: Floats, size: int
    ) -> None:
        zeros = np.zeros(size, dtype=np.float32)
        self.scores = {name: scores.get(name, zeros) for name in RETRIEVERS}
        self.groups = len(idf)
        self.total = max(float(idf.sum()), 1e-6)
        self.coverages = {
            name: (idf @ matched[name] / self.total if name in matched else zeros) for name in LEXICAL
        }
        found = [values for values in matched.values() if len(values)]
        best = np.maximum.reduce(found) if found and len(idf) else np.zeros((len(idf), size))
        self.coverage: Floats = np.asarray(idf @ best / self.total, dtype=np.float32)


def pool_features(
    signals: Signals,
    fused: Floats,
    in_scope: NDArray[np.bool_],
    pool: Sequence[int],
    kinds: NDArray[np.str_],
) -> Floats:
    """Return the features of the chunks in ``pool``, best fused first: float32 (pool, features)."""
    places = np.asarray(pool)
    top = fused[places[0]]
    columns = [standardised(signals.scores[name], in_scope)[places] for name in RETRIEVERS]
    columns += [
        signals.scores[name][places] / (signals.total if name in LEXICAL else 1.0)
        for name in RETRIEVERS
    ]
    columns.append(signals.coverage[places])
    columns += [signals.coverages[name][places] for name in LEXICAL]
    columns += [fused[places], fused[places] - top, 1 / np.arange(1, len(places) + 1)]
    columns.append(np.maximum.reduce([signals.scores[f"dense_{field}"][places] for field in FIELDS]))
    columns += [kinds[places] == "row", kinds[places] == "definition"]
    columns.append(np.full(len(places), signals.groups))
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def standardised(values: Floats, in_scope: NDArray[np.bool_]) -> Floats:
    """Return z-scores over the chunks in scope, zero where the scope is all alike."""
    inside = values[in_scope]
    deviation = float(inside.std()) if len(inside) else 0.0
    if deviation == 0:
        return np.zeros_like(values)
    return np.asarray((values - float(inside.mean())) / deviation, dtype=np.float32)
