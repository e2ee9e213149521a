from pathlib import Path

import numpy as np
import pytest

from assistant.encode import load_encoder
from assistant.search import Searcher, SearchScope, Traits
from assistant.search.search import chunk_fields
from assistant.store import Library, current_name, open_generation
from assistant.types import Chunk, Hit
from assistant.words import TermGroup, fold, tokenize


@pytest.fixture(scope="module")
def searcher(shipped_index: Path) -> Searcher:
    generation = open_generation(shipped_index / current_name(shipped_index))
    library = Library(generation)
    clauses = [library.clause(chunk.clause) for chunk in generation.chunks()]
    traits = Traits(
        np.array([clause.kind for clause in clauses]),
        np.array([bool(library.targets_of([clause.id])) for clause in clauses]),
        np.array([bool(clause.responsible) for clause in clauses]),
    )
    return Searcher(generation, load_encoder(), traits)


def search(searcher: Searcher, text: str, scope: SearchScope, limit: int = 10) -> tuple[Hit, ...]:
    groups = [TermGroup(token, ((token, 1.0),)) for token in tokenize(fold(text))]
    return searcher.search(fold(text), groups, scope, "figure", limit)


def test_hits_are_ranked_one_a_clause(searcher: Searcher) -> None:
    hits = search(searcher, "宿迁市新生儿访视率", SearchScope(), limit=7)
    assert "suqian-children-2021#四/（三）/7" in [hit.chunk.clause for hit in hits[:2]]
    assert [hit.rank for hit in hits] == [1, 2, 3, 4, 5, 6, 7]
    assert len({hit.chunk.clause for hit in hits}) == 7
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 <= hit.score <= 1 and 0 <= hit.coverage <= 1 for hit in hits)


def test_a_scope_holds(searcher: Searcher) -> None:
    scope = SearchScope(frozenset({"fujian-children-2021"}), frozenset({"item"}))
    hits = search(searcher, "新生儿访视率", scope)
    kinds = dict(zip((c.clause for c in searcher.chunks), searcher._traits.kinds, strict=True))
    assert {hit.chunk.document for hit in hits} == {"fujian-children-2021"}
    assert "item" not in {kinds[hit.chunk.clause] for hit in hits}


def test_nothing_in_scope_finds_nothing(searcher: Searcher) -> None:
    assert search(searcher, "访视率", SearchScope(frozenset({"no-such-document"}))) == ()


def test_words_of_no_meaning_still_rank(searcher: Searcher) -> None:
    assert len(search(searcher, "qzxv", SearchScope(), limit=3)) == 3


def test_a_rare_term_tells_more_than_a_common_one(searcher: Searcher) -> None:
    rare, common = (TermGroup(word, ((word, 1.0),)) for word in ("脊柱", "儿童"))
    assert searcher.idf(rare) > searcher.idf(common)


def test_similarity(searcher: Searcher) -> None:
    near, far = searcher.similarity("infant mortality", ["婴儿死亡率", "医疗废物处置"])
    assert near > far
    assert searcher.similarity("infant mortality", []) == []


def test_every_chunk_is_embedded_with_its_context() -> None:
    chunk = Chunk(
        id="a#1", clause="a#1", document="a", context="甲市 计划", text="目标。", span=(0, 3)
    )
    assert chunk_fields([chunk], [(0, "rendering", "Goal.")]) == [
        (0, "text", "甲市 计划 目标。"),
        (0, "rendering", "Goal."),
    ]
