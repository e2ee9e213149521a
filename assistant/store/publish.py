"""Publish a generation atomically: build aside, fsync, rename, then move the CURRENT pointer.

A reader sees the old generation or the new one, never a mixture; a crash at any step leaves the
old one in force and at most a hidden directory, which the next build removes.
"""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from assistant.errors import DamagedIndexError, MissingIndexError
from assistant.store.added import clear_unfinished
from assistant.store.durable import sync_file, sync_folder, write_durably
from assistant.store.generation import (
    FORMAT,
    MANIFEST,
    Generation,
    Identity,
    Manifest,
    Origin,
    open_generation,
    sha256_of,
)
from assistant.types import Text

CURRENT = "CURRENT"
_NAME = re.compile(r"generation-(\d+)")
_BUILDING = ".building-"
T = TypeVar("T")


def current_name(index: Path) -> str:
    """Return the name of the generation in force.

    :raises MissingIndexError: none has been published.
    """
    name = name_in_force(index)
    if not _NAME.fullmatch(name) or not (index / name).is_dir():
        raise MissingIndexError(
            Text(zh="尚未建立索引", en="no index has been built"),
            where=index.name,
            remedy=Text(zh="请运行 policy-assistant index", en="run “policy-assistant index”"),
        )
    return name


def open_current(index: Path) -> Generation:
    """Verify and open the generation in force; see :func:`read_current`."""
    return read_current(index, lambda generation: generation)


def read_current(index: Path, read: Callable[[Generation], T]) -> T:
    """Verify and open the generation in force, and return what ``read`` makes of it.

    It may be superseded and removed while it is read: then the one in force by now is read.

    :raises MissingIndexError: none has been published, or by another version of the program.
    :raises DamagedIndexError: a file of it is missing or altered.
    """
    while True:
        name = current_name(index)
        try:
            return read(open_generation(index / name))
        except (DamagedIndexError, OSError, RuntimeError):  # FAISS tells a missing file so
            if current_name(index) == name:
                raise


def name_in_force(index: Path) -> str:
    """Return what ``CURRENT`` says, or an empty string; cheap enough to ask before every answer."""
    try:
        return (index / CURRENT).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def publish(index: Path, origin: Origin, identity: Identity, write: Callable[[Path], None]) -> Path:
    """Let ``write`` fill a new directory, then put it in force; the write lock must be held.

    :returns: the directory of the new generation.
    :raises OSError: the disk refused a write; nothing in force has changed.
    """
    _remove_leftovers(index)
    before = name_in_force(index)
    # A number is never used twice, so that a reader can tell generations apart by their names.
    number = max(map(_number, [*index.iterdir(), Path(before)])) + 1
    building = index / f"{_BUILDING}{number}"
    building.mkdir()
    try:
        write(building)
        _write_manifest(building, origin, identity)
        _sync_tree(building)
        target = index / f"generation-{number}"
        building.rename(target)
        sync_folder(index)
        _point_to(index, target.name)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    _remove_old(index, keep={target.name, before})
    return target


def _write_manifest(folder: Path, origin: Origin, identity: Identity) -> None:
    files = {
        path.relative_to(folder).as_posix(): (sha256_of(path), path.stat().st_size)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    manifest = Manifest(format=FORMAT, identity=identity, files=files, **dict(origin))
    text = json.dumps(manifest.model_dump(mode="json"), ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def _point_to(index: Path, name: str) -> None:
    write_durably(index / CURRENT, f"{name}\n".encode())


def _sync_tree(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_dir():
            sync_folder(path)
        else:
            sync_file(path)
    sync_folder(folder)


def _number(path: Path) -> int:
    match = _NAME.fullmatch(path.name)
    return int(match.group(1)) if match else 0


def tidy(index: Path) -> None:
    """Remove what a killed writer left; the write lock must be held."""
    clear_unfinished(index)
    _remove_leftovers(index)


def _remove_leftovers(index: Path) -> None:
    for path in leftovers(index):
        shutil.rmtree(path, ignore_errors=True)


def leftovers(index: Path) -> list[Path]:
    """Return the directories that no reader will ever open: half built, or never put in force."""
    in_force = _number(Path(name_in_force(index)))
    unused = [path for path in index.glob("generation-*") if 0 < in_force < _number(path)]
    return sorted([*index.glob(f"{_BUILDING}*"), *unused])


def _remove_old(index: Path, keep: set[str]) -> None:
    for path in index.iterdir():
        if _number(path) and path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)
