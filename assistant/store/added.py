"""The documents added to an index: copies in its own folder, changed all together or not at all.

    INDEX/documents/    the copies, with the metadata files given beside them
    INDEX/removed.txt   ids of the corpus that are left out, one a line

The copies belong to the index: the originals may go. Changing them needs the write lock.
"""

import contextlib
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from assistant.store.durable import sync_file, sync_folder, write_durably

_DOCUMENTS = "documents"
_REMOVED = "removed.txt"
_BEFORE = ".before-"
_NEW = ".new-"
_INCOMING = ".incoming-"


def added_folder(index: Path) -> Path:
    """Return the folder of the added documents, whether or not there are any."""
    return index / _DOCUMENTS


def removed_ids(index: Path) -> tuple[str, ...]:
    """Return the ids of the corpus that are left out, sorted."""
    path = index / _REMOVED
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return tuple(sorted({line.strip() for line in text.splitlines()} - {""}))


@contextlib.contextmanager
def incoming_folder(index: Path) -> Iterator[Path]:
    """Give a folder for the time of the block, on the disk of ``index``, to put copies into."""
    with tempfile.TemporaryDirectory(prefix=_INCOMING, dir=index) as aside:
        yield Path(aside)


@contextlib.contextmanager
def changed_documents(
    index: Path,
    *,
    put: Mapping[str, Path] | None = None,
    drop: Collection[str] = (),
    removed: Collection[str] | None = None,
) -> Iterator[None]:
    """Change the added documents for the time of the block, and for good if it ends well.

    If the block fails, all is as before. If the process is killed inside, whatever stands whole
    under its own name counts from then on.

    :param put: files on the same disk to move in, by their new names; a file of that name is replaced.
    :param drop: names of files to remove.
    :param removed: the new ids of the corpus to leave out.
    :raises OSError: the disk refused a write; all is as before.
    """
    folder = added_folder(index)
    folder.mkdir(exist_ok=True)
    sync_folder(index)
    put = put or {}
    before = removed_ids(index)
    held = [name for name in sorted({*put, *drop}) if (folder / name).exists()]
    saved: list[str] = []
    try:
        for name in held:
            shutil.copyfile(folder / name, folder / f"{_BEFORE}{name}")
            saved.append(name)
        for name, file in put.items():
            sync_file(file)
            file.replace(folder / name)
        for name in drop:
            (folder / name).unlink()
        sync_folder(folder)
        if removed is not None:
            _write_removed(index, removed)
        yield
    except BaseException:
        for name in put:
            if name not in held:
                (folder / name).unlink(missing_ok=True)
        for name in saved:
            (folder / f"{_BEFORE}{name}").replace(folder / name)
        if removed is not None and set(before) != set(removed_ids(index)):
            _write_removed(index, before)
        raise
    finally:
        with contextlib.suppress(OSError):  # what stays behind, the next writer removes
            for name in held:
                (folder / f"{_BEFORE}{name}").unlink(missing_ok=True)


def clear_unfinished(index: Path) -> None:
    """Remove what a killed change left behind; the write lock must be held."""
    for path in unfinished(index):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def unfinished(index: Path) -> list[Path]:
    """Return what a killed change left behind."""
    beside = added_folder(index).glob(f"{_BEFORE}*")
    return sorted([*beside, *index.glob(f"{_NEW}*"), *index.glob(f"{_INCOMING}*")])


def _write_removed(index: Path, ids: Collection[str]) -> None:
    write_durably(index / _REMOVED, "".join(f"{name}\n" for name in sorted(ids)).encode())
