"""ir-measures through our seam, against the formulas written out independently."""

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.retrieval import ranking, retrieval_scores


def by_hand(relevant: set[str], found: list[str]) -> dict[str, float]:
    gains = [item in relevant for item in found[:10]]
    ideal = sum(1 / log2(place + 1) for place in range(1, min(len(relevant), 10) + 1))
    return {
        **{f"R@{k}": sum(gains[:k]) / len(relevant) for k in (1, 3, 10)},
        "RR@10": max((gain / place for place, gain in enumerate(gains, 1)), default=0),
        "nDCG@10": sum(gain / log2(place + 1) for place, gain in enumerate(gains, 1)) / ideal,
    }


def test_written_out():
    [scores] = retrieval_scores([{"a", "b"}], [["x", "a", "y", "b"]])
    assert scores == pytest.approx({
        "R@1": 0, "R@3": 1 / 2, "R@10": 1, "RR@10": 1 / 2,
        "nDCG@10": (1 / log2(3) + 1 / log2(5)) / (1 / log2(2) + 1 / log2(3)),
    })  # fmt: skip


@given(st.lists(
    st.tuples(
        st.sets(st.sampled_from("abcdef"), min_size=1),
        st.lists(st.sampled_from("abcdefghijklmno"), unique=True, max_size=12),
    ),
    min_size=1, max_size=4,
))  # fmt: skip
def test_agrees_with_an_independent_implementation(queries):
    scores = retrieval_scores(
        [relevant for relevant, _ in queries], [found for _, found in queries]
    )
    assert scores == [pytest.approx(by_hand(relevant, found)) for relevant, found in queries]


def test_nothing_found_or_nothing_judged_scores_zero():
    assert set(retrieval_scores([{"a"}, {"b"}], [[], []])[0].values()) == {0}
    assert set(retrieval_scores([set()], [["a"]])[0].values()) == {0}


def test_ranking_places_groups_at_their_first_hits():
    # The second and third groups share a hit: one place for each.
    assert ranking([3, 1, 1, None], depth=4) == ["group 1", "group 2", "hit 2", "group 0", "hit 4"]
    assert ranking([], depth=2) == ["hit 1", "hit 2"]
