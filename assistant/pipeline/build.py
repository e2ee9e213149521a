"""The upper line of the flow: a corpus folder becomes a published generation."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.chunk import chunk
from assistant.encode import Encoder
from assistant.errors import DamagedIndexError, MissingIndexError
from assistant.glossary import Glossary, load_glossary
from assistant.pipeline.identity import SHIPPED, BuildReport, Progress, corpus_files, identity_of
from assistant.pipeline.read import Corpus, read_corpus
from assistant.resources import corpus_folder, glossary_file
from assistant.search import build_lexical, chunk_fields
from assistant.store import (
    Generation,
    Identity,
    build_vectors,
    current_name,
    open_generation,
    publish,
    write_lock,
)
from assistant.targets import extract
from assistant.types import Chunk, Model
from assistant.words import Dictionary, fold, tokenize

_BATCH = 512


def glossary_dictionary(glossary: Glossary) -> Dictionary:
    """Return the shipped dictionary with every pair of names that the glossary gives."""
    pairs = [(form, entry.en) for entry in glossary.entries for form in entry.forms("zh")]
    pairs += [(entry.zh, form) for entry in glossary.entries for form in entry.forms("en")]
    return Dictionary.load().with_entries(pairs)


def build(
    corpus: Path, index: Path, encoder: Encoder, progress: Progress | None = None
) -> BuildReport:
    """Build and publish a generation of ``corpus`` under ``index``, unless it is in force already.

    Vectors of text that the generation in force already encoded are taken from it.

    :raises CorpusError: the corpus cannot be read.
    :raises LockedIndexError: another process builds, or ``index`` cannot be written.
    """
    report = progress or (lambda _stage, _done, _total: None)
    with write_lock(index):
        sources = corpus_files(corpus)
        previous = _previous(index)
        current = identity_of(encoder)
        if previous and _is_current(previous, sources, current):
            return _unchanged(previous)
        report("read", 0, 1)
        read = read_corpus(corpus)
        report("read", 1, 1)
        return _publish(
            index,
            corpus,
            read,
            encoder,
            identity=current,
            sources=sources,
            previous=previous,
            report=report,
        )


def _is_current(generation: Generation, sources: dict[str, str], identity: Identity) -> bool:
    manifest = generation.manifest
    return manifest.sources == sources and manifest.identity == identity


def _unchanged(generation: Generation) -> BuildReport:
    return BuildReport(
        generation.name,
        fresh=False,
        documents=len(generation.outlines()),
        chunks=len(generation.chunks()),
        targets=len(generation.targets()),
        reused=len(generation.fields()),
        skipped=(),
    )


def _publish(
    index: Path,
    folder: Path,
    corpus: Corpus,
    encoder: Encoder,
    *,
    identity: Identity,
    sources: dict[str, str],
    previous: Generation | None,
    report: Progress,
) -> BuildReport:
    chunks = [piece for each in corpus.outlines for piece in chunk(each)]
    targets = [target for each in corpus.outlines for target in extract(each)]
    fields = chunk_fields(chunks, _extra_fields(chunks, corpus))
    keys = [hashlib.sha256(text.encode()).hexdigest() for _, _, text in fields]
    known = _known_vectors(previous, identity)
    vectors = _encode(encoder, [text for _, _, text in fields], keys, known, report)

    def write(aside: Path) -> None:
        _write_lines(aside / "outlines.jsonl", corpus.outlines)
        _write_lines(aside / "chunks.jsonl", chunks)
        _write_lines(aside / "targets.jsonl", targets)
        _write_lines(aside / "renderings.jsonl", corpus.renderings)
        _write_lines(aside / "questions.jsonl", corpus.questions)
        additions = glossary_dictionary(load_glossary(glossary_file())).additions()
        (aside / "dictionary.json").write_text(additions, encoding="utf-8")
        rows = [
            json.dumps([owner, kind, key])
            for (owner, kind, _), key in zip(fields, keys, strict=True)
        ]
        (aside / "fields.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
        build_vectors(aside / "vectors.faiss", vectors)
        build_lexical(aside / "lexical", _lexical_fields(chunks, fields))

    name = SHIPPED if folder == corpus_folder() else str(folder.resolve())
    published = publish(index, name, identity, sources, write)
    return BuildReport(
        published.name,
        fresh=True,
        documents=len(corpus.outlines),
        chunks=len(chunks),
        targets=len(targets),
        reused=sum(key in known for key in keys),
        skipped=corpus.skipped,
        notices=corpus.notices,
    )


def _extra_fields(chunks: Sequence[Chunk], corpus: Corpus) -> list[tuple[int, str, str]]:
    """Return the renderings of what each chunk says, and the questions its clause answers."""
    rendered = {rendering.clause: rendering.sentences for rendering in corpus.renderings}
    asked = {questions.clause: (*questions.zh, *questions.en) for questions in corpus.questions}
    extra: list[tuple[int, str, str]] = []
    for position, piece in enumerate(chunks):
        sentences = [
            sentence.text
            for sentence in rendered.get(piece.clause, ())
            if piece.span[0] <= sentence.span[0] < piece.span[1]
        ]
        if sentences:
            extra.append((position, "rendering", " ".join(sentences)))
        extra.extend((position, "questions", question) for question in asked.get(piece.clause, ()))
    return extra


def _lexical_fields(
    chunks: Sequence[Chunk], fields: Iterable[tuple[int, str, str]]
) -> dict[str, list[list[str]]]:
    tokens: dict[str, list[list[str]]] = {
        "text": [tokenize(fold(piece.text)) for piece in chunks],
        "context": [tokenize(fold(piece.context)) for piece in chunks],
        "rendering": [[] for _ in chunks],
        "questions": [[] for _ in chunks],
    }
    for position, kind, text in fields:
        if kind != "text":
            tokens[kind][position] += tokenize(fold(text))
    return tokens


def _previous(index: Path) -> Generation | None:
    try:
        return open_generation(index / current_name(index))
    except (MissingIndexError, DamagedIndexError):
        return None


def _known_vectors(
    previous: Generation | None, identity: Identity
) -> dict[str, NDArray[np.float32]]:
    if previous is None or previous.manifest.identity.encoder != identity.encoder:
        return {}
    from assistant.store import VectorIndex

    vectors = VectorIndex(previous.folder / "vectors.faiss").row_vectors()
    return {key: row for (_, _, key), row in zip(previous.fields(), vectors, strict=True)}


def _encode(
    encoder: Encoder,
    texts: Sequence[str],
    keys: Sequence[str],
    known: dict[str, NDArray[np.float32]],
    report: Progress,
) -> NDArray[np.float32]:
    """Return the vector of every text, (n, d), encoding only what is not known by its key."""
    vectors = np.zeros((len(texts), encoder.dimension), dtype=np.float32)
    missing = [row for row, key in enumerate(keys) if key not in known]
    for row, key in enumerate(keys):
        if key in known:
            vectors[row] = known[key]
    for start in range(0, len(missing), _BATCH):
        report("encode", start, len(missing))
        batch = missing[start : start + _BATCH]
        vectors[batch] = encoder.encode_document([fold(texts[row]) for row in batch])
    report("encode", len(missing), len(missing))
    return vectors


def _write_lines(path: Path, models: Iterable[Model]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for model in models:
            file.write(model.model_dump_json() + "\n")
