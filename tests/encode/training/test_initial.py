from collections import Counter

import numpy as np

from assistant.encode.training.initial import frequency_weights, initial_vectors, project
from assistant.encode.training.vocabulary import Vocabulary


def test_smooth_inverse_frequency():
    weights = frequency_weights(
        [Counter({"的": 3, "床": 1}), Counter({"the": 4})], ["的", "the", "x"]
    )

    # a / (a + p) with a = 0.001 and p = 3/4, 1, 0.
    np.testing.assert_allclose(weights[:, 0], [0.001 / 0.751, 0.001 / 1.001, 1], rtol=1e-5)


def test_projection_keeps_the_directions_of_most_variance():
    projected = project(np.asarray([[3, 0, 0], [0, 0, 2], [0, 0.1, 0]], np.float32), 2)

    np.testing.assert_allclose(np.abs(projected), [[3, 0], [0, 2], [0, 0]], atol=1e-6)


def test_a_word_without_gloss_is_the_mean_of_its_parts():
    vocabulary = Vocabulary({"医": -5.0, "院": -5.0, "医院": -5.0}, {"cat": -5.0, "dog": -5.0})
    known = {"doctor": [1, 0], "yard": [0, 1], "cat": [1, 1], "dog": [-1, -1]}

    vectors = initial_vectors(
        vocabulary,
        {"医": ("doctor",), "院": ("yard",)},
        lambda texts: np.asarray([known[text] for text in texts], np.float32),
        2,
    )

    assert vectors.shape == (6, 2)
    np.testing.assert_allclose(vectors[0], [0, 0])
    np.testing.assert_allclose(vectors[3], (vectors[1] + vectors[2]) / 2, atol=1e-6)
    np.testing.assert_allclose(vectors[4], -vectors[5], atol=1e-6)
