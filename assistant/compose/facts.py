"""Find the targets a question asks for: indicator × place × year × kind."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.compose.evidence import Evidence, Weigher, token_set
from assistant.compose.names import Names
from assistant.store import Library
from assistant.types import Clause, Target
from assistant.understand import Query

_CLAUSE_WEIGHT = 0.5
_INDICATOR_WEIGHT = 0.4
_ASKED_WEIGHT = 0.3
_AROUND_WEIGHT = 0.15
_SIMILARITY_WEIGHT = 0.3
_LEVELS = {
    "province": re.compile(r"省级|省属|全省|provincial|province[- ]level", re.IGNORECASE),
    "city": re.compile(r"市级|设区市|地市|prefecture|municipal|city[- ]level", re.IGNORECASE),
    "county": re.compile(r"县级|县域|county", re.IGNORECASE),
    "township": re.compile(r"乡级|乡镇|township", re.IGNORECASE),
}
_PLANNED = re.compile(r"规划(?:目标|值)|计划(?:目标|值)|原定|planned|original target", re.IGNORECASE)


@dataclass(frozen=True)
class Fact:
    """A target of a retrieved clause and how well it answers the question.

    ``match`` compares the question with the target alone, from 0 to about 1; ``score`` adds how
    likely the clause is to answer.
    """

    target: Target
    clause: Clause
    match: float
    score: float


class FactFinder:
    """Ranks the targets of retrieved clauses against one question."""

    def __init__(self, query: Query, weigher: Weigher, library: Library, names: Names) -> None:
        self._query = query
        self._weigher = weigher
        self._library = library
        self._names = names

    def find(self, evidence: Sequence[Evidence]) -> list[Fact]:
        """Return the facts of the clauses in ``evidence`` whose year and kind fit, best first."""
        found = [
            (target, each)
            for each in evidence
            for target in self._library.targets_of([each.clause.id])
            if self._fits(target)
        ]
        statements = [self._statement(target, each.clause) for target, each in found]
        similarity = self._weigher.similarity(statements)
        facts = [
            self._weigh(target, each, close)
            for (target, each), close in zip(found, similarity, strict=True)
        ]
        return sorted(facts, key=lambda fact: -fact.score)

    def _fits(self, target: Target) -> bool:
        years = self._query.scope.years
        return not (years and target.year is not None and target.year not in years)

    def _statement(self, target: Target, clause: Clause) -> str:
        name = self._names.indicator(target, clause, self._library) or ""
        return f"{target.condition or ''} {target.indicator} {name}".strip()

    def _weigh(self, target: Target, evidence: Evidence, similarity: float) -> Fact:
        name = self._names.indicator(target, evidence.clause, self._library) or ""
        own = token_set(f"{target.indicator} {target.condition or ''}") | token_set(name)
        around = token_set(self._words_around(target, evidence.clause))
        asked = self._weigher.precision(sorted(token_set(target.indicator)), sorted(token_set(name)))
        match = (
            _INDICATOR_WEIGHT * self._weigher.coverage(own)
            + _AROUND_WEIGHT * self._weigher.coverage(own | around)
            + _ASKED_WEIGHT * asked
            + _SIMILARITY_WEIGHT * similarity
            + self._bonus(target)
        )
        return Fact(target, evidence.clause, match, match + _CLAUSE_WEIGHT * evidence.hit.score)

    def _words_around(self, target: Target, clause: Clause) -> str:
        rendered = self._library.rendering(clause, target.span) or ""
        return f"{self._library.text(clause, target.span)} {rendered}"

    def _bonus(self, target: Target) -> float:
        bonus = self._kind_bonus(target)
        asked = {level for level, pattern in _LEVELS.items() if pattern.search(self._query.folded)}
        if asked and target.level in _LEVELS:
            bonus += 0.05 if target.level in asked else -0.05
        return bonus

    def _kind_bonus(self, target: Target) -> float:
        if _PLANNED.search(self._query.folded) and self._query.scope.years:
            return 0.1 if target.kind == "past target" else -0.05
        if self._query.wants_baseline:
            return 0.1 if target.kind == "baseline" else -0.1
        return {"target": 0.05, "baseline": -0.05, "past target": -0.1}[target.kind]


def same_statement(facts: Iterable[Fact], best: Fact) -> list[Fact]:
    """Return the facts that state the same figure as ``best`` elsewhere, best first."""
    return [
        fact
        for fact in facts
        if fact.clause.id != best.clause.id and same_slot(fact, best) and _figure(fact) == _figure(best)
    ]


def contradicting(facts: Iterable[Fact], best: Fact) -> list[Fact]:
    """Return the facts that state another figure than ``best`` for the same thing, best first."""
    return [
        fact
        for fact in facts
        if same_slot(fact, best) and fact.target.condition == best.target.condition
        and _figure(fact) != _figure(best)
    ]


def same_slot(fact: Fact, other: Fact) -> bool:
    """Return whether two facts are about the same indicator, place, year and kind."""
    left, right = fact.target, other.target
    return (left.key, left.place, left.year, left.kind, left.unit) == (
        right.key, right.place, right.year, right.kind, right.unit,
    )  # fmt: skip


def _figure(fact: Fact) -> tuple[object, ...]:
    target = fact.target
    return (target.value, target.low, target.high, target.word)
