import subprocess
import sys

import pytest

from assistant.errors import ModelError, UsageError
from assistant.llm import open_writer
from assistant.llm.settings import read_settings


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_ASSISTANT_LLM_SECONDS", "12.5")
    monkeypatch.setenv("POLICY_ASSISTANT_LLM_API_KEY", "secret-key")
    settings = read_settings("openai:qwen/qwen3-8b:free")

    assert (settings.provider, settings.model) == ("openai", "qwen/qwen3-8b:free")
    assert settings.seconds == 12.5
    assert "secret-key" not in repr(settings)


@pytest.mark.parametrize("name", ["gpt-4o", "openai:", ":x", "openai: x", "Open AI:x"])
def test_a_name_that_is_none_is_wrong_use(name: str) -> None:
    with pytest.raises(UsageError, match="PROVIDER:MODEL"):
        open_writer(name)


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_ASSISTANT_LLM_SECONDS", "soon")
    with pytest.raises(UsageError, match="POLICY_ASSISTANT_LLM_SECONDS"):
        open_writer("openai:x")


def test_without_a_name_there_is_no_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POLICY_ASSISTANT_LLM", raising=False)
    assert open_writer() is None
    monkeypatch.setenv("POLICY_ASSISTANT_LLM", "openai:x")
    assert open_writer("off") is None
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    writer = open_writer()
    assert writer is not None
    assert writer.settings.name == "openai:x"


def test_a_provider_that_is_not_installed_says_what_to_install() -> None:
    with pytest.raises(ModelError, match="langchain-mistralai"):
        open_writer("mistralai:x")


def test_an_unknown_provider_is_an_error() -> None:
    with pytest.raises(ModelError, match="nobody"):
        open_writer("nobody:x")


def test_a_missing_key_is_said_before_anything_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("POLICY_ASSISTANT_LLM_BASE_URL", raising=False)
    with pytest.raises(ModelError, match="key"):
        open_writer("openai:x")


def test_ollama_is_set_up_without_a_key() -> None:
    writer = open_writer("ollama:qwen3")
    assert writer is not None
    assert writer.settings.provider == "ollama"


def test_the_room_imports_no_langchain() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import assistant.llm, sys; print('langchain' in sys.modules)"],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert told.stdout.strip() == "False"
