"""Look an index over: whether it is whole, belongs together, and is what its documents say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.encode import Encoder, load_encoder
from assistant.errors import AssistantError, IndexStoreError
from assistant.pipeline.build import extra_fields, refresh
from assistant.pipeline.identity import Progress, corpus_of, identity_of, origin_of
from assistant.pipeline.known import key_of
from assistant.resources import default_index_folder
from assistant.search import LexicalIndex, chunk_fields
from assistant.store import (
    Generation,
    VectorIndex,
    leftovers,
    open_current,
    tidy,
    unfinished,
    write_lock,
)
from assistant.types import Model, Outline, Text
from assistant.words import fold

_SAMPLE = 64
_LEAST_COSINE = 0.999
_SHOWN = 3
_NAMES = {
    "files": Text(zh="文件哈希", en="file hashes"),
    "coverage": Text(zh="条款覆盖", en="clause coverage"),
    "spans": Text(zh="片段与数字的位置", en="spans of chunks and figures"),
    "rows": Text(zh="检索矩阵", en="search matrices"),
    "identity": Text(zh="编码器、词表与程序", en="encoder, lexicon and program"),
    "sample": Text(zh="抽样重新编码", en="re-encoded sample"),
    "sources": Text(zh="源文件", en="sources"),
    "leftovers": Text(zh="残留", en="leftovers"),
}


class HealthCheck(Model):
    """One thing looked at: its name, whether it is well, and what was seen."""

    name: Text
    passed: bool
    detail: Text


@dataclass(frozen=True)
class HealthReport:
    """What was looked at, in order, and the generation that a repair built, if it did."""

    checks: tuple[HealthCheck, ...]
    repaired: str | None = None

    @property
    def healthy(self) -> bool:
        """Whether every check passed."""
        return all(check.passed for check in self.checks)


def examine(
    index: Path | None = None,
    *,
    encoder: str | None = None,
    repair: bool = False,
    progress: Progress | None = None,
) -> HealthReport:
    """Look an index over; nothing is changed unless ``repair`` asks for it.

    A repair builds a new generation from the documents alone, taking nothing over from the one in
    force, and removes what killed writers left. It is done only where a check failed.

    :param encoder: the sentence-transformers model of the index, if not the bundled encoder.
    :raises AssistantError: the encoder cannot be loaded, or the repair fails.
    """
    index, report = index or default_index_folder(), progress or (lambda *_: None)
    loaded = load_encoder(encoder)
    checks = tuple(_checks(index, loaded))
    if not repair or all(check.passed for check in checks):
        return HealthReport(checks)
    with write_lock(index, lambda _: report("wait", 0, 1)):
        tidy(index)
        built = refresh(index, corpus_of(index), loaded, report, anew=True)
    return HealthReport(tuple(_checks(index, loaded)), built.generation)


def _checks(index: Path, encoder: Encoder) -> Iterator[HealthCheck]:
    try:
        generation = open_current(index)
    except IndexStoreError as error:
        yield _check("files", passed=False, detail=_said(error))
    else:
        files, size = len(generation.manifest.files), _megabytes(generation)
        yield _check(
            "files",
            passed=True,
            detail=Text(
                zh=f"{generation.name}，{files} 个文件，{size:.1f} MB",
                en=f"{generation.name}, {files} files, {size:.1f} MB",
            ),
        )
        yield _guarded("coverage", lambda: _coverage(generation))
        yield _guarded("spans", lambda: _spans(generation))
        yield _guarded("rows", lambda: _rows(generation))
        yield _guarded("identity", lambda: _identity(generation, encoder))
        yield _guarded("sample", lambda: _sample(generation, encoder))
        yield _guarded("sources", lambda: _sources(index, generation))
    yield _leftovers(index)


def _guarded(name: str, look: Callable[[], HealthCheck]) -> HealthCheck:
    """Return a check; what cannot even be read is a check that failed."""
    try:
        return look()
    except AssistantError as error:
        return _check(name, passed=False, detail=_said(error))
    except (ValueError, LookupError, RuntimeError, OSError) as error:
        return _check(
            name, passed=False, detail=Text(zh=f"无法读取：{error}", en=f"unreadable: {error}")
        )


def _coverage(generation: Generation) -> HealthCheck:
    outlines = generation.outlines()
    gaps = [each.document.id for each in outlines if not _covers(each)]
    clauses = sum(len(each.clauses) for each in outlines)
    well = Text(
        zh=f"{len(outlines)} 份文件的每个字都在且只在一个条款中，共 {clauses} 条",
        en=f"every character of {len(outlines)} documents is in one of {clauses} clauses",
    )
    return _found("coverage", gaps, well)


def _covers(outline: Outline) -> bool:
    """Return whether the clauses hold all that is printed, in order and without overlap."""
    end = 0
    for start, stop in sorted(clause.span for clause in outline.clauses):
        if start < end or outline.text[end:start].strip():
            return False
        end = stop
    return end <= len(outline.text) and not outline.text[end:].strip()


def _spans(generation: Generation) -> HealthCheck:
    texts = {each.document.id: each.text for each in generation.outlines()}
    clauses = {clause.id for each in generation.outlines() for clause in each.clauses}
    chunks, targets = generation.chunks(), generation.targets()
    wrong = [
        each.id
        for each in chunks
        if each.clause not in clauses or texts[each.document][slice(*each.span)] != each.text
    ]
    wrong += [
        f"{each.clause}: {each.indicator}"
        for each in targets
        if each.clause not in clauses or not texts[each.document][slice(*each.value_span)].strip()
    ]
    wrong += [each.clause for each in generation.renderings() if each.clause not in clauses]
    well = Text(
        zh=f"{len(chunks)} 个片段、{len(targets)} 个指标数字都在原文所记位置",
        en=f"{len(chunks)} chunks and {len(targets)} figures stand where they say in the text",
    )
    return _found("spans", wrong, well)


def _rows(generation: Generation) -> HealthCheck:
    fields, chunks = generation.fields(), generation.chunks()
    vectors = VectorIndex(generation.folder / "vectors.faiss").size
    lexical = LexicalIndex(generation.folder / "lexical", len(chunks)).fields
    expected = _keys(generation)
    wrong = [] if vectors == len(fields) else [f"{vectors} ≠ {len(fields)}"]
    wrong += [] if "text" in lexical else ["lexical/text"]
    if [(owner, kind, key) for owner, kind, key in fields] != expected:
        wrong.append("fields.jsonl")
    well = Text(
        zh=f"{vectors} 个向量与 {len(chunks)} 个片段一一对应，{len(lexical)} 个词项矩阵",
        en=f"{vectors} vectors belong to {len(chunks)} chunks, {len(lexical)} term matrices",
    )
    return _found("rows", wrong, well)


def _keys(generation: Generation) -> list[tuple[int, str, str]]:
    return [(owner, kind, key_of(text)) for owner, kind, text in _texts(generation)]


def _texts(generation: Generation) -> list[tuple[int, str, str]]:
    chunks = generation.chunks()
    extra = extra_fields(chunks, generation.renderings(), generation.questions())
    return chunk_fields(chunks, extra)


def _identity(generation: Generation, encoder: Encoder) -> HealthCheck:
    held, wanted = dict(generation.manifest.identity), dict(identity_of(encoder))
    differing = [name for name in wanted if held[name] != wanted[name]]
    return _found("identity", differing, Text(zh=wanted["encoder"], en=wanted["encoder"]))


def _sample(generation: Generation, encoder: Encoder) -> HealthCheck:
    texts = [text for _, _, text in _texts(generation)]
    rows = np.unique(np.linspace(0, len(texts) - 1, _SAMPLE).astype(int))
    held = VectorIndex(generation.folder / "vectors.faiss").row_vectors()[rows]
    anew = encoder.encode_document([fold(texts[row]) for row in rows])
    known = np.linalg.norm(anew, axis=1) > 0  # a text without any known word has no direction
    cosines = (held * anew).sum(axis=1)[known]
    least = float(cosines.min(initial=1.0))
    return _check(
        "sample",
        passed=least >= _LEAST_COSINE,
        detail=Text(
            zh=f"{len(rows)} 个片段，最小余弦 {least:.4f}",
            en=f"{len(rows)} texts, least cosine {least:.4f}",
        ),
    )


def _sources(index: Path, generation: Generation) -> HealthCheck:
    held, now = generation.manifest.origin, origin_of(index, corpus_of(index))
    pairs = (held.sources.items() ^ now.sources.items()) | (held.added.items() ^ now.added.items())
    changed = sorted({name for name, _ in pairs} | set(held.removed) ^ set(now.removed))
    well = Text(
        zh=f"语料 {len(now.sources)} 个文件，另添加 {len(now.added)} 个，均未变化",
        en=f"{len(now.sources)} files of the corpus and {len(now.added)} added, none changed",
    )
    return _found("sources", changed, well)


def _leftovers(index: Path) -> HealthCheck:
    left = [path.name for path in (*leftovers(index), *unfinished(index))]
    return _found("leftovers", left, Text(zh="无", en="none"))


def _found(name: str, wrong: list[str], well: Text) -> HealthCheck:
    if not wrong:
        return _check(name, passed=True, detail=well)
    shown = ", ".join(wrong[:_SHOWN]) + (" …" if len(wrong) > _SHOWN else "")
    return _check(
        name,
        passed=False,
        detail=Text(zh=f"{len(wrong)} 处有误：{shown}", en=f"{len(wrong)} wrong: {shown}"),
    )


def _check(name: str, *, passed: bool, detail: Text) -> HealthCheck:
    return HealthCheck(name=_NAMES[name], passed=passed, detail=detail)


def _said(error: AssistantError) -> Text:
    return Text(zh=error.in_language("zh"), en=error.in_language("en"))


def _megabytes(generation: Generation) -> float:
    return sum(size for _, size in generation.manifest.files.values()) / 1e6
