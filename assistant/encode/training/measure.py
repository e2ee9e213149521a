"""Held-out bitext retrieval: how often a text's own translation is the nearest of a thousand."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from assistant.encode import Encoder
from assistant.encode.training.data import Pair


class Accuracy(NamedTuple):
    """Share of texts whose own translation is the nearest, in each direction."""

    to_english: float
    to_chinese: float


def sample_pairs(pairs: Sequence[Pair], size: int = 1000) -> list[Pair]:
    """Return up to ``size`` pairs without a repeated side, always the same ones."""
    chosen: list[Pair] = []
    seen: set[str] = set()
    for pair in sorted(pairs, key=lambda p: hashlib.sha256("\t".join(p).encode()).digest()):
        if len(chosen) < size and seen.isdisjoint(pair):
            chosen.append(pair)
            seen.update(pair)
    return chosen


def bitext_accuracy(encoder: Encoder, pairs: Sequence[Pair]) -> Accuracy:
    """Return accuracy@1 both ways by cosine."""
    chinese = encoder.encode_document([pair.chinese for pair in pairs])
    scores = chinese @ encoder.encode_document([pair.english for pair in pairs]).T
    own = np.arange(len(pairs))
    return Accuracy(
        float(np.mean(scores.argmax(axis=1) == own)), float(np.mean(scores.argmax(axis=0) == own))
    )


def compare(
    encoders: Mapping[str, Encoder], held_out: Mapping[str, Sequence[Pair]], size: int = 1000
) -> dict[str, dict[str, Accuracy]]:
    """Return the accuracy of every encoder on up to ``size`` pairs of every source held out."""
    samples = {source: sample_pairs(pairs, size) for source, pairs in held_out.items()}
    return {
        source: {name: bitext_accuracy(encoder, pairs) for name, encoder in encoders.items()}
        for source, pairs in samples.items()
    }
