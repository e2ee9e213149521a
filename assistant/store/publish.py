"""Publish a generation atomically: build aside, fsync, rename, then move the CURRENT pointer.

A reader sees the old generation or the new one, never a mixture; a crash at any step leaves the
old one in force and at most a hidden directory, which the next build removes.
"""

import contextlib
import errno
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from assistant.errors import LockedIndexError, MissingIndexError
from assistant.store.generation import FORMAT, MANIFEST, Identity, Manifest, sha256_of
from assistant.types import Text

CURRENT = "CURRENT"
_NAME = re.compile(r"generation-(\d+)")
_BUILDING = ".building-"
_KEPT = 2
_LOCK_SECONDS = 120
_UNWRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT}


@contextlib.contextmanager
def write_lock(index: Path) -> Iterator[None]:
    """Hold the only right to write to ``index``, creating the folder if needed.

    :raises LockedIndexError: the folder cannot be written, or another process keeps the lock.
    """
    import filelock

    try:
        _make_folder(index)
        with filelock.FileLock(index / ".lock", timeout=_LOCK_SECONDS):
            yield
    except filelock.Timeout as error:
        raise LockedIndexError(
            Text(zh="另一个进程正在建立索引", en="another process is building the index"),
            where=index.name,
            remedy=Text(zh="请稍后再试", en="try again later"),
        ) from error
    except OSError as error:
        if error.errno in _UNWRITABLE:
            raise _unwritable(index) from error
        raise


def _make_folder(index: Path) -> None:
    try:
        index.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise _unwritable(index) from error


def _unwritable(index: Path) -> LockedIndexError:
    return LockedIndexError(
        Text(
            zh="索引目录不可写或磁盘已满",
            en="the index folder cannot be written or the disk is full",
        ),
        where=str(index),
        remedy=Text(zh="请用 --index 指定可写的目录", en="name a writable folder with --index"),
    )


def current_name(index: Path) -> str:
    """Return the name of the generation in force.

    :raises MissingIndexError: none has been published.
    """
    try:
        name = (index / CURRENT).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        name = ""
    if not _NAME.fullmatch(name) or not (index / name).is_dir():
        raise MissingIndexError(
            Text(zh="尚未建立索引", en="no index has been built"),
            where=index.name,
            remedy=Text(zh="请运行 policy-assistant index", en="run “policy-assistant index”"),
        )
    return name


def publish(
    index: Path,
    corpus: str,
    identity: Identity,
    sources: Mapping[str, str],
    write: Callable[[Path], None],
) -> Path:
    """Let ``write`` fill a new directory, then put it in force; the write lock must be held.

    :returns: the directory of the new generation.
    :raises OSError: the disk refused a write; nothing in force has changed.
    """
    _remove_leftovers(index)
    number = max((_number(path) for path in index.iterdir()), default=0) + 1
    building = index / f"{_BUILDING}{number}"
    building.mkdir()
    try:
        write(building)
        _write_manifest(building, corpus, identity, sources)
        _sync_tree(building)
        target = index / f"generation-{number}"
        building.rename(target)
        _sync_folder(index)
        _point_to(index, target.name)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    _remove_old(index, keep=target.name)
    return target


def _write_manifest(
    folder: Path, corpus: str, identity: Identity, sources: Mapping[str, str]
) -> None:
    files = {
        path.relative_to(folder).as_posix(): (sha256_of(path), path.stat().st_size)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    manifest = Manifest(
        format=FORMAT, corpus=corpus, identity=identity, sources=dict(sources), files=files
    )
    text = json.dumps(manifest.model_dump(mode="json"), ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def _point_to(index: Path, name: str) -> None:
    aside = index / f".{CURRENT}"
    aside.write_text(name + "\n", encoding="utf-8")
    _sync_file(aside)
    aside.replace(index / CURRENT)
    _sync_folder(index)


def _sync_tree(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_dir():
            _sync_folder(path)
        else:
            _sync_file(path)
    _sync_folder(folder)


def _sync_file(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a directory for syncing
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _number(path: Path) -> int:
    match = _NAME.fullmatch(path.name)
    return int(match.group(1)) if match else 0


def _remove_leftovers(index: Path) -> None:
    for path in index.glob(f"{_BUILDING}*"):
        shutil.rmtree(path, ignore_errors=True)


def _remove_old(index: Path, keep: str) -> None:
    generations = sorted((path for path in index.iterdir() if _number(path)), key=_number)
    for path in generations[:-_KEPT]:
        if path.name != keep:
            shutil.rmtree(path, ignore_errors=True)
