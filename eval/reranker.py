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
from collections.abc import Iterator, Sequence
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
from assistant.search.features import NAMES
from assistant.search.rerank import BARE_MODEL, FUSION, MODEL
from assistant.types import Target
from eval.cases import Case, Figure
from eval.checks import load_cases
from eval.corpus import Corpus, squeeze
from eval.figures import match, read

CASES = Path(__file__).with_name("cases")
LEFT_OUT = {"full": (), "no questions": ("questions",), "bare": ("questions", "renderings")}
_FOLDS = 5
_REGULARISATION = 0.3


Choice = tuple[NDArray[np.float64], NDArray[np.bool_]]


@dataclass(frozen=True)
class Pool:
    """A question's pool: features (n, features), and for each needed group who holds it.

    ``facts`` are the choices among figures: for each of the best clauses that states a required
    figure beside others, the features of its figures (m, features) and which are required (m,).
    """

    case: Case
    variant: str
    features: NDArray[np.float32]
    right: NDArray[np.bool_]
    facts: tuple[Choice, ...]


def main(
    encoder: Annotated[
        str | None, typer.Option(help="a sentence-transformers folder for the bare index")
    ] = None,
) -> None:
    """Collect the pools, cross-validate, fit, and write the models."""
    console = Console()
    pools = list(_pools(encoder))
    fold = np.array([hash_fold(pool.case.id) for pool in pools])
    for path, variants in ((MODEL, ("full", "no questions")), (BARE_MODEL, ("bare",))):
        chosen = np.array([pool.variant in variants for pool in pools])
        _cross_validate(pools, fold, chosen, console)
        weights, bias = _fit_reranker([p for p, own in zip(pools, chosen, strict=True) if own])
        _write(path, NAMES, weights, bias, {"fusion": FUSION})
    hits = [
        hit
        for number in range(_FOLDS)
        for hit in _choice_hits(
            _choices(pools, fold == number), fit_choice(_choices(pools, fold != number))
        )
    ]
    console.print(f"figure chosen within its clause: {np.mean(hits):.3f}", markup=False)
    _write(FACTS, FEATURES, fit_choice(_choices(pools, fold >= 0)), 0.0, {})
    console.print(f"written: {MODEL.name}, {BARE_MODEL.name}, {FACTS.name}", markup=False)


def _cross_validate(
    pools: Sequence[Pool],
    fold: NDArray[np.int64],
    chosen: NDArray[np.bool_],
    console: Console,
) -> None:
    """Print the recall at 1, 3 and 10 of every variant and language, on cases not fitted on."""
    scores: dict[tuple[str, str], list[tuple[Pool, NDArray[np.float64]]]] = {}
    for number in range(_FOLDS):
        fitted = chosen & (fold != number)
        weights, bias = _fit_reranker([p for p, own in zip(pools, fitted, strict=True) if own])
        for place in np.flatnonzero(chosen & (fold == number)):
            pool = pools[int(place)]
            key = (pool.variant, pool.case.language)
            scores.setdefault(key, []).append((pool, pool.features @ weights + bias))
    for (variant, language), judged in sorted(scores.items()):
        console.print(f"{variant:12} {language}  " + "  ".join(_recalls(judged)), markup=False)


def _write(
    path: Path,
    names: Sequence[str],
    weights: NDArray[np.float64],
    bias: float,
    extra: dict[str, Any],
) -> None:
    named = {name: round(float(w), 6) for name, w in zip(names, weights, strict=True)}
    model = {**extra, "bias": round(bias, 6), "weights": named}
    path.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


def _choices(pools: Sequence[Pool], chosen: NDArray[np.bool_]) -> list[Choice]:
    return [c for pool, own in zip(pools, chosen, strict=True) if own for c in pool.facts]


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


def hash_fold(name: str) -> int:
    """Return the fold of a case: its number modulo the folds."""
    return int("".join(char for char in name if char.isdigit())) % _FOLDS


def _fit_reranker(pools: Sequence[Pool]) -> tuple[NDArray[np.float64], float]:
    right = np.concatenate([pool.right.any(axis=1) for pool in pools])
    return fit(np.concatenate([pool.features for pool in pools]), right)


def fit(features: NDArray[Any], right: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    """Fit a logistic regression on standardised features; return weights on the raw ones."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - only for training
    from sklearn.preprocessing import StandardScaler  # noqa: PLC0415

    scaler = StandardScaler().fit(features)
    model = LogisticRegression(max_iter=2000, C=_REGULARISATION).fit(
        scaler.transform(features), right
    )
    weights = model.coef_[0] / scaler.scale_
    return weights, float(model.intercept_[0] - weights @ scaler.mean_)


def _pools(foreign: str | None) -> Iterator[Pool]:
    for variant, left_out in LEFT_OUT.items():
        with tempfile.TemporaryDirectory() as folder:
            corpus = Path(folder) / "corpus"
            shutil.copytree(corpus_folder(), corpus, ignore=shutil.ignore_patterns(*left_out))
            encoder = foreign if variant == "bare" else None
            assistant = Assistant.open(Path(folder) / "index", corpus=corpus, encoder=encoder)
            cases = load_cases(sorted(CASES.glob("*.jsonl")), Corpus(assistant.outlines()))
            for case in track([c for c in cases if c.split == "dev"], description=variant):
                yield _pool(assistant, case, variant)


def _pool(assistant: Assistant, case: Case, variant: str) -> Pool:
    pool, features = assistant.pool(case.question, history=case.history)
    needed = [[squeeze(quote) for quote in group] for group in case.needed]
    right = np.zeros((len(pool), max(len(needed), 1)), dtype=np.bool_)
    for place, clause in enumerate(pool):
        text = squeeze(assistant.library.text(clause))
        for number, quotes in enumerate(needed):
            held = clause.document in case.documents
            right[place, number] = held and any(quote in text for quote in quotes)
    facts = tuple(_figure_choices(assistant, case, {quote for group in needed for quote in group}))
    return Pool(case, variant, features, right, facts)


def _figure_choices(assistant: Assistant, case: Case, wanted: set[str]) -> Iterator[Choice]:
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
