"""An assistant over the shipped corpus whose model is a server on loopback."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.llm import open_writer
from assistant.pipeline import Assistant

from .openai_server import ModelServer, model_server

MODEL = "openai:loopback"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """Return a running server, named in the settings of the environment."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with model_server() as running:
        monkeypatch.setenv("POLICY_ASSISTANT_LLM_BASE_URL", running.address)
        monkeypatch.setenv("POLICY_ASSISTANT_LLM_ATTEMPTS", "1")
        yield running


@pytest.fixture(scope="session")
def opened(shipped_index: Path) -> Assistant:
    """Return an assistant of this room's own: the shared one must stay without a model."""
    return Assistant.open(shipped_index)


@pytest.fixture
def assistant(opened: Assistant, server: ModelServer) -> Iterator[Assistant]:
    """Return an assistant that asks ``server``."""
    opened.writer = open_writer(MODEL)
    yield opened
    opened.writer = None
