"""The vectors that training starts from: English MiniLM on word pieces and on glosses."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from assistant.encode.training.vocabulary import SYMBOLS, Vocabulary, make_tokenizer

Vectors = NDArray[np.float32]

_GLOSSES = 4
_SIF = 1e-3


def initial_vectors(
    vocabulary: Vocabulary,
    glosses: Mapping[str, Sequence[str]],
    teacher: Callable[[Sequence[str]], Vectors],
    dimension: int,
) -> Vectors:
    """Return one vector a piece, shape (pieces, ``dimension``) float32, the unknown piece zero.

    An English piece is the teacher's vector of the piece, a Chinese one that of its glosses, or
    the mean of its parts where it has none; each language is centred, and the leading
    ``dimension`` principal directions are kept.
    """
    english = teacher([SYMBOLS.get(piece, piece) for piece in vocabulary.english])
    known = [word for word in vocabulary.chinese if word in glosses]
    meant = teacher(["; ".join(glosses[word][:_GLOSSES]) for word in known])
    meant -= meant.mean(axis=0)
    chinese = _complete(vocabulary, dict(zip(known, meant, strict=True)), meant.shape[1])
    unknown = np.zeros((1, meant.shape[1]), np.float32)
    return project(np.concatenate([unknown, chinese, english - english.mean(axis=0)]), dimension)


def frequency_weights(counts: Sequence[Counter[str]], pieces: Sequence[str]) -> Vectors:
    """Return the smooth inverse frequency weight a / (a + p) of each piece, shape (pieces, 1).

    Arora, Liang and Ma 2017, A simple but tough-to-beat baseline for sentence embeddings. ``p`` is
    the piece's share in the language (one of ``counts``) that uses it most.
    """
    totals = [count.total() for count in counts]
    shares = [
        max(count[piece] / total for count, total in zip(counts, totals, strict=True))
        for piece in pieces
    ]
    return (_SIF / (_SIF + np.asarray(shares, np.float32)))[:, None]


def project(vectors: Vectors, dimension: int) -> Vectors:
    """Return ``vectors`` (n, d) on their ``dimension`` leading principal directions, float32."""
    _, directions = np.linalg.eigh((vectors.T @ vectors).astype(np.float64))
    leading = directions[:, ::-1][:, :dimension].astype(np.float32)
    return np.asarray(vectors @ leading, np.float32)


def _complete(vocabulary: Vocabulary, meant: Mapping[str, Vectors], width: int) -> Vectors:
    parts = make_tokenizer(Vocabulary({word: vocabulary.chinese[word] for word in meant}, {}))
    zero = np.zeros(width, np.float32)
    rows = [
        meant[w] if w in meant else _mean_of_parts(parts, w, meant, zero)
        for w in vocabulary.chinese
    ]
    return np.stack(rows)


def _mean_of_parts(
    parts: Tokenizer, word: str, meant: Mapping[str, Vectors], zero: Vectors
) -> Vectors:
    tokens = parts.encode(word).tokens
    return np.asarray(np.mean([meant.get(token, zero) for token in tokens], axis=0), np.float32)
