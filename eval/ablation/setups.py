"""The assistant with a part left out."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.encode import Encoder
from assistant.glossary import Glossary, load_glossary, load_indicator_names
from assistant.pipeline.answerer import Answerer
from assistant.pipeline.build import build
from assistant.places import Gazetteer
from assistant.resources import (
    corpus_folder,
    glossary_file,
    indicator_names_file,
    places_file,
)
from assistant.search import Rerankers
from assistant.search.features import NAMES
from assistant.store import read_current
from assistant.words import Dictionary


@dataclass(frozen=True)
class Setup:
    """What is left out.

    ``folders`` of the corpus are left out for all documents, or, where ``documents`` are named, for
    these only. ``features`` are those that the reranker judges by.
    """

    name: str
    folders: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    glossary: bool = True
    dictionary: bool = True
    dense: bool = True
    features: tuple[str, ...] = NAMES


ENRICHMENT = ("renderings", "questions")
EVERYTHING = Setup("everything")
BARE = Setup("without renderings and question bank", folders=ENRICHMENT)
SETUPS = (
    EVERYTHING,
    Setup("without renderings", folders=("renderings",)),
    Setup("without question bank", folders=("questions",)),
    BARE,
    Setup("without glossary", glossary=False),
    Setup("without dictionary expansion", dictionary=False),
    Setup("without dense encoder", dense=False),
    # The fused score alone, as a probability.
    Setup("without reranker", features=("fused",)),
)


def without_document(document: str) -> Setup:
    """Return the setup in which ``document`` is as one that a user adds."""
    return Setup(f"without {document}", folders=ENRICHMENT, documents=(document,))


class Blind:
    """An encoder that knows no word: every text is the zero vector."""

    dimension = 1
    identity = "blind"

    def encode_query(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return zeros, (texts, 1)."""
        return np.zeros((len(texts), self.dimension), dtype=np.float32)

    encode_document = encode_query


@dataclass(frozen=True)
class Unexpanding(Dictionary):
    """A dictionary that translates nothing; spelling goes by the shipped one all the same."""

    spelling: Dictionary

    def knows(self, word: str) -> bool:
        """Return whether the shipped dictionary knows ``word``."""
        return self.spelling.knows(word)


class Bench:
    """An index of the shipped corpus built as a setup says, opened with any rerankers."""

    def __init__(self, setup: Setup, folder: Path, encoder: Encoder) -> None:
        """Copy the corpus into ``folder`` without what is left out, and index it there."""
        self.setup = setup
        self._index = folder / "index"
        self._encoder: Encoder = encoder if setup.dense else Blind()
        shutil.copytree(corpus_folder(), folder / "corpus")
        for name in setup.folders:
            for path in (folder / "corpus" / name).glob("*.jsonl"):
                if not setup.documents or path.stem in setup.documents:
                    path.unlink()
        build(folder / "corpus", self._index, self._encoder)
        self._glossary = load_glossary(glossary_file()) if setup.glossary else Glossary(())
        self._indicators = load_indicator_names(indicator_names_file()) if setup.glossary else {}
        self._gazetteer = Gazetteer.load(places_file())

    def open(self, rerankers: Rerankers | None = None) -> Answerer:
        """Open the index; by default with the shipped rerankers."""
        return read_current(
            self._index,
            lambda generation: Answerer(
                generation,
                self._encoder,
                self._glossary,
                self._indicators,
                self._gazetteer,
                dictionary=self._dictionary(),
                rerankers=rerankers,
            ),
        )

    def _dictionary(self) -> Dictionary | None:
        """Return the dictionary; ``None`` for the shipped one with the glossary."""
        if not self.setup.dictionary:
            return Unexpanding({}, {}, 1, spelling=Dictionary.load())
        return None if self.setup.glossary else Dictionary.load()
