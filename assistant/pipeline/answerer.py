"""The lower line of the flow: a question becomes a verified answer from one generation."""

import contextlib
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from assistant.compose import Context, Names, Weigher, compose, prefer_quoted
from assistant.compose.facts import FactFinder
from assistant.encode import Encoder
from assistant.errors import QuestionError
from assistant.glossary import Glossary
from assistant.llm.directives import speaks_to_machine
from assistant.pipeline.present import present
from assistant.places import Gazetteer
from assistant.search import Rerankers, Searcher, SearchScope, Traits
from assistant.store import Generation, Library
from assistant.types import Answer, Clause, ClauseKind, Hit, Outline, Target, Timing
from assistant.understand import NATION, Query, Speller, TermReader, Understander
from assistant.verify import verify
from assistant.words import Dictionary

if TYPE_CHECKING:
    from assistant.llm.writer import Writer

Features = NDArray[np.float32]

_HITS = 16
_PROSE_ONLY: frozenset[ClauseKind] = frozenset({"title", "table", "box"})


class Answerer:
    """Answers questions from one generation of an index."""

    def __init__(
        self,
        generation: Generation,
        encoder: Encoder,
        glossary: Glossary,
        indicators: Mapping[str, str],
        gazetteer: Gazetteer,
        *,
        dictionary: Dictionary | None = None,
        rerankers: Rerankers | None = None,
    ) -> None:
        """Open a generation.

        :param dictionary: by default the one that ships, with what the generation adds to it.
        :param rerankers: by default those that ship.
        """
        self.generation = generation
        self.library = Library(generation)
        gazetteer = gazetteer.with_documents(self.library.documents)
        self.glossary = glossary
        self._gazetteer = gazetteer
        self._searcher = Searcher(generation, encoder, self._traits(generation), rerankers)
        if dictionary is None:
            dictionary = Dictionary.load().with_additions(generation.dictionary())
        terms = TermReader(dictionary, glossary)
        speller = Speller(
            lambda: _english_texts(glossary, gazetteer, self.library), dictionary.knows
        )
        self._understander = Understander(self.library.documents, gazetteer, terms, speller)
        self._names = _names(glossary, indicators, gazetteer, self.library)

    def _traits(self, generation: Generation) -> Traits:
        clauses = [self.library.clause(chunk.clause) for chunk in generation.chunks()]
        return Traits(
            np.array([self._kind(clause) for clause in clauses]),
            np.array([bool(self.library.targets_of([clause.id])) for clause in clauses]),
            np.array([bool(clause.responsible) for clause in clauses]),
        )

    def _kind(self, found: Clause) -> str:
        text = self.library.text(found)
        bare = found.kind == "heading" and "\n" not in text
        return "title" if bare else found.kind

    def outlines(self) -> tuple[Outline, ...]:
        """Return the outlines of all documents."""
        return tuple(self.library.outlines.values())

    def search(self, words: str, limit: int = 10) -> tuple[Hit, ...]:
        """Return the clauses found for ``words``, best first."""
        return self._search(self._understander.understand(words), limit)

    def ask(
        self,
        question: str,
        *,
        language: Literal["auto", "zh", "en"] = "auto",
        documents: Sequence[str] = (),
        history: Sequence[str] = (),
    ) -> Answer:
        """Answer ``question`` without a language model."""
        return next(self.stream(question, language=language, documents=documents, history=history))

    def stream(
        self,
        question: str,
        *,
        language: Literal["auto", "zh", "en"] = "auto",
        documents: Sequence[str] = (),
        history: Sequence[str] = (),
        writer: "Writer | None" = None,
    ) -> Iterator[Answer]:
        """Yield the answer as it grows; see :meth:`assistant.pipeline.Assistant.stream`."""
        clock = _Clock()
        for document in documents:
            self.library.outline(document)
        begun = time.monotonic()
        query = self._understander.understand(question, language, documents, history)
        if writer:
            with contextlib.suppress(QuestionError):  # the question itself is understood already
                complete = writer.complete(question, history, self._gazetteer)
                if complete:
                    query = self._understander.understand(complete, language, documents)
                query = self._translated(writer, query, documents)
        clock.stop("understand")
        context = self._context(query)
        clock.stop("search")
        draft = compose(context, lambda: self._per_place(query))
        clock.stop("compose")
        verdict = verify(draft, query, self.library)
        clock.stop("verify")
        answer = present(question, query, draft, verdict, self.library, timing=clock.timing())
        if writer is None or answer.abstained is not None:
            yield answer
            return
        from assistant.pipeline.written import write

        yield from write(
            writer,
            context,
            draft,
            answer,
            gazetteer=self._gazetteer,
            understand=self._understander.understand,
            weigh=lambda claim: Weigher(claim, self.library, self._searcher),
            seconds=writer.settings.seconds - (time.monotonic() - begun),
        )

    def _translated(self, writer: "Writer", query: Query, documents: Sequence[str]) -> Query:
        """Return a query with the words of the other language added, where a model is to add them."""
        translated = writer.translate(query.text)
        if not translated:
            return query
        other = self._understander.understand(translated, query.language, documents)
        return replace(query, groups=(*query.groups, *other.groups))

    def pool(self, question: str, history: Sequence[str] = ()) -> tuple[list[Clause], Features]:
        """Return the clauses the reranker judges for a question, and their features, for training."""
        query = self._understander.understand(question, history=history)
        pool, _, features = self._searcher.pool(
            query.folded, query.groups, _scope(query), query.intent
        )
        chunks = self._searcher.chunks
        return [self.library.clause(chunks[place].clause) for place in pool], features

    def facts(
        self, question: str, history: Sequence[str] = ()
    ) -> tuple[list[Target], NDArray[np.float64]]:
        """Return the figures of the best clauses for a question, and their features, for training."""
        context = self._context(self._understander.understand(question, history=history))
        finder = FactFinder(context.query, context.weigher, self.library, self._names)
        found, features = finder.features(context.evidence[:8])
        return [target for target, _ in found], features

    def _context(self, query: Query) -> Context:
        weigher = Weigher(query, self.library, self._searcher)
        hits = [hit for hit in self._search(query, _HITS) if not speaks_to_machine(hit.chunk.text)]
        evidence = [weigher.evidence(hit) for hit in hits]
        evidence = prefer_quoted(query.text, evidence, self.library)
        evidence.sort(key=lambda each: -each.confidence)
        return Context(query, tuple(evidence), weigher, self.library, self._names)

    def _per_place(self, query: Query) -> list[Context]:
        """Search each place of the scope on its own, so that none crowds out another.

        Documents of one place are set apart only if the question is about that place alone.
        """
        names = query.scope.documents or tuple(self.library.outlines)
        groups: dict[str, list[str]] = {}
        for name in names:
            place = self.library.outline(name).document.place
            groups.setdefault(place or name, []).append(name)
        parts = [tuple(group) for group in groups.values()]
        if len(parts) == 1:
            parts = [(name,) for name in names]
        alone = [
            replace(query, scope=query.scope.model_copy(update={"documents": p})) for p in parts
        ]
        return [self._context(each) for each in alone]

    def _search(self, query: Query, limit: int) -> tuple[Hit, ...]:
        return self._searcher.search(query.folded, query.groups, _scope(query), query.intent, limit)


def _scope(query: Query) -> SearchScope:
    return SearchScope(frozenset(query.scope.documents), _PROSE_ONLY)


def _english_texts(glossary: Glossary, gazetteer: Gazetteer, library: Library) -> Iterator[str]:
    """Yield the English that is known to be spelt right."""
    for entry in glossary.entries:
        yield " ".join(entry.forms("en"))
    for place in gazetteer.places:
        yield place.en
    yield from library.english_texts()


def _names(
    glossary: Glossary, indicators: Mapping[str, str], gazetteer: Gazetteer, library: Library
) -> Names:
    """Return the English names of terms, indicators and places."""
    terms = {form: entry.en for entry in glossary.entries for form in entry.forms("zh")}
    places = {place.zh: place.en for place in gazetteer.places} | {NATION: "the whole country"}
    for document in library.documents:
        if document.place and document.place_en:
            places[document.place] = document.place_en
    return Names(terms | dict(indicators), places)


class _Clock:
    """Measures the stages of one answer in milliseconds."""

    def __init__(self) -> None:
        self._start = self._last = time.perf_counter()
        self._stages: dict[str, float] = {}

    def stop(self, stage: str) -> None:
        now = time.perf_counter()
        self._stages[stage] = round((now - self._last) * 1000, 2)
        self._last = now

    def timing(self) -> Timing:
        total = round((self._last - self._start) * 1000, 2)
        return Timing(**self._stages, total=total)
