"""What a run was made with, as it is recorded in the results."""

import os
import platform
import subprocess
from pathlib import Path

from eval.corpus import Corpus
from eval.results import Setting
from eval.system import Opener

ROOT = Path(__file__).parent.parent


def describe(opener: Opener, corpus: Corpus, split: str, workers: int) -> Setting:
    """Return the code version, the hashes of corpus and encoder, the settings and the machine."""
    return Setting(
        system=opener.name,
        split=split,
        code=code_version(),
        corpus_sha256=corpus.sha256,
        settings=opener.settings() | {"workers": str(workers)},
        machine={
            "system": platform.platform(),
            "processor": platform.processor() or platform.machine(),
            "cores": str(os.cpu_count()),
            "python": platform.python_version(),
        },
    )


def code_version() -> str:
    """Return the commit of the checkout, with ``-dirty`` if it has changes, or ``unknown``."""
    command = ["git", "describe", "--always", "--dirty", "--abbrev=40"]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command
            command, cwd=ROOT, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return done.stdout.strip()
