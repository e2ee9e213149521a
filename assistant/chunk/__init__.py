"""Cut an outline into the pieces that are indexed."""

from assistant.chunk.chunk import CHUNKER, chunk

__all__ = ["CHUNKER", "chunk"]
