"""Find the clauses that answer a question."""

from assistant.search.features import Traits
from assistant.search.lexical import LexicalIndex, build_lexical
from assistant.search.rerank import Reranker, Rerankers
from assistant.search.search import Searcher, SearchScope, chunk_fields

__all__ = [
    "LexicalIndex",
    "Reranker",
    "Rerankers",
    "SearchScope",
    "Searcher",
    "Traits",
    "build_lexical",
    "chunk_fields",
]
