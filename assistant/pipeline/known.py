"""What the generation in force already knows of documents that have not changed."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from assistant.pipeline.read import Part, Source
from assistant.store import Generation, Identity, VectorIndex

T = TypeVar("T")


def key_of(text: str) -> str:
    """Return the sha256 of a text: what its vector and its tokens are found by."""
    return hashlib.sha256(text.encode()).hexdigest()


class Known:
    """Parts, vectors and tokens to take over; each only if it would come out the same now.

    :param ready: parts that were read before now, for sources whose key is still theirs.
    """

    def __init__(
        self, generation: Generation | None, identity: Identity, ready: Sequence[Part] = ()
    ) -> None:
        self._ready = {(part.reading.added, part.reading.source): part for part in ready}

        def made_with(*names: str) -> Generation | None:
            built = generation.manifest.identity if generation else None
            same = all(getattr(built, name, None) == getattr(identity, name) for name in names)
            return generation if same else None

        self._read = made_with("reader", "chunker", "lexicon")
        self._encoded = made_with("encoder")
        self._worded = made_with("lexicon", "reader")

    def part(self, source: Source) -> Part | None:
        """Return what ``source`` gives, if that is known."""
        name = (source.added, source.name)
        for part in (self._ready.get(name), self._parts.get(name)):
            if part and source.key(part.reading.documents) == part.reading.key:
                return part
        return None

    @cached_property
    def vectors(self) -> Mapping[str, NDArray[np.float32]]:
        """Vectors by the key of their text."""
        if self._encoded is None:
            return {}
        rows = VectorIndex(self._encoded.folder / "vectors.faiss").row_vectors()
        return {key: row for (_, _, key), row in zip(self._encoded.fields(), rows, strict=True)}

    @cached_property
    def tokens(self) -> Mapping[str, list[str]]:
        """Tokens by the key of their text."""
        return self._worded.tokens() if self._worded else {}

    @cached_property
    def dictionary(self) -> str | None:
        """What the glossary adds to the dictionary."""
        return self._worded.dictionary() if self._worded else None

    @cached_property
    def _parts(self) -> dict[tuple[bool, str], Part]:
        """Everything read before by source; a source of which a document was left out is read again."""
        if self._read is None:
            return {}
        outlines = {each.document.id: each for each in self._read.outlines()}
        owner = {
            clause.id: clause.document for each in outlines.values() for clause in each.clauses
        }
        renderings = _grouped(self._read.renderings(), lambda each: owner[each.clause])
        questions = _grouped(self._read.questions(), lambda each: owner[each.clause])
        chunks = _grouped(self._read.chunks(), lambda each: each.document)
        targets = _grouped(self._read.targets(), lambda each: each.document)
        return {
            (reading.added, reading.source): Part(
                reading,
                tuple(outlines[name] for name in reading.documents),
                _of(renderings, reading.documents),
                _of(questions, reading.documents),
                _of(chunks, reading.documents),
                _of(targets, reading.documents),
            )
            for reading in self._read.readings()
            if all(name in outlines for name in reading.documents)
        }


def _grouped(models: Iterable[T], document: Callable[[T], str]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for model in models:
        groups[document(model)].append(model)
    return groups


def _of(groups: Mapping[str, list[T]], documents: Sequence[str]) -> tuple[T, ...]:
    return tuple(model for name in documents for model in groups.get(name, ()))
