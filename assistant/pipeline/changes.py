"""Add documents to an index and take them away: the same for the command line and the page."""

from collections.abc import Collection, Sequence
from pathlib import Path

from assistant.encode import Encoder, load_encoder
from assistant.errors import UnknownNameError, UsageError
from assistant.pipeline.build import refresh
from assistant.pipeline.identity import AddReport, BuildReport, Progress, corpus_of
from assistant.pipeline.intake import Intake, metadata_name
from assistant.resources import default_index_folder
from assistant.store import (
    added_folder,
    changed_documents,
    incoming_folder,
    open_current,
    removed_ids,
    tidy,
    write_lock,
)
from assistant.types import Text


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Report no progress."""


def add_documents(
    index: Path | None,
    files: Sequence[Path],
    *,
    replacing: bool = False,
    encoder: str | None = None,
    progress: Progress | None = None,
) -> AddReport:
    """Copy ``files`` into the index and answer from them too; the originals may go afterwards.

    When this returns, the added documents are on disk and in force: nothing that happens later
    loses them. A metadata file (``.toml``) beside a file is taken with it. A file that cannot be
    taken is reported and the others are added. If the index cannot be written, nothing changed.

    :param index: where the index lies; by default the project's or the user's own.
    :param replacing: let a file take the place of an added one of the same name.
    :param encoder: the sentence-transformers model that the index was built with, if not the
        bundled encoder.
    :raises LockedIndexError: another process writes, or the index cannot be written.
    :raises CorpusError: the folder that the index was built from cannot be read.
    """
    index, report = index or default_index_folder(), progress or _silent
    loaded = load_encoder(encoder)
    with write_lock(index, lambda _: report("wait", 0, 1)):
        corpus = _up_to_date(index, loaded, report)
        with incoming_folder(index) as aside:
            taken = Intake(open_current(index), aside, replacing=replacing)
            taken.take(files, report)
            if not taken.parts:
                return AddReport((), tuple(taken.unchanged), tuple(taken.refused), (), None)
            with changed_documents(index, put=taken.files, drop=taken.dropped):
                built = refresh(index, corpus, loaded, report, ready=taken.parts)
    parts = taken.parts
    return AddReport(
        tuple(each.document for part in parts for each in part.outlines),
        tuple(taken.unchanged),
        tuple(taken.refused),
        tuple((part.reading.source, notice) for part in parts for notice in part.reading.notices),
        built,
    )


def remove_documents(
    index: Path | None,
    ids: Collection[str],
    *,
    encoder: str | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Take documents out of the index.

    The copy of an added document is deleted. A document of the corpus stays where it is and is
    left out of the index until :func:`restore_documents` brings it back.

    :raises UnknownNameError: the index holds no document of this id.
    :raises UsageError: an added file holds further documents that are not named, or nothing
        would be left.
    :raises LockedIndexError: see :func:`add_documents`.
    """
    index, report = index or default_index_folder(), progress or _silent
    loaded = load_encoder(encoder)
    with write_lock(index, lambda _: report("wait", 0, 1)):
        corpus = _up_to_date(index, loaded, report)
        readings = open_current(index).readings()
        removed = set(removed_ids(index))
        added = {name for each in readings if each.added for name in each.documents}
        known = {name for each in readings for name in each.documents}
        _require_known(ids, known - (removed - added))
        if set(ids) >= known - (removed - added):
            raise UsageError(
                Text(zh="不能移除全部文件", en="the last document cannot be removed"),
                where=" ".join(sorted(ids)),
            )
        drop = [each.source for each in readings if each.added and _whole(each.documents, ids)]
        drop += [name for name in map(metadata_name, drop) if (added_folder(index) / name).exists()]
        out = removed | (set(ids) - added)
        with changed_documents(index, drop=drop, removed=out if out != removed else None):
            return refresh(index, corpus, loaded, report)


def restore_documents(
    index: Path | None,
    ids: Collection[str],
    *,
    encoder: str | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Bring documents of the corpus back that :func:`remove_documents` left out.

    :raises UnknownNameError: no document of this id was removed.
    :raises LockedIndexError: see :func:`add_documents`.
    """
    index, report = index or default_index_folder(), progress or _silent
    loaded = load_encoder(encoder)
    with write_lock(index, lambda _: report("wait", 0, 1)):
        corpus = _up_to_date(index, loaded, report)
        removed = set(removed_ids(index))
        _require_known(ids, removed)
        with changed_documents(index, removed=removed - set(ids)):
            return refresh(index, corpus, loaded, report)


def _up_to_date(index: Path, encoder: Encoder, report: Progress) -> Path:
    """Bring the index up to date, so that only the change itself can fail; return its corpus."""
    tidy(index)
    corpus = corpus_of(index)
    refresh(index, corpus, encoder, report)
    return corpus


def _require_known(ids: Collection[str], known: Collection[str]) -> None:
    for name in ids:
        if name not in known:
            listed = " ".join(sorted(known)) or "—"
            raise UnknownNameError(
                Text(zh=f"没有编号为“{name}”的文件", en=f"there is no document “{name}”"),
                remedy=Text(zh=f"可用编号：{listed}", en=f"the ids are: {listed}"),
            )


def _whole(documents: Sequence[str], ids: Collection[str]) -> bool:
    """Return whether all documents of an added file are to go; some of them alone cannot.

    :raises UsageError: only some are named.
    """
    others = set(documents) - set(ids)
    if others and len(others) < len(documents):
        listed = " ".join(sorted(others))
        raise UsageError(
            Text(
                zh=f"同一文件中还有其他文件：{listed}",
                en=f"the same file holds further documents: {listed}",
            ),
            remedy=Text(zh="请一并写出它们的编号", en="name them all to remove the file"),
        )
    return not others
