"""The fuzz in small, and what it must notice."""

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.load import Raw, RawLine
from benchmarks import fuzz
from benchmarks.inputs import SUFFIXES, make

ROOT = Path(__file__).parents[2]


def test_every_input_is_read_or_refused_in_one_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.fuzz", "--inputs", "600", "--first", "100000"],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("600 inputs, 0 faults\n")
    read = [int(line.split()[1]) for line in done.stdout.splitlines() if line.startswith(".")]
    assert len(read) == len(SUFFIXES)
    assert min(read) > 20


def test_an_input_is_a_function_of_its_number() -> None:
    assert [make(number) for number in range(20) if make(number)[0] != ".pdf"] == [
        make(number) for number in range(20) if make(number)[0] != ".pdf"
    ]
    assert len({make(number)[1] for number in range(40)}) > 35


def test_a_traceback_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_path: Path) -> Raw:
        raise KeyError("表")

    monkeypatch.setattr(fuzz, "load", broken)
    verdict = fuzz.judge(1, tmp_path)
    assert verdict.outcome == "fault"
    assert "KeyError" in verdict.fault


def test_silent_loss_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = Raw(name="x", sha256="", text="\u200b", lines=(RawLine(text="", number=1, start=0),))
    monkeypatch.setattr(fuzz, "load", lambda _path: raw)
    assert fuzz.judge(1, tmp_path).fault == "no text, and not refused"


def test_a_hang_is_a_fault_and_the_rest_goes_on(tmp_path: Path) -> None:
    verdicts = list(fuzz.Pool(1, tmp_path, seconds=0.0).judge(iter([3, 4])))
    assert [verdict.fault for verdict in verdicts] == ["not done after 0 s"] * 2
