import pytest

from assistant.errors import QuestionError
from assistant.understand import Understander


def test_a_chinese_question(understander: Understander) -> None:
    query = understander.understand("甘肃省2025年婴儿死亡率目标是多少？")
    assert (query.language, query.intent) == ("zh", "figure")
    assert query.scope.places == ("甘肃省",)
    assert query.scope.years == (2025,)
    assert any("婴儿死亡率" in names for names in query.indicators)
    assert not query.wants_baseline


def test_an_english_question_and_its_slip_of_the_pen(understander: Understander) -> None:
    query = understander.understand("What was the infant mortalty rate in Gansu in 2020?")
    assert "mortality" in query.text
    assert (query.language, query.intent, query.scope.places) == ("en", "figure", ("甘肃省",))
    assert query.wants_baseline


def test_the_language_of_the_answer_may_be_chosen(understander: Understander) -> None:
    query = understander.understand("婴儿死亡率是多少？", "en")
    assert query.language == "en"


def test_two_places_make_a_comparison(understander: Understander) -> None:
    assert understander.understand("甘肃和潍坊怎样加强产科？").intent == "compare"


def test_a_follow_up_takes_the_rest_from_before(understander: Understander) -> None:
    query = understander.understand("那潍坊呢？", history=["甘肃省婴儿死亡率目标是多少？"])
    assert query.scope.documents == ("weifang",)
    assert query.intent == "figure"
    assert any("婴儿死亡率" in names for names in query.indicators)


def test_a_restriction_is_kept(understander: Understander) -> None:
    assert understander.understand("目标是多少？", documents=["weifang"]).scope.documents == (
        "weifang",
    )


@pytest.mark.parametrize("question", ["", "Quelle est la mortalité dans la ville ?"])
def test_what_cannot_be_understood(understander: Understander, question: str) -> None:
    with pytest.raises(QuestionError):
        understander.understand(question)
