"""What the reranker is fitted on: the pools of clauses found for the cases, and which are right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.search import Reranker
from assistant.search.features import NAMES
from assistant.search.rerank import FUSION
from assistant.store import Library
from assistant.types import Clause
from eval.cases import Case
from eval.corpus import squeeze

FOLDS = 5
_REGULARISATION = 0.3


class Pooling(Protocol):
    """A system whose pools can be looked at."""

    @property
    def library(self) -> Library:
        """The documents."""
        ...

    def pool(
        self, question: str, history: Sequence[str] = ()
    ) -> tuple[list[Clause], NDArray[np.float32]]:
        """Return the clauses that the reranker judges for a question, and their features."""
        ...


@dataclass(frozen=True)
class Pool:
    """A case's pool: features (n, features), and for each needed group who holds it (n, groups)."""

    case: Case
    features: NDArray[np.float32]
    right: NDArray[np.bool_]


def pool_of(system: Pooling, case: Case) -> Pool:
    """Return the pool of ``case``; a clause of it is right if it holds a needed quote."""
    clauses, features = system.pool(case.question, history=case.history)
    needed = [[squeeze(quote) for quote in group] for group in case.needed]
    right = np.zeros((len(clauses), max(len(needed), 1)), dtype=np.bool_)
    for place, clause in enumerate(clauses):
        text = squeeze(system.library.text(clause))
        for number, quotes in enumerate(needed):
            held = clause.document in case.documents
            right[place, number] = held and any(quote in text for quote in quotes)
    return Pool(case, features, right)


def fold_of(case: Case) -> int:
    """Return the fold of a case: its number modulo the folds."""
    return int("".join(char for char in case.id if char.isdigit())) % FOLDS


def fit_reranker(
    pools: Sequence[Pool], names: Sequence[str] = NAMES
) -> tuple[dict[str, float], float]:
    """Fit the reranker on ``pools``, on the features ``names`` only: weights by name, and bias."""
    right = np.concatenate([pool.right.any(axis=1) for pool in pools])
    places = [NAMES.index(name) for name in names]
    weights, bias = _fit(np.concatenate([pool.features[:, places] for pool in pools]), right)
    return dict(zip(names, map(float, weights), strict=True)), bias


def reranker_of(weights: dict[str, float], bias: float) -> Reranker:
    """Return the reranker with fitted ``weights`` and ``bias``."""
    return Reranker.from_json({"fusion": FUSION, "weights": weights, "bias": bias})


def _fit(features: NDArray[Any], right: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    """Fit a logistic regression on standardised features; return weights on the raw ones."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - only for training
    from sklearn.preprocessing import StandardScaler  # noqa: PLC0415

    scaler = StandardScaler().fit(features)
    model = LogisticRegression(max_iter=2000, C=_REGULARISATION).fit(
        scaler.transform(features), right
    )
    weights = model.coef_[0] / scaler.scale_
    return weights, float(model.intercept_[0] - weights @ scaler.mean_)
