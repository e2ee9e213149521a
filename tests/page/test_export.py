"""Answers to take away."""

import json

from assistant.page.export import cited, markdown
from assistant.page.thread import Turn
from assistant.types import Answer, Citation, CitedClause, CitedDocument

ANSWER = Answer(
    id="1",
    question="目标<b>?",
    language="zh",
    text="婴儿死亡率为4‰以下。[1]",
    citations=(
        Citation(
            number=1,
            document=CitedDocument(
                id="plan-2021",
                title="某省计划",
                title_en="A Plan",
                place="某省",
                issuer="某省卫生健康委员会",
                number="某卫〔2021〕5号",
                date="2021-03-04",
            ),
            clause=CitedClause(id="plan-2021#二", label="二、", path=("总体要求",), path_en=()),
            quote="婴儿死亡率控制在4‰以下",
            span=(0, 11),
            source_lines=(3, 3),
            passage="婴儿死亡率控制在4‰以下。",
            rendering="Infant mortality will be kept at 4‰ or less.",
        ),
    ),
)


def test_official_style() -> None:
    assert cited(ANSWER, "official", "zh") == (
        "婴儿死亡率为4‰以下。[1]\n\n"
        "[1] 《某省计划》（某卫〔2021〕5号）“总体要求”：“婴儿死亡率控制在4‰以下”"
    )


def test_plain_reference() -> None:
    assert cited(ANSWER, "reference", "zh").splitlines()[-1] == (
        "[1] 某省卫生健康委员会. 某省计划: 某卫〔2021〕5号[A]. (2021-03-04). 总体要求 › 二、"
    )


def test_bibtex() -> None:
    assert cited(ANSWER, "bibtex", "en").splitlines() == [
        "@misc{plan-2021,",
        "  title = {{某省计划}},",
        "  author = {{某省卫生健康委员会}},",
        "  year = {2021},",
        "  number = {某卫〔2021〕5号},",
        "  note = {English title (unofficial): A Plan},",
        "  language = {chinese}",
        "}",
    ]


def test_csl() -> None:
    (item,) = json.loads(cited(ANSWER, "csl", "en"))

    assert item["type"] == "legislation"
    assert item["authority"] == "某省卫生健康委员会"
    assert item["issued"] == {"date-parts": [[2021, 3, 4]]}


def test_markdown_keeps_html_inert() -> None:
    assert markdown([Turn(ANSWER.question, ANSWER)], "zh").split("\n\n") == [
        "# 问答记录",
        "## 目标&lt;b>?",
        "婴儿死亡率为4‰以下。[1]",
        "**[1]** 某省计划 — 总体要求 › 二、 (`plan-2021#二`)",
        "> 婴儿死亡率控制在4‰以下",
        "*英文参考译文（非官方）*: Infant mortality will be kept at 4‰ or less.",
        "*英文为非官方译文，引用请以中文原文为准。*\n",
    ]
