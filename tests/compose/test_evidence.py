from collections.abc import Callable

import pytest

from assistant.compose import Weigher
from assistant.compose.evidence import match, token_set
from assistant.store import Library
from assistant.types import Chunk, Hit, Scope
from assistant.understand import Query
from assistant.words import TermGroup

GROUPS = (
    TermGroup("screening", (("筛查", 1.0), ("检查", 0.5))),
    TermGroup("rate", (("率", 0.8),)),
    TermGroup("2025", (("2025", 1.0),)),
)


class Searcher:
    """Weighs the first group three times as much as any other."""

    def idf(self, group: TermGroup) -> float:
        return 3.0 if group.source == "screening" else 1.0


@pytest.fixture
def weigher(hold) -> tuple[Weigher, Library]:
    library = hold("某市计划\n\n一、筛查\n扩大检查。提高率。\n")
    query = Query("q", "q", "zh", "figure", Scope(years=(2025,)), GROUPS)
    return Weigher(query, library, Searcher()), library


def test_the_best_term_of_a_group_counts() -> None:
    assert match(GROUPS[0], frozenset({"筛查", "检查"})) == 1.0
    assert match(GROUPS[0], frozenset({"检查"})) == 0.5
    assert match(GROUPS[0], frozenset({"别的"})) == 0.0


def test_coverage_leaves_out_the_year_asked_for(weigher: tuple[Weigher, Library]) -> None:
    """Idf 3 and 1: (3 · 0.5 + 1 · 0.8) / 4."""
    assert weigher[0].coverage(frozenset({"检查", "率"})) == pytest.approx(0.575)
    assert weigher[0].coverage(frozenset({"2025"})) == 0.0


def test_precision_is_the_share_of_a_name_that_is_asked_for(
    weigher: tuple[Weigher, Library],
) -> None:
    assert weigher[0].precision(["筛查", "率"]) == 1.0
    assert weigher[0].precision(["疾病", "筛查"], ["别的"]) == 0.5
    assert weigher[0].precision([]) == 0.0


def test_sentences_weigh_with_their_heading(weigher: tuple[Weigher, Library]) -> None:
    """¾ of the sentence's own coverage and ¼ of that with the heading 筛查, which covers 3 of 4."""
    held, library = weigher
    clause = library.clause("plan#一")
    _, screening, rate = held.sentences(clause)
    assert library.text(clause, screening.span) == "扩大检查。"
    assert screening.score == pytest.approx(0.75 * 1.5 / 4 + 0.25 * 3 / 4)
    assert rate.score == pytest.approx(0.75 * 0.8 / 4 + 0.25 * 3.8 / 4)


@pytest.mark.parametrize(
    ("said", "confidence"),
    [("Modern care returns.", 0.29), ("Two RNs each.", 1.0), ("注册护士每人。", 1.0)],
)
def test_a_term_in_english_is_held_only_as_a_word(
    hold: Callable[..., Library], said: str, confidence: float
) -> None:
    """The letters of "rn" stand in "modern" and "returns" too."""
    library = hold(f"某市计划\n\n一、筛查\n{said}\n")
    named = (frozenset({"rn", "注册护士"}),)
    query = Query("q", "q", "zh", "figure", Scope(), GROUPS, named_terms=named)
    chunk = Chunk(id="c", clause="plan#一", document="plan", context="", text=said, span=(0, 1))
    hit = Hit(chunk=chunk, rank=1, score=1.0, coverage=1.0)
    assert Weigher(query, library, Searcher()).evidence(hit).confidence == confidence


def test_tokens_are_those_of_the_index() -> None:
    assert token_set("Nurses，筛查") == frozenset({"nurs", "筛查"})
