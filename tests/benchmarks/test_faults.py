"""The benchmarks of faults in small: some steps killed, some failing, a few readers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="faults are made in forked processes")
@pytest.mark.parametrize(
    ("arguments", "figures"),
    [
        (["kills", "--every", "23", "--random", "8"], "killed at random moments: 0 unreadable"),
        (["disk", "--every", "31"], "each step failed: 0 unreadable"),
        (["readers", "--readers", "5", "--seconds", "4"], "right answers, 0 wrong"),
    ],
)
def test_nothing_is_lost(arguments: list[str], figures: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.faults", *arguments],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert figures in done.stdout
