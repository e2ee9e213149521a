import json
from typing import Any

import pytest

from assistant.pipeline import Assistant

from .openai_server import ModelServer, Reply, claims

FIRST = "浙江省2025年婴儿死亡率的目标是多少？"
FOLLOW_UP = "那宿迁市呢？"
COMPLETE = "宿迁市2025年婴儿死亡率的目标是多少？"
GOOD = claims(("宿迁市婴儿死亡率控制在4‰以下。", [1]))


def replying(question: str) -> Any:
    """Complete questions with ``question``, and answer like a good model."""

    def behave(body: dict[str, Any]) -> Reply:
        rewriting = "独立、完整的问题" in body["messages"][0]["content"]
        return Reply(json.dumps({"question": question}) if rewriting else GOOD)

    return behave


def test_a_follow_up_is_completed_by_the_model(assistant: Assistant, server: ModelServer) -> None:
    server.behave = replying(COMPLETE)
    answer = assistant.ask(FOLLOW_UP, history=[FIRST])

    assert answer.question == FOLLOW_UP
    assert answer.text == "宿迁市婴儿死亡率控制在4‰以下。[1]"
    assert len(server.requests) == 2
    assert f"问题：{COMPLETE}" in server.requests[1]["messages"][1]["content"]


@pytest.mark.parametrize(
    "question",
    [
        "宿迁市2030年婴儿死亡率的目标是多少？",  # a year nobody named
        "南京市2025年婴儿死亡率的目标是多少？",  # a place nobody named
        "What is the infant mortality target in Suqian?",  # another language
        "",
    ],
)
def test_what_the_conversation_does_not_name_is_not_taken_over(
    assistant: Assistant, server: ModelServer, question: str
) -> None:
    server.behave = replying(question)
    answer = assistant.ask(FOLLOW_UP, history=[FIRST])

    assert answer.text == "宿迁市婴儿死亡率控制在4‰以下。[1]"
    assert "2030" not in server.requests[1]["messages"][1]["content"].split("证据")[0]
    assert "宿迁" in server.requests[1]["messages"][1]["content"].split("证据")[0]


def test_a_first_question_is_not_rewritten(assistant: Assistant, server: ModelServer) -> None:
    server.behave = replying(COMPLETE)
    assistant.ask(COMPLETE)

    assert len(server.requests) == 1
