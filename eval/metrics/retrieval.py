"""Retrieval: did the search bring the needed clauses, and how high; computed by ir-measures.

MacAvaney, Macdonald and Ounis, "Streamlining Evaluation with ir-measures", ECIR 2022. R@k is
recall at k; RR is the reciprocal rank (Voorhees, TREC-8); nDCG is Järvelin and Kekäläinen, 2002.
"""

from collections.abc import Sequence

DEPTH = 10
MEASURES = ("R@1", "R@3", "R@10", "RR@10", "nDCG@10")

Qrels = Sequence[set[str]]
Rankings = Sequence[Sequence[str]]


def ranking(ranks: Sequence[int | None], depth: int = DEPTH) -> list[str]:
    """Return the judged ranking of one query as item names, best first.

    Needed group ``i`` is the relevant item ``group i`` at the first hit that holds it; a hit that
    holds no new group is an irrelevant item. A hit that holds several takes one place for each.

    :param ranks: for each needed group the rank of the first hit that holds it, from 1.
    """
    items: list[str] = []
    for place in range(1, depth + 1):
        found = [f"group {index}" for index, rank in enumerate(ranks) if rank == place]
        items += found or [f"hit {place}"]
    return items


def retrieval_scores(qrels: Qrels, rankings: Rankings) -> list[dict[str, float]]:
    """Compute ``MEASURES`` for each query.

    :param qrels: for each query the names of its relevant items.
    :param rankings: for each query the names of the items found, best first.
    """
    import ir_measures  # noqa: PLC0415 - loads pandas, which only this file needs

    measures = {name: ir_measures.parse_measure(name) for name in MEASURES}
    judged = [
        ir_measures.Qrel(str(query), item, 1)
        for query, relevant in enumerate(qrels)
        for item in sorted(relevant)
    ]
    run = [
        ir_measures.ScoredDoc(str(query), item, -float(place))
        for query, items in enumerate(rankings)
        for place, item in enumerate(items)
    ]
    scores: list[dict[str, float]] = [dict.fromkeys(MEASURES, 0.0) for _ in qrels]
    if judged and run:
        names = {measure: name for name, measure in measures.items()}
        for metric in ir_measures.iter_calc(list(measures.values()), judged, run):
            scores[int(metric.query_id)][names[metric.measure]] = metric.value
    return scores
