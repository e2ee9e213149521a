import os
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import LockedIndexError, MissingIndexError
from assistant.store import (
    Identity,
    Origin,
    current_name,
    lock,
    open_generation,
    publish,
    write_lock,
)

Publish = Callable[..., Path]


def test_publishing_puts_a_generation_in_force(tmp_path: Path, publish_to: Publish) -> None:
    folder = publish_to(tmp_path)
    assert folder == tmp_path / "generation-1"
    assert current_name(tmp_path) == "generation-1"
    assert {path.name for path in tmp_path.iterdir()} <= {"generation-1", "CURRENT", ".lock"}


def test_the_last_two_generations_are_kept(tmp_path: Path, publish_to: Publish) -> None:
    for _ in range(4):
        publish_to(tmp_path)
    assert current_name(tmp_path) == "generation-4"
    assert {path.name for path in tmp_path.glob("generation-*")} == {"generation-3", "generation-4"}


def test_a_reader_keeps_the_generation_it_opened(tmp_path: Path, publish_to: Publish) -> None:
    opened = open_generation(publish_to(tmp_path))
    publish_to(tmp_path, "另一计划\n\n一、目标\n不同。\n")
    assert opened.outlines()[0].document.title == "河口县健康计划"


@pytest.mark.parametrize(
    "content", [None, "", "generation-", "generation-9", "../elsewhere", "\xff"]
)
def test_no_generation_in_force(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "CURRENT").write_bytes(content.encode("latin-1"))
    with pytest.raises(MissingIndexError, match="policy-assistant index"):
        current_name(tmp_path)


def test_a_failed_write_leaves_everything_as_it_was(
    tmp_path: Path, publish_to: Publish, identity: Identity
) -> None:
    publish_to(tmp_path)

    def fail(folder: Path) -> None:
        (folder / "outlines.jsonl").write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(LockedIndexError, match="disk is full"), write_lock(tmp_path):
        publish(tmp_path, Origin(corpus="shipped", sources={}), identity, fail)
    assert current_name(tmp_path) == "generation-1"
    assert not list(tmp_path.glob(".building-*"))


def test_what_a_killed_build_left_is_removed(tmp_path: Path, publish_to: Publish) -> None:
    left = tmp_path / ".building-1"
    left.mkdir()
    (left / "outlines.jsonl").write_text("half")
    publish_to(tmp_path)
    assert not left.exists()
    assert current_name(tmp_path) == "generation-1"


def test_a_second_builder_waits_and_then_gives_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_LOCK_SECONDS", 0.05)
    with (
        write_lock(tmp_path),
        pytest.raises(LockedIndexError, match="another process is building"),
        write_lock(tmp_path),
    ):
        pass


def test_the_lock_is_free_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="inside"), write_lock(tmp_path):
        raise ValueError("inside")
    with write_lock(tmp_path):
        pass


@pytest.mark.skipif(os.geteuid() == 0, reason="root can write everywhere")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(LockedIndexError, match="--index"), write_lock(tmp_path / "index"):
            pass
    finally:
        tmp_path.chmod(0o700)


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "index"
    path.write_text("a file")
    with pytest.raises(LockedIndexError, match="--index"), write_lock(path):
        pass


@pytest.mark.parametrize("number", [13, 28, 30])
def test_a_read_only_or_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(LockedIndexError, match="cannot be written"), write_lock(tmp_path / "index"):
        pass
