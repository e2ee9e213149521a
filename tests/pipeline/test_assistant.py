"""An open assistant answers from the generation in force, each question from one alone."""

import json
import os
import shutil
import threading
import time
from pathlib import Path

import pytest

from assistant.errors import LockedIndexError
from assistant.pipeline import Assistant, build_index
from assistant.pipeline.changes import add_documents, remove_documents
from assistant.store import current_name, durable

QUESTION = "大河县2030年婴儿死亡率目标是多少？"


def test_an_open_assistant_sees_what_was_added_and_removed(live_index: Path, plan: Path) -> None:
    assistant = Assistant.open(live_index)
    before = assistant.current
    assert assistant.ask(QUESTION).abstained
    add_documents(live_index, [plan])
    assert "3.2‰" in assistant.ask(QUESTION).text
    assert assistant.generation.name == "generation-2"
    assert before.ask(QUESTION).abstained  # who holds a generation is answered from it
    remove_documents(live_index, ["river"])
    assert assistant.ask(QUESTION).abstained


def test_a_generation_that_cannot_be_used_is_not(live_index: Path, plan: Path) -> None:
    assistant = Assistant.open(live_index)
    add_documents(live_index, [plan])
    path = live_index / current_name(live_index) / "chunks.jsonl"
    path.write_bytes(path.read_bytes().replace(b"3.2", b"8.2"))
    assert assistant.ask(QUESTION).abstained
    assert assistant.generation.name == "generation-1"
    build_index(live_index)
    assert "3.2‰" in assistant.ask(QUESTION).text


@pytest.mark.parametrize("content", ["", "generation-9", "other"])
def test_a_broken_pointer_does_not_stop_who_is_open(live_index: Path, content: str) -> None:
    assistant = Assistant.open(live_index)
    (live_index / "CURRENT").write_text(content, encoding="utf-8")
    assert "90%" in assistant.ask("河口县2025年筛查率目标是多少？").text


def test_an_index_that_cannot_be_refreshed_answers_as_it_was(
    live_index: Path, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (live_index / "documents").mkdir()
    shutil.copy(plan, live_index / "documents")

    def refuse(_path: Path) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr(durable.os, "fsync", refuse)
        assistant = Assistant.open(live_index)
    assert isinstance(assistant.outdated, LockedIndexError)
    assert "90%" in assistant.ask("河口县2025年筛查率目标是多少？").text
    opened = Assistant.open(live_index)
    assert opened.outdated is None
    assert "3.2‰" in opened.ask(QUESTION).text


def test_readers_during_continuous_reindexing(live_index: Path, tmp_path: Path) -> None:
    """Every answer is whole, and never older than what was in force when it was asked."""
    values = iter(range(2, 200))
    plan = tmp_path / "river.txt"
    published = 1
    wrong: list[str] = []
    stop = threading.Event()

    def write() -> None:
        nonlocal published
        for value in values:
            if stop.is_set():
                return
            add_documents(live_index, [plan_at(plan, value)], replacing=True)
            published = value

    add_documents(live_index, [plan_at(plan, 1)])
    assistant = Assistant.open(live_index)

    def read() -> None:
        while not stop.is_set():
            least = published
            answer = assistant.ask(QUESTION)
            value = int(answer.targets[0].value or -1) if answer.targets else -1
            quotes = all(f"{value}‰" in each.quote for each in answer.citations)
            if value < least or not quotes:
                wrong.append(f"{value} < {least}: {json.dumps(answer.text, ensure_ascii=False)}")

    threads = [threading.Thread(target=each) for each in (write, read, read, read)]
    for thread in threads:
        thread.start()
    time.sleep(4)
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert published > 2


def plan_at(path: Path, value: int) -> Path:
    text = f"大河县健康计划\n\n一、目标\n到2030年，婴儿死亡率控制在{value}‰以下。\n"
    path.write_text(text, encoding="utf-8")
    return path
