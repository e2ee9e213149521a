"""Immutable, hashed generations of the index on disk."""

from assistant.store.generation import Generation, Identity, open_generation
from assistant.store.library import Library
from assistant.store.publish import current_name, publish, write_lock
from assistant.store.vectors import VectorIndex, build_vectors

__all__ = [
    "Generation",
    "Identity",
    "Library",
    "VectorIndex",
    "build_vectors",
    "current_name",
    "open_generation",
    "publish",
    "write_lock",
]
