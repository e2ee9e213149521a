import pytest

from assistant.glossary import Entry, Glossary
from assistant.understand import TermReader
from assistant.words import Dictionary, tokenize

ENTRIES = (
    Entry(
        zh="婴儿死亡率", en="infant mortality rate", zh_variants=("IMR",), en_variants=("IMR",), field="mortality"
    ),
    Entry(zh="医共体", en="medical community", zh_variants=("医疗共同体",), field="hospital"),
    Entry(zh="覆盖率", en="coverage", field="statistics"),
)  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> TermReader:
    return TermReader(Dictionary.load(), Glossary(ENTRIES))


def test_an_indicator_is_the_set_of_its_chinese_names(reader: TermReader) -> None:
    assert reader.indicators("What is the infant mortality rate?") == (
        frozenset({"婴儿死亡率", "imr"}),
    )
    assert reader.indicators("医共体怎么建？") == ()


def test_subject_terms_leave_out_words_of_no_subject(reader: TermReader) -> None:
    assert reader.named_terms("医共体覆盖率") == (
        frozenset({"医共体", "医疗共同体", "medical community"}),
    )


def test_a_glossary_term_is_one_group_in_both_languages(reader: TermReader) -> None:
    first, *others = reader.read("婴儿死亡率目标", "zh")
    assert first.source == "婴儿死亡率"
    assert dict(first.terms) == {"婴儿死亡率": 0.9, "imr": 0.9}
    assert {group.terms for group in others} >= {(("目标", 1.0),), (("死亡率", 1.0),)}
    assert reader.read("IMR目标", "zh")[0].source == "婴儿死亡率"


def test_an_english_word_stands_beside_its_chinese_equivalents(reader: TermReader) -> None:
    (group,) = [g for g in reader.read("the nurses", "en") if g.source == "nurs"]
    assert dict(group.terms)["nurs"] == 1.0
    assert "护士" in dict(group.terms)


@pytest.mark.parametrize("word", ["diseases", "breastfeeding", "early", "licensed"])
def test_a_word_is_stemmed_once(reader: TermReader, word: str) -> None:
    (group,) = reader.read(word, "en")
    assert dict(group.terms)[tokenize(word)[0]] == 1.0


def test_no_content_words_give_no_groups(reader: TermReader) -> None:
    assert reader.read("what is the", "en") == ()
