"""Find the targets a question asks for: indicator × place × year × kind."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.compose.evidence import Evidence, Weigher, token_set
from assistant.store import Library
from assistant.types import Clause, Target
from assistant.understand import Query

INDICATOR_WEIGHT = 0.45
COVERAGE_WEIGHT = 0.35
RANK_WEIGHT = 0.2
_LEVELS = {
    "province": re.compile(r"省级|省属|全省|provincial", re.IGNORECASE),
    "city": re.compile(r"市级|设区市|地市|prefecture|municipal|city[- ]level", re.IGNORECASE),
    "county": re.compile(r"县级|县域|county", re.IGNORECASE),
    "township": re.compile(r"乡级|乡镇|township", re.IGNORECASE),
}


@dataclass(frozen=True)
class Fact:
    """A target and how well it answers the question.

    ``indicator`` is the share of the indicator's own words that the question asks for,
    ``coverage`` the share of the question that the target and its clause cover; both 0 to 1.
    """

    target: Target
    clause: Clause
    indicator: float
    coverage: float
    score: float


class FactFinder:
    """Ranks the targets of retrieved clauses against one question."""

    def __init__(self, query: Query, weigher: Weigher, library: Library) -> None:
        self._query = query
        self._weigher = weigher
        self._library = library

    def find(self, evidence: Sequence[Evidence]) -> list[Fact]:
        """Return the facts of the clauses in ``evidence`` whose year and kind fit, best first."""
        facts = [
            self._weigh(target, each, position / max(len(evidence), 1))
            for position, each in enumerate(evidence)
            for target in self._library.targets_of([each.clause.id])
            if self._fits(target)
        ]
        return sorted(facts, key=lambda fact: -fact.score)

    def _fits(self, target: Target) -> bool:
        years = self._query.scope.years
        if years and target.year is not None and target.year not in years:
            return False
        return self._level_fits(target)

    def _level_fits(self, target: Target) -> bool:
        asked = {level for level, pattern in _LEVELS.items() if pattern.search(self._query.folded)}
        return not asked or target.level is None or target.level in asked or len(asked) > 1

    def _weigh(self, target: Target, evidence: Evidence, depth: float) -> Fact:
        words = token_set(f"{target.indicator} {target.key} {target.condition or ''}")
        around = token_set(self._sentence(target, evidence.clause))
        heading = token_set(" ".join([*evidence.clause.path, evidence.clause.heading]))
        indicator = self._weigher.precision(sorted(token_set(target.indicator)))
        coverage = (
            0.7 * self._weigher.coverage(words)
            + 0.2 * self._weigher.coverage(words | around)
            + 0.1 * self._weigher.coverage(words | around | heading)
        )
        score = INDICATOR_WEIGHT * indicator + COVERAGE_WEIGHT * coverage + RANK_WEIGHT * (1 - depth)
        return Fact(target, evidence.clause, indicator, coverage, score + self._kind_bonus(target))

    def _kind_bonus(self, target: Target) -> float:
        if self._query.wants_baseline:
            return 0.1 if target.kind == "baseline" else -0.1
        return {"target": 0.05, "baseline": -0.05, "past target": -0.1}[target.kind]

    def _sentence(self, target: Target, clause: Clause) -> str:
        rendered = self._library.rendering(clause, target.span) or ""
        return f"{self._library.text(clause, target.span)} {rendered}"


def same_statement(facts: Iterable[Fact], best: Fact) -> list[Fact]:
    """Return the facts that state the same figure as ``best`` elsewhere, best first."""
    return [
        fact
        for fact in facts
        if fact.clause.id != best.clause.id
        and fact.target.key == best.target.key
        and (fact.target.place, fact.target.year, fact.target.kind)
        == (best.target.place, best.target.year, best.target.kind)
        and (fact.target.value, fact.target.low, fact.target.high, fact.target.word)
        == (best.target.value, best.target.low, best.target.high, best.target.word)
    ]
