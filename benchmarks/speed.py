"""How fast and how large: ``python -m benchmarks.speed``.

Prints a table and writes benchmarks/results/speed.json, which ``python -m eval.readme`` puts into
the READMEs. Run it on an idle machine; every figure says what was measured.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil
from gradio_client import Client

from assistant.pipeline import Assistant, build_index
from eval.cases import Case
from eval.checks import load_cases
from eval.cli import CASES
from eval.corpus import Corpus

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).with_name("results") / "speed.json"
QUESTION = "宿迁市2025年婴儿死亡率的目标是多少？"
_STARTS = 5
_SECONDS = 60


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed", description=__doc__)
    parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Path(folder) / "index")
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    rows.append({"en": "machine", "zh": "机器", "value": machine})
    for row in rows:
        print(f"{row['en']:<60} {row['value']}")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps({"rows": rows}, ensure_ascii=False, indent=2) + "\n", "utf-8")


def measure(index: Path) -> list[dict[str, str]]:
    """Return a row a figure: its name in English and Chinese, and its value."""
    build = seconds(lambda: build_index(index))
    again = seconds(lambda: build_index(index))
    start = statistics.median(seconds(lambda: ask(index)) for _ in range(_STARTS))
    assistant = Assistant.open(index)
    cases = development_cases(assistant)
    times = [1000 * seconds(partial(assistant.ask, case.question)) for case in cases]
    cuts = statistics.quantiles(times, n=100)
    return [
        _row("index of the shipped corpus, from nothing", "从零建立随附文件的索引", f"{build:.1f} s"),
        _row("index, nothing changed", "索引无变化时", f"{again:.2f} s"),
        _row(
            f"`policy-assistant ask`, new process (median of {_STARTS})",
            f"`policy-assistant ask`，新进程（{_STARTS} 次中位数）",
            f"{start:.2f} s",
        ),
        _row(f"answer in process, p50 over {len(times)} questions",
             f"进程内回答 p50（{len(times)} 个问题）", f"{cuts[49]:.1f} ms"),
        _row("answer in process, p95", "进程内回答 p95", f"{cuts[94]:.1f} ms"),
        _row("memory of the chat page after an answer", "问答页面回答一次后的内存",
             f"{page_memory(index):.0f} MB"),
    ]  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def ask(index: Path) -> None:
    """Ask one question from the command line."""
    command = [sys.executable, "-m", "assistant", "ask", QUESTION, "--index", str(index)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def development_cases(assistant: Assistant) -> list[Case]:
    """Return the single questions of the development split; the test split is for measuring right answers."""
    cases = load_cases(CASES.glob("*.jsonl"), Corpus(assistant.outlines()))
    return [case for case in cases if case.split == "dev" and not case.history]


def page_memory(index: Path) -> float:
    """Return the resident memory of the served page in MB, once it has answered a question.

    :raises TimeoutError: the page does not come up.
    """
    port = 7871
    command = [
        sys.executable,
        "-m",
        "assistant",
        "serve",
        "--port",
        str(port),
        "--index",
        str(index),
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as server:
        try:
            address = f"http://127.0.0.1:{port}/"
            wait_for(address)
            Client(address, verbose=False).predict(QUESTION, "auto", None, api_name="/ask")
            return float(psutil.Process(server.pid).memory_info().rss / 1e6)
        finally:
            server.terminate()


def wait_for(address: str) -> None:
    """Ask ``address`` until it replies.

    :raises TimeoutError: it does not within a minute.
    """
    for _ in range(_SECONDS * 4):
        try:
            urllib.request.urlopen(address, timeout=5).read()  # noqa: S310 - our own page
        except OSError:
            time.sleep(0.25)
        else:
            return
    raise TimeoutError(address)


def _row(english: str, chinese: str, value: str) -> dict[str, str]:
    return {"en": english, "zh": chinese, "value": value}


if __name__ == "__main__":
    main()
