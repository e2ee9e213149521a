import numpy as np
import pytest

from assistant.search.features import NAMES, RETRIEVERS, Signals, Traits, pool_features
from assistant.types import Intent

TRAITS = Traits(
    kinds=np.array(["row", "definition", "item"]),
    figures=np.array([True, False, True]),
    bodies=np.array([False, False, True]),
)
ALL = np.array([True, True, True])


@pytest.fixture
def signals() -> Signals:
    """Two groups of idf 1 and 3: the text holds the first in chunk 0, the second half in chunk 1."""
    matched = {
        "text": np.float32([[1, 0, 0], [0, 0.5, 0]]),
        "rendering": np.float32([[0, 1, 0], [0, 0, 0]]),
    }
    scores = {"text": np.float32([4, 2, 0]), "dense_text": np.float32([0.1, 0.5, 0.3])}
    return Signals(scores, matched, np.float32([1, 3]), 3)


def named(signals: Signals, pool: list[int], intent: Intent) -> list[dict[str, float]]:
    fused = np.float32([3, 5, 4])
    rows = pool_features(signals, fused, ALL, pool, traits=TRAITS, intent=intent)
    assert rows.shape == (len(pool), len(NAMES))
    assert rows.dtype == np.float32
    return [dict(zip(NAMES, row.tolist(), strict=True)) for row in rows]


def test_coverage_is_the_share_of_the_question_by_idf(signals: Signals) -> None:
    np.testing.assert_allclose(signals.coverages["text"], [1 / 4, 1.5 / 4, 0])
    np.testing.assert_allclose(signals.coverages["rendering"], [0, 1 / 4, 0])
    np.testing.assert_allclose(signals.coverages["context"], [0, 0, 0])
    np.testing.assert_allclose(signals.coverage, [1 / 4, (1 + 1.5) / 4, 0])


def test_a_field_the_index_lacks_scores_nothing(signals: Signals) -> None:
    assert set(signals.scores) == set(RETRIEVERS)
    np.testing.assert_array_equal(signals.scores["questions"], [0, 0, 0])


def test_a_question_without_terms() -> None:
    signals = Signals({}, {"text": np.zeros((0, 3), np.float32)}, np.float32([]), 3)
    np.testing.assert_array_equal(signals.coverage, [0, 0, 0])


def test_features_of_a_pool(signals: Signals) -> None:
    first, second = named(signals, [1, 2], "measure")
    assert first["z_text"] == pytest.approx(0)
    assert second["z_text"] == pytest.approx(-1.224745, abs=1e-5)
    assert first["raw_text"] == pytest.approx(2 / 4)
    assert first["raw_dense_text"] == pytest.approx(0.5)
    assert first["coverage"] == pytest.approx(2.5 / 4)
    assert (first["fused"], first["gap"], first["reciprocal_rank"]) == (5, 0, 1)
    assert (second["fused"], second["gap"], second["reciprocal_rank"]) == (4, -1, 0.5)
    assert second["best_dense"] == pytest.approx(0.3)
    assert first["groups"] == 2


@pytest.mark.parametrize(
    ("intent", "place", "set_features"),
    [
        ("figure", 0, {"is_row", "figure_row", "figure_held"}),
        ("measure", 0, {"is_row", "prose_row"}),
        ("definition", 1, {"is_definition", "definition_asked"}),
        ("when", 1, {"is_definition", "figure_definition"}),
        ("responsible", 2, {"responsible_held"}),
        ("compare", 2, {"figure_held"}),
    ],
)
def test_kind_of_clause_and_of_question(
    signals: Signals, intent: Intent, place: int, set_features: set[str]
) -> None:
    (row,) = named(signals, [place], intent)
    flags = NAMES[NAMES.index("is_row") :]
    assert {name for name in flags if row[name] and name != "groups"} == set_features
