"""One writer at a time, and the other is told who it is."""

import os
import threading
from pathlib import Path

import pytest

from assistant.errors import LockedIndexError
from assistant.store import holder, lock, write_lock


def test_a_writer_signs_and_takes_its_name_away(tmp_path: Path) -> None:
    with write_lock(tmp_path):
        signed = holder(tmp_path)
        assert signed is not None
        assert signed.process == os.getpid()
    assert holder(tmp_path) is None


def test_who_waits_in_vain_is_told_who_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_LOCK_SECONDS", 0.05)
    told: list[str] = []
    with write_lock(tmp_path):
        with (
            pytest.raises(LockedIndexError, match=f"PID {os.getpid()}"),
            write_lock(tmp_path, told.append),
        ):
            pass
        assert holder(tmp_path) is not None  # the one in vain took nothing away
    assert len(told) == 1
    assert f"PID {os.getpid()}" in told[0]


def test_the_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    order: list[str] = []
    waiting = threading.Event()

    def second() -> None:
        with write_lock(tmp_path, lambda _: waiting.set()):
            order.append("second")

    thread = threading.Thread(target=second)
    with write_lock(tmp_path):
        thread.start()
        assert waiting.wait(10)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_a_killed_writer_does_not_lock_for_ever(tmp_path: Path) -> None:
    (tmp_path / ".writer").write_text('{"process": 1, "command": "gone", "since": "x"}')
    (tmp_path / ".lock").touch()
    with write_lock(tmp_path):
        pass
    (tmp_path / ".writer").write_bytes(b"\xff")
    assert holder(tmp_path) is None
