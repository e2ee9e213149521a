"""What an index survives: ``python -m benchmarks.faults kills|disk|readers``.

``kills`` ends a writer with SIGKILL before every file-system step of a change and at random moments;
``disk`` makes every step fail (no space, input/output error), and as root fills a small disk for
real; ``readers`` asks without pause while documents are replaced. Each prints its figures and ends
with status 1 if an index could not be read, a mixture was read, an acknowledged change was lost or
an answer came from a generation older than its question.
"""

import argparse
import errno
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any

from assistant.encode import load_encoder
from assistant.errors import AssistantError
from assistant.pipeline import assistant, build_index, changes
from assistant.pipeline.changes import add_documents, remove_documents
from assistant.store import Library, leftovers, open_current, unfinished
from benchmarks.readers import read_while_writing

os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # its threads do not survive a fork

_STEPS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate", "fsync"}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_PLAN = "{name}县健康计划\n\n一、目标\n到2030年，婴儿死亡率控制在{value}‰以下。\n"

Contents = dict[str, str]
"""The text of each document of an index by its id."""


class MixtureError(Exception):
    """Files of one generation do not belong together."""


class Bench:
    """An index of three documents, one of them added, and changes to make to copies of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "corpus").mkdir()
        for name in ("甲", "乙"):
            self._write(folder / "corpus" / f"{name}.txt", name, "5")
        build_index(folder / "base", corpus=folder / "corpus")
        add_documents(folder / "base", [self._write(folder / "old.txt", "丙", "4")])
        new = self._write(folder / "new.txt", "丁", "3")
        (folder / "version").mkdir()
        version = self._write(folder / "version" / "old.txt", "丙", "2")
        self.changes: dict[str, Callable[[Path], object]] = {
            "add": lambda index: add_documents(index, [new]),
            "replace": lambda index: add_documents(index, [version], replacing=True),
            "remove": lambda index: remove_documents(index, ["old"]),
            "leave out": lambda index: remove_documents(index, ["甲"]),
        }
        self.before = contents(folder / "base")
        self.after: dict[str, Contents] = {}
        for name, change in self.changes.items():
            index = self.copy()
            change(index)
            self.after[name] = contents(index)
        self.seconds = self._time()

    def _write(self, path: Path, name: str, value: str) -> Path:
        path.write_text(_PLAN.format(name=name, value=value), encoding="utf-8")
        return path

    def _time(self) -> float:
        began = time.perf_counter()
        self.changes["add"](self.copy())
        return time.perf_counter() - began

    def copy(self, to: Path | None = None) -> Path:
        """Return a fresh copy of the index."""
        index = to or self.folder / "index"
        shutil.rmtree(index, ignore_errors=True)
        return Path(shutil.copytree(self.folder / "base", index, dirs_exist_ok=True))


def load_once() -> None:
    """Load the encoder once for all changes: the faults lie in writing, and this is most of the time."""
    for module in (changes, assistant):
        vars(module)["load_encoder"] = cache(load_encoder)


def contents(index: Path) -> Contents:
    """Read an index from beginning to end, and check that it belongs together.

    :raises MixtureError: a chunk or a figure is not of the text beside it.
    """
    generation = open_current(index)
    library = Library(generation)
    texts = {name: outline.text for name, outline in library.outlines.items()}
    chunks = all(texts[c.document][slice(*c.span)] == c.text for c in generation.chunks())
    figures = all(str(t.value) in texts[t.document][slice(*t.value_span)] for t in library.targets)
    if not chunks or not figures:
        raise MixtureError
    return texts


def on_each_step(act: Callable[[int, str], None]) -> None:
    """Call ``act`` with a number and a name before every step that changes the file system.

    The steps are told by Python's own audit events (PEP 578); syncing has none and is wrapped.
    """
    count = 0

    def step(name: str) -> None:
        nonlocal count
        count += 1
        act(count, name)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _STEPS or (event == "open" and int(arguments[2] or 0) & _WRITES):
            step(event)

    sync = os.fsync

    def fsync(descriptor: Any) -> None:
        step("fsync")
        sync(descriptor)

    vars(os)["fsync"] = fsync
    sys.addaudithook(hook)


def forked(work: Callable[[], object], kill_after: float | None = None) -> tuple[bool, str]:
    """Run ``work`` in a copy of this process; return whether it was acknowledged, and its failure."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.write(writing, _outcome(work).encode())
        os._exit(0)
    os.close(writing)
    if kill_after is not None:
        time.sleep(kill_after)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return said == "A", "" if said == "A" else said or "killed"


def _outcome(work: Callable[[], object]) -> str:
    try:
        work()
    except AssistantError as error:
        return f"refused: {type(error).__name__}"
    except BaseException as error:
        return f"crashed: {error!r}"
    return "A"


class Judge:
    """Looks at what a fault left, repairs it by the next run, and counts."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.counts: Counter[str] = Counter(
            {"unreadable": 0, "mixed": 0, "lost": 0, "not repaired": 0, "crashed": 0}
        )

    def judge(self, index: Path, name: str, *, acknowledged: bool, ended: str) -> None:
        """Count what became of a change called ``name``."""
        before, after = self.bench.before, self.bench.after[name]
        self.counts["faults" if ended else "done without a fault"] += 1
        self._count("crashed", ended.startswith("crashed"), f"{name}: {ended}")
        try:
            found = contents(index)
        except MixtureError:
            self._count("mixed", True, name)
            return
        except Exception as error:
            self._count("unreadable", True, f"{name}: {error!r}")
            return
        self._count("mixed", found not in (before, after), f"{name}: {sorted(found)}")
        self._count("lost", acknowledged and found != after, f"{name}: {sorted(found)}")
        build_index(index)
        repaired = contents(index)
        left = [*leftovers(index), *unfinished(index)]
        allowed = (after,) if acknowledged else (before, after)
        self._count("lost", acknowledged and repaired != after, f"{name}, repaired")
        self._count("not repaired", repaired not in allowed or bool(left), f"{name}: {left}")

    def _count(self, what: str, happened: bool, detail: str) -> None:
        if happened:
            self.counts[what] += 1
            print(f"{what}: {detail}", file=sys.stderr)

    def report(self, title: str) -> bool:
        """Print the figures and return whether all is well."""
        print(title + ": " + ", ".join(f"{count} {what}" for what, count in self.counts.items()))
        bad = ("unreadable", "mixed", "lost", "not repaired", "crashed")
        return not any(self.counts[what] for what in bad)


def kills(bench: Bench, at_random: int) -> bool:
    """Kill at every step of every change, then at random moments of random changes."""
    systematic = Judge(bench)
    for name, change in bench.changes.items():
        for number in range(1, 1000):
            index = bench.copy()

            def work(change: Any = change, index: Path = index, at: int = number) -> None:
                on_each_step(
                    lambda step, _: os.kill(os.getpid(), signal.SIGKILL) if step == at else None
                )
                change(index)

            acknowledged, ended = forked(work)
            systematic.judge(index, name, acknowledged=acknowledged, ended=ended)
            if not ended:
                break
    well = systematic.report("killed before each step")
    chance, judge = random.Random(7), Judge(bench)  # noqa: S311 - repeatable, not secret
    for _ in range(at_random):
        name = chance.choice(list(bench.changes))
        index = bench.copy()
        wait = chance.uniform(0, 1.2 * bench.seconds)
        acknowledged, ended = forked(partial(bench.changes[name], index), kill_after=wait)
        judge.judge(index, name, acknowledged=acknowledged, ended=ended)
    return judge.report("killed at random moments") and well


def disk(bench: Bench) -> bool:
    """Let every step fail once, and every step from each one on; then fill a real disk."""
    judge, taken = Judge(bench), multiprocessing.Value("i")
    for number, lasting in ((errno.EIO, False), (errno.ENOSPC, True)):
        for name, change in bench.changes.items():
            for at in range(1, 1000):
                index = bench.copy()

                def fail(
                    step: int,
                    event: str,
                    at: int = at,
                    number: int = number,
                    lasting: bool = lasting,
                ) -> None:
                    taken.value = step
                    grows = event in {"open", "os.mkdir", "fsync"}  # a full disk lets files go
                    if step == at or (lasting and step > at and grows):
                        raise OSError(number, os.strerror(number))

                def work(change: Any = change, index: Path = index, fail: Any = fail) -> None:
                    on_each_step(fail)
                    change(index)

                acknowledged, ended = forked(work)
                judge.judge(index, name, acknowledged=acknowledged, ended=ended)
                if at > taken.value:  # the change was over before
                    break
    well = judge.report("each step failed")
    return full_disk(bench) and well


def full_disk(bench: Bench) -> bool:
    """Make changes on disks of growing size until they fit; needs the right to mount."""
    place = bench.folder / "disk"
    place.mkdir()
    size = sum(path.stat().st_size for path in (bench.folder / "base").rglob("*")) // 1024
    judge = Judge(bench)
    for kilobytes in range(size, 3 * size + 400, 12):
        if os.system(f"mount -t tmpfs -o size={kilobytes}k none {place} 2>/dev/null"):  # noqa: S605
            print("a real full disk: not tried, mounting is not permitted here")
            return True
        try:
            index = bench.copy(place / "index")
        except shutil.Error:  # smaller than the index itself
            os.system(f"umount {place}")  # noqa: S605
            continue
        acknowledged, ended = forked(partial(bench.changes["add"], index))
        os.system(f"mount -o remount,size=64m {place}")  # noqa: S605
        judge.judge(index, "add", acknowledged=acknowledged, ended=ended)
        os.system(f"umount {place}")  # noqa: S605
        if not ended:
            break
    return judge.report("a real full disk")


def main() -> None:
    """Read the command line, do it, print figures."""
    parser = argparse.ArgumentParser(prog="benchmarks.faults", description=__doc__)
    parser.add_argument("what", choices=["kills", "disk", "readers"])
    parser.add_argument("--random", type=int, default=900, help="kills at random moments")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=300.0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.what == "readers":
            well = read_while_writing(Path(folder), given.readers, given.seconds)
        else:
            load_once()
            bench = Bench(Path(folder))
            well = kills(bench, given.random) if given.what == "kills" else disk(bench)
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    main()
