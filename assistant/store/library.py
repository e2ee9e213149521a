"""A generation's documents in memory, found by id."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator

from assistant.errors import UnknownNameError
from assistant.store.generation import Generation
from assistant.types import (
    Clause,
    ClauseQuestions,
    Document,
    Outline,
    RenderedSentence,
    Span,
    Target,
    Text,
)
from assistant.words import fold


class Library:
    """Looks up documents, clauses, renderings, targets and questions of one generation."""

    def __init__(self, generation: Generation) -> None:
        self.outlines = {outline.document.id: outline for outline in generation.outlines()}
        self._clauses = {
            clause.id: clause for outline in self.outlines.values() for clause in outline.clauses
        }
        self._children: dict[str, list[Clause]] = defaultdict(list)
        for clause in self._clauses.values():
            self._children[clause.parent or clause.document].append(clause)
        self._renderings = {
            rendering.clause: rendering.sentences for rendering in generation.renderings()
        }
        self.targets = generation.targets()
        self.indicators = frozenset(
            fold(name) for target in self.targets for name in (target.indicator, target.key)
        )
        self._words = functools.lru_cache(maxsize=4096)(self._read_words)
        self._targets: dict[str, list[Target]] = defaultdict(list)
        for target in self.targets:
            self._targets[target.clause].append(target)
        self._questions = {questions.clause: questions for questions in generation.questions()}

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents, in the order of their sources."""
        return tuple(outline.document for outline in self.outlines.values())

    def outline(self, document: str) -> Outline:
        """Return the outline of the document with this id.

        :raises UnknownNameError: the corpus holds no such document.
        """
        try:
            return self.outlines[document]
        except KeyError:
            names = " ".join(self.outlines)
            raise UnknownNameError(
                Text(zh=f"没有编号为“{document}”的文件", en=f"there is no document “{document}”"),
                remedy=Text(zh=f"可用编号：{names}", en=f"the ids are: {names}"),
            ) from None

    def clause(self, clause: str) -> Clause:
        """Return the clause with this id.

        :raises UnknownNameError: the corpus holds no such clause.
        """
        try:
            return self._clauses[clause]
        except KeyError:
            raise UnknownNameError(
                Text(zh=f"没有编号为“{clause}”的条款", en=f"there is no clause “{clause}”")
            ) from None

    def find(self, clause: str) -> Clause | None:
        """Return the clause with this id, or ``None``."""
        return self._clauses.get(clause)

    def children(self, parent: str) -> tuple[Clause, ...]:
        """Return the clauses directly under a clause or document id, in reading order."""
        return tuple(self._children.get(parent, ()))

    def text(self, clause: Clause, span: Span | None = None) -> str:
        """Return the verbatim text of ``clause``, or of ``span`` in its document."""
        return self.outlines[clause.document].text[slice(*(span or clause.span))]

    def rendered(self, clause: Clause) -> tuple[RenderedSentence, ...]:
        """Return the rendered sentences of ``clause``, or none."""
        return self._renderings.get(clause.id, ())

    def rendering(self, clause: Clause, span: Span | None = None) -> str | None:
        """Return the English text of what ``span`` overlaps in ``clause``, or ``None``."""
        first, last = span or clause.span
        found = [
            sentence.text
            for sentence in self.rendered(clause)
            if sentence.span[0] < last and first < sentence.span[1]
        ]
        return " ".join(found) or None

    def targets_of(self, clauses: Iterable[str]) -> tuple[Target, ...]:
        """Return the targets read from these clauses."""
        return tuple(target for clause in clauses for target in self._targets.get(clause, ()))

    def words(self, clause: str) -> str:
        """Return all that is said of a clause, folded: its text, headings, rendering and questions."""
        return self._words(clause)

    def _read_words(self, name: str) -> str:
        clause = self.clause(name)
        title = self.outlines[clause.document].document.title
        asked = self._questions.get(name)
        questions = (*asked.zh, *asked.en) if asked else ()
        parts = [title, *clause.path, self.text(clause), self.rendering(clause) or "", *questions]
        return fold(" ".join(parts))

    def questions(self, clause: str) -> ClauseQuestions | None:
        """Return the bank's questions for a clause."""
        return self._questions.get(clause)

    def english_texts(self) -> Iterator[str]:
        """Yield the renderings, and the text of English documents."""
        for sentences in self._renderings.values():
            yield from (sentence.text for sentence in sentences)
        for outline in self.outlines.values():
            if outline.document.language == "en":
                yield outline.text
