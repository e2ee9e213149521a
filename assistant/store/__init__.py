"""Immutable, hashed generations of the index on disk."""

from assistant.store.added import (
    added_folder,
    changed_documents,
    incoming_folder,
    removed_ids,
    unfinished,
)
from assistant.store.generation import (
    MANIFEST,
    Generation,
    Identity,
    Origin,
    Reading,
    open_generation,
)
from assistant.store.library import Library
from assistant.store.lock import holder, write_lock
from assistant.store.publish import (
    current_name,
    leftovers,
    name_in_force,
    open_current,
    publish,
    read_current,
    tidy,
)
from assistant.store.vectors import VectorIndex, build_vectors

__all__ = [
    "MANIFEST",
    "Generation",
    "Identity",
    "Library",
    "Origin",
    "Reading",
    "VectorIndex",
    "added_folder",
    "build_vectors",
    "changed_documents",
    "current_name",
    "holder",
    "incoming_folder",
    "leftovers",
    "name_in_force",
    "open_current",
    "open_generation",
    "publish",
    "read_current",
    "removed_ids",
    "tidy",
    "unfinished",
    "write_lock",
]
