import json
from pathlib import Path

import numpy as np
import pytest

from assistant.search.features import NAMES, RETRIEVERS
from assistant.search.rerank import BARE_MODEL, MODEL, Reranker


def test_probability_is_logistic() -> None:
    model = {"fusion": {"text": 1.0}, "weights": {"coverage": 2.0}, "bias": -1.0}
    features = np.zeros((2, len(NAMES)), np.float32)
    features[:, NAMES.index("coverage")] = [0.5, 1.0]
    probability = Reranker.from_json(model).probability(features)
    np.testing.assert_allclose(probability, [0.5, 1 / (1 + np.exp(-1))])


def test_a_model_of_other_features_is_refused() -> None:
    with pytest.raises(ValueError, match="other features"):
        Reranker.from_json({"fusion": {}, "weights": {"moon_phase": 1.0}, "bias": 0.0})


@pytest.mark.parametrize("path", [MODEL, BARE_MODEL])
def test_the_shipped_models_fit(path: Path) -> None:
    shipped = json.loads(path.read_text("utf-8"))
    assert set(shipped["weights"]) == set(NAMES)
    assert set(Reranker.load(path).fusion) <= set(RETRIEVERS)
