"""Read a corpus folder: every source to its outlines, with renderings and questions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.clean import clean
from assistant.corpus import align, read_metadata, read_questions, read_renderings
from assistant.errors import CorpusError, SourceError
from assistant.load import READERS, load, supported
from assistant.outline import outline
from assistant.pipeline.identity import counts
from assistant.places import Gazetteer
from assistant.resources import places_file
from assistant.types import ClauseQuestions, Outline, Rendering, Text

_SOURCES = "sources"
_RENDERINGS = "renderings"
_QUESTIONS = "questions"


@dataclass(frozen=True)
class Corpus:
    """What a corpus folder holds, and what of it could not be read.

    ``skipped`` are the files left out, each with its error; ``notices`` say what a loader left out
    or doubts, each with the name of its file.
    """

    outlines: tuple[Outline, ...]
    renderings: tuple[Rendering, ...]
    questions: tuple[ClauseQuestions, ...]
    skipped: tuple[SourceError, ...] = ()
    notices: tuple[tuple[str, Text], ...] = ()


def read_corpus(folder: Path) -> Corpus:
    """Read every document under ``folder``.

    A folder with a ``sources`` folder inside is laid out like the shipped corpus; any other is
    taken as a folder of documents, each with or without a metadata file beside it.

    :raises CorpusError: no document could be read, two have the same id, or a metadata, rendering
        or question file is wrong.
    """
    outlines: list[Outline] = []
    skipped: list[SourceError] = []
    notices: list[tuple[str, Text]] = []
    gazetteer = Gazetteer.load(places_file())
    for path in _sources(folder):
        try:
            raw = load(path)
            read = outline(raw, clean(raw), read_metadata(path))
        except SourceError as error:
            skipped.append(error)
            continue
        outlines.extend(_placed(each, gazetteer) for each in read)
        notices.extend((path.name, warning) for warning in raw.warnings)
    if not outlines:
        reasons = "; ".join(str(error) for error in skipped)
        raise CorpusError(
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
    unique = tuple(_with_unique_ids(outlines))
    return Corpus(
        unique,
        tuple(_renderings(folder, unique)),
        tuple(_questions(folder, unique)),
        tuple(skipped),
        tuple(notices),
    )


def _sources(folder: Path) -> list[Path]:
    root = folder / _SOURCES if (folder / _SOURCES).is_dir() else folder
    companions = {".toml", ".jsonl", ".tsv"}
    return sorted(
        path
        for path in root.rglob("*")
        if path.is_file()
        and counts(root, path)
        and path.suffix.lower() not in companions
        and (supported(path) or path.suffix)
    )


def _placed(each: Outline, gazetteer: Gazetteer) -> Outline:
    """Return an outline whose document has the place that its title names, unless it has one."""
    document = each.document
    mentions = gazetteer.find(document.title) if document.place is None else ()
    if not mentions:
        return each
    place = mentions[0].place
    known = {"place": place.zh, "place_en": place.en, "level": place.level}
    return each.model_copy(update={"document": document.model_copy(update=known)})


def _with_unique_ids(outlines: list[Outline]) -> Iterator[Outline]:
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
        yield each


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
