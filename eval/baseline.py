"""The usual script as a yardstick: character chunks, one vector each, the nearest three.

LangChain's RecursiveCharacterTextSplitter (500 characters, 50 overlapping) over the same canonical
texts, FAISS inner product over the same encoder. It writes no answers, so only the metrics of its
citations, its retrieval and its speed are comparable.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from assistant.encode import Encoder
from assistant.types import Answer, Chunk, Citation, CitedClause, CitedDocument, Hit, Outline
from eval.results import Run
from eval.spoken import language_of
from eval.system import Opener, System

CHUNK_SIZE, OVERLAP, CITED = 500, 50, 3
COMPARABLE = (
    "first_citation", "citation_recall", "R@1", "R@3", "R@10", "RR@10", "nDCG@10",
    "latency_p50", "latency_p95",
)  # fmt: skip


class Baseline:
    """A `System` whose answers are the nearest three chunks."""

    def __init__(self, outlines: Iterable[Outline], encoder: Encoder) -> None:
        self._outlines = {outline.document.id: outline for outline in outlines}
        self._encoder = encoder

    @cached_property
    def _index(self) -> tuple[tuple[Chunk, ...], Any]:
        import faiss  # noqa: PLC0415 - heavy

        chunks = tuple(
            chunk for outline in self._outlines.values() for chunk in split_text(outline)
        )
        vectors = self._encoder.encode_document([chunk.text for chunk in chunks])
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(vectors)
        return chunks, index

    def outlines(self) -> Iterable[Outline]:
        """Return the outlines the chunks were cut from."""
        return self._outlines.values()

    def search(self, words: str, limit: int) -> Sequence[Hit]:
        """Return the nearest chunks."""
        chunks, index = self._index
        scores, rows = index.search(self._encoder.encode_query([words]), min(limit, len(chunks)))
        return [
            Hit(chunk=chunks[row], rank=place, score=float(score), coverage=0.0)
            for place, (row, score) in enumerate(zip(rows[0], scores[0], strict=True), start=1)
        ]

    def ask(
        self,
        question: str,
        *,
        language: Literal["auto", "zh", "en"] = "auto",
        documents: Sequence[str] = (),  # noqa: ARG002 - the script has no such filter
        history: Sequence[str] = (),  # noqa: ARG002 - nor a memory
    ) -> Answer:
        """Cite the nearest chunks, whole."""
        return Answer(
            id="baseline",
            question=question,
            language=language_of(question) if language == "auto" else language,
            text="",
            citations=tuple(self._cite(hit) for hit in self.search(question, CITED)),
        )

    def _cite(self, hit: Hit) -> Citation:
        chunk, document = hit.chunk, self._outlines[hit.chunk.document].document
        return Citation(
            number=hit.rank,
            document=CitedDocument.model_validate(
                document.model_dump(include=set(CitedDocument.model_fields))
            ),
            clause=CitedClause(id=chunk.clause, label="", path=(), path_en=()),
            quote=chunk.text,
            span=chunk.span,
            source_lines=(1, 1),
            passage=chunk.text,
        )


def split_text(outline: Outline) -> list[Chunk]:
    """Cut a document as the usual script does."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter  # noqa: PLC0415 - heavy

    splitter = RecursiveCharacterTextSplitter(
        chunk_size=CHUNK_SIZE, chunk_overlap=OVERLAP, add_start_index=True
    )
    return [
        _chunk(outline, int(piece.metadata["start_index"]), piece.page_content)
        for piece in splitter.create_documents([outline.text])
    ]


def _chunk(outline: Outline, start: int, text: str) -> Chunk:
    name = outline.document.id
    return Chunk(
        id=f"{name}:{start}",
        clause=f"{name}:{start}",
        document=name,
        context="",
        text=text,
        span=(start, start + len(text)),
    )


def comparable(run: Run) -> Run:
    """Return ``run`` with only the metrics that mean something without a written answer."""
    groups = tuple(
        group.model_copy(
            update={"metrics": {k: v for k, v in group.metrics.items() if k in COMPARABLE}}
        )
        for group in run.groups
    )
    return run.model_copy(update={"groups": groups, "risk": ()})


@dataclass(frozen=True)
class BaselineOpener:
    """Opens the baseline over the documents of another system."""

    of: Opener

    @property
    def name(self) -> str:
        """The system's name in results."""
        return "baseline"

    def settings(self) -> dict[str, str]:
        """Return how the script cuts and how many chunks it cites."""
        return {"chunk_size": str(CHUNK_SIZE), "overlap": str(OVERLAP), "cited": str(CITED)}

    def __call__(self) -> System:
        """Open the baseline."""
        from assistant.encode import load_encoder  # noqa: PLC0415 - reads the model

        return Baseline(self.of().outlines(), load_encoder())
