import pytest

from assistant.understand import Speller


@pytest.fixture
def speller() -> Speller:
    return Speller(
        lambda: ["Infant mortality and screening of newborns"], {"diabetes"}.__contains__
    )


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("infant mortalty", "infant mortality"),
        ("Screning rate", "Screening rate"),
        ("newborrns", "newborns"),
        ("mortality of INFNAT", "mortality of INFNAT"),
        ("diabetes", "diabetes"),
        ("vaccination", "vaccination"),
        ("婴儿mortalty目标", "婴儿mortality目标"),
        ("rate", "rate"),
    ],
)
def test_slips_of_the_pen(speller: Speller, text: str, corrected: str) -> None:
    assert speller.correct(text) == corrected


def test_the_first_letter_is_taken_as_right(speller: Speller) -> None:
    assert speller.correct("nortality") == "nortality"
