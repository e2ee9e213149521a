"""Add the scores of several retrievers after standardising each over the chunks in scope."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from assistant.search.features import standardised
from assistant.search.lexical import Floats


def fuse(
    scores: Mapping[str, Floats], weights: Mapping[str, float], in_scope: NDArray[np.bool_]
) -> Floats:
    """Return the weighted sum of z-scores of shape (n,); chunks out of scope get -inf.

    z = (s - mean) / standard deviation over the scope (after Lee, "Combining multiple evidence
    from different properties of weighting schemes", SIGIR 1995, with z in place of min-max). A
    retriever that cannot tell the chunks apart adds nothing.
    """
    total = np.zeros(len(in_scope), dtype=np.float32)
    for name, values in scores.items():
        weight = weights.get(name, 0.0)
        if weight:
            total += weight * standardised(values, in_scope)
    total[~in_scope] = -np.inf
    return total
