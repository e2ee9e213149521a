"""Answers from sentences, over a statute that no model has seen."""

import pytest

from assistant.pipeline import Assistant

SAID = [
    ("什么是院前医疗急救？", "第一章/第二条", "是指在患者送达医疗机构之前"),
    ("院前医疗急救的监督管理由谁负责？", "第一章/第三条", "县级以上人民政府卫生健康主管部门负责"),
    ("急救中心接到呼叫后应在几分钟内派出救护车？", "第二章/第四条", "应当在3分钟内派出救护车"),
    ("救护车要安装什么装置？", "第二章/第六条", "安装卫星定位装置"),
    ("急救人员每年培训多少学时？", "第二章/第七条", "40学时以上"),
    ("甘肃省院前医疗急救条例自什么时候起施行？", "第三章/第八条", "自2024年3月1日起施行"),
    ("该条例的制定依据是什么？", "第一章/第一条", "《中华人民共和国基本医疗卫生与健康促进法》"),
]


@pytest.mark.parametrize(("question", "clause", "words"), SAID)
def test_the_sentence_that_answers(
    statute: Assistant, question: str, clause: str, words: str
) -> None:
    answer = statute.ask(question)
    assert answer.abstained is None
    assert answer.citations[0].clause.id == f"ambulance#{clause}"
    assert words in answer.text


def test_an_english_answer_without_a_rendering_quotes_the_original(statute: Assistant) -> None:
    answer = statute.ask("When does the Gansu regulation take effect?")
    assert answer.text == "The provision reads in the original: “本条例自2024年3月1日起施行。” [1]"


@pytest.mark.parametrize("question", ["直升机救援每小时收费多少？", "学校食堂如何管理？"])
def test_what_no_sentence_says(statute: Assistant, question: str) -> None:
    answer = statute.ask(question)
    assert answer.abstained
    assert answer.claims == ()
    assert len(answer.citations) == 1  # the nearest thing found


def test_bodies_of_a_responsibility_suffix(shipped_assistant: Assistant) -> None:
    answer = shipped_assistant.ask("福建省婴幼儿养育照护指导由哪些处室负责？")
    assert answer.claims[0].text == (
        "“加强婴幼儿养育照护指导”的责任处室：人口家庭处、妇幼处、基层卫生处。"
    )
    assert answer.citations[0].quote == "（责任处室：人口家庭处、妇幼处、基层卫生处）"
