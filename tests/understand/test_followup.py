import pytest

from assistant.places import Gazetteer
from assistant.understand.followup import complete, is_follow_up, names_subject


@pytest.mark.parametrize(
    "question",
    [
        "那潍坊呢？",
        "2020年呢",
        "它由谁负责？",
        "And Weifang?",
        "What about 2020?",
        "Who leads it?",
        "2025?",
    ],
)
def test_questions_that_lean_on_another(question: str) -> None:
    assert is_follow_up(question)


@pytest.mark.parametrize(
    "question",
    [
        "婴儿死亡率目标是多少？",
        "那么在全市范围内各级医疗机构应当怎样落实危重孕产妇救治制度呢？",
        "What is the infant mortality target?",
        "Screening rate in Weifang",
    ],
)
def test_questions_that_stand_alone(question: str) -> None:
    assert not is_follow_up(question)


def test_another_place(gazetteer: Gazetteer) -> None:
    completed = complete("那潍坊呢？", ["甘肃省婴儿死亡率目标是多少？"], gazetteer)
    assert completed == "潍坊 婴儿死亡率目标是多少？"


def test_another_year(gazetteer: Gazetteer) -> None:
    completed = complete("2020年呢？", ["甘肃省2025年婴儿死亡率是多少？"], gazetteer)
    assert completed.split() == ["2020年", "甘肃省", "婴儿死亡率是多少？"]


def test_a_chain_of_follow_ups(gazetteer: Gazetteer) -> None:
    history = ["What is the 2025 infant mortality target in Gansu?", "And Weifang?"]
    completed = complete("What about 2020?", history, gazetteer)
    assert "Weifang" in completed
    assert "2020" in completed
    assert "Gansu" not in completed
    assert "2025" not in completed
    assert "infant mortality target" in completed


def test_a_whole_question_and_a_first_question_stay(gazetteer: Gazetteer) -> None:
    whole = "潍坊市的产前筛查率是多少？"
    assert complete(whole, ["甘肃省婴儿死亡率目标是多少？"], gazetteer) == whole
    assert complete("那潍坊呢？", [], gazetteer) == "那潍坊呢？"


@pytest.mark.parametrize("question", ["5岁以下儿童的呢？", "and for children under five?"])
def test_a_follow_up_with_a_subject_of_its_own(question: str) -> None:
    assert names_subject(question)


@pytest.mark.parametrize("question", ["呢？", "2020年的目标值呢？", "and the 2020 target?"])
def test_a_follow_up_without_one(question: str) -> None:
    assert not names_subject(question)
