import pytest

from assistant.words import tokenize
from assistant.words.build_words import content
from assistant.words.chinese import WORDS, frequencies


def test_the_table_is_up_to_date() -> None:
    tokenize("儿童")  # imports jieba, which warns of its own escapes, as the product does
    fresh = WORDS.read_text(encoding="utf-8") == content()
    assert fresh, "run: python -m assistant.words.build_words"


@pytest.mark.parametrize(("word", "count"), [("儿童", 1000), ("北京", 34488), ("生儿", None)])
def test_terms_stand_beside_the_words_of_jieba(word: str, count: int | None) -> None:
    assert frequencies().get(word) == count
