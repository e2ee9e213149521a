"""Train the two small models on the development split: ``python -m eval.reranker``.

The reranker judges clauses, the fact model the figures of likely clauses.

Each development case is put to three indexes: the shipped corpus as it is, without its question
bank, and without question bank and renderings, as a document that a user adds would be. A clause
of the pool is right if it holds a needed quote. The figures printed are from five-fold
cross-validation by case; the model written is fitted on all development cases.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track

from assistant.compose.facts import FEATURES
from assistant.compose.facts import MODEL as FACTS
from assistant.compose.figures import say_target
from assistant.pipeline import Assistant
from assistant.resources import corpus_folder
from assistant.search.features import NAMES
from assistant.search.rerank import FUSION, MODEL
from assistant.types import Target
from eval.cases import Case, Figure
from eval.checks import load_cases
from eval.corpus import Corpus, squeeze
from eval.figures import match, read

CASES = Path(__file__).with_name("cases")
LEFT_OUT = {"full": (), "no questions": ("questions",), "bare": ("questions", "renderings")}
_FOLDS = 5
_REGULARISATION = 0.3


@dataclass(frozen=True)
class Pool:
    """A question's pool: features (n, features), and for each needed group who holds it.

    ``facts`` (m, features) are those of the figures in the best clauses, and ``stated`` says which
    of them are figures the case requires.
    """

    case: Case
    variant: str
    features: NDArray[np.float32]
    right: NDArray[np.bool_]
    facts: NDArray[np.float64]
    stated: NDArray[np.bool_]


def main() -> None:
    """Collect the pools, cross-validate, fit, and write the model."""
    console = Console()
    pools = list(_pools())
    fold = np.array([hash_fold(pool.case.id) for pool in pools])
    scores: list[NDArray[np.float64]] = [np.zeros(0)] * len(pools)
    for number in range(_FOLDS):
        weights, bias = _fit_reranker([p for p, own in zip(pools, fold, strict=True) if own != number])
        for place in np.flatnonzero(fold == number):
            scores[place] = pools[place].features @ weights + bias
    for variant in LEFT_OUT:
        for language in ("zh", "en"):
            chosen = [
                (pool, score)
                for pool, score in zip(pools, scores, strict=True)
                if pool.variant == variant and pool.case.language == language
            ]
            console.print(f"{variant:12} {language}  " + "  ".join(_recalls(chosen)), markup=False)
    weights, bias = _fit_reranker(pools)
    _write(MODEL, NAMES, weights, bias, {"fusion": FUSION})
    _cross_validate_facts(pools, fold, console)
    _write(FACTS, FEATURES, *_fit_facts(pools), {})
    console.print(f"written: {MODEL.name}, {FACTS.name}", markup=False)


def _write(
    path: Path, names: Sequence[str], weights: NDArray[np.float64], bias: float, extra: dict[str, Any]
) -> None:
    named = {name: round(float(w), 6) for name, w in zip(names, weights, strict=True)}
    model = {**extra, "bias": round(bias, 6), "weights": named}
    path.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


def _cross_validate_facts(pools: Sequence[Pool], fold: NDArray[np.int64], console: Console) -> None:
    """Print how often the likeliest figure is a required one, and what a threshold would let pass."""
    full = [(pool, own) for pool, own in zip(pools, fold, strict=True) if pool.variant == "full"]
    best: list[tuple[float, bool, bool]] = []
    for number in range(_FOLDS):
        weights, bias = _fit_facts([p for p, own in zip(pools, fold, strict=True) if own != number])
        for pool in (pool for pool, own in full if own == number and len(pool.facts)):
            probability = 1 / (1 + np.exp(-(pool.facts @ weights + bias)))
            place = int(probability.argmax())
            best.append((float(probability[place]), bool(pool.stated[place]), bool(pool.case.figures)))
    for least in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6):
        asked = [right and p >= least for p, right, wanted in best if wanted]
        wrong = [p >= least for p, right, wanted in best if not right]
        console.print(f"facts ≥ {least}: right {np.mean(asked):.3f}, wrong stated {sum(wrong)}", markup=False)


def hash_fold(name: str) -> int:
    """Return the fold of a case: its number modulo the folds."""
    return int("".join(char for char in name if char.isdigit())) % _FOLDS


def _fit_reranker(pools: Sequence[Pool]) -> tuple[NDArray[np.float64], float]:
    right = np.concatenate([pool.right.any(axis=1) for pool in pools])
    return fit(np.concatenate([pool.features for pool in pools]), right)


def _fit_facts(pools: Sequence[Pool]) -> tuple[NDArray[np.float64], float]:
    held = [pool for pool in pools if len(pool.facts) and (pool.case.figures or pool.case.abstain)]
    return fit(np.concatenate([p.facts for p in held]), np.concatenate([p.stated for p in held]))


def fit(features: NDArray[Any], right: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    """Fit a logistic regression on standardised features; return weights on the raw ones."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - only for training
    from sklearn.preprocessing import StandardScaler  # noqa: PLC0415

    scaler = StandardScaler().fit(features)
    model = LogisticRegression(max_iter=2000, C=_REGULARISATION).fit(scaler.transform(features), right)
    weights = model.coef_[0] / scaler.scale_
    return weights, float(model.intercept_[0] - weights @ scaler.mean_)


def _pools() -> Iterator[Pool]:
    for variant, left_out in LEFT_OUT.items():
        with tempfile.TemporaryDirectory() as folder:
            corpus = Path(folder) / "corpus"
            shutil.copytree(corpus_folder(), corpus, ignore=shutil.ignore_patterns(*left_out))
            assistant = Assistant.open(Path(folder) / "index", corpus=corpus)
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
    found, facts = assistant.facts(case.question, history=case.history)
    wanted = [quotes for group in needed for quotes in group]
    stated = [
        target.document in case.documents
        and any(quote in squeeze(assistant.library.text(assistant.library.clause(target.clause))) for quote in wanted)
        and any(is_stated(figure, target) for figure in case.figures)
        for target in found
    ]
    return Pool(case, variant, features, right, facts, np.array(stated, dtype=np.bool_))


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
    main()
