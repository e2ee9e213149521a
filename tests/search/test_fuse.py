import numpy as np

from assistant.search.fuse import fuse

ALL = np.array([True, True, True])


def test_scores_are_standardised_and_weighted() -> None:
    """[1, 2, 3] has mean 2 and standard deviation √(2/3); [0, 0, 3] mean 1 and √2."""
    scores = {"text": np.float32([1, 2, 3]), "dense": np.float32([0, 0, 3])}
    fused = fuse(scores, {"text": 1.0, "dense": 0.5}, ALL)
    np.testing.assert_allclose(
        fused, [-1.224745 - 0.353553, -0.353553, 1.224745 + 0.707107], atol=1e-5
    )
    assert fused.dtype == np.float32


def test_what_is_out_of_scope_has_no_say_and_no_place() -> None:
    fused = fuse({"text": np.float32([1, 3, 90])}, {"text": 1.0}, np.array([True, True, False]))
    np.testing.assert_allclose(fused, [-1, 1, -np.inf])


def test_a_retriever_that_sees_no_difference_or_has_no_weight_adds_nothing() -> None:
    scores = {"text": np.float32([5, 5, 5]), "other": np.float32([1, 2, 3])}
    np.testing.assert_array_equal(fuse(scores, {"text": 1.0}, ALL), [0, 0, 0])


def test_an_empty_scope() -> None:
    fused = fuse({"text": np.float32([1, 2, 3])}, {"text": 1.0}, ~ALL)
    np.testing.assert_array_equal(fused, [-np.inf] * 3)
