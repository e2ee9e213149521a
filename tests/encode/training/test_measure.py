import numpy as np

from assistant.encode.training.data import Pair
from assistant.encode.training.measure import bitext_accuracy, sample_pairs


class Letters:
    """Knows three letters: a vector is how often each occurs."""

    dimension = 3
    identity = "letters"

    def encode_document(self, texts):
        counts = np.asarray([[text.count(letter) for letter in "abc"] for text in texts], float)
        return (counts / np.linalg.norm(counts, axis=1, keepdims=True)).astype(np.float32)

    encode_query = encode_document


def test_accuracy_counts_nearest_translations_each_way():
    # Cosines: a-a 1, b-c 0 (a wins by order), ab-ab 1; of the English: a 1, c all 0, ab 1.
    pairs = [Pair("a", "a"), Pair("b", "c"), Pair("ab", "ab")]

    accuracy = bitext_accuracy(Letters(), pairs)

    assert accuracy.to_english == 2 / 3
    assert accuracy.to_chinese == 2 / 3


def test_samples_repeat_no_side_and_are_stable():
    pairs = [Pair("甲", "A"), Pair("甲", "B"), Pair("乙", "C"), Pair("丙", "C")]

    chosen = sample_pairs(pairs)

    assert len(chosen) == 2
    assert sample_pairs(pairs[::-1]) == chosen
    assert len(sample_pairs(pairs, size=1)) == 1
