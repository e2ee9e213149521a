"""Search a generation: lexical and dense scores of every chunk, fused, best chunk a clause."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.encode import Encoder
from assistant.search.features import FIELDS, NAMES, Signals, Traits, pool_features
from assistant.search.fuse import fuse
from assistant.search.lexical import Floats, LexicalIndex
from assistant.search.rerank import Rerankers
from assistant.store import Generation, VectorIndex
from assistant.types import Chunk, ClauseKind, Hit, Intent
from assistant.words import TermGroup

_DENSE_LIMIT = 8000
POOL = 40
"""How many clauses the reranker sees."""


@dataclass(frozen=True)
class SearchScope:
    """Which chunks may be found: those of ``documents`` (all if empty), without ``kinds_left_out``."""

    documents: frozenset[str] = frozenset()
    kinds_left_out: frozenset[ClauseKind] = frozenset()


class Searcher:
    """Searches one opened generation."""

    def __init__(
        self,
        generation: Generation,
        encoder: Encoder,
        traits: Traits,
        rerankers: Rerankers | None = None,
    ) -> None:
        """Open the matrices.

        :param traits: what is known of each chunk's clause, in chunk order.
        :param rerankers: what judges the clauses found; by default the models that ship.
        """
        self.chunks = generation.chunks()
        self._traits = traits
        self._documents = np.array([chunk.document for chunk in self.chunks])
        self._encoder = encoder
        self._lexical = LexicalIndex(generation.folder / "lexical", len(self.chunks))
        self._vectors = VectorIndex(generation.folder / "vectors.faiss")
        fields = generation.fields()
        self._owners = np.array([chunk for chunk, _, _ in fields], dtype=np.int64)
        self._row_kinds = np.array([kind for _, kind, _ in fields])
        self._rerankers = rerankers or Rerankers.load()
        self._enriched = np.zeros(len(self.chunks), dtype=np.bool_)
        self._enriched[self._owners[self._row_kinds != "text"]] = True

    def search(
        self,
        text: str,
        groups: Sequence[TermGroup],
        scope: SearchScope,
        intent: Intent,
        limit: int,
    ) -> tuple[Hit, ...]:
        """Return at most ``limit`` hits, one a clause, best first.

        :param text: the folded question, for the encoder.
        :param groups: its terms, for the lexical fields.
        :param intent: what it asks for, for the reranker.
        """
        pool, signals, features = self.pool(text, groups, scope, intent)
        if not pool:
            return ()
        probability = self._rerankers.probability(features, self._enriched[pool])
        order = np.argsort(-probability, kind="stable")[:limit]
        return tuple(
            Hit(
                chunk=self.chunks[pool[place]],
                rank=rank,
                score=round(float(probability[place]), 4),
                coverage=round(float(signals.coverage[pool[place]]), 4),
                parts={
                    name: round(float(values[pool[place]]), 4)
                    for name, values in signals.scores.items()
                },
            )
            for rank, place in enumerate(order, start=1)
        )

    def pool(
        self, text: str, groups: Sequence[TermGroup], scope: SearchScope, intent: Intent
    ) -> tuple[list[int], Signals, Floats]:
        """Return the chunks that the reranker judges, best fused first, with their features."""
        signals = self.signals(text, groups)
        in_scope = self._mask(scope)
        fused = fuse(signals.scores, self._rerankers.enriched.fusion, in_scope)
        pool = self._best_a_clause(fused, POOL)
        if not pool:
            return [], signals, np.zeros((0, len(NAMES)), dtype=np.float32)
        features = pool_features(signals, fused, in_scope, pool, traits=self._traits, intent=intent)
        return pool, signals, features

    def signals(self, text: str, groups: Sequence[TermGroup]) -> Signals:
        """Return every retriever's score of every chunk, and how much of the question it covers."""
        results = {name: field.scores(groups) for name, field in self._lexical.fields.items()}
        scores = {name: values for name, (values, _) in results.items()}
        scores |= self._dense(text)
        idf = np.array([self.idf(group) for group in groups], dtype=np.float32)
        matched = {name: values for name, (_, values) in results.items()}
        return Signals(scores, matched, idf, len(self.chunks))

    def idf(self, group: TermGroup) -> float:
        """Return how telling a group of terms is: its idf in the field where it is commonest."""
        return min(field.idf(group) for field in self._lexical.fields.values())

    def similarity(self, question: str, texts: Sequence[str]) -> list[float]:
        """Return the cosine of a folded question with each folded text."""
        if not texts:
            return []
        query = self._encoder.encode_query([question])[0]
        return [float(cosine) for cosine in self._encoder.encode_document(texts) @ query]

    def _dense(self, text: str) -> dict[str, Floats]:
        """Return each chunk's best cosine by kind of row, shape (n,)."""
        rows, cosines = self._vectors.search(self._encoder.encode_query([text])[0], _DENSE_LIMIT)
        best = {f"dense_{kind}": np.zeros(len(self.chunks), dtype=np.float32) for kind in FIELDS}
        kinds = self._row_kinds[rows]
        for kind in FIELDS:
            chosen = kinds == kind
            np.maximum.at(best[f"dense_{kind}"], self._owners[rows[chosen]], cosines[chosen])
        return best

    def _mask(self, scope: SearchScope) -> NDArray[np.bool_]:
        mask = np.ones(len(self.chunks), dtype=np.bool_)
        if scope.documents:
            mask &= np.isin(self._documents, list(scope.documents))
        if scope.kinds_left_out:
            mask &= ~np.isin(self._traits.kinds, list(scope.kinds_left_out))
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
