"""Train the two small models on the development split: ``python -m eval.reranker``.

The reranker judges clauses, the fact model the figures of likely clauses.

Each development case is put to three indexes: the shipped corpus as it is, without its question
bank, and without question bank and renderings, as a document that a user adds would be. The last
uses the encoder named with ``--encoder``, trained without the shipped corpus (``python -m
assistant.encode.train`` without ``--extra``), because the shipped one knows these documents. A
clause of the pool is right if it holds a needed quote. The figures printed are from five-fold
cross-validation by case; the models written are fitted on all development cases.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track

from assistant.compose.facts import FEATURES
from assistant.compose.facts import MODEL as FACTS
from assistant.compose.figures import say_target
from assistant.pipeline import Assistant
from assistant.resources import corpus_folder
from assistant.search.rerank import BARE_MODEL, FUSION, MODEL
from assistant.types import Target
from eval.cases import Case, Figure
from eval.checks import load_cases
from eval.corpus import Corpus, squeeze
from eval.figures import match, read
from eval.pools import FOLDS, Pool, fit_reranker, fold_of, pool_of, reranker_of

CASES = Path(__file__).with_name("cases")
LEFT_OUT = {"full": (), "no questions": ("questions",), "bare": ("questions", "renderings")}

Choice = tuple[NDArray[np.float64], NDArray[np.bool_]]


@dataclass(frozen=True)
class Example:
    """What one case teaches on one index.

    ``facts`` are the choices among figures: for each of the best clauses that states a required
    figure beside others, the features of its figures (m, features) and which are required (m,).
    """

    variant: str
    pool: Pool
    facts: tuple[Choice, ...]

    @property
    def fold(self) -> int:
        """The fold of its case."""
        return fold_of(self.pool.case)


def main(
    encoder: Annotated[
        str | None, typer.Option(help="a sentence-transformers folder for the bare index")
    ] = None,
) -> None:
    """Collect the pools, cross-validate, fit, and write the models."""
    console = Console()
    examples = list(_examples(encoder))
    for path, variants in ((MODEL, ("full", "no questions")), (BARE_MODEL, ("bare",))):
        chosen = [example for example in examples if example.variant in variants]
        _cross_validate(chosen, console)
        weights, bias = fit_reranker([example.pool for example in chosen])
        _write(path, weights, bias, {"fusion": FUSION})
    hits = [
        hit
        for number in range(FOLDS)
        for hit in _choice_hits(
            [choice for e in examples if e.fold == number for choice in e.facts],
            fit_choice([choice for e in examples if e.fold != number for choice in e.facts]),
        )
    ]
    console.print(f"figure chosen within its clause: {np.mean(hits):.3f}", markup=False)
    facts = fit_choice([choice for example in examples for choice in example.facts])
    _write(FACTS, dict(zip(FEATURES, map(float, facts), strict=True)), 0.0, {})
    console.print(f"written: {MODEL.name}, {BARE_MODEL.name}, {FACTS.name}", markup=False)


def _cross_validate(examples: Sequence[Example], console: Console) -> None:
    """Print the recall at 1, 3 and 10 of every variant and language, on cases not fitted on."""
    scores: dict[tuple[str, str], list[tuple[Pool, NDArray[np.float64]]]] = {}
    for number in range(FOLDS):
        fitted = fit_reranker([example.pool for example in examples if example.fold != number])
        reranker = reranker_of(*fitted)
        for example in examples:
            if example.fold == number:
                key = (example.variant, example.pool.case.language)
                probability = reranker.probability(example.pool.features)
                scores.setdefault(key, []).append((example.pool, probability))
    for (variant, language), judged in sorted(scores.items()):
        console.print(f"{variant:12} {language}  " + "  ".join(_recalls(judged)), markup=False)


def _write(path: Path, weights: Mapping[str, float], bias: float, extra: dict[str, Any]) -> None:
    named = {name: round(weight, 6) for name, weight in weights.items()}
    model = {**extra, "bias": round(bias, 6), "weights": named}
    path.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


def _choice_hits(choices: Sequence[Choice], weights: NDArray[np.float64]) -> list[bool]:
    return [bool(right[int(np.argmax(features @ weights))]) for features, right in choices]


def fit_choice(choices: Sequence[Choice]) -> NDArray[np.float64]:
    """Fit a conditional logit by maximum likelihood with a Gaussian prior on standardised weights."""
    from scipy.optimize import minimize  # noqa: PLC0415 - only for training

    scale = np.concatenate([features for features, _ in choices]).std(axis=0) + 1e-6

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, gradient = float(weights @ weights), 2 * weights
        for features, right in choices:
            scaled = features / scale
            utility = scaled @ weights
            share = np.exp(utility - utility.max())
            share /= share.sum()
            chosen = share[right].sum()
            total -= float(np.log(chosen + 1e-12))
            gradient = gradient - scaled.T @ (np.where(right, share / chosen, 0.0) - share)
        return total, gradient

    best = minimize(loss, np.zeros(len(FEATURES)), jac=True).x
    return np.asarray(best / scale)


def _examples(foreign: str | None) -> Iterator[Example]:
    for variant, left_out in LEFT_OUT.items():
        with tempfile.TemporaryDirectory() as folder:
            corpus = Path(folder) / "corpus"
            shutil.copytree(corpus_folder(), corpus, ignore=shutil.ignore_patterns(*left_out))
            encoder = foreign if variant == "bare" else None
            assistant = Assistant.open(Path(folder) / "index", corpus=corpus, encoder=encoder)
            cases = load_cases(sorted(CASES.glob("*.jsonl")), Corpus(assistant.outlines()))
            for case in track([c for c in cases if c.split == "dev"], description=variant):
                facts = tuple(_figure_choices(assistant, case))
                yield Example(variant, pool_of(assistant, case), facts)


def _figure_choices(assistant: Assistant, case: Case) -> Iterator[Choice]:
    wanted = {squeeze(quote) for group in case.needed for quote in group}
    found, features = assistant.facts(case.question, history=case.history)
    for clause in dict.fromkeys(target.clause for target in found):
        text = squeeze(assistant.library.text(assistant.library.clause(clause)))
        places = [place for place, target in enumerate(found) if target.clause == clause]
        right = np.array(
            [any(is_stated(figure, found[place]) for figure in case.figures) for place in places]
        )
        held = found[places[0]].document in case.documents and any(q in text for q in wanted)
        if held and right.any() and not right.all():
            yield features[places], right


def is_stated(figure: Figure, target: Target) -> bool:
    """Return whether a target is the figure that a case requires."""
    said = read(say_target(target, target.indicator, "", "zh"))
    return match(figure, said, target.word or "").exact


def _recalls(chosen: Sequence[tuple[Pool, NDArray[np.float64]]]) -> list[str]:
    ranks = [
        int(found[0]) if len(found) else len(score)
        for pool, score in chosen
        if not pool.case.abstain
        for group in range(pool.right.shape[1])
        for found in [np.flatnonzero(pool.right[np.argsort(-score, kind="stable"), group])]
    ]
    return [f"R@{k} {np.mean([rank < k for rank in ranks]):.3f}" for k in (1, 3, 10)]


if __name__ == "__main__":
    typer.run(main)
