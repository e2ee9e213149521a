"""Contrastive training of the piece vectors (the one module that imports torch)."""

import logging
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from assistant.encode.training.data import Pair

if TYPE_CHECKING:
    import torch

Vectors = NDArray[np.float32]
Ids = NDArray[np.int64]

log = logging.getLogger(__name__)

_SHORT = 4


@dataclass(frozen=True)
class Recipe:
    """The settings of training.

    ``longest`` cuts a text off after that many pieces. ``thinning`` is the largest share of its
    pieces that a text loses at random each time it is seen: a question says less than a clause.
    """

    passes: int = 3
    batch: int = 1024
    temperature: float = 0.1
    learning_rate: float = 2e-3
    longest: int = 160
    thinning: float = 0.5
    seed: int = 0


@dataclass(frozen=True)
class Bags:
    """Texts as piece ids: text ``i`` is ``ids[starts[i] : starts[i + 1]]``.

    ``same[i]`` is equal for equal texts, which must not count as each other's negatives.
    """

    ids: Ids
    starts: Ids
    same: Ids

    def __len__(self) -> int:
        return len(self.starts) - 1

    def take(self, rows: Ids) -> tuple[Ids, Ids]:
        """Return the piece ids of ``rows`` one after the other, and where each text begins."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        places = np.repeat(self.starts[rows] - offsets, lengths) + np.arange(lengths.sum())
        return self.ids[places], offsets

    def thinned(self, rows: Ids, most: float, generator: np.random.Generator) -> tuple[Ids, Ids]:
        """Return as :meth:`take` does, but thinned.

        Each text of four pieces or more loses a random share of up to ``most`` of them.
        """
        ids, offsets = self.take(rows)
        lengths = np.diff(offsets, append=len(ids))
        rates = np.where(lengths >= _SHORT, generator.uniform(0, most, len(rows)), 0)
        owners = np.repeat(np.arange(len(rows)), lengths)
        kept = generator.random(len(ids)) >= rates[owners]
        counts = np.bincount(owners[kept], minlength=len(rows))
        return ids[kept], np.concatenate([[0], np.cumsum(counts)[:-1]])


def make_bags(tokenizer: Tokenizer, rows: Ids, texts: list[str], longest: int) -> Bags:
    """Tokenise ``texts``; ``rows`` (pieces,) is the row of each piece's vector."""
    bags: list[list[int]] = []
    for start in range(0, len(texts), 10_000):
        batch = tokenizer.encode_batch(texts[start : start + 10_000])
        bags.extend(encoding.ids[:longest] for encoding in batch)
    first: dict[str, int] = {}
    return Bags(
        rows[np.fromiter((piece for bag in bags for piece in bag), np.int64)],
        np.cumsum([0, *map(len, bags)]),
        np.asarray([first.setdefault(text, len(first)) for text in texts]),
    )


def fit(
    vectors: Vectors,
    rows: Ids,
    tokenizer: Tokenizer,
    sources: Mapping[str, list[Pair]],
    recipe: Recipe,
) -> Vectors:
    """Return ``vectors`` (pieces, d) trained so that the two sides of a pair are nearest.

    ``rows`` (pieces,) names the row of each piece's vector: pieces may share one.

    Loss: cross entropy over the cosines within a batch, in both directions (InfoNCE, van den Oord
    et al. 2018, https://arxiv.org/abs/1807.03748). Every batch comes from one source, so that its
    negatives are of the same kind. Progress is logged.
    """
    import torch

    torch.manual_seed(recipe.seed)
    table = torch.nn.EmbeddingBag.from_pretrained(
        torch.from_numpy(vectors), freeze=False, mode="mean", sparse=True
    )
    optimiser = torch.optim.SparseAdam(table.parameters(), lr=recipe.learning_rate)
    bags = {
        name: (
            make_bags(tokenizer, rows, [pair.chinese for pair in pairs], recipe.longest),
            make_bags(tokenizer, rows, [pair.english for pair in pairs], recipe.longest),
        )
        for name, pairs in sources.items()
    }
    generator = np.random.default_rng(recipe.seed)
    plan = list(_plan({name: len(sides[0]) for name, sides in bags.items()}, recipe))
    began = time.perf_counter()
    for step, (name, chosen) in enumerate(plan):
        optimiser.param_groups[0]["lr"] = recipe.learning_rate * (1 - step / len(plan))
        loss = _loss(table, bags[name], chosen, recipe, generator)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()  # type: ignore[no-untyped-call]
        if step % 50 == 0:
            seconds = time.perf_counter() - began
            log.info("%d/%d %s %.3f %.0f s", step, len(plan), name, loss.item(), seconds)
    return table.weight.detach().numpy()[rows]


def _plan(sizes: Mapping[str, int], recipe: Recipe) -> Iterator[tuple[str, Ids]]:
    """Yield the batches of all passes: a source's name and the rows of its pairs."""
    generator = np.random.default_rng(recipe.seed)
    for _ in range(recipe.passes):
        batches = [
            (name, rows)
            for name, size in sizes.items()
            for rows in np.array_split(generator.permutation(size), -(-size // recipe.batch))
        ]
        yield from (batches[place] for place in generator.permutation(len(batches)))


def _loss(
    table: "torch.nn.EmbeddingBag",
    sides: tuple[Bags, Bags],
    rows: Ids,
    recipe: Recipe,
    generator: np.random.Generator,
) -> "torch.Tensor":
    import torch

    chinese, english = (
        _pool(table, *bags.thinned(rows, recipe.thinning, generator)) for bags in sides
    )
    scores = chinese @ english.T / recipe.temperature
    repeats = np.logical_or.reduce([b.same[rows][:, None] == b.same[rows] for b in sides])
    np.fill_diagonal(repeats, val=False)
    scores = scores.masked_fill(torch.from_numpy(repeats), -torch.inf)
    own = torch.arange(len(rows))
    cross_entropy = torch.nn.functional.cross_entropy
    return (cross_entropy(scores, own) + cross_entropy(scores.T, own)) / 2


def _pool(table: "torch.nn.EmbeddingBag", ids: Ids, offsets: Ids) -> "torch.Tensor":
    import torch

    pooled = table(torch.from_numpy(ids), torch.from_numpy(offsets))
    return torch.nn.functional.normalize(pooled, dim=1)
