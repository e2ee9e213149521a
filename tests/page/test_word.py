"""A conversation as a Word document."""

import io

from docx import Document
from docx.enum.text import WD_COLOR_INDEX

from assistant.page.turn import Turn
from assistant.page.word import word
from tests.page.answers import ANSWER


def test_word_holds_the_answer_and_its_marked_quote() -> None:
    document = Document(io.BytesIO(word([Turn(question="目标\x0b?", answer=ANSWER)], "zh")))

    assert [paragraph.text for paragraph in document.paragraphs] == [
        "问答记录",
        "目标?",
        "婴儿死亡率为4‰以下。[1]",
        "[1] 某省计划\n某卫〔2021〕5号 · 2021-03-04 · 总体要求 › 二、",
        "婴儿死亡率控制在4‰以下。",
        "英文参考译文（非官方）: Infant mortality will be kept at 4‰ or less.",
        "英文为非官方译文，引用请以中文原文为准。",
    ]
    marked = [
        run.text
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.font.highlight_color == WD_COLOR_INDEX.YELLOW
    ]
    assert marked == ["婴儿死亡率控制在4‰以下"]


def test_word_keeps_the_breaks_of_a_passage() -> None:
    (citation,) = ANSWER.citations
    passage = f"（一）目标\n{citation.passage}"
    answer = ANSWER.model_copy(
        update={"citations": (citation.model_copy(update={"passage": passage}),)}
    )

    document = Document(io.BytesIO(word([Turn(question="?", answer=answer)], "en")))

    assert "（一）目标\n婴儿死亡率控制在4‰以下。" in [p.text for p in document.paragraphs]
