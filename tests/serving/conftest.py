"""One real server, shared by all tests of serving that need no other settings."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.page.serving import address_of, serving


@pytest.fixture(scope="session")
def server(
    shipped_index: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[subprocess.Popen[str]]:
    with serving(shipped_index, tmp_path_factory.mktemp("data"), "--mcp") as process:
        yield process


@pytest.fixture(scope="session")
def address(server: subprocess.Popen[str]) -> str:
    return address_of(server)
