"""Conversations to take away."""

import base64
import json

from assistant.page.export import file_of, markdown
from assistant.page.turn import Turn
from tests.page.answers import ANSWER


def test_markdown_keeps_html_inert() -> None:
    assert markdown([Turn(question=ANSWER.question, answer=ANSWER)], "zh").split("\n\n") == [
        "# 问答记录",
        "## 目标&lt;b>?",
        "婴儿死亡率为4‰以下。[1]",
        "**[1]** 某省计划 — 总体要求 › 二、 (`plan-2021#二`)",
        "> 婴儿死亡率控制在4‰以下",
        "*英文参考译文（非官方）*: Infant mortality will be kept at 4‰ or less.",
        "*英文为非官方译文，引用请以中文原文为准。*\n",
    ]


def test_file_says_what_it_is() -> None:
    turns = [Turn(question=ANSWER.question, answer=ANSWER)]

    file = json.loads(file_of("markdown", turns, "en"))

    assert (file["name"], file["type"]) == ("Questions and answers.md", "text/markdown")
    assert base64.b64decode(file["content"]).decode() == markdown(turns, "en")
