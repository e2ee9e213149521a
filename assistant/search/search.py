"""Search a generation: lexical and dense scores of every chunk, fused, best chunk a clause."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.encode import Encoder
from assistant.search.fuse import fuse
from assistant.search.lexical import Floats, LexicalIndex
from assistant.store import Generation, VectorIndex
from assistant.types import Chunk, ClauseKind, Hit
from assistant.words import TermGroup

WEIGHTS = {"text": 1.0, "context": 0.4, "rendering": 0.6, "questions": 0.8, "dense": 1.0}
"""Weight of each field's z-score, chosen on the development split of the evaluation cases."""

_DENSE_LIMIT = 4000


@dataclass(frozen=True)
class SearchScope:
    """Which chunks may be found: those of ``documents`` (all if empty), without ``kinds_left_out``."""

    documents: frozenset[str] = frozenset()
    kinds_left_out: frozenset[ClauseKind] = frozenset()


class Searcher:
    """Searches one opened generation."""

    def __init__(self, generation: Generation, encoder: Encoder, kinds: Sequence[ClauseKind]) -> None:
        """Open the matrices.

        :param kinds: the kind of each chunk's clause, in chunk order.
        """
        self.chunks = generation.chunks()
        self._kinds = np.array(kinds)
        self._documents = np.array([chunk.document for chunk in self.chunks])
        self._encoder = encoder
        self._lexical = LexicalIndex(generation.folder / "lexical", len(self.chunks))
        self._vectors = VectorIndex(generation.folder / "vectors.faiss")
        self._owners = np.array([chunk for chunk, _, _ in generation.fields()], dtype=np.int64)

    def search(
        self, text: str, groups: Sequence[TermGroup], scope: SearchScope, limit: int
    ) -> tuple[Hit, ...]:
        """Return at most ``limit`` hits, one a clause, best first.

        :param text: the folded question, for the encoder.
        :param groups: its terms, for the lexical fields.
        """
        results = {name: field.scores(groups) for name, field in self._lexical.fields.items()}
        scores = {name: values for name, (values, _) in results.items()}
        scores["dense"] = self._dense(text)
        total = fuse(scores, WEIGHTS, self._mask(scope))
        coverage = self._coverage(groups, [matched for _, matched in results.values()])
        return tuple(
            Hit(
                chunk=self.chunks[position],
                rank=rank,
                score=round(float(total[position]), 4),
                coverage=round(float(coverage[position]), 4),
                parts={name: round(float(values[position]), 4) for name, values in scores.items()},
            )
            for rank, position in enumerate(self._best_a_clause(total, limit), start=1)
        )

    def _coverage(self, groups: Sequence[TermGroup], matched: Sequence[Floats]) -> Floats:
        """Return the share of the question each chunk covers in any of its fields, shape (n,).

        A group counts by its idf and by the weight of the best of its terms that is there.
        """
        idf = np.array([self.idf(group) for group in groups], dtype=np.float32)
        if not len(groups):
            return np.zeros(len(self.chunks), dtype=np.float32)
        best = np.maximum.reduce(list(matched))
        return np.asarray(idf @ best / max(float(idf.sum()), 1e-9), dtype=np.float32)

    def idf(self, group: TermGroup) -> float:
        """Return how telling a group of terms is: its idf in the field where it is commonest."""
        return min(field.idf(group) for field in self._lexical.fields.values())

    def _dense(self, text: str) -> Floats:
        """Return each chunk's best cosine over its rows, shape (n,)."""
        best = np.zeros(len(self.chunks), dtype=np.float32)
        rows, cosines = self._vectors.search(self._encoder.encode_query([text])[0], _DENSE_LIMIT)
        np.maximum.at(best, self._owners[rows], cosines)
        return best

    def _mask(self, scope: SearchScope) -> NDArray[np.bool_]:
        mask = np.ones(len(self.chunks), dtype=np.bool_)
        if scope.documents:
            mask &= np.isin(self._documents, list(scope.documents))
        if scope.kinds_left_out:
            mask &= ~np.isin(self._kinds, list(scope.kinds_left_out))
        return mask

    def _best_a_clause(self, total: Floats, limit: int) -> list[int]:
        seen: set[str] = set()
        best: list[int] = []
        for position in np.argsort(-total, kind="stable"):
            clause = self.chunks[position].clause
            if not np.isfinite(total[position]) or len(best) == limit:
                break
            if clause not in seen:
                seen.add(clause)
                best.append(int(position))
        return best


def chunk_fields(
    chunks: Sequence[Chunk], extra: Collection[tuple[int, str, str]] = ()
) -> list[tuple[int, str, str]]:
    """Return ``(chunk position, kind, text)`` of everything that gets a vector.

    :param extra: further fields, such as renderings and questions.
    """
    own = [(i, "text", f"{chunk.context} {chunk.text}") for i, chunk in enumerate(chunks)]
    return [*own, *extra]
