"""The assistant's search and encoder as LangChain parts.

    retriever = PolicyRetriever(assistant=Assistant.open(), k=5)
    retriever.invoke("Zhejiang infant mortality target 2025")

Importing this module imports langchain-core.
"""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field

from assistant.encode import load_encoder
from assistant.pipeline import Assistant
from assistant.store import Library
from assistant.types import Hit
from assistant.words import fold


class PolicyRetriever(BaseRetriever):
    """Finds the clauses for a question, in Chinese or English.

    A document's ``page_content`` is verbatim text of the clause; its metadata say where the text
    stands, which is all that a citation needs. ``k`` is the most documents returned.

    :raises QuestionError: from ``invoke``, if the question is empty, overlong or in another language.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Assistant
    k: int = Field(default=5, ge=1)

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - LangChain passes it
        k: int | None = None,
    ) -> list[Document]:
        current = self.assistant.current  # hits and texts of one generation
        return [_document(hit, current.library) for hit in current.search(query, k or self.k)]


class PolicyEmbeddings(Embeddings):
    """The bundled bilingual encoder, or any sentence-transformers model.

    :param encoder: a model's folder or name in place of the bundled encoder.
    :raises EncoderError: if it cannot be loaded.
    """

    def __init__(self, encoder: str | None = None) -> None:
        self._encoder = load_encoder(encoder)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return a unit vector a text, folded as the index folds it."""
        vectors: list[list[float]] = self._encoder.encode_document([*map(fold, texts)]).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """Return the unit vector of a question."""
        vector: list[float] = self._encoder.encode_query([fold(text)])[0].tolist()
        return vector


def _document(hit: Hit, library: Library) -> Document:
    clause = library.clause(hit.chunk.clause)
    about = library.outlines[clause.document].document
    metadata: dict[str, Any] = {
        "document": about.id,
        "title": about.title,
        "title_en": about.title_en,
        "place": about.place,
        "date": about.date,
        "clause": clause.id,
        "label": clause.label,
        "path": list(clause.path),
        "span": list(hit.chunk.span),
        "lines": list(clause.lines),
        "rendering": library.rendering(clause, hit.chunk.span),
        "rank": hit.rank,
        "score": hit.score,
    }
    return Document(id=hit.chunk.id, page_content=hit.chunk.text, metadata=metadata)
