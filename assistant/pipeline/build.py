"""The upper line of the flow: a corpus folder becomes a published generation."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.encode import Encoder
from assistant.errors import DamagedIndexError, MissingIndexError
from assistant.glossary import Glossary, load_glossary
from assistant.pipeline.identity import BuildReport, Progress, identity_of, origin_of
from assistant.pipeline.known import Known, key_of
from assistant.pipeline.read import Corpus, Part, read_sources, sources_of
from assistant.resources import glossary_file
from assistant.search import build_lexical, chunk_fields
from assistant.store import (
    Generation,
    Identity,
    Origin,
    added_folder,
    build_vectors,
    open_current,
    publish,
    tidy,
    write_lock,
)
from assistant.types import Chunk, ClauseQuestions, Model, Rendering
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
    """Build and publish a generation of ``corpus`` and the added documents, unless it is in force.

    What the generation in force already read and encoded of unchanged documents is taken from it.

    :raises CorpusError: the corpus cannot be read.
    :raises LockedIndexError: another process builds, or ``index`` cannot be written.
    """
    report = progress or (lambda _stage, _done, _total: None)
    with write_lock(index, lambda _: report("wait", 0, 1)):
        tidy(index)
        return refresh(index, corpus, encoder, report)


def refresh(
    index: Path,
    corpus: Path,
    encoder: Encoder,
    report: Progress,
    *,
    ready: Sequence[Part] = (),
    anew: bool = False,
) -> BuildReport:
    """Do what :func:`build` does, with the write lock held already.

    :param ready: parts that were read before now.
    :param anew: build even if nothing changed, and take nothing from the generation in force.
    """
    previous = None if anew else _previous(index)
    origin, current = origin_of(index, corpus), identity_of(encoder)
    if previous and (previous.manifest.origin, previous.manifest.identity) == (origin, current):
        return _unchanged(previous)
    known = Known(previous, current, ready)
    sources = [
        *sources_of(corpus, origin.sources),
        *sources_of(added_folder(index), origin.added, added=True),
    ]
    read = read_sources(
        sources,
        where=corpus,
        find=known.part,
        removed=origin.removed,
        report=lambda done, total: report("read", done, total),
    )
    return _publish(index, origin, read, encoder, identity=current, known=known, report=report)


def _unchanged(generation: Generation) -> BuildReport:
    return BuildReport(
        generation.name,
        fresh=False,
        documents=generation.count("outlines"),
        chunks=generation.count("chunks"),
        targets=generation.count("targets"),
        reused=generation.count("fields"),
        skipped=(),
    )


def _publish(
    index: Path,
    origin: Origin,
    corpus: Corpus,
    encoder: Encoder,
    *,
    identity: Identity,
    known: Known,
    report: Progress,
) -> BuildReport:
    chunks = corpus.chunks
    fields = chunk_fields(chunks, extra_fields(chunks, corpus.renderings, corpus.questions))
    keys = [key_of(text) for _, _, text in fields]
    vectors = _encode(encoder, [text for _, _, text in fields], keys, known.vectors, report)
    tokens = _Tokens(known.tokens)
    lexical = _lexical_fields(chunks, fields, tokens)

    def write(aside: Path) -> None:
        _write_lines(aside / "outlines.jsonl", corpus.outlines)
        _write_lines(aside / "chunks.jsonl", chunks)
        _write_lines(aside / "targets.jsonl", corpus.targets)
        _write_lines(aside / "renderings.jsonl", corpus.renderings)
        _write_lines(aside / "questions.jsonl", corpus.questions)
        _write_lines(aside / "readings.jsonl", (part.reading for part in corpus.parts))
        additions = known.dictionary or _additions()
        (aside / "dictionary.json").write_text(additions, encoding="utf-8")
        _write_rows(
            aside / "fields.jsonl",
            ((o, k, key) for (o, k, _), key in zip(fields, keys, strict=True)),
        )
        _write_rows(aside / "tokens.jsonl", tokens.used.items())
        build_vectors(aside / "vectors.faiss", vectors)
        build_lexical(aside / "lexical", lexical)

    report("write", 0, 1)
    published = publish(index, origin, identity, write)
    report("write", 1, 1)
    return BuildReport(
        published.name,
        fresh=True,
        documents=len(corpus.outlines),
        chunks=len(chunks),
        targets=len(corpus.targets),
        reused=sum(key in known.vectors for key in keys),
        skipped=corpus.skipped,
        notices=corpus.notices,
        reread=corpus.reread,
    )


def _additions() -> str:
    return glossary_dictionary(load_glossary(glossary_file())).additions()


class _Tokens:
    """The tokens of texts, each text taken apart once."""

    def __init__(self, known: Mapping[str, list[str]]) -> None:
        self._known = known
        self.used: dict[str, list[str]] = {}

    def of(self, text: str) -> list[str]:
        key = key_of(text)
        if key not in self.used:
            found = self._known.get(key)
            self.used[key] = tokenize(fold(text)) if found is None else found
        return self.used[key]


def extra_fields(
    chunks: Sequence[Chunk],
    renderings: Iterable[Rendering],
    questions: Iterable[ClauseQuestions],
) -> list[tuple[int, str, str]]:
    """Return ``(chunk position, kind, text)`` of what each chunk's clause says in English and answers."""
    rendered = {each.clause: each.sentences for each in renderings}
    asked = {each.clause: (*each.zh, *each.en) for each in questions}
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
    chunks: Sequence[Chunk], fields: Iterable[tuple[int, str, str]], tokens: _Tokens
) -> dict[str, list[list[str]]]:
    lexical: dict[str, list[list[str]]] = {
        "text": [tokens.of(piece.text) for piece in chunks],
        "context": [tokens.of(piece.context) for piece in chunks],
        "rendering": [[] for _ in chunks],
        "questions": [[] for _ in chunks],
    }
    for position, kind, text in fields:
        if kind != "text":
            lexical[kind][position] += tokens.of(text)
    return lexical


def _previous(index: Path) -> Generation | None:
    try:
        return open_current(index)
    except (MissingIndexError, DamagedIndexError):
        return None


def _encode(
    encoder: Encoder,
    texts: Sequence[str],
    keys: Sequence[str],
    known: Mapping[str, NDArray[np.float32]],
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


def _write_rows(path: Path, rows: Iterable[object]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
