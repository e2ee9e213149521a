import numpy as np
import pytest

from assistant.errors import EvaluationError
from eval.benchmarks.collection import Collection, dense, measure

VECTORS = {"甲": [1, 0], "乙": [0, 1], "about 甲": [1, 0], "about 乙": [0.8, 0.6]}


class Encoder:
    def encode_query(self, texts):
        return np.array([VECTORS[text] for text in texts], dtype=np.float32)

    encode_document = encode_query


def test_measured_by_hand():
    collection = Collection(
        "small",
        {"a": "甲", "b": "乙"},
        {"1": "about 甲", "2": "about 乙", "3": "about 甲"},
        {"1": {"a"}, "2": {"b"}},  # the third query has no judgement
    )
    found = measure(collection, dense(Encoder()))
    values = {name: estimate.value for name, estimate in found.items()}
    assert values == pytest.approx({
        "R@1": 1 / 2, "R@3": 1, "R@10": 1, "RR@10": (1 + 1 / 2) / 2,
        "nDCG@10": (1 + 1 / np.log2(3)) / 2,
    })  # fmt: skip


def test_nothing_to_measure():
    with pytest.raises(EvaluationError, match="no query has a relevant passage"):
        measure(Collection("empty", {"a": "甲"}, {"1": "about 甲"}, {}), dense(Encoder()))
