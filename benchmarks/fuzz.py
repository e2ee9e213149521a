"""What the readers of documents survive: ``python -m benchmarks.fuzz --inputs 20000``.

Reads fixtures with stretches replaced and files put together at random, in worker processes: from
bytes over the loaders to clauses, chunks and figures. An input must be read or refused in one line.
It is a fault if reading raises anything else, takes too long, gives text that is not outlined
whole, or gives no text without saying so. Prints how many inputs were read and refused a format,
and each fault with its number (``--only NUMBER`` repeats it); ends with status 1 if there was one.
"""

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

from tqdm.std import tqdm  # type: ignore[import-untyped]

from assistant.chunk import chunk
from assistant.clean import clean
from assistant.errors import SourceError
from assistant.load import Raw, child, load, sandbox
from assistant.load.invisible import has_visible_text
from assistant.load.reply import Reply
from assistant.outline import outline
from assistant.targets import extract
from benchmarks.inputs import make

_MEMORY = 4 << 30
_SHOWN = 20


@dataclass(frozen=True)
class Verdict:
    """What became of an input: ``read``, ``refused`` or ``fault``, with the fault in words."""

    number: int
    suffix: str
    outcome: str
    fault: str = ""


def judge(number: int, folder: Path, isolated: bool = False) -> Verdict:
    """Make an input, read it and judge the outcome.

    :param isolated: parse in a child process as users do; otherwise in this one, which is faster.
    """
    suffix, data = make(number)
    path = folder / f"{number}{suffix}"
    path.write_bytes(data)
    run = sandbox.run
    if not isolated:
        sandbox.run = _parse_here
    try:
        fault = _fault(load(path))
        return Verdict(number, suffix, "fault" if fault else "read", fault)
    except SourceError as error:
        lines = error.in_language("zh") + error.in_language("en")
        fault = "a message of several lines" if "\n" in lines else ""
        return Verdict(number, suffix, "fault" if fault else "refused", fault)
    except Exception:  # noqa: BLE001,RUF100 - this is what is looked for
        return Verdict(number, suffix, "fault", traceback.format_exc(limit=-4))
    finally:
        sandbox.run = run
        path.unlink()


def _parse_here(kind: str, name: str, data: bytes, limits: sandbox.Limits) -> Reply:  # noqa: ARG001
    return child.parse(kind, data)


def _fault(raw: Raw) -> str:
    """Outline a source as a build does and say what is wrong with the outcome, if anything."""
    if not has_visible_text(raw.text):
        return "no text, and not refused"
    found = outline(raw, clean(raw))
    if not any(has_visible_text(each.text) for each in found):
        return "text was read and none is in the outline"
    for each in found:
        own = "".join(each.own_text(clause) for clause in each.clauses)
        if own.replace("\n", "") != each.text.replace("\n", ""):
            return "the clauses are not the text"
        for target in extract(each):
            if not each.text[slice(*target.span)].strip():
                return "a figure without its words"
        chunk(each)
    return ""


class Pool:
    """Worker processes that judge inputs; one that takes too long or dies is replaced."""

    def __init__(self, count: int, folder: Path, seconds: float) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._folder = folder
        self._seconds = seconds
        self._workers = [self._start() for _ in range(count)]

    def judge(self, numbers: Iterator[int]) -> Iterator[Verdict]:
        """Yield the verdicts on inputs, in the order in which they are reached."""
        busy: dict[Connection, tuple[int, float]] = {}
        idle = [channel for _, channel in self._workers]
        while True:
            while idle and (number := next(numbers, None)) is not None:
                channel = idle.pop()
                channel.send(number)
                busy[channel] = number, time.monotonic() + self._seconds
            if not busy:
                break
            first = min(limit for _, limit in busy.values())
            ready = [
                each
                for each in wait(list(busy), max(first - time.monotonic(), 0))
                if isinstance(each, Connection)
            ]
            late = [each for each, (_, limit) in busy.items() if limit < time.monotonic()]
            for channel in {*ready, *late}:
                number, _ = busy.pop(channel)
                yield self._verdict(channel, number, idle, late=channel not in ready)
        for process, channel in self._workers:
            channel.close()
            process.join()

    def _verdict(
        self, channel: Connection, number: int, idle: list[Connection], *, late: bool
    ) -> Verdict:
        try:
            if not late:
                verdict: Verdict = channel.recv()
                idle.append(channel)
                return verdict
        except EOFError:
            pass
        idle.append(self._replace(channel))
        if late:
            suffix, _ = make(number)
            return Verdict(number, suffix, "fault", f"not done after {self._seconds:.0f} s")
        return judge(number, self._folder, isolated=True)  # a parser died; the child must hold it

    def _start(self) -> tuple[multiprocessing.process.BaseProcess, Connection]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_serve, args=(theirs, self._folder), daemon=True)
        process.start()
        theirs.close()
        return process, ours

    def _replace(self, channel: Connection) -> Connection:
        place = next(i for i, (_, each) in enumerate(self._workers) if each is channel)
        self._workers[place][0].kill()
        self._workers[place] = self._start()
        return self._workers[place][1]


def _serve(channel: Connection, folder: Path) -> None:
    """Judge the numbers that come in until the other end closes."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    sys.setrecursionlimit(child.RECURSION)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # libraries complain of what they are fed
    while True:
        try:
            channel.send(judge(channel.recv(), folder))
        except EOFError:
            return


def main() -> None:
    """Read the command line, fuzz, print."""
    parser = argparse.ArgumentParser(prog="benchmarks.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=20000)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--only", type=int, help="judge this input alone, in a child process")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=30.0, help="the longest an input may take")
    given = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    faults: list[Verdict] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.only is None:
            numbers = range(given.first, given.first + given.inputs)
            verdicts = Pool(given.workers, folder, given.seconds).judge(iter(numbers))
        else:
            verdicts = iter([judge(given.only, folder, isolated=True)])
        total = given.inputs if given.only is None else 1
        for verdict in tqdm(verdicts, total=total, disable=None):
            counts[verdict.suffix, verdict.outcome] += 1
            if verdict.fault:
                faults.append(verdict)
    for fault in faults[:_SHOWN]:
        print(f"input {fault.number} ({fault.suffix}): {fault.fault}")
    print("format  read  refused  faults")
    for suffix in sorted({suffix for suffix, _ in counts}):
        row = (counts[suffix, outcome] for outcome in ("read", "refused", "fault"))
        print(f"{suffix:6} {'  '.join(f'{count:5}' for count in row)}")
    print(f"{sum(counts.values())} inputs, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
