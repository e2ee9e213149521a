"""The frozen types that pass between stages.

This module imports nothing of ours, so that every stage can depend on it. Spans are half-open
and count Unicode code points of a document's canonical text; ranks start at 1; lines start at 1.
"""

import sys
from bisect import bisect_right
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["zh", "en"]
Level = Literal["nation", "province", "city", "county", "township", "institution"]
ClauseKind = Literal[
    "title", "heading", "paragraph", "item", "bullet", "box", "table", "row", "note", "definition"
]
Intent = Literal[
    "figure", "measure", "responsible", "definition", "when", "compare", "about", "list"
]
Comparator = Literal["=", "≥", "≤", ">", "<", "≈", "range", "word"]
TargetKind = Literal["baseline", "target", "past target"]
Span = tuple[int, int]
INFINITY = sys.maxsize


class Model(BaseModel):
    """Base of all types: immutable, hashable by value, and strict about unknown fields."""

    # Asking uses few of the types: each builds its validator when it is first used.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Text(Model):
    """A piece of user-facing text in both interface languages."""

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the text in ``language``."""
        return self.zh if language == "zh" else self.en


class Document(Model):
    """One official document: what a citation says about where a quote comes from.

    A field that neither the text nor a trustworthy source gives is ``None``: unknown, never
    guessed. ``origin`` and ``remarks`` say what came from outside the text, and from where.
    """

    id: str
    title: str
    title_en: str | None = None
    place: str | None = None
    place_en: str | None = None
    level: Level | None = None
    issuer: str | None = None
    issuer_en: str | None = None
    number: str | None = None
    date: str | None = None
    period: tuple[int, int] | None = None
    language: Literal["zh-Hans", "zh-Hant", "en"] = "zh-Hans"
    source: str
    carried_by: str | None = None
    supersedes: str | None = None
    origin: str | None = None
    licence: str | None = None
    remarks: tuple[str, ...] = ()


class Cell(Model):
    """One cell of a table row: the header above it and its text, with its canonical span."""

    header: str
    text: str
    span: Span


class Clause(Model):
    """A node of a document's outline.

    ``span`` is the clause's own text: its heading and what follows up to its first child, so that
    the spans of all clauses partition the document. ``extent`` also covers its descendants.
    ``label`` is the marker as printed, ``path`` the headings above, ``responsible`` the bodies
    named in a responsibility suffix (责任处室), which covers the whole clause.
    """

    id: str
    document: str
    kind: ClauseKind
    label: str = ""
    heading: str = ""
    path: tuple[str, ...] = ()
    span: Span
    extent: Span
    lines: tuple[int, int]
    parent: str | None = None
    cells: tuple[Cell, ...] = ()
    responsible: tuple[str, ...] = ()


class SourceMap(Model):
    """Leads from the canonical text back to the source.

    ``runs`` are ``(canonical start, source start, length)`` of stretches copied verbatim, in
    canonical order; characters between runs were inserted by cleaning. ``line_starts`` are
    ``(source offset, line number)`` of the source's lines, in order.
    """

    runs: tuple[tuple[int, int, int], ...]
    line_starts: tuple[tuple[int, int], ...]

    def source_spans(self, span: Span) -> tuple[Span, ...]:
        """Return the source spans of the canonical ``span``, one a verbatim stretch."""
        first = max(bisect_right(self.runs, (span[0], INFINITY)) - 1, 0)
        spans: list[Span] = []
        for start, source, length in self.runs[first:]:
            if start >= span[1]:
                break
            left, right = max(start, span[0]), min(start + length, span[1])
            if left < right:
                spans.append((source + left - start, source + right - start))
        return tuple(spans)

    def lines(self, span: Span) -> tuple[int, int]:
        """Return the first and last source line of the canonical ``span``.

        :raises ValueError: nothing in the span comes from the source.
        """
        spans = self.source_spans(span)
        if not spans:
            raise ValueError(f"span {span} has no source")
        numbers = [self._line(offset) for start, end in spans for offset in (start, end - 1)]
        return min(numbers), max(numbers)

    def _line(self, offset: int) -> int:
        return self.line_starts[bisect_right(self.line_starts, (offset, INFINITY)) - 1][1]


class Outline(Model):
    """A document's canonical text, its clauses in reading order, and the way back to the source."""

    document: Document
    text: str
    clauses: tuple[Clause, ...]
    source_map: SourceMap

    def own_text(self, clause: Clause) -> str:
        """Return the verbatim own text of ``clause``."""
        return self.text[slice(*clause.span)]


class Chunk(Model):
    """What is indexed: a clause, or one part of a long clause.

    ``context`` (title, place, heading path) is embedded with ``text`` but never quoted;
    ``text`` is the canonical slice at ``span``.
    """

    id: str
    clause: str
    document: str
    context: str
    text: str
    span: Span


class RenderedSentence(Model):
    """One sentence of a clause: its span in the canonical text and its unofficial English text."""

    span: Span
    text: str


class Rendering(Model):
    """The unofficial English text of a clause, sentence by sentence."""

    clause: str
    sentences: tuple[RenderedSentence, ...]


class ClauseQuestions(Model):
    """Questions that one clause answers, in both languages."""

    clause: str
    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class Target(Model):
    """A quantitative statement read from a clause: a typed, citable fact.

    ``indicator`` is the name as printed and ``key`` the normalised name that joins it across
    documents. Exactly one of ``value``, ``low``/``high`` and ``word`` holds the figure: a number,
    a range (``high`` excluded only where the text says so), or a word value (稳步提高). ``unit`` is
    the canonical unit (``‰``, ``%``, ``/100000``, ``years``, or a measure word as printed).
    ``span`` is where the words were read, in the canonical text; ``value_span`` the figure alone.
    """

    indicator: str
    key: str
    comparator: Comparator
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    word: str | None = None
    unit: str = ""
    kind: TargetKind
    year: int | None = None
    place: str | None = None
    level: Level | None = None
    condition: str | None = None
    document: str
    clause: str
    span: Span
    value_span: Span


class Scope(Model):
    """Where a question may be answered from.

    ``places`` and ``documents`` are names the corpus holds; ``absent`` are places, documents or
    years that the question names and the corpus does not hold, as the user wrote them.
    """

    places: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    absent: tuple[str, ...] = ()


class Hit(Model):
    """One retrieved chunk with its fused score.

    ``coverage`` is the share of the question's terms that its fields hold, by idf, from 0 to 1;
    ``parts`` the score of each retriever.
    """

    chunk: Chunk
    rank: Annotated[int, Field(ge=1)]
    score: float
    coverage: float
    parts: dict[str, float] = {}


class CitedDocument(Model):
    """The part of a document's metadata that a citation shows."""

    id: str
    title: str
    title_en: str | None
    place: str | None
    issuer: str | None
    number: str | None
    date: str | None


class CitedClause(Model):
    """The part of a clause that a citation shows."""

    id: str
    label: str
    path: tuple[str, ...]
    path_en: tuple[str, ...]


class Citation(Model):
    """A clause and the verbatim quote from it that supports a claim.

    ``quote`` equals the canonical text at ``span`` exactly; ``passage`` is the whole text of the
    clause or table row that holds it; ``rendering`` is unofficial English text, never a quote.
    """

    number: Annotated[int, Field(ge=1)]
    document: CitedDocument
    clause: CitedClause
    quote: str
    span: Span
    source_lines: tuple[int, int]
    passage: str
    rendering: str | None = None


class Claim(Model):
    """One sentence of an answer with the numbers of the citations that support it."""

    text: str
    citations: tuple[int, ...]


class Check(Model):
    """The visible result of one verification."""

    name: str
    passed: bool
    detail: str


class Timing(Model):
    """Milliseconds spent in each stage of one answer."""

    understand: float = 0.0
    search: float = 0.0
    compose: float = 0.0
    verify: float = 0.0
    total: float = 0.0


class Writing(Model):
    """How a language model took part in an answer.

    ``prompt`` is the name of the template and ``prompt_sha256`` the hash of its file; ``written``
    says whether the claims shown are the model's. Tokens are as the provider counted them, 0 if it
    did not say. ``ms`` are the milliseconds it took, which the total of the timing includes.
    """

    model: str
    prompt: str
    prompt_sha256: str
    written: bool
    input_tokens: int = 0
    output_tokens: int = 0
    ms: float = 0.0


class Answer(Model):
    """The contract's answer object, the same from CLI, page API and Python.

    ``writing`` is there if a language model was asked; ``notice`` says, in the language of the
    answer, why it is not, or not wholly, the model's.
    """

    id: str
    question: str
    language: Language
    text: str
    abstained: str | None = None
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
    targets: tuple[Target, ...] = ()
    checks: tuple[Check, ...] = ()
    timing_ms: Timing = Timing()
    writing: Writing | None = None
    notice: str | None = None
