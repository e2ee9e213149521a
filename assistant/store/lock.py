"""One writer at a time: the lock of an index, and who holds it."""

import contextlib
import datetime
import errno
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from assistant.errors import LockedIndexError
from assistant.types import Model, Text

_LOCK = ".lock"
_HOLDER = ".writer"
_LOCK_SECONDS = 120.0
_AT_ONCE = 0.5
_UNWRITABLE = {
    errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG,
    None,  # numpy tells a short write without a number
}  # fmt: skip

Waiting = Callable[[str], None]
"""Called with who holds the lock, once, when waiting begins."""


class Holder(Model):
    """Who writes: the process, its command and when it began (local time)."""

    process: int
    command: str
    since: str

    def __str__(self) -> str:
        return f"{self.command}, PID {self.process}, {self.since}"


@contextlib.contextmanager
def write_lock(index: Path, waiting: Waiting | None = None) -> Iterator[None]:
    """Hold the only right to write to ``index``, creating the folder if needed.

    A second writer waits two minutes for the first. A full, failing or read-only disk is told as
    one error, whether it is met here or inside.

    :raises LockedIndexError: the folder cannot be written, or another process keeps the lock.
    """
    import filelock

    try:
        _make_folder(index)
        lock = filelock.FileLock(index / _LOCK)
        _acquire(lock, index, waiting)
        try:
            _sign(index)
            yield
        finally:
            with contextlib.suppress(OSError):
                (index / _HOLDER).unlink(missing_ok=True)
            lock.release()
    except OSError as error:
        if error.errno in _UNWRITABLE:
            raise _unwritable(index, error) from error
        raise


def holder(index: Path) -> Holder | None:
    """Return who signed as the writer of ``index``; a killed writer leaves its name behind."""
    try:
        return Holder.model_validate_json((index / _HOLDER).read_bytes())
    except (OSError, ValueError):
        return None


def _acquire(lock: Any, index: Path, waiting: Waiting | None) -> None:
    import filelock

    try:
        lock.acquire(timeout=min(_AT_ONCE, _LOCK_SECONDS))
        return
    except filelock.Timeout:
        if waiting:
            waiting(str(holder(index) or ""))
    try:
        lock.acquire(timeout=_LOCK_SECONDS)
    except filelock.Timeout as error:
        raise _held(index) from error


def _sign(index: Path) -> None:
    command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:2]]).strip() or "python"
    since = datetime.datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
    signed = Holder(process=os.getpid(), command=command, since=since)
    (index / _HOLDER).write_text(signed.model_dump_json(), encoding="utf-8")


def _make_folder(index: Path) -> None:
    try:
        index.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise _unwritable(index, error) from error


def _held(index: Path) -> LockedIndexError:
    who = holder(index)
    return LockedIndexError(
        Text(
            zh=f"另一个进程正在建立索引{f'：{who}' if who else ''}",
            en=f"another process is building the index{f': {who}' if who else ''}",
        ),
        where=index.name,
        remedy=Text(zh="请稍后再试", en="try again later"),
    )


def _unwritable(index: Path, error: OSError) -> LockedIndexError:
    reason = f": {error.strerror}" if error.strerror else ""
    return LockedIndexError(
        Text(
            zh="索引目录不可写或磁盘已满，原有索引不变",
            en="the index folder cannot be written or the disk is full; the index is as it was",
        ),
        where=f"{index}{reason}",
        remedy=Text(
            zh="请腾出空间，或用 --index 指定可写的目录",
            en="free some space, or name a writable folder with --index",
        ),
    )
