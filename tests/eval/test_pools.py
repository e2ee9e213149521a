from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.search.features import NAMES
from assistant.types import Clause, Outline
from eval.cases import Case
from eval.pools import Pool, fit_reranker, fold_of, pool_of, reranker_of


@dataclass(frozen=True)
class Documents:
    outline: Outline

    def text(self, clause: Clause) -> str:
        return self.outline.own_text(clause)


class Pooled:
    """Finds all clauses of the small plan, in order."""

    def __init__(self, outline: Outline) -> None:
        self.library = Documents(outline)

    def pool(
        self, question: str, history: Sequence[str] = ()
    ) -> tuple[list[Clause], NDArray[np.float32]]:
        return list(self.library.outline.clauses), np.ones((3, len(NAMES)), np.float32)


@pytest.fixture
def pooled(right) -> Pooled:
    return Pooled(*right.outlines())


def test_a_clause_is_right_for_the_groups_whose_quotes_it_holds(
    pooled: Pooled, cases: tuple[Case, ...]
) -> None:
    case = cases[0].model_copy(
        update={"needed": (("婴儿死亡率 控制在5.0‰以下",), ("无此句", "筛查率"))}
    )
    pool = pool_of(pooled, case)
    assert pool.right.tolist() == [[True, False], [False, True], [False, False]]
    assert pool.features.shape == (3, len(NAMES))


def test_no_clause_is_right_outside_the_documents_or_where_none_is_needed(
    pooled: Pooled, cases: tuple[Case, ...]
) -> None:
    elsewhere = cases[0].model_copy(update={"documents": ("other",)})
    assert not pool_of(pooled, elsewhere).right.any()
    assert pool_of(pooled, cases[3]).right.tolist() == [[False], [False], [False]]


def test_folds_go_by_number(cases: tuple[Case, ...]) -> None:
    assert [fold_of(case) for case in cases] == [1, 1, 2, 2]


def example(case: Case, coverage: Sequence[float], right: Sequence[bool]) -> Pool:
    features = np.zeros((len(coverage), len(NAMES)), np.float32)
    features[:, NAMES.index("coverage")] = coverage
    features[:, NAMES.index("fused")] = 1 - np.array(coverage)
    return Pool(case, features, np.array(right)[:, None])


def test_the_reranker_learns_what_tells_right_from_wrong(cases: tuple[Case, ...]) -> None:
    pools = [
        example(cases[0], (0.9, 0.2), (True, False)),
        example(cases[1], (0.8, 0.1), (True, False)),
    ]
    model = reranker_of(*fit_reranker(pools))
    high, low = model.probability(pools[0].features)
    assert high > 0.5 > low


@pytest.mark.parametrize("names", [("coverage",), ("coverage", "is_row")])
def test_it_learns_from_the_named_features_only(
    names: tuple[str, ...], cases: tuple[Case, ...]
) -> None:
    pools = [example(cases[0], (0.9, 0.2), (True, False))]
    weights, _ = fit_reranker(pools, names)
    assert tuple(weights) == names
    assert weights["coverage"] > 0
