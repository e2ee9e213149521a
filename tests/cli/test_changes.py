"""Adding and removing documents from the command line."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.store import durable

PLAN = "大河县健康计划\n\n一、目标\n到2030年，婴儿死亡率控制在3.2‰以下。\n"


def test_add_ask_and_remove(run: Any, small_index: Path, tmp_path: Path) -> None:
    plan = tmp_path / "river.txt"
    plan.write_text(PLAN, encoding="utf-8")
    added = run("add", plan, "--index", small_index)
    assert (added.status, added.err) == (0, "")
    assert "Added river  大河县健康计划" in added.out
    assert "3.2‰" in run("ask", "大河县婴儿死亡率目标？", "--index", small_index).out
    assert "Held already river" in run("add", plan, "--index", small_index).out

    removed = run("remove", "river", "--index", small_index)
    assert (removed.status, removed.err) == (0, "")
    listed = json.loads(run("documents", "--json", "--index", small_index).out)
    assert [each["id"] for each in listed] == ["green-hill"]


def test_a_file_that_cannot_be_added_is_one_line_and_status_1(
    run: Any, small_index: Path, tmp_path: Path
) -> None:
    plan = tmp_path / "river.txt"
    plan.write_text(PLAN, encoding="utf-8")
    done = run("add", tmp_path / "missing.pdf", plan, "--index", small_index)
    assert done.status == 1
    assert done.err.count("\n") == 1
    assert "missing.pdf" in done.err
    assert "Added river" in done.out


def test_an_unknown_id_is_wrong_use(run: Any, small_index: Path) -> None:
    for command in ("remove", "restore"):
        done = run(command, "nothing", "--index", small_index)
        assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)


def test_messages_in_chinese(run: Any, small_index: Path, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    plan = tmp_path / "river.txt"
    plan.write_text(PLAN, encoding="utf-8")
    assert "已添加 river" in run("add", plan, "--index", small_index).out
    assert "已在索引中 river" in run("add", plan, "--index", small_index).out
    plan.write_text(PLAN + "\n二、措施\n", encoding="utf-8")
    assert "--replace" in run("add", plan, "--index", small_index).err


def test_index_keeps_to_the_folder_it_was_built_from(run: Any, small_index: Path) -> None:
    done = run("index", "--index", small_index)
    assert done.status == 0
    assert "Up to date: generation-1, 1 documents" in done.out


def test_doctor_reports_and_repairs(run: Any, small_index: Path, monkeypatch: Any) -> None:
    well = run("doctor", "--index", small_index)
    assert (well.status, well.err) == (0, "")
    assert "The index is healthy" in well.out
    path = small_index / (small_index / "CURRENT").read_text("utf-8").strip() / "targets.jsonl"
    path.write_bytes(path.read_bytes()[:-1])
    ill = run("doctor", "--index", small_index)
    assert ill.status == 1
    assert "✗ file hashes" in ill.out
    assert json.loads(run("doctor", "--json", "--index", small_index).out)["repaired"] is None
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    repaired = run("doctor", "--repair", "--index", small_index)
    assert repaired.status == 0
    assert "已重建" in repaired.out
    assert "索引完好" in repaired.out


def test_a_bar_on_a_terminal_gives_the_cursor_back_before_a_message(
    run: Any, small_index: Path, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    done = run("add", tmp_path / "missing.txt", "--index", small_index)
    bar, _, message = done.err.rpartition("\x1b[?25h")
    assert "\x1b[?25l" in bar
    assert "Checking files" in bar
    assert "missing.txt" in message


def test_an_index_that_cannot_be_refreshed_answers_with_a_note(
    run: Any, small_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (small_index / "documents").mkdir()
    (small_index / "documents" / "river.txt").write_text(PLAN, encoding="utf-8")

    def refuse(_path: Path) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(durable.os, "fsync", refuse)
    done = run("ask", "青山市2025年婴儿死亡率目标？", "--index", small_index)
    assert done.status == 0
    assert "4.5‰" in done.out
    assert done.err.count("\n") == 1
    assert "answers as it was" in done.err
    assert "No space left" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent as a signal")
def test_watch_follows_changes_until_interrupted(tmp_path: Path) -> None:
    corpus, index = tmp_path / "corpus", tmp_path / "watched"
    corpus.mkdir()
    (corpus / "river.txt").write_text(PLAN, encoding="utf-8")
    command = [
        sys.executable, "-m", "assistant", "index", "--watch",
        "--corpus", str(corpus), "--index", str(index),
    ]  # fmt: skip
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, encoding="utf-8", cwd=Path(__file__).parents[2]
    ) as process:
        assert process.stdout is not None
        assert "Ctrl+C" in process.stdout.readline()
        assert "Built: generation-1, 1 documents" in process.stdout.readline()
        shutil.copy(corpus / "river.txt", corpus / "lake.txt")
        assert "Built: generation-2, 2 documents" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
