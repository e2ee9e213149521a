from pathlib import Path

import numpy as np

from assistant.store import VectorIndex, build_vectors

# Rows of length 1; their inner products with (1, 0) are 1, 0.6, 0 and -1.
ROWS = np.array([[0, 1], [1, 0], [0.6, 0.8], [-1, 0]], dtype=np.float32)


def test_rows_come_best_first(tmp_path: Path) -> None:
    build_vectors(tmp_path / "v.faiss", ROWS)
    index = VectorIndex(tmp_path / "v.faiss")
    rows, scores = index.search(np.array([1, 0], dtype=np.float32), 3)
    assert (index.size, index.dimension) == (4, 2)
    assert rows.tolist() == [1, 2, 0]
    assert np.allclose(scores, [1, 0.6, 0])


def test_a_limit_beyond_the_size_gives_all(tmp_path: Path) -> None:
    build_vectors(tmp_path / "v.faiss", ROWS)
    rows, _ = VectorIndex(tmp_path / "v.faiss").search(np.array([0, 1], dtype=np.float32), 99)
    assert sorted(rows.tolist()) == [0, 1, 2, 3]


def test_vectors_are_kept_exactly(tmp_path: Path) -> None:
    build_vectors(tmp_path / "v.faiss", ROWS)
    assert np.array_equal(VectorIndex(tmp_path / "v.faiss").row_vectors(), ROWS)
