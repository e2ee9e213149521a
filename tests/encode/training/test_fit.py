import numpy as np
import pytest

from assistant.encode.training.data import Pair
from assistant.encode.training.fit import Bags, Recipe, fit, make_bags
from assistant.encode.training.vocabulary import Vocabulary, make_tokenizer

CHINESE = {"医": -5.0, "床": -5.0, "村": -5.0}
ENGLISH = {"doctor": -5.0, "bed": -5.0, "village": -5.0}
PAIRS = [Pair("医", "doctor"), Pair("床", "bed"), Pair("村", "village")]


@pytest.fixture(scope="module")
def bags() -> Bags:
    tokenizer = make_tokenizer(Vocabulary(CHINESE, ENGLISH))
    return make_bags(tokenizer, np.arange(7), ["医床", "", "村村村村村村", "医床"], longest=5)


def test_texts_are_laid_end_to_end(bags):
    assert bags.ids.tolist() == [1, 2, 3, 3, 3, 3, 3, 1, 2]
    assert bags.starts.tolist() == [0, 2, 2, 7, 9]
    assert bags.same.tolist() == [0, 1, 2, 0]


def test_rows_are_taken_in_any_order(bags):
    ids, offsets = bags.take(np.asarray([2, 1, 0]))

    assert ids.tolist() == [3, 3, 3, 3, 3, 1, 2]
    assert offsets.tolist() == [0, 5, 5]


def test_thinning_spares_short_texts(bags):
    rows = np.asarray([0] * 50 + [2] * 50)

    ids, offsets = bags.thinned(rows, 0.8, np.random.default_rng(0))

    assert np.diff(offsets)[:50].tolist() == [2] * 50
    assert 50 < (ids == 3).sum() < 250


def test_training_brings_pairs_together():
    generator = np.random.default_rng(0)
    vectors = generator.normal(size=(7, 8)).astype(np.float32)
    tokenizer = make_tokenizer(Vocabulary(CHINESE, ENGLISH))
    recipe = Recipe(passes=100, learning_rate=0.05)

    first = fit(vectors.copy(), np.arange(7), tokenizer, {"words": PAIRS}, recipe)
    again = fit(vectors.copy(), np.arange(7), tokenizer, {"words": PAIRS}, recipe)

    unit = first / np.linalg.norm(first, axis=1, keepdims=True)
    scores = unit[1:4] @ unit[4:].T
    assert scores.argmax(axis=1).tolist() == [0, 1, 2]
    assert scores.diagonal().min() > (scores - 9 * np.eye(3)).max() + 0.3
    np.testing.assert_array_equal(first, again)


def test_pieces_that_share_a_row_end_alike():
    tokenizer = make_tokenizer(Vocabulary({"床": -5.0}, {"center": -5.0, "centre": -5.0}))
    vectors = np.random.default_rng(0).normal(size=(4, 8)).astype(np.float32)
    rows = np.asarray([0, 1, 2, 2])

    trained = fit(vectors, rows, tokenizer, {"words": [Pair("床", "Centre")]}, Recipe(passes=2))

    np.testing.assert_array_equal(trained[2], trained[3])
