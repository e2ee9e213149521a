"""Read a corpus folder: every source to all that it gives a generation, unless it is known already."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.chunk import chunk
from assistant.clean import clean
from assistant.corpus import align, read_metadata, read_questions, read_renderings
from assistant.errors import CorpusError, SourceError
from assistant.load import READERS, load, supported
from assistant.outline import outline
from assistant.pipeline.identity import corpus_files
from assistant.places import Gazetteer, romanised, unlisted_places
from assistant.resources import places_file
from assistant.store import Reading
from assistant.targets import extract
from assistant.types import Chunk, ClauseQuestions, Outline, Rendering, Target, Text

_SOURCES = "sources"
_RENDERINGS = "renderings"
_QUESTIONS = "questions"
_COMPANIONS = {".toml", ".jsonl", ".tsv"}

Find = Callable[["Source"], "Part | None"]
"""Returns what is known of a source that has not changed."""


@dataclass(frozen=True)
class Source:
    """A file to read: its path below ``folder``, and the sha256 of every file there."""

    folder: Path
    name: str
    files: Mapping[str, str]
    added: bool = False

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.folder / self.name

    def key(self, documents: Sequence[str]) -> str:
        """Return a hash of all that reading it depends on, if it holds the documents with these ids."""
        companions = [Path(self.name).with_suffix(".toml").as_posix()]
        for kind in (_RENDERINGS, _QUESTIONS):
            companions += [f"{kind}/{each}.jsonl" for each in documents]
        names = [self.name, *companions]
        hashes = [self.added, *((name, self.files.get(name)) for name in names)]
        return hashlib.sha256(json.dumps(hashes).encode()).hexdigest()


@dataclass(frozen=True)
class Part:
    """Everything that one source gives."""

    reading: Reading
    outlines: tuple[Outline, ...]
    renderings: tuple[Rendering, ...]
    questions: tuple[ClauseQuestions, ...]
    chunks: tuple[Chunk, ...]
    targets: tuple[Target, ...]

    def without(self, removed: Iterable[str]) -> "Part":
        """Return the part without the documents of these ids; those of added files stay."""
        gone = set() if self.reading.added else set(removed)
        if gone.isdisjoint(self.reading.documents):
            return self
        outlines = tuple(each for each in self.outlines if each.document.id not in gone)
        held = {clause.id for each in outlines for clause in each.clauses}
        return Part(
            self.reading,
            outlines,
            tuple(each for each in self.renderings if each.clause in held),
            tuple(each for each in self.questions if each.clause in held),
            tuple(each for each in self.chunks if each.clause in held),
            tuple(each for each in self.targets if each.clause in held),
        )


@dataclass(frozen=True)
class Corpus:
    """What the sources hold, and what of them could not be read.

    ``skipped`` are the files left out, each with its error; ``notices`` say what a loader left out
    or doubts, each with the name of its file. ``reread`` counts the sources that were not known.
    """

    parts: tuple[Part, ...]
    skipped: tuple[SourceError, ...] = ()
    reread: int = 0

    @property
    def outlines(self) -> tuple[Outline, ...]:
        """All outlines, in the order of the sources."""
        return tuple(each for part in self.parts for each in part.outlines)

    @property
    def renderings(self) -> tuple[Rendering, ...]:
        """All renderings."""
        return tuple(each for part in self.parts for each in part.renderings)

    @property
    def questions(self) -> tuple[ClauseQuestions, ...]:
        """All questions."""
        return tuple(each for part in self.parts for each in part.questions)

    @property
    def chunks(self) -> tuple[Chunk, ...]:
        """All chunks."""
        return tuple(each for part in self.parts for each in part.chunks)

    @property
    def targets(self) -> tuple[Target, ...]:
        """All figures."""
        return tuple(each for part in self.parts for each in part.targets)

    @property
    def notices(self) -> tuple[tuple[str, Text], ...]:
        """What loaders left out or doubt, with the name of the file."""
        return tuple(
            (Path(part.reading.source).name, notice)
            for part in self.parts
            for notice in part.reading.notices
        )


def read_corpus(folder: Path) -> Corpus:
    """Read every document under ``folder``.

    A folder with a ``sources`` folder inside is laid out like the shipped corpus; any other is
    taken as a folder of documents, each with or without a metadata file beside it.

    :raises CorpusError: no document could be read, two have the same id, or a metadata, rendering
        or question file is wrong.
    """
    return read_sources(sources_of(folder, corpus_files(folder)), where=folder)


def sources_of(folder: Path, files: Mapping[str, str], *, added: bool = False) -> list[Source]:
    """Return the sources among the files of a folder, in the order of their names."""
    root = f"{_SOURCES}/" if (folder / _SOURCES).is_dir() else ""
    paths = sorted(Path(name) for name in files if name.startswith(root))
    return [
        Source(folder, path.as_posix(), files, added)
        for path in paths
        if path.suffix.lower() not in _COMPANIONS and (supported(path) or path.suffix)
    ]


def read_sources(
    sources: Sequence[Source],
    *,
    where: Path,
    find: Find = lambda _: None,
    removed: Sequence[str] = (),
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> Corpus:
    """Read ``sources``, except those that ``find`` knows.

    :param where: the folder to name if nothing can be read.
    :param removed: ids of the corpus to leave out.
    :param report: called with how many sources are done, and how many there are.
    :raises CorpusError: see :func:`read_corpus`.
    """
    parts: list[Part] = []
    skipped: list[SourceError] = []
    reread = 0
    gazetteer = Gazetteer.load(places_file())
    for done, source in enumerate(sources):
        report(done, len(sources))
        part = find(source)
        if part is None:
            reread += 1
            try:
                part = read_source(source, gazetteer)
            except SourceError as error:
                skipped.append(error)
                continue
        parts.append(part.without(removed))
    report(len(sources), len(sources))
    corpus = Corpus(tuple(parts), tuple(skipped), reread)
    if not corpus.outlines:
        raise _nothing(where, skipped)
    _require_unique_ids(corpus.outlines)
    return corpus


def read_source(source: Source, gazetteer: Gazetteer) -> Part:
    """Read one source.

    :raises SourceError: it cannot be read.
    :raises CorpusError: a metadata, rendering or question file of it is wrong.
    """
    raw = load(source.path)
    read = outline(raw, clean(raw), read_metadata(source.path))
    outlines = tuple(_placed(each, gazetteer) for each in read)
    ids = tuple(each.document.id for each in outlines)
    return Part(
        Reading(
            source=source.name,
            added=source.added,
            key=source.key(ids),
            documents=ids,
            notices=raw.warnings,
        ),
        outlines,
        tuple(_renderings(source.folder, outlines)),
        tuple(_questions(source.folder, outlines)),
        tuple(piece for each in outlines for piece in chunk(each)),
        tuple(target for each in outlines for target in extract(each)),
    )


def _nothing(folder: Path, skipped: Sequence[SourceError]) -> CorpusError:
    reasons = "; ".join(str(error) for error in skipped)
    return CorpusError(
        Text(
            zh=f"没有可读的文档{'：' if reasons else ''}{reasons}",
            en=f"no readable document{': ' if reasons else ''}{reasons}",
        ),
        where=str(folder),
        remedy=Text(
            zh=f"请放入 {' '.join(sorted(READERS))} 文件",
            en=f"put files of these types there: {' '.join(sorted(READERS))}",
        ),
    )


def _placed(each: Outline, gazetteer: Gazetteer) -> Outline:
    """Return an outline whose document has the place that its title or issuer names, if any.

    Metadata that give a place are not questioned.
    """
    document = each.document
    if document.place is not None:
        return each
    for text in filter(None, (document.title, document.issuer)):
        mentions = gazetteer.find(text)
        if mentions:
            place = mentions[0].place
            return _with_place(each, place.zh, place.en, place.level)
        for found in unlisted_places(text):
            return _with_place(each, found.zh, found.en or romanised(found.zh), found.level)
    return each


def _with_place(each: Outline, zh: str, en: str, level: str) -> Outline:
    known = {"place": zh, "place_en": en, "level": level}
    return each.model_copy(update={"document": each.document.model_copy(update=known)})


def _require_unique_ids(outlines: Iterable[Outline]) -> None:
    seen: dict[str, str] = {}
    for each in outlines:
        name, source = each.document.id, each.document.source
        if name in seen:
            raise CorpusError(
                Text(
                    zh=f"两份文件的编号相同：{name}（{seen[name]}、{source}）",
                    en=f"two documents have the id {name} ({seen[name]}, {source})",
                ),
                where=source,
                remedy=Text(
                    zh="请改文件名或在元数据中给出不同的 id",
                    en="rename a file or give another id in its metadata",
                ),
            )
        seen[name] = source


def _renderings(folder: Path, outlines: tuple[Outline, ...]) -> Iterator[Rendering]:
    for each in outlines:
        path = folder / _RENDERINGS / f"{each.document.id}.jsonl"
        pairs = read_renderings(path)
        _refuse_unknown(path, pairs, each)
        for clause in each.clauses:
            if clause.id in pairs:
                yield align(each, clause, pairs[clause.id], path)


def _questions(folder: Path, outlines: tuple[Outline, ...]) -> Iterator[ClauseQuestions]:
    for each in outlines:
        path = folder / _QUESTIONS / f"{each.document.id}.jsonl"
        bank = read_questions(path)
        _refuse_unknown(path, bank, each)
        yield from bank.values()


def _refuse_unknown(path: Path, names: Iterable[str], each: Outline) -> None:
    unknown = sorted(set(names) - {clause.id for clause in each.clauses})
    if unknown:
        listed = ", ".join(unknown[:5])
        raise CorpusError(
            Text(zh=f"没有这些条款：{listed}", en=f"there are no such clauses: {listed}"),
            where=path.name,
            remedy=Text(zh="请更正条款编号", en="correct the clause ids"),
        )
