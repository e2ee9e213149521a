"""Files of the corpus beside the sources: metadata, renderings and questions."""

from assistant.corpus.figures import disagreements
from assistant.corpus.metadata import read_metadata
from assistant.corpus.questions import read_questions
from assistant.corpus.renderings import align, read_renderings

__all__ = [
    "align",
    "disagreements",
    "read_metadata",
    "read_questions",
    "read_renderings",
]
