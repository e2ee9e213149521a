"""Files of the corpus beside the sources: metadata, renderings and questions."""

from assistant.corpus.metadata import read_metadata

__all__ = ["read_metadata"]
