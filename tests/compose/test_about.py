import pytest

from assistant.pipeline import Assistant

CHINESE = [
    ("福建母婴安全通知的文号是多少？", "文号为闽卫妇幼〔2022〕55号。", "fujian-notice-2022#¶2"),
    ("绍兴的实施方案是谁印发的？", "发文机关为绍兴市人民政府办公室。", "shaoxing-health-2023#¶3"),
    ("福建的通知落款日期是哪天？", "日期为2022年4月26日。", "fujian-notice-2022#¶6"),
    ("福建的通知何时印发？", "2022年4月25日印发", "fujian-notice-2022#¶10"),
    ("宿迁方案的实施期限是哪几年？", "期限为2021—2025年。", "suqian-children-2021#标题"),
    ("浙江省儿童医疗服务发展行动计划何时起施行？", "本行动计划自印发之日起施行。", "zhejiang-children-2021#¶2"),
]  # fmt: skip
ENGLISH = [
    ("What is the document number of Fujian's notice?", "The document number is 闽卫妇幼〔2022〕55号."),
    ("Who issued the Fujian notice?", "It was issued by the Fujian Provincial Health Commission."),
    ("What is the date of the Fujian notice?", "It is dated 26 April 2022."),
    ("Over what span of years does the Suqian plan run?", "It covers the years 2021–2025."),
]  # fmt: skip


@pytest.mark.parametrize(("question", "text", "clause"), CHINESE)
def test_facts_about_a_document(
    shipped_assistant: Assistant, question: str, text: str, clause: str
) -> None:
    answer = shipped_assistant.ask(question)
    assert answer.claims[0].text == text
    assert answer.citations[0].clause.id == clause


@pytest.mark.parametrize(("question", "text"), ENGLISH)
def test_in_english(shipped_assistant: Assistant, question: str, text: str) -> None:
    assert shipped_assistant.ask(question).claims[0].text == text


def test_what_a_document_does_not_print(shipped_assistant: Assistant) -> None:
    answer = shipped_assistant.ask("宿迁方案的文号是什么？")
    assert answer.abstained is not None
    assert answer.abstained.startswith("文件中没有印出这一项")


def test_the_basis_of_a_document(shipped_assistant: Assistant) -> None:
    answer = shipped_assistant.ask("绍兴方案的制定依据是什么？")
    assert "浙政办发〔2023〕25号" in answer.text
    assert answer.citations[0].clause.id == "shaoxing-health-2023#¶4"
