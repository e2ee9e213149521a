import json
from typing import Any

import pytest

from assistant.llm import open_writer
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


@pytest.mark.parametrize(
    ("reply", "used"),
    [
        ("宿迁市2025年婴儿死亡率的目标是多少？", True),
        ("宿迁市2030年婴儿死亡率的目标是多少？", False),  # a year nobody named
        ("What is the infant mortality target?", False),  # not translated
    ],
)
def test_a_question_is_translated_for_the_search_only_if_asked_for(
    assistant: Assistant,
    server: ModelServer,
    monkeypatch: pytest.MonkeyPatch,
    reply: str,
    used: bool,
) -> None:
    monkeypatch.setenv("POLICY_ASSISTANT_LLM_TRANSLATE", "true")
    assistant.writer = open_writer("openai:loopback")
    assert assistant.writer is not None
    question = "What is the infant mortality target in Suqian for 2025?"
    server.behave = lambda _: Reply(json.dumps({"question": reply}))
    assert (assistant.writer.translate(question) == reply) is used

    good = claims(("Suqian will keep the infant mortality rate at 4‰ or below by 2025.", [1]))
    server.behave = lambda body: Reply(
        json.dumps({"question": reply})
        if "into Simplified Chinese" in body["messages"][0]["content"]
        else good
    )
    answer = assistant.ask(question)
    assert answer.question == question
    assert "4‰ or below" in answer.text
    assert answer.notice is None
