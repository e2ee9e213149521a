import json
from pathlib import Path

import pytest

from assistant.cli import main

from .openai_server import ModelServer, Reply, claims

QUESTION = "浙江省2025年婴儿死亡率的目标是多少？"


def run(*arguments: object) -> int | str | None:
    with pytest.raises(SystemExit) as end:
        main([*map(str, arguments)])
    return end.value.code


def test_ask_lets_the_model_write(
    shipped_index: Path, server: ModelServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.behave = lambda _: Reply(claims(("到2025年，浙江省婴儿死亡率控制在5‰以下。", [1])))
    status = run("ask", QUESTION, "--llm", "openai:x", "--json", "--index", shipped_index)
    answer = json.loads(capsys.readouterr().out)

    assert status == 0
    assert answer["text"] == "到2025年，浙江省婴儿死亡率控制在5‰以下。[1]"
    assert answer["writing"]["model"] == "openai:x"
    assert answer["notice"] is None


def test_ask_shows_the_notice_of_a_failing_model(
    shipped_index: Path, server: ModelServer, capsys: pytest.CaptureFixture[str]
) -> None:
    server.behave = lambda _: Reply(status=429)

    assert run("ask", QUESTION, "--llm", "openai:x", "--index", shipped_index) == 0
    assert "语言模型的用量已到上限，以下为直接摘自文件的回答。" in capsys.readouterr().out


def test_a_wrong_name_is_wrong_use(shipped_index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("ask", QUESTION, "--llm", "gpt-4o", "--index", shipped_index) == 2
    assert "openai:gpt-4o-mini" in capsys.readouterr().err
