import pytest

from assistant.pipeline import Assistant

NEAREST_ZH, NEAREST_EN = "最接近的内容", "nearest thing found"


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("广东省婴儿死亡率目标是多少？", "现有文件中没有广东省的内容"),
        ("全国孕产妇死亡率目标是多少？", "现有文件中没有全国的内容"),
        ("温州市和金华市的婴儿死亡率目标是多少？", "现有文件中没有温州市、金华市的内容"),
        ("What is Hunan's infant mortality target?", "the documents held do not cover Hunan Province"),
        ("What is the national infant mortality target?", "the documents held do not cover the whole country"),
    ],
)  # fmt: skip
def test_a_place_that_no_document_speaks_for(
    shipped_assistant: Assistant, question: str, reason: str
) -> None:
    answer = shipped_assistant.ask(question)
    assert answer.abstained is not None
    assert answer.abstained.startswith(reason)
    assert NEAREST_ZH in answer.abstained or NEAREST_EN in answer.abstained


@pytest.mark.parametrize(
    "question",
    [
        "浙江省2030年婴儿死亡率目标是多少？",
        "宿迁市2010年婴儿死亡率是多少？",
        "What is Fujian's maternal mortality target for 2040?",
    ],
)
def test_a_year_that_no_document_speaks_of(shipped_assistant: Assistant, question: str) -> None:
    assert shipped_assistant.ask(question).abstained


def test_a_year_named_in_passing_is_no_reason_to_refuse(shipped_assistant: Assistant) -> None:
    answer = shipped_assistant.ask("2023年宿迁市如何加强新生儿救治中心建设？")
    assert answer.abstained is None
    assert answer.citations[0].clause.id == "suqian-children-2021#四/（二）/4"


def test_a_place_named_by_the_clause_may_be_asked_about(shipped_assistant: Assistant) -> None:
    answer = shipped_assistant.ask("莫干山院区属于哪个省级儿童区域医疗中心？")
    assert answer.citations[0].document.place == "浙江省"
