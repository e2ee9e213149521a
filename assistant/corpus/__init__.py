"""Files of the corpus beside the sources: metadata, renderings and questions."""

from assistant.corpus.metadata import read_metadata
from assistant.corpus.questions import read_questions
from assistant.corpus.renderings import align, read_renderings

__all__ = [
    "align",
    "read_metadata",
    "read_questions",
    "read_renderings",
]
