"""Find the targets a question asks for: indicator × place × year × kind."""

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.compose.evidence import Evidence, Weigher, token_set
from assistant.compose.fits import (
    asks_several,
    asks_total,
    kind_fits,
    level_fits,
    states_total,
    unit_fits,
)
from assistant.compose.names import Names, figure_piece
from assistant.compose.sizes import condition_fit, sizes_of
from assistant.compose.subject import last_named_missing, narrower, none_named
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
_OTHER_INDICATOR = 0.2
_IS_TOTAL = 2.0
_NO_TOTAL = 0.4
_MOSTLY_ASKED = 0.5
_NONE_NAMED = 0.4
_LAST_MISSING = 0.8
_NARROWER = 0.3


@dataclass(frozen=True)
class Fact:
    """A target of a retrieved clause and the probability that it is the figure asked for.

    ``asked`` is the share of the indicator's own words that the question says, ``named`` says that
    the question calls the indicator by a name of the glossary, ``other`` that it names terms of which
    the indicator has none, and ``narrower`` that the indicator
    is narrower than what the question names.
    """

    target: Target
    clause: Clause
    probability: float
    asked: float
    named: bool = False
    other: bool = False
    narrower: bool = False


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
        self._sizes = sizes_of(query.folded)

    def find(self, evidence: Sequence[Evidence]) -> list[Fact]:
        """Return the facts of the clauses in ``evidence`` whose year fits, likeliest first."""
        found, features = self.features(evidence)
        utilities = features @ _weights()
        asked = features[:, FEATURES.index("asked")]
        facts = [
            self._fact(found[place][0], each, share, float(asked[place]))
            for each in evidence
            for place, share in self._shares(each, found, utilities)
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
        kind = kind_fits(self._query, target)
        level = level_fits(self._query, target)
        unit = unit_fits(self._query, target)
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

    def _fact(self, target: Target, evidence: Evidence, share: float, asked: float) -> Fact:
        names_this, names_other = self._named(target)
        is_narrower = narrower(self._query, target.indicator)
        fit = condition_fit(target.condition, self._sizes)
        is_other = asked < _MOSTLY_ASKED and self._is_other(target, evidence.clause)
        fit *= self._subject_fit(target, evidence.clause) * (_NONE_NAMED if is_other else 1.0)
        fit *= (_OTHER_INDICATOR if names_other else 1.0) * (_NARROWER if is_narrower else 1.0)
        probability = evidence.confidence * share * fit
        return Fact(target, evidence.clause, probability, asked, names_this, is_other, is_narrower)

    def _shares(
        self,
        evidence: Evidence,
        found: Sequence[tuple[Target, Evidence]],
        utilities: NDArray[np.float64],
    ) -> list[tuple[int, float]]:
        """Return the places of one clause's targets and their shares, which add up to 1.

        Figures asked for together do not compete: then the largest share is 1.
        """
        places = [place for place, (_, each) in enumerate(found) if each is evidence]
        if not places:
            return []
        exponents = np.exp(utilities[places] - utilities[places].max())
        whole = exponents.max() if asks_several(self._query) else exponents.sum()
        return [(p, float(share)) for p, share in zip(places, exponents / whole, strict=True)]

    def _is_other(self, target: Target, clause: Clause) -> bool:
        original, name, around = self._texts(target, clause)
        return none_named(
            self._query, f"{original} {name} {around if clause.kind == 'row' else ''}"
        )

    def _subject_fit(self, target: Target, clause: Clause) -> float:
        """Return the factor of a target that is no total, or lacks what is counted, as asked."""
        original, name, around = self._texts(target, clause)
        fit = 1.0
        if asks_total(self._query):
            fit *= _IS_TOTAL if states_total(f"{original} {around}") else _NO_TOTAL
        words = " ".join((original, name, around, clause.heading, *clause.path))
        return fit * (_LAST_MISSING if last_named_missing(self._query, words) else 1.0)

    def _named(self, target: Target) -> tuple[bool, bool]:
        """Return whether the question names the indicator of a target, and whether another.

        Only names that some document uses for an indicator count: others may be loose speech.
        """
        held = [names for names in self._query.indicators if names & self._library.indicators]
        own = {fold(target.indicator), fold(target.key)}
        this = any(name in mine or mine in name for names in held for name in names for mine in own)
        return this, bool(held) and not this


@functools.cache
def _weights() -> NDArray[np.float64]:
    weights = json.loads(MODEL.read_text(encoding="utf-8"))["weights"]
    return np.array([weights[name] for name in FEATURES])
