"""Weigh how well clauses, sentences and targets answer a question."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.search import Searcher
from assistant.store import Library
from assistant.types import Clause, Hit, Span
from assistant.understand import Query
from assistant.words import TermGroup, fold, sentences, tokenize

_SENTENCE_WEIGHT = 0.75
_SOME_TERMS_MISSING = 0.7
# Below the least probability of a fact: what names no term of the question states no figure for it.
_ALL_TERMS_MISSING = 0.29


@dataclass(frozen=True)
class Sentence:
    """A sentence of a clause and the share of the question it covers, from 0 to 1."""

    clause: Clause
    span: Span
    score: float


@dataclass(frozen=True)
class Evidence:
    """A retrieved clause and how likely it is to answer, from 0 to 1.

    ``confidence`` is the hit's probability, less where the clause lacks a term of the glossary that
    the question names.
    """

    clause: Clause
    hit: Hit
    confidence: float


class Weigher:
    """Weighs text against one question.

    The coverage of a text is the share of the question's groups, weighted by idf, of which the
    text holds a term, each by the weight of its best term.
    """

    def __init__(self, query: Query, library: Library, searcher: Searcher) -> None:
        self._query = query
        self._library = library
        self._searcher = searcher
        years = set(map(str, query.scope.years))
        self.groups = tuple(group for group in query.groups if not _is_year(group, years))
        self._idf = [searcher.idf(group) for group in self.groups]
        self._total = sum(self._idf) or 1.0

    def coverage(self, tokens: frozenset[str]) -> float:
        """Return the share of the question that ``tokens`` cover."""
        return (
            sum(
                idf * match(group, tokens)
                for group, idf in zip(self.groups, self._idf, strict=True)
            )
            / self._total
        )

    def precision(self, *names: Sequence[str]) -> float:
        """Return the share of a name's tokens that the question asks for; the best of several."""
        asked = {
            term for group in self.groups for term, weight in group.terms if weight >= _LEAST_WEIGHT
        }
        shares = [sum(token in asked for token in name) / len(name) for name in names if name]
        return max(shares, default=0.0)

    def similarity(self, texts: Sequence[str]) -> list[float]:
        """Return the cosine of the question with each text."""
        return self._searcher.similarity(self._query.folded, [fold(text) for text in texts])

    def evidence(self, hit: Hit) -> Evidence:
        """Return the clause of a hit with the confidence that it answers."""
        clause = self._library.clause(hit.chunk.clause)
        return Evidence(clause, hit, hit.score * self._terms_held(clause))

    def _terms_held(self, clause: Clause) -> float:
        """Return the discount of a clause that lacks terms the question names."""
        if not self._query.named_terms:
            return 1.0
        words = self._library.words(clause.id)
        held = [any(says(words, form) for form in forms) for forms in self._query.named_terms]
        if all(held):
            return 1.0
        return _SOME_TERMS_MISSING if any(held) else _ALL_TERMS_MISSING

    def sentences(self, clause: Clause) -> list[Sentence]:
        """Return the sentences of a clause with their weights, in reading order."""
        if clause.kind in {"row", "table"}:
            return [Sentence(clause, clause.span, 1.0)]
        text = self._library.text(clause)
        heading = token_set(clause.heading)
        found: list[Sentence] = []
        for start, end in sentences(text):
            span = (clause.span[0] + start, clause.span[0] + end)
            own = token_set(text[start:end])
            rendered = token_set(self._library.rendering(clause, span) or "")
            score = self.coverage(own | rendered)
            with_heading = self.coverage(own | rendered | heading)
            found.append(
                Sentence(
                    clause, span, _SENTENCE_WEIGHT * score + (1 - _SENTENCE_WEIGHT) * with_heading
                )
            )
        return found


_LEAST_WEIGHT = 0.3


def says(words: str, form: str) -> bool:
    """Return whether folded text says a form; one in English only as a word, for "rn" is in "modern"."""
    return bool(_word(form).search(words)) if form.isascii() else form in words


@functools.lru_cache(maxsize=4096)
def _word(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z]){re.escape(form)}(?:e?s)?(?![a-z])")


def match(group: TermGroup, tokens: frozenset[str]) -> float:
    """Return the weight of the best term of ``group`` among ``tokens``, 0 if there is none."""
    return max((weight for term, weight in group.terms if term in tokens), default=0.0)


@functools.lru_cache(maxsize=20_000)
def token_set(text: str) -> frozenset[str]:
    """Return the index tokens of a text."""
    return frozenset(tokenize(fold(text)))


def _is_year(group: TermGroup, years: set[str]) -> bool:
    return any(term in years for term, _ in group.terms[:1])
