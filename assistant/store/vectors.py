"""Dense vectors in FAISS: exact inner product over L2-normalised float32 rows."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray


class VectorIndex:
    """An opened FAISS index.

    Row ``i`` is the vector of field ``i`` of the generation (chunk text, rendering or question).
    """

    def __init__(self, path: Path) -> None:
        import faiss

        faiss.omp_set_num_threads(1)
        self._index: Any = faiss.read_index(str(path))

    @property
    def size(self) -> int:
        """Number of rows."""
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Number of columns."""
        return int(self._index.d)

    def search(
        self, query: NDArray[np.float32], limit: int
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return the rows nearest to ``query`` (d,) and their cosines, best first, at most ``limit``."""
        scores, rows = self._index.search(query.reshape(1, -1), min(limit, self.size))
        return rows[0], scores[0]

    def row_vectors(self) -> NDArray[np.float32]:
        """Return all vectors (n, d)."""
        return np.asarray(self._index.reconstruct_n(0, self.size), dtype=np.float32)


def build_vectors(path: Path, vectors: NDArray[np.float32]) -> None:
    """Write a flat inner-product index of ``vectors`` (n, d), already L2-normalised, to ``path``."""
    import faiss

    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    # faiss.write_index does not notice a disk that fills up while its last block is flushed.
    path.write_bytes(faiss.serialize_index(index).tobytes())
