"""What a generation is made of, told without making one: so that asking need not import the builder."""

import functools
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.chunk import CHUNKER
from assistant.encode import Encoder
from assistant.errors import AssistantError, CorpusError, MissingIndexError, SourceError
from assistant.resources import corpus_folder, glossary_file, places_file
from assistant.store import MANIFEST, Identity, Origin, added_folder, current_name, removed_ids
from assistant.types import Document, Text
from assistant.words import lexicon_identity

_READING_ROOMS = (
    "words", "quantity", "places", "glossary", "corpus", "load", "clean", "outline", "chunk", "targets",
)  # fmt: skip

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, the steps done and the steps in all."""

SHIPPED = "shipped"
"""What a manifest names as its corpus when it is the one that comes with the project."""


@dataclass(frozen=True)
class BuildReport:
    """What a build did: the generation in force, its size, and what was not read.

    ``skipped`` are the sources left out, ``notices`` what of the others was left out or is in doubt.
    ``reused`` counts the vectors taken over, ``reread`` the sources that had to be read.
    """

    generation: str
    fresh: bool
    documents: int
    chunks: int
    targets: int
    reused: int
    skipped: tuple[SourceError, ...]
    notices: tuple[tuple[str, Text], ...] = ()
    reread: int = 0


@dataclass(frozen=True)
class AddReport:
    """What came of adding files.

    ``added`` are the documents that answer from now on; ``unchanged`` the ids of files that the
    index held already, byte for byte; ``refused`` the files that were not taken, each with its
    reason; ``notices`` what of the others was left out or is in doubt. ``build`` is what building
    did, or ``None`` where there was nothing to build.
    """

    added: tuple[Document, ...]
    unchanged: tuple[str, ...]
    refused: tuple[AssistantError, ...]
    notices: tuple[tuple[str, Text], ...]
    build: BuildReport | None


def identity_of(encoder: Encoder) -> Identity:
    """Return the identity that a generation built now would have."""
    glossary = hashlib.sha256(glossary_file().read_bytes()).hexdigest()
    lexicon = f"{lexicon_identity()} glossary:{glossary}"
    return Identity(
        encoder=encoder.identity, lexicon=lexicon, chunker=CHUNKER, reader=_reader_identity()
    )


@functools.cache
def _reader_identity() -> str:
    """Return the sha256 of the program that reads documents, and of the places it knows."""
    package = Path(__file__).parents[1]
    digest = hashlib.sha256(places_file().read_bytes())
    for room in _READING_ROOMS:
        for path in sorted((package / room).rglob("*.py")):
            digest.update(path.read_bytes())
    return f"sha256:{digest.hexdigest()}"


def origin_of(index: Path, corpus: Path) -> Origin:
    """Return what a generation of ``index`` over ``corpus`` built now would be read from.

    :raises CorpusError: a folder cannot be read, or the index lies inside the corpus.
    """
    if index.resolve().is_relative_to(corpus.resolve()):
        raise CorpusError(
            Text(
                zh="索引目录不能放在文档目录之内",
                en="the index cannot lie inside the folder of documents",
            ),
            where=str(index),
            remedy=Text(zh="请用 --index 指定别处", en="name another place with --index"),
        )
    name = SHIPPED if corpus == corpus_folder() else str(corpus.resolve())
    return Origin(
        corpus=name,
        sources=corpus_files(corpus),
        added=added_files(index),
        removed=removed_ids(index),
    )


def added_files(index: Path) -> dict[str, str]:
    """Return the sha256 of every file among the documents added to ``index``."""
    folder = added_folder(index)
    return corpus_files(folder) if folder.is_dir() else {}


def corpus_of(index: Path) -> Path:
    """Return the folder that the generation in force was read from, even if it is damaged.

    Without a generation it is the shipped corpus.
    """
    try:
        manifest = json.loads((index / current_name(index) / MANIFEST).read_bytes())
        name = str(manifest["corpus"])
    except (MissingIndexError, OSError, ValueError, KeyError, TypeError):
        name = SHIPPED
    return corpus_folder() if name == SHIPPED else Path(name)


def corpus_files(folder: Path) -> dict[str, str]:
    """Return the sha256 of every file under ``folder`` that reading it depends on.

    :raises CorpusError: the folder does not exist or cannot be read.
    """
    try:
        paths = sorted(
            path for path in folder.rglob("*") if path.is_file() and counts(folder, path)
        )
        return {
            path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in paths
        }
    except OSError as error:
        raise CorpusError(
            Text(zh="无法读取文档目录", en="the corpus folder cannot be read"), where=str(folder)
        ) from error


def counts(folder: Path, path: Path) -> bool:
    """Return whether a file below a corpus folder belongs to it: hidden ones do not."""
    parts = path.relative_to(folder).parts
    return not any(part.startswith(".") for part in parts)
