"""How likely a retrieved clause is to answer the question: logistic regression over its features.

Trained by ``python -m eval.reranker`` on the development split of the evaluation cases: once on
the shipped corpus as it is, and once without renderings and questions and with an encoder that has
not seen them, for documents that a user adds.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.search.features import NAMES
from assistant.search.lexical import Floats

MODEL = Path(__file__).with_name("reranker.json")
"""For clauses that have renderings or questions."""

BARE_MODEL = Path(__file__).with_name("reranker_bare.json")
"""For clauses that have neither, of documents that the encoder has never seen."""

FUSION = {
    "text": 1.0,
    "context": 0.4,
    "rendering": 0.7,
    "questions": 0.7,
    "dense_text": 0.6,
    "dense_rendering": 0.4,
    "dense_questions": 0.8,
}
"""Weight of each retriever's z-score in choosing the pool that the model sees."""


class Reranker:
    """The model: ``fusion`` weights the retrievers' z-scores for the pool it sees."""

    def __init__(
        self, fusion: Mapping[str, float], weights: NDArray[np.float64], bias: float
    ) -> None:
        self.fusion = fusion
        self._weights = weights
        self._bias = bias

    @classmethod
    def load(cls, path: Path = MODEL) -> "Reranker":
        """Load one of the models that ship with the package."""
        return cls.from_json(json.loads(path.read_text(encoding="utf-8")))

    @classmethod
    def from_json(cls, model: Mapping[str, Any]) -> "Reranker":
        """Build the model from its JSON form: fusion, weights by feature name, and bias.

        :raises ValueError: it was trained on features that this version does not compute.
        """
        if set(model["weights"]) - set(NAMES):
            raise ValueError("the reranker was trained on other features")
        weights = np.array([model["weights"].get(name, 0.0) for name in NAMES])
        return cls(model["fusion"], weights, float(model["bias"]))

    def probability(self, features: Floats) -> NDArray[np.float64]:
        """Return for each row of ``features`` (n, features) the probability that it answers."""
        return np.asarray(1 / (1 + np.exp(-(features @ self._weights + self._bias))))


@dataclass(frozen=True)
class Rerankers:
    """The model for clauses that have renderings or questions, and the one for those without."""

    enriched: Reranker
    bare: Reranker

    @classmethod
    def load(cls) -> "Rerankers":
        """Load the models that ship with the package."""
        return cls(Reranker.load(), Reranker.load(BARE_MODEL))

    def probability(self, features: Floats, enriched: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Return the probability of each row of ``features`` (n, features) by the model it is for.

        :param enriched: which rows are of clauses with renderings or questions, (n,).
        """
        return np.where(
            enriched, self.enriched.probability(features), self.bare.probability(features)
        )
