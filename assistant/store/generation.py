"""Open a generation: hashes first, parsers after.

Layout of ``generation-N/``::

    manifest.json    format, identity, sources, and the sha256 and size of every other file
    outlines.jsonl   one Outline a line: document, canonical text, clauses, source map
    chunks.jsonl     one Chunk a line
    targets.jsonl    one Target a line
    renderings.jsonl one Rendering a line
    questions.jsonl  one ClauseQuestions a line
    dictionary.json  what the glossary adds to the dictionary
    fields.jsonl     one [chunk, kind, key] a row of the vector index
    tokens.jsonl     one [key, tokens] a text of the lexical fields
    readings.jsonl   one Reading a source file: what reading it depended on and gave
    vectors.faiss    flat inner-product index
    lexical/         one BM25 matrix a field
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import Field

from assistant.errors import DamagedIndexError, MissingIndexError
from assistant.types import (
    Chunk,
    ClauseQuestions,
    Model,
    Outline,
    Rendering,
    Target,
    Text,
)

FORMAT = 3
MANIFEST = "manifest.json"
_BLOCK = 1 << 20
_REBUILD = Text(
    zh="请运行 policy-assistant index 重建索引", en="run “policy-assistant index” to rebuild it"
)


class Identity(Model):
    """What a generation was built with; two generations are interchangeable only if it is equal."""

    encoder: str
    lexicon: str
    chunker: str
    reader: str = ""


class Origin(Model):
    """What a generation was read from.

    ``corpus`` is the folder read, or "shipped"; ``sources`` are the sha256 of its files by their
    path below it, ``added`` those of the documents added to the index, and ``removed`` the ids of
    the corpus that are left out.
    """

    corpus: str
    sources: dict[str, str]
    added: dict[str, str] = Field(default_factory=dict)
    removed: tuple[str, ...] = ()


class Manifest(Origin):
    """Contents of ``manifest.json``."""

    format: int
    identity: Identity
    files: dict[str, tuple[str, int]]

    @property
    def origin(self) -> Origin:
        """What the generation was read from, alone."""
        return Origin(**{name: getattr(self, name) for name in Origin.model_fields})


class Reading(Model):
    """One source file as it was read.

    ``key`` is a hash of the file, its companions and where it lay: the same key gives the same
    ``documents``. ``notices`` are what the loader left out or doubts.
    """

    source: str
    added: bool
    key: str
    documents: tuple[str, ...]
    notices: tuple[Text, ...] = ()


class Generation:
    """A verified generation, read lazily."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.folder = folder
        self.manifest = manifest

    @property
    def name(self) -> str:
        """Directory name, ``generation-N``."""
        return self.folder.name

    def outlines(self) -> tuple[Outline, ...]:
        """Return all outlines."""
        return tuple(Outline.model_validate_json(line) for line in self._lines("outlines.jsonl"))

    def chunks(self) -> tuple[Chunk, ...]:
        """Return all chunks, in the order the matrices use."""
        return tuple(Chunk.model_validate_json(line) for line in self._lines("chunks.jsonl"))

    def targets(self) -> tuple[Target, ...]:
        """Return all targets."""
        return tuple(Target.model_validate_json(line) for line in self._lines("targets.jsonl"))

    def renderings(self) -> tuple[Rendering, ...]:
        """Return the renderings of clauses that have one."""
        return tuple(
            Rendering.model_validate_json(line) for line in self._lines("renderings.jsonl")
        )

    def questions(self) -> tuple[ClauseQuestions, ...]:
        """Return the question bank."""
        return tuple(
            ClauseQuestions.model_validate_json(line) for line in self._lines("questions.jsonl")
        )

    def dictionary(self) -> str:
        """Return what the glossary adds to the dictionary, as JSON."""
        return (self.folder / "dictionary.json").read_text(encoding="utf-8")

    def fields(self) -> list[tuple[int, str, str]]:
        """Return ``(chunk position, kind of field, sha256 of its text)`` of each vector row."""
        return [tuple(json.loads(line)) for line in self._lines("fields.jsonl")]

    def tokens(self) -> dict[str, list[str]]:
        """Return the tokens of each text of the lexical fields, by the sha256 of the text."""
        return dict(json.loads(line) for line in self._lines("tokens.jsonl"))

    def readings(self) -> tuple[Reading, ...]:
        """Return what each source file gave."""
        return tuple(Reading.model_validate_json(line) for line in self._lines("readings.jsonl"))

    def count(self, name: str) -> int:
        """Return how many records ``name`` (``outlines``, ``chunks``, ``targets``, …) holds."""
        return sum(1 for _ in self._lines(f"{name}.jsonl"))

    def _lines(self, name: str) -> Iterator[str]:
        with (self.folder / name).open(encoding="utf-8") as file:
            yield from file


def open_generation(folder: Path) -> Generation:
    """Verify every file of the generation at ``folder`` against its manifest, then open it.

    :raises DamagedIndexError: the manifest or a file is missing, altered or of another format, or
        a file is there that the manifest does not name.
    """
    try:
        manifest = Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except (OSError, ValueError) as error:
        raise _damaged(folder, MANIFEST) from error
    if manifest.format != FORMAT:
        raise MissingIndexError(
            Text(
                zh="索引由另一版本的程序建立",
                en="the index was built by another version of the program",
            ),
            where=folder.name,
            remedy=_REBUILD,
        )
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for name in sorted(present.symmetric_difference({*manifest.files, MANIFEST})):
        raise _damaged(folder, name)
    for name, (digest, size) in manifest.files.items():
        path = folder / name
        try:
            intact = path.stat().st_size == size and sha256_of(path) == digest
        except OSError as error:
            raise _damaged(folder, name) from error
        if not intact:
            raise _damaged(folder, name)
    return Generation(folder, manifest)


def sha256_of(path: Path) -> str:
    """Return the hexadecimal sha256 of the file at ``path``."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _damaged(folder: Path, name: str) -> DamagedIndexError:
    return DamagedIndexError(
        Text(
            zh="索引文件缺失或与记录的哈希不符",
            en="an index file is missing or does not match its hash",
        ),
        where=f"{folder.name}/{name}",
        remedy=_REBUILD,
    )
