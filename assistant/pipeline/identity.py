"""What a generation is made of, told without making one: so that asking need not import the builder."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.chunk import CHUNKER
from assistant.encode import Encoder
from assistant.errors import CorpusError, SourceError
from assistant.resources import glossary_file
from assistant.store import Identity
from assistant.types import Text
from assistant.words import lexicon_identity

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, the steps done and the steps in all."""

SHIPPED = "shipped"
"""What a manifest names as its corpus when it is the one that comes with the project."""


@dataclass(frozen=True)
class BuildReport:
    """What a build did: the generation in force, its size, and what was not read.

    ``skipped`` are the sources left out, ``notices`` what of the others was left out or is in doubt.
    """

    generation: str
    fresh: bool
    documents: int
    chunks: int
    targets: int
    reused: int
    skipped: tuple[SourceError, ...]
    notices: tuple[tuple[str, Text], ...] = ()


def identity_of(encoder: Encoder) -> Identity:
    """Return the identity that a generation built now would have."""
    glossary = hashlib.sha256(glossary_file().read_bytes()).hexdigest()
    lexicon = f"{lexicon_identity()} glossary:{glossary}"
    return Identity(encoder=encoder.identity, lexicon=lexicon, chunker=CHUNKER)


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
