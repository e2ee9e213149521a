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
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.harm import Bench, Judge, forked, load_once, on_each_step
from benchmarks.readers import read_while_writing

_MOST = 1000


def kills(bench: Bench, at_random: int, every: int = 1) -> bool:
    """Kill at every step of every change, then at random moments of random changes."""
    systematic = Judge(bench)
    for name, change in bench.changes.items():
        for number in range(1, _MOST, every):
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


def disk(bench: Bench, every: int = 1) -> bool:
    """Let every step fail once, and every step from each one on; then fill a real disk."""
    judge, taken = Judge(bench), multiprocessing.Value("i")
    for number, lasting in ((errno.EIO, False), (errno.ENOSPC, True)):
        for name, change in bench.changes.items():
            for at in range(1, _MOST, every):
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
    return full_disk(bench, every) and well


def full_disk(bench: Bench, every: int = 1) -> bool:
    """Make changes on disks of growing size until they fit; needs the right to mount."""
    place = bench.folder / "disk"
    place.mkdir()
    size = sum(path.stat().st_size for path in (bench.folder / "base").rglob("*")) // 1024
    judge = Judge(bench)
    for kilobytes in range(size, 3 * size + 400, 12 * every):
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
    parser.add_argument("--every", type=int, default=1, help="take one step in so many")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=300.0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.what == "readers":
            well = read_while_writing(Path(folder), given.readers, given.seconds)
        else:
            load_once()
            bench = Bench(Path(folder))
            harm = partial(kills, at_random=given.random) if given.what == "kills" else disk
            well = harm(bench, every=given.every)
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    main()
