from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.encode import load_encoder
from eval.ablation import measure
from eval.ablation.setups import BARE, EVERYTHING, Bench, without_document
from eval.cases import Case
from eval.pools import Pool, fit_reranker

Fitted = list[list[str]]


@pytest.fixture
def fitted(monkeypatch: pytest.MonkeyPatch) -> Fitted:
    """Note which cases each reranker was fitted on."""
    seen: Fitted = []

    def noted(pools: Sequence[Pool], names: Sequence[str]) -> tuple[dict[str, float], float]:
        seen.append([pool.case.id for pool in pools])
        return fit_reranker(pools, names)

    monkeypatch.setattr(measure, "fit_reranker", noted)
    return seen


def test_no_case_is_answered_by_what_was_fitted_on_its_fold(
    plans: Path, tmp_path: Path, fitted: Fitted, plan_cases: tuple[Case, ...]
) -> None:
    bench = Bench(EVERYTHING, tmp_path / "bench", load_encoder())
    outcomes = measure.cross_validated(bench, plan_cases)
    assert [outcome.case.id for outcome in outcomes] == ["zh-1", "en-2", "zh-3", "en-6"]
    # zh-1 and en-6 are of one fold.
    assert fitted == [["en-2", "zh-3"], ["zh-1", "zh-3", "en-6"], ["zh-1", "en-2", "en-6"]]
    assert all(outcome.judgement.ranks == (1,) for outcome in outcomes)


def test_no_case_about_a_document_shapes_what_answers_about_it(
    plans: Path, tmp_path: Path, fitted: Fitted, plan_cases: tuple[Case, ...]
) -> None:
    bench = Bench(without_document("hill"), tmp_path / "hill", load_encoder())
    bare = Bench(BARE, tmp_path / "bare", load_encoder())
    pools = (measure.pools_of(bench, plan_cases), measure.pools_of(bare, plan_cases))
    outcomes = measure.left_out("hill", bench, *pools)
    assert [outcome.case.id for outcome in outcomes] == ["en-2", "zh-3"]
    assert fitted == [["zh-1", "en-6"], ["zh-1", "en-6"]]
