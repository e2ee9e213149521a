"""Word translation probabilities from aligned paragraphs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]
Weights = NDArray[np.float64]


@dataclass(frozen=True)
class Links:
    """Every co-occurring pair of words over all paragraphs.

    ``source`` and ``target`` hold the word ids of the U distinct pairs, both (U,);
    ``count`` in how many paragraphs each occurs, (U,); ``pair`` (P,) indexes them for every
    occurrence, of which ``paragraph`` (P,) is the number.
    """

    source: Ids
    target: Ids
    count: Ids
    pair: Ids
    paragraph: Ids


def link(sources: Sequence[Ids], targets: Sequence[Ids]) -> Links:
    """Pair every source word with every target word of the same paragraph.

    :param sources: the distinct word ids of each paragraph, int64.
    :param targets: the same on the other side; as long as ``sources``.
    """
    source = np.concatenate([np.repeat(s, len(t)) for s, t in zip(sources, targets, strict=True)])
    target = np.concatenate([np.tile(t, len(s)) for s, t in zip(sources, targets, strict=True)])
    sizes = [len(s) * len(t) for s, t in zip(sources, targets, strict=True)]
    paragraph = np.repeat(np.arange(len(sizes)), sizes)
    width = int(target.max()) + 1
    code, pair, count = np.unique(source * width + target, return_inverse=True, return_counts=True)
    return Links(code // width, code % width, count, pair, paragraph)


def translation_probabilities(links: Links, *, forward: bool, rounds: int = 5) -> Weights:
    """Estimate t(target | source), or t(source | target) unless ``forward``, by IBM Model 1.

    Brown et al., "The Mathematics of Statistical Machine Translation", Computational Linguistics
    19(2), 1993, section 4.1; expectation maximisation over sets of words, without the empty word.

    :returns: one probability per distinct pair, float64 (U,).
    """
    given, made = (links.source, links.target) if forward else (links.target, links.source)
    width = int(made.max()) + 1
    _, slot = np.unique(links.paragraph * width + made[links.pair], return_inverse=True)
    probability = np.ones(len(given))
    for _ in range(rounds):
        share = probability[links.pair]
        share /= np.bincount(slot, share)[slot]
        expected = np.bincount(links.pair, share, minlength=len(given))
        probability = expected / np.bincount(given, expected)[given]
    return probability


def agreement(links: Links) -> Weights:
    """Return √(t(target|source) · t(source|target)) per distinct pair, float64 (U,)."""
    forward = translation_probabilities(links, forward=True)
    backward = translation_probabilities(links, forward=False)
    return np.asarray(np.sqrt(forward * backward))


def dice(links: Links, source_counts: Ids, target_counts: Ids) -> Weights:
    """Return the Dice coefficient 2·c(s, t) / (c(s) + c(t)) per distinct pair, float64 (U,)."""
    total = source_counts[links.source] + target_counts[links.target]
    return np.asarray(2 * links.count / total)


class Vocabulary:
    """Ids of the words that occur in at least ``fewest`` paragraphs."""

    def __init__(self, paragraphs: Iterable[Iterable[str]], fewest: int) -> None:
        counts: dict[str, int] = {}
        for paragraph in paragraphs:
            for word in set(paragraph):
                counts[word] = counts.get(word, 0) + 1
        self.words = sorted(word for word, count in counts.items() if count >= fewest)
        self.counts = np.array([counts[word] for word in self.words], dtype=np.int64)
        self._ids = {word: number for number, word in enumerate(self.words)}

    def ids(self, paragraph: Iterable[str]) -> Ids:
        """Return the distinct known ids of one paragraph, sorted, int64."""
        known = {self._ids[word] for word in paragraph if word in self._ids}
        return np.array(sorted(known), dtype=np.int64)
