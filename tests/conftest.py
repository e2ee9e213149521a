"""The shipped corpus, indexed once a test run and shared by everything that asks it."""

from pathlib import Path

import pytest

from assistant.pipeline import Assistant, build_index


@pytest.fixture(scope="session")
def shipped_index(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return the folder of an index of the shipped corpus; parallel workers build one together."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "shipped-index"
    build_index(folder)
    return folder


@pytest.fixture(scope="session")
def shipped_assistant(shipped_index: Path) -> Assistant:
    """Return an assistant over the shipped corpus."""
    return Assistant.open(shipped_index)
