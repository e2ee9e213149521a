import pytest

from assistant.phrases import PhraseTable, phrase_key, tokenize
from assistant.types import Language


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("zh", "0~6岁", "0—6岁"),
        ("zh", "“三医联动”", "三医联动"),
        ("zh", "执业（助理）医师", "执业(助理)医师"),
        ("zh", "１次", "1次"),
        ("en", "Children's hospitals", "childrens hospital"),
        ("en", "under-five", "Under five"),
        ("en", "1,000 days", "1000 day"),
        ("en", "Ürümqi", "urumqi"),
        ("en", "therapies", "therapy"),
    ],
)
def test_forms_that_match_each_other(language: Language, left: str, right: str) -> None:
    assert phrase_key(left, language) == phrase_key(right, language)


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("zh", "5岁", "15岁"),
        ("zh", "4.5‰", "45‰"),
        ("zh", "DRG", "DRGX"),
        ("en", "4.5", "45"),
        ("en", "WHO", "who"),
        ("en", "analysis", "analysi"),
    ],
)
def test_forms_that_differ(language: Language, left: str, right: str) -> None:
    assert phrase_key(left, language) != phrase_key(right, language)


def test_tokens_carry_spans() -> None:
    tokens = tokenize("5岁 NICU", "zh")
    assert [(token.key, token.start, token.end) for token in tokens] == [
        ("5", 0, 1),
        ("岁", 1, 2),
        ("nicu", 3, 7),
    ]


def test_the_leftmost_longest_phrase_wins_and_the_first_value_is_kept() -> None:
    table = PhraseTable([("中医", 1), ("中医院", 2), ("院长", 3), ("中医", 4)], "zh")
    assert list(table.find("中医院长与中医")) == [((0, 3), 2), ((5, 7), 1)]


def test_a_phrase_does_not_cross_the_end_of_a_sentence() -> None:
    table = PhraseTable([("health care", 1)], "en")
    assert list(table.find("Public health. Care homes.")) == []
    assert list(table.find("public health\ncare")) == [((7, 18), 1)]


def test_get_takes_the_whole_phrase() -> None:
    table = PhraseTable([("village clinic", 1)], "en")
    assert table.get("Village Clinics") == 1
    assert table.get("village") is None
