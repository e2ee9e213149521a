"""What programs use: an assistant over an index that may change while it is open."""

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from assistant.encode import Encoder, load_encoder
from assistant.errors import AssistantError, IndexStoreError, MissingIndexError
from assistant.glossary import load_glossary, load_indicator_names
from assistant.pipeline.answerer import Answerer
from assistant.pipeline.identity import BuildReport, Progress, corpus_of
from assistant.pipeline.ready import make_ready, require_encoder
from assistant.places import Gazetteer
from assistant.resources import (
    default_index_folder,
    glossary_file,
    indicator_names_file,
    places_file,
)
from assistant.store import Generation, Library, name_in_force, read_current
from assistant.types import Answer, Clause, Hit, Outline, Target

if TYPE_CHECKING:
    from assistant.llm.writer import Writer


class Assistant:
    """Answers questions from the generation of an index that is in force when they are asked.

    Safe to use from several threads. A question is answered from one generation from beginning to
    end; a generation published meanwhile answers the next one.
    """

    def __init__(self, index: Path, encoder: Encoder) -> None:
        """Open the generation in force.

        :param encoder: the one that the index was built with.
        :raises MissingIndexError: there is none.
        :raises DamagedIndexError: it is damaged.
        """
        self._index = index
        self._encoder = encoder
        self.glossary = load_glossary(glossary_file(), checked=False)  # building has checked it
        self._indicators = load_indicator_names(indicator_names_file())
        self._gazetteer = Gazetteer.load(places_file())
        self._opening = threading.Lock()
        self._unusable = ""
        self.outdated: AssistantError | None = None
        self.writer: Writer | None = None
        self._answerer = read_current(index, self._made)

    @classmethod
    def open(
        cls,
        index: Path | None = None,
        *,
        corpus: Path | None = None,
        encoder: str | None = None,
        writer: "Writer | None" = None,
        progress: Progress | None = None,
    ) -> "Assistant":
        """Open the index, building it first if it is missing or out of date.

        If it is out of date and cannot be built, the generation in force answers, and
        :attr:`outdated` says why.

        :param index: where the index lies; by default the project's or the user's own.
        :param corpus: the folder of documents; by default the one the index was built from.
        :param encoder: a sentence-transformers model in place of the bundled encoder.
        :param writer: a language model that writes the answers, see :func:`assistant.llm.open_writer`.
        :raises ForeignIndexError: the index was built with another encoder than asked for.
        :raises AssistantError: the corpus, the encoder or the index cannot be used.
        """
        index = index or default_index_folder()
        loaded = load_encoder(encoder)
        outdated = make_ready(index, corpus, loaded, progress)
        assistant = cls(index, loaded)
        assistant.outdated = outdated
        assistant.writer = writer
        return assistant

    @property
    def current(self) -> Answerer:
        """What answers from the generation in force; hold it to ask one generation several times."""
        name = name_in_force(self._index)
        if name not in ("", self._answerer.generation.name, self._unusable):
            with self._opening:
                self._open(name)
        return self._answerer

    def _open(self, name: str) -> None:
        """Open the generation in force, unless another thread has; if it cannot be used, keep the old."""
        if name == self._answerer.generation.name:
            return
        try:
            answerer = read_current(self._index, self._made)
        except (IndexStoreError, OSError, RuntimeError):
            self._unusable = name
            return
        self._answerer = answerer

    def _made(self, generation: Generation) -> Answerer:
        require_encoder(generation, self._encoder)
        return Answerer(generation, self._encoder, self.glossary, self._indicators, self._gazetteer)

    @property
    def generation(self) -> Generation:
        """The generation in force."""
        return self.current.generation

    @property
    def library(self) -> Library:
        """The documents of the generation in force."""
        return self.current.library

    def outlines(self) -> tuple[Outline, ...]:
        """Return the outlines of all documents."""
        return self.current.outlines()

    def search(self, words: str, limit: int = 10) -> tuple[Hit, ...]:
        """Return the clauses found for ``words``, best first."""
        return self.current.search(words, limit)

    def ask(
        self,
        question: str,
        *,
        language: Literal["auto", "zh", "en"] = "auto",
        documents: Sequence[str] = (),
        history: Sequence[str] = (),
    ) -> Answer:
        """Answer ``question``.

        :param language: language of the answer; "auto" takes the question's.
        :param documents: ids of the documents to answer from; all by default.
        :param history: earlier questions of the conversation, oldest first.
        :raises QuestionError: the question is empty, overlong or in another language.
        :raises UnknownNameError: a document id is not held.
        """
        states = self.stream(question, language=language, documents=documents, history=history)
        return deque(states, maxlen=1).pop()

    def stream(
        self,
        question: str,
        *,
        language: Literal["auto", "zh", "en"] = "auto",
        documents: Sequence[str] = (),
        history: Sequence[str] = (),
    ) -> Iterator[Answer]:
        """Yield the answer as it grows by verified sentences; the last one is the answer.

        Without a language model there is one only. With one, the last may be the extractive answer
        in place of what was yielded before, if the model has failed; its notice says so.

        :raises QuestionError: see :meth:`ask`; so is UnknownNameError.
        """
        return self.current.stream(
            question, language=language, documents=documents, history=history, writer=self.writer
        )

    def pool(
        self, question: str, history: Sequence[str] = ()
    ) -> tuple[list[Clause], NDArray[np.float32]]:
        """Return the clauses the reranker judges for a question, and their features, for training."""
        return self.current.pool(question, history)

    def facts(
        self, question: str, history: Sequence[str] = ()
    ) -> tuple[list[Target], NDArray[np.float64]]:
        """Return the figures of the best clauses for a question, and their features, for training."""
        return self.current.facts(question, history)


def build_index(
    index: Path | None = None,
    *,
    corpus: Path | None = None,
    encoder: str | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Build the index, or refresh it from the same folder; see :func:`assistant.pipeline.build.build`."""
    from assistant.pipeline.build import build

    index = index or default_index_folder()
    return build(corpus or corpus_of(index), index, load_encoder(encoder), progress)


def open_library(index: Path | None = None, *, progress: Progress | None = None) -> Library:
    """Open the documents of an index, whatever encoder built it; build the shipped one if missing."""
    index = index or default_index_folder()
    try:
        return read_current(index, Library)
    except MissingIndexError:
        build_index(index, progress=progress)
        return read_current(index, Library)
