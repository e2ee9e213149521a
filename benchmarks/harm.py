"""An index to do harm to, the harm, and the judgement of what it left."""

import os
import shutil
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from tqdm.std import tqdm  # type: ignore[import-untyped]

from assistant.encode import load_encoder
from assistant.errors import AssistantError
from assistant.pipeline import assistant, build_index, changes
from assistant.pipeline.changes import add_documents, remove_documents
from assistant.store import Library, leftovers, open_current, unfinished

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
    """Make changes cheap: the encoder is loaded once for all, for the faults lie in writing."""
    for module in (changes, assistant):
        vars(module)["load_encoder"] = cache(load_encoder)
    # bm25s draws bars with tqdm, whose lock is shared by forks: a killed one would keep it for ever.
    tqdm.monitor_interval = 0
    tqdm.set_lock(threading.RLock())


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
        self.counts["cut short" if ended else "acknowledged"] += 1
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
