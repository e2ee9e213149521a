"""Run the product's own ``serve`` command in a process, as a user does."""

import contextlib
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@contextlib.contextmanager
def serving(index: Path, data: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """Serve the page on a free port; ``data`` stands for the user's data folder."""
    command = [sys.executable, "-m", "assistant", "serve", "--port", "0", "--index", str(index)]
    command += options
    environment = os.environ | {"XDG_DATA_HOME": str(data)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        yield process
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
        process.kill()


def address_of(process: subprocess.Popen[str]) -> str:
    """Return the address that the server says it listens on, once it does."""
    assert process.stdout is not None
    found = re.search(r"http://([\d.]+):(\d+)", process.stdout.readline())
    assert found, "the server does not start"
    for _ in range(600):
        with (
            contextlib.suppress(OSError),
            socket.create_connection((found[1], int(found[2])), timeout=1),
        ):
            return found[0]
        time.sleep(0.05)
    raise TimeoutError(found[0])
