"""BM25 over several fields of each chunk, queried by groups of equivalent terms.

The matrices are built by bm25s (method "lucene": Kamphuis et al., 2020) and stored in its layout: a
compressed sparse column a token, holding idf(t) · tf'(t, d). They are read back with numpy alone,
memory-mapped, because a structured query needs the columns themselves: a group of equivalent terms
(an English word and its Chinese candidates) counts as ONE term with one document frequency, as in
Pirkola, "The effects of query structure and dictionary setups in dictionary-based cross-language
information retrieval", SIGIR 1998.
"""

import functools
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.words import TermGroup

Floats = NDArray[np.float32]

_DATA = "data.csc.index.npy"
_INDICES = "indices.csc.index.npy"
_INDPTR = "indptr.csc.index.npy"
_VOCABULARY = "vocab.index.json"
_CACHED_GROUPS = 2048


class LexicalField:
    """One field's BM25 matrix over ``size`` chunks."""

    def __init__(self, folder: Path, size: int) -> None:
        self._size = size
        self._data: NDArray[np.float32] = np.load(folder / _DATA, mmap_mode="r")
        self._indices: NDArray[np.int32] = np.load(folder / _INDICES, mmap_mode="r")
        self._indptr: NDArray[np.int64] = np.load(folder / _INDPTR)
        vocabulary = json.loads((folder / _VOCABULARY).read_text(encoding="utf-8"))
        self._vocabulary: dict[str, int] = vocabulary
        # One question looks every group up several times, and questions share their words.
        self._group = functools.lru_cache(maxsize=_CACHED_GROUPS)(self._read_group)

    def scores(self, groups: Sequence[TermGroup]) -> tuple[Floats, Floats]:
        """Score every chunk against ``groups``.

        :returns: the BM25 scores (size,), and for each group the weight of its best term in each
            chunk, 0 where it has none (groups, size).
        """
        total = np.zeros(self._size, dtype=np.float32)
        matched = np.zeros((len(groups), self._size), dtype=np.float32)
        for number, group in enumerate(groups):
            rows, values, weights = self._group(group)
            total[rows] += values
            matched[number, rows] = weights
        return total, matched

    def idf(self, group: TermGroup) -> float:
        """Return the idf of a group: that of a term found in every chunk any of its terms is in."""
        return self._idf(len(self._group(group)[0]))

    def _read_group(self, group: TermGroup) -> tuple[NDArray[np.int64], Floats, Floats]:
        """Return the rows a group matches and, for each, idf(group) · max of w · tf', and max of w."""
        columns = [
            (*self._column(self._vocabulary[term]), weight)
            for term, weight in group.terms
            if term in self._vocabulary
        ]
        if not columns:
            return np.zeros(0, dtype=np.int64), *(np.zeros(0, dtype=np.float32),) * 2
        rows = np.unique(np.concatenate([found for found, _, _ in columns])).astype(np.int64)
        values = np.zeros(len(rows), dtype=np.float32)
        weights = np.zeros(len(rows), dtype=np.float32)
        for found, data, weight in columns:
            place = np.searchsorted(rows, found)
            frequency_part = data * np.float32(weight / self._idf(len(found)))
            values[place] = np.maximum(values[place], frequency_part)
            weights[place] = np.maximum(weights[place], np.float32(weight))
        return rows, values * np.float32(self._idf(len(rows))), weights

    def _column(self, token: int) -> tuple[NDArray[np.int32], Floats]:
        part = slice(int(self._indptr[token]), int(self._indptr[token + 1]))
        return self._indices[part], self._data[part]

    def _idf(self, frequency: int) -> float:
        return math.log(1 + (self._size - frequency + 0.5) / (frequency + 0.5))


class LexicalIndex:
    """All fields of a generation."""

    def __init__(self, folder: Path, size: int) -> None:
        self.fields = {
            path.name: LexicalField(path, size)
            for path in sorted(folder.iterdir())
            if path.is_dir()
        }


def build_lexical(folder: Path, fields: Mapping[str, Sequence[list[str]]]) -> None:
    """Write one matrix a field under ``folder``.

    :param fields: for each field the tokens of every chunk, in chunk order; a field without any
        token is left out.
    """
    import bm25s

    for name, documents in fields.items():
        if any(documents):
            retriever = bm25s.BM25(method="lucene")
            retriever.index(list(documents), show_progress=False)
            retriever.save(folder / name, show_progress=False)
