"""What the reranker sees of a question and a clause."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.search.lexical import Floats
from assistant.types import Intent

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
    "figure_row",
    "figure_held",
    "figure_definition",
    "definition_asked",
    "responsible_held",
    "prose_row",
)
"""The features, in order."""


@dataclass(frozen=True)
class Traits:
    """What is known of each chunk's clause: its kind, and whether it holds figures or names bodies."""

    kinds: NDArray[np.str_]
    figures: NDArray[np.bool_]
    bodies: NDArray[np.bool_]


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
            name: (idf @ matched[name] / self.total if name in matched else zeros)
            for name in LEXICAL
        }
        found = [values for values in matched.values() if len(values)]
        best = np.maximum.reduce(found) if found and len(idf) else np.zeros((len(idf), size))
        self.coverage: Floats = np.asarray(idf @ best / self.total, dtype=np.float32)


def pool_features(
    signals: Signals,
    fused: Floats,
    in_scope: NDArray[np.bool_],
    pool: Sequence[int],
    *,
    traits: Traits,
    intent: Intent,
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
    columns.append(
        np.maximum.reduce([signals.scores[f"dense_{field}"][places] for field in FIELDS])
    )
    row, definition = traits.kinds[places] == "row", traits.kinds[places] == "definition"
    figure = intent in {"figure", "compare", "when"}
    columns += [row, definition, np.full(len(places), signals.groups)]
    columns += [row * figure, traits.figures[places] * figure, definition * figure]
    columns += [definition * (intent == "definition")]
    columns += [traits.bodies[places] * (intent == "responsible"), row * (not figure)]
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def standardised(values: Floats, in_scope: NDArray[np.bool_]) -> Floats:
    """Return z-scores over the chunks in scope, zero where the scope is all alike."""
    inside = values[in_scope]
    deviation = float(inside.std()) if len(inside) else 0.0
    if deviation == 0:
        return np.zeros_like(values)
    return np.asarray((values - float(inside.mean())) / deviation, dtype=np.float32)
