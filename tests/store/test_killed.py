"""A build killed at any step leaves the old generation in force, whole, and the next build works."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.store import current_name, open_generation

SCRIPT = textwrap.dedent(
    """
    import os, signal, sys
    from pathlib import Path
    from assistant.store import Identity, Origin, publish, write_lock

    steps = sys.modules["assistant.store.publish"]
    index, point = Path(sys.argv[1]), sys.argv[2]

    def die(*_, **__):
        os.kill(os.getpid(), signal.SIGKILL)

    def write(folder):
        (folder / "outlines.jsonl").write_text("first")
        if point == "write":
            die()
        (folder / "chunks.jsonl").write_text("second")

    if point in ("_write_manifest", "_sync_tree", "_point_to"):
        setattr(steps, point, die)
    elif point == "rename":
        Path.rename = die
    elif point == "pointer":
        Path.replace = die
    elif point == "_remove_old":
        steps._remove_old = die
    elif point == "pointer synced":
        calls = []
        original = steps.sync_folder

        def sync(folder):
            calls.append(folder)
            if calls.count(index) == 2:
                die()
            original(folder)

        steps.sync_folder = sys.modules["assistant.store.durable"].sync_folder = sync
    with write_lock(index):
        origin = Origin(corpus="shipped", sources={})
        publish(index, origin, Identity(encoder="e", lexicon="l", chunker="c"), write)
    """
)
BEFORE = ("write", "_write_manifest", "_sync_tree", "rename", "_point_to", "pointer")
AFTER = ("pointer synced", "_remove_old")


def kill_at(point: str, index: Path) -> None:
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(index), point],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == -signal.SIGKILL, run.stderr.decode()


@pytest.mark.parametrize("point", BEFORE)
def test_killed_before_the_pointer_moves(
    point: str, tmp_path: Path, publish_to: Callable[..., Path]
) -> None:
    publish_to(tmp_path)
    kill_at(point, tmp_path)
    assert current_name(tmp_path) == "generation-1"
    assert open_generation(tmp_path / "generation-1").outlines()[0].document.id == "plan"
    publish_to(tmp_path)
    number = int(current_name(tmp_path).removeprefix("generation-"))
    assert number > 1
    assert open_generation(tmp_path / current_name(tmp_path)).outlines()[0].document.id == "plan"
    assert not list(tmp_path.glob(".building-*"))


@pytest.mark.parametrize("point", AFTER)
def test_killed_after_the_pointer_moved(
    point: str, tmp_path: Path, publish_to: Callable[..., Path]
) -> None:
    publish_to(tmp_path)
    kill_at(point, tmp_path)
    assert current_name(tmp_path) == "generation-2"
    assert open_generation(tmp_path / "generation-2").manifest.identity.encoder == "e"
