"""Answer cases with rerankers that were fitted on other cases only."""

from collections.abc import Iterator, Sequence

from assistant.pipeline.answerer import Answerer
from assistant.search import Reranker, Rerankers
from eval.ablation.setups import Bench
from eval.cases import Case
from eval.corpus import Corpus
from eval.judge import judge
from eval.pools import FOLDS, Pool, fit_reranker, fold_of, pool_of, reranker_of
from eval.results import Outcome
from eval.run import reply

Pools = Sequence[Pool]


def pools_of(bench: Bench, cases: Sequence[Case]) -> tuple[Pool, ...]:
    """Return the pools of ``cases``."""
    system = bench.open()
    return tuple(pool_of(system, case) for case in cases)


def cross_validated(bench: Bench, cases: Sequence[Case]) -> tuple[Outcome, ...]:
    """Answer every case with a reranker fitted on the other folds; in order of the cases."""
    pools = pools_of(bench, cases)
    found: dict[str, Outcome] = {}
    for number in range(FOLDS):
        own = [case for case in cases if fold_of(case) == number]
        if own:
            model = _fitted([pool for pool in pools if fold_of(pool.case) != number], bench)
            system = bench.open(Rerankers(model, model))
            found |= {outcome.case.id: outcome for outcome in answered(system, own)}
    return tuple(found[case.id] for case in cases)


def left_out(document: str, bench: Bench, pools: Pools, bare: Pools) -> tuple[Outcome, ...]:
    """Answer the cases about ``document`` alone with rerankers that no case about it has shaped.

    :param bench: the index in which it has neither renderings nor questions.
    :param pools: the pools of all cases there.
    :param bare: their pools in an index without any renderings and questions.
    """
    models = (
        _fitted([pool for pool in each if document not in pool.case.documents], bench)
        for each in (pools, bare)
    )
    own = [pool.case for pool in pools if pool.case.documents == (document,)]
    return tuple(answered(bench.open(Rerankers(*models)), own))


def _fitted(pools: Pools, bench: Bench) -> Reranker:
    return reranker_of(*fit_reranker(pools, bench.setup.features))


def answered(system: Answerer, cases: Sequence[Case]) -> Iterator[Outcome]:
    """Yield the judged answer to each case."""
    corpus = Corpus(system.outlines())
    for case in cases:
        answer, hits, elapsed = reply(system, case)
        judgement = judge(case, answer, hits, corpus, elapsed)
        yield Outcome(case=case, answer=answer, judgement=judgement)
