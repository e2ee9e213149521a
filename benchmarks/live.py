"""How long a change takes: ``python -m benchmarks.live [--documents 200]``.

Times the shipped corpus and a folder of as many documents as asked for, made of the shipped texts
under other names: building from nothing, refreshing when nothing changed, refreshing when one
document changed, and from ``add`` to the first answer in an assistant that is open already.
Medians of five, after one run that loads the word lists.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from assistant.pipeline import Assistant, build_index
from assistant.pipeline.changes import add_documents, remove_documents
from assistant.resources import corpus_folder

_RUNS = 5
_PLAN = "大河县健康计划\n\n一、目标\n到2030年，婴儿死亡率控制在3.2‰以下。\n"
_QUESTION = "大河县2030年婴儿死亡率目标是多少？"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.live", description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    count = parser.parse_args().documents
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        shipped = shutil.copytree(corpus_folder(), home / "shipped")
        build_index(home / "warm", corpus=shipped)
        measure("shipped corpus", shipped, home / "small")
        measure(f"{count} files", many(home / "many", count), home / "large")


def many(folder: Path, count: int) -> Path:
    """Write ``count`` documents, each a shipped text under a name and a title of its own."""
    folder.mkdir()
    texts = [path.read_text("utf-8") for path in (corpus_folder() / "sources").glob("*.txt")]
    for number in range(count):
        text = texts[number % len(texts)]
        (folder / f"plan-{number:03}.txt").write_text(f"（{number}号）{text}", encoding="utf-8")
    return folder


def measure(title: str, corpus: Path, index: Path) -> None:
    """Print a line a figure."""
    sources = corpus / "sources" if (corpus / "sources").is_dir() else corpus
    largest = max(sources.glob("*.txt"), key=lambda path: path.stat().st_size)
    metadata = largest.with_suffix(".toml")
    whole = seconds(lambda: build_index(index, corpus=corpus))
    report = build_index(index)
    print(f"{title}: {report.documents} documents, {report.chunks} chunks")
    print(f"  from nothing                {whole:.2f} s")
    print(f"  nothing changed             {median(lambda: build_index(index)):.2f} s")

    def change() -> None:
        path, addition = (
            (metadata, "\n# 改\n") if metadata.exists() else (largest, "\n加强宣传。\n")
        )
        with path.open("a", encoding="utf-8") as file:
            file.write(addition)

    print(f"  one document changed        {median(lambda: build_index(index), change):.2f} s")
    plan = index.parent / "river.txt"
    plan.write_text(_PLAN, encoding="utf-8")
    assistant = Assistant.open(index)

    def added() -> None:
        add_documents(index, [plan])
        if "3.2‰" not in assistant.ask(_QUESTION).text:
            raise SystemExit("the added document does not answer")

    def removed() -> None:
        if "river" in assistant.library.outlines:
            remove_documents(index, ["river"])
            assistant.ask(_QUESTION)

    print(f"  from add to first answer    {median(added, removed):.2f} s")


def median(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """Return the median time of ``work``, each run after ``before``."""
    times = []
    for _ in range(_RUNS):
        before()
        times.append(seconds(work))
    return statistics.median(times)


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
