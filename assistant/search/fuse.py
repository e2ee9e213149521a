"""Add the scores of several retrievers after standardising each over the chunks in scope."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray


def fuse(
    scores: Mapping[str, NDArray[np.float32]],
    weights: Mapping[str, float],
    in_scope: NDArray[np.bool_],
) -> NDArray[np.float32]:
    """Return the weighted sum of z-scores of shape (n,); chunks out of scope get -inf.

    z = (s - mean) / standard deviation over the scope (Lee, "Combining multiple evidence from
    different properties of weighting schemes", SIGIR 1995, with z in place of min-max). A
    retriever that cannot tell the chunks apart adds nothing.
    """
    total = np.zeros(len(in_scope), dtype=np.float32)
    for name, values in scores.items():
        inside = values[in_scope]
        deviation = float(inside.std()) if len(inside) else 0.0
        if deviation > 0:
            total += weights.get(name, 0.0) * (values - float(inside.mean())) / deviation
    total[~in_scope] = -np.inf
    return total
