"""Readers of an index whose documents are replaced all the while."""

import multiprocessing
import statistics
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

from assistant.pipeline import Assistant, build_index
from assistant.pipeline.changes import add_documents
from assistant.types import Answer

QUESTION = "大河县2030年婴儿死亡率目标是多少？"
_PLAN = "大河县健康计划\n\n一、目标\n到2030年，婴儿死亡率控制在{value}‰以下。\n"
_OTHER = "青山县健康计划\n\n一、目标\n床位数达到80张。\n\n二、措施\n培训医师。\n"
_OPENING = 10
"""One reader in so many opens the index anew for each question; the others share an open one."""


def read_while_writing(folder: Path, readers: int, seconds: float) -> bool:
    """Ask from ``readers`` threads while another process replaces a document without pause.

    The document states a figure that grows by one with each version. An answer is wrong if its
    figure is older than the version acknowledged before the question was asked, or if the quote or
    the text does not state that very figure.

    :returns: whether there was no wrong answer and no failure.
    """
    corpus, index = folder / "corpus", folder / "index"
    corpus.mkdir()
    (corpus / "hill.txt").write_text(_OTHER, encoding="utf-8")
    build_index(index, corpus=corpus)
    _publish(index, folder, 1)
    context = multiprocessing.get_context("spawn")
    published, stopping = context.Value("i", 1), context.Event()
    writer = context.Process(target=_write, args=(index, folder, published, stopping))
    writer.start()
    counts, times, stop = Counter[str](), list[float](), threading.Event()
    shared = Assistant.open(index)

    def read(number: int) -> None:
        while not stop.is_set():
            least, began = published.value, time.perf_counter()
            try:
                assistant = Assistant.open(index) if number % _OPENING == 0 else shared
                wrong = _wrong(assistant.ask(QUESTION), least)
            except Exception as error:
                wrong = f"failed: {error!r}"
            times.append(time.perf_counter() - began)
            counts["wrong" if wrong else "right"] += 1
            if wrong:
                print(wrong)

    threads = [threading.Thread(target=read, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    stop.set()
    stopping.set()
    for thread in threads:
        thread.join()
    writer.join()
    print(
        f"{readers} readers, {seconds:.0f} s: {published.value} versions published, "
        f"{counts['right']} right answers, {counts['wrong']} wrong; "
        f"median {1000 * statistics.median(times):.0f} ms an answer"
    )
    return counts["wrong"] == 0 and published.value > 1


def _wrong(answer: Answer, least: int) -> str:
    value = int(answer.targets[0].value or 0) if answer.targets else 0
    consistent = all(f"{value}‰" in text for text in (answer.text, answer.citations[0].quote))
    return "" if value >= least and consistent else f"{value}, at least {least}: {answer.text}"


def _write(index: Path, folder: Path, published: Any, stopping: Any) -> None:
    while not stopping.is_set():
        _publish(index, folder, published.value + 1)
        published.value += 1


def _publish(index: Path, folder: Path, value: int) -> None:
    path = folder / "river.txt"
    path.write_text(_PLAN.format(value=value), encoding="utf-8")
    refused = add_documents(index, [path], replacing=True).refused
    if refused:
        raise refused[0]
