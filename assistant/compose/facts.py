"""Find the targets a question asks for: indicator × place × year × kind."""

import functools
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.compose.evidence import Evidence, Weigher, token_set
from assistant.compose.names import Names, figure_piece
from assistant.quantity import Quantity, read_quantities
from assistant.store import Library
from assistant.types import Clause, Target
from assistant.understand import Query
from assistant.words import fold

MODEL = Path(__file__).with_name("facts.json")
FEATURES = (
    "covered",
    "covered_around",
    "asked",
    "similarity",
    "similarity_original",
    "kind_fits",
    "kind_clashes",
    "year_fits",
    "year_unknown",
    "level_fits",
    "level_clashes",
    "unit_fits",
    "unit_clashes",
)
_LEVELS = {
    "province": re.compile(r"省级|省属|全省|provincial|province[- ]level", re.IGNORECASE),
    "city": re.compile(r"市级|设区市|地市|prefecture|municipal|city[- ]level", re.IGNORECASE),
    "county": re.compile(r"县级|县域|county", re.IGNORECASE),
    "township": re.compile(r"乡级|乡镇|township", re.IGNORECASE),
}
_PLANNED = re.compile(
    r"规划(?:目标|值)|计划(?:目标|值)|原定|planned|original target", re.IGNORECASE
)
_ASKS_SHARE = re.compile(
    r"率|占比|比例|百分|几成|多大比|percent|per cent|share|proportion|\brate\b|what part",
    re.IGNORECASE,
)
_ASKS_COUNT = re.compile(
    r"多少([家个张名人所项次篇种类支户岁位])|几([家个张名人所项次篇种类支户岁位])"
)
_ASKS_NUMBER = re.compile(r"how many|number of", re.IGNORECASE)
_SHARES = {"%", "‰"}
_OTHER_INDICATOR = 0.2


@dataclass(frozen=True)
class Fact:
    """A target of a retrieved clause and the probability that it is the figure asked for.

    ``asked`` is the share of the indicator's own words that the question says.
    """

    target: Target
    clause: Clause
    probability: float
    asked: float


class FactFinder:
    """Ranks the targets of retrieved clauses against one question.

    The probability of a fact is that of its clause times its share among the figures of the clause:
    a conditional logit (McFadden, 1974) over :data:`FEATURES`, trained by
    ``python -m eval.reranker`` on the development split.
    """

    def __init__(self, query: Query, weigher: Weigher, library: Library, names: Names) -> None:
        self._query = query
        self._weigher = weigher
        self._library = library
        self._names = names
        self._sizes = _sizes(query.folded)

    def find(self, evidence: Sequence[Evidence]) -> list[Fact]:
        """Return the facts of the clauses in ``evidence`` whose year fits, likeliest first."""
        found, features = self.features(evidence)
        utilities = features @ _weights()
        asked = features[:, FEATURES.index("asked")]
        facts = [
            Fact(
                found[place][0],
                each.clause,
                each.confidence * share * self._discount(found[place][0]),
                float(asked[place]),
            )
            for each in evidence
            for place, share in _shares(each, found, utilities)
        ]
        return sorted(facts, key=lambda fact: -fact.probability)

    def features(
        self, evidence: Sequence[Evidence]
    ) -> tuple[list[tuple[Target, Evidence]], NDArray[np.float64]]:
        """Return the targets whose year fits and their features, (targets, features)."""
        found = [
            (target, each)
            for each in evidence
            for target in self._library.targets_of([each.clause.id])
            if self._year_fits(target)
        ]
        texts = [self._texts(target, each.clause) for target, each in found]
        rendered = self._weigher.similarity([name or original for original, name, _ in texts])
        originals = self._weigher.similarity([original for original, _, _ in texts])
        rows = [
            self._row(target, text, cosine, cosine_original)
            for (target, _), text, cosine, cosine_original in zip(
                found, texts, rendered, originals, strict=True
            )
        ]
        return found, np.array(rows, dtype=np.float64).reshape(len(rows), len(FEATURES))

    def _year_fits(self, target: Target) -> bool:
        years = self._query.scope.years
        return not (years and target.year is not None and target.year not in years)

    def _texts(self, target: Target, clause: Clause) -> tuple[str, str, str]:
        """Return what a target is called in Chinese and English, and the sentence around it."""
        original = f"{target.condition or ''} {target.indicator}".strip()
        rendered = self._library.rendering(clause, target.span) or ""
        name = self._names.indicator(target, clause, self._library) or ""
        if rendered and not name:
            name = figure_piece(rendered, self._library.text(clause, target.value_span)) or ""
        return original, name, f"{self._library.text(clause, target.span)} {rendered}"

    def _row(
        self,
        target: Target,
        texts: tuple[str, str, str],
        similarity: float,
        similarity_original: float,
    ) -> list[float]:
        original, name, around = texts
        own = token_set(original) | token_set(name)
        kind = self._kind_fits(target)
        level = self._level_fits(target)
        unit = self._unit_fits(target)
        return [
            self._weigher.coverage(own),
            self._weigher.coverage(own | token_set(around)),
            self._weigher.precision(sorted(token_set(target.indicator)), sorted(token_set(name))),
            similarity,
            similarity_original,
            kind > 0,
            kind < 0,
            target.year in self._query.scope.years,
            bool(self._query.scope.years) and target.year is None,
            level > 0,
            level < 0,
            unit > 0,
            unit < 0,
        ]

    def _discount(self, target: Target) -> float:
        return self._named(target) * condition_fit(target.condition, self._sizes)

    def _named(self, target: Target) -> float:
        """Return the discount of a target whose indicator is another than the question names.

        Only names that some document uses for an indicator count: others may be loose speech.
        """
        held = [names for names in self._query.indicators if names & self._library.indicators]
        own = {fold(target.indicator), fold(target.key)}
        for names in held:
            if any(name in mine or mine in name for name in names for mine in own):
                return 1.0
        return _OTHER_INDICATOR if held else 1.0

    def _kind_fits(self, target: Target) -> int:
        if _PLANNED.search(self._query.folded) and self._query.scope.years:
            return 1 if target.kind == "past target" else -1
        if self._query.wants_baseline:
            return 1 if target.kind == "baseline" else -1
        return {"target": 1, "baseline": 0, "past target": -1}[target.kind]

    def _level_fits(self, target: Target) -> int:
        asked = {level for level, pattern in _LEVELS.items() if pattern.search(self._query.folded)}
        if not asked or target.level not in _LEVELS:
            return 0
        return 1 if target.level in asked else -1

    def _unit_fits(self, target: Target) -> int:
        folded = self._query.folded
        counted = _ASKS_COUNT.search(folded)
        if counted:
            return 1 if target.unit == (counted.group(1) or counted.group(2)) else -1
        if _ASKS_SHARE.search(folded):
            return 1 if target.unit in _SHARES or target.unit.startswith("/") else -1
        if _ASKS_NUMBER.search(folded):
            return -1 if target.unit in _SHARES else 1
        return 0


def condition_fit(condition: str | None, sizes: tuple[Quantity, ...]) -> float:
    """Return how well the size that a question names (55万人) fits a condition (40—80万人口).

    1 if either names no size; more than 1 if it lies within, and next to nothing if it does not.
    """
    bounds = _sizes(condition or "") if sizes else ()
    if not bounds or sizes[0].value is None:
        return 1.0
    return (
        _CONDITION_MET if all(_within(sizes[0], bound) for bound in bounds) else _CONDITION_MISSED
    )


@functools.lru_cache(maxsize=1024)
def _sizes(text: str) -> tuple[Quantity, ...]:
    return tuple(q for q in read_quantities(text) if (q.value or q.high or 0) >= _SIZE)


def _within(size: Quantity, bound: Quantity) -> bool:
    value = size.value or Decimal(0)
    value += {"<": -1, "≤": -1, ">": 1, "≥": 1}.get(size.comparator, 0)
    if bound.low is not None and bound.high is not None:
        return bound.low <= value <= bound.high
    limit = bound.value or Decimal(0)
    if bound.comparator in {"≥", ">"}:
        return value >= limit
    return value <= limit if bound.comparator in {"≤", "<"} else value == limit


_SIZE = 10_000
_CONDITION_MET = 3.0
_CONDITION_MISSED = 0.05


def _shares(
    evidence: Evidence, found: Sequence[tuple[Target, Evidence]], utilities: NDArray[np.float64]
) -> list[tuple[int, float]]:
    """Return the places of one clause's targets and their shares, which add up to 1."""
    places = [place for place, (_, each) in enumerate(found) if each is evidence]
    if not places:
        return []
    exponents = np.exp(utilities[places] - utilities[places].max())
    return [(p, float(share)) for p, share in zip(places, exponents / exponents.sum(), strict=True)]


@functools.cache
def _weights() -> NDArray[np.float64]:
    weights = json.loads(MODEL.read_text(encoding="utf-8"))["weights"]
    return np.array([weights[name] for name in FEATURES])


def same_statement(facts: Iterable[Fact], best: Fact) -> list[Fact]:
    """Return the facts that state the same figure as ``best`` elsewhere, best first."""
    return [
        fact
        for fact in facts
        if fact.clause.id != best.clause.id
        and same_slot(fact, best)
        and _figure(fact) == _figure(best)
    ]


def contradicting(facts: Iterable[Fact], best: Fact) -> list[Fact]:
    """Return the facts that state another figure than ``best`` for the same thing, best first."""
    return [
        fact
        for fact in facts
        if same_slot(fact, best)
        and fact.target.condition == best.target.condition
        and _figure(fact) != _figure(best)
    ]


def changed_scope(facts: Iterable[Fact], best: Fact) -> list[Fact]:
    """Return the facts of the same document whose indicator has the same name with another scope.

    公立儿童医院数 and 公立儿童医院（含妇女儿童医院）数 are told apart by the words in brackets alone.
    """
    left = best.target
    return [
        fact
        for fact in facts
        if fact.target.key != left.key
        and _BRACKETED.sub("", fact.target.key) == _BRACKETED.sub("", left.key)
        and (fact.target.document, fact.target.year, fact.target.kind, fact.target.unit)
        == (left.document, left.year, left.kind, left.unit)
        and _figure(fact) != _figure(best)
    ]


_BRACKETED = re.compile(r"（[^（）]*）|数$")


def same_slot(fact: Fact, other: Fact) -> bool:
    """Return whether two facts are about the same indicator, place, year and kind."""
    left, right = fact.target, other.target
    return (left.key, left.place, left.year, left.kind, left.unit) == (
        right.key, right.place, right.year, right.kind, right.unit,
    )  # fmt: skip


def _figure(fact: Fact) -> tuple[object, ...]:
    target = fact.target
    return (target.value, target.low, target.high, target.word)
