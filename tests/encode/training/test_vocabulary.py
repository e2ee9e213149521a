import pytest

from assistant.encode.training.data import Pair
from assistant.encode.training.vocabulary import (
    UNKNOWN,
    Vocabulary,
    build_vocabulary,
    count_pieces,
    make_tokenizer,
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    glosses = {"医院": ("hospital",), "医": ("medical",), "院": ("courtyard",), "𠀀院": ("x",)}
    pairs = [Pair("医院的医生", "The doctors of the hospital")] * 3
    return build_vocabulary(
        glosses, ["hospital", "##ation", "[CLS]"], [Pair("医共体", "medical alliance")], pairs
    )


def test_the_best_path_prefers_words(vocabulary):
    tokenizer = make_tokenizer(vocabulary)

    assert tokenizer.encode("医院").tokens == ["医院"]


def test_short_terms_become_pieces(vocabulary):
    assert make_tokenizer(vocabulary).encode("医共体").tokens == ["医共体"]


def test_english_words_come_from_pairs_terms_and_word_pieces(vocabulary):
    assert {"doctors", "hospital", "alliance", "ation", "a", "7"} <= set(vocabulary.english)
    assert "[CLS]" not in vocabulary.english


def test_the_unknown_piece_comes_first(vocabulary):
    assert vocabulary.pieces[0] == UNKNOWN
    assert make_tokenizer(vocabulary).encode("ж").ids == [0]


def test_script_boundaries_cut_and_punctuation_goes():
    tokenizer = make_tokenizer(Vocabulary({"床": -9.0}, {"nicu": -9.0, "2025": -9.0, "%": -9.0}))

    assert tokenizer.encode("ＮＩＣＵ床2025%，（床）").tokens == [
        *["nicu", "床", "2025", "%", "床"]
    ]


def test_pieces_are_counted():
    tokenizer = make_tokenizer(Vocabulary({"床": -9.0}, {"bed": -9.0}))

    assert count_pieces(tokenizer, ["床 bed", "床"]) == {"床": 2, "bed": 1}


def test_british_spellings_share_the_american_row():
    vocabulary = Vocabulary({"床": -9.0}, {"center": -9.0, "bed": -9.0, "centre": -9.0})

    assert vocabulary.pieces == [UNKNOWN, "床", "center", "bed", "centre"]
    assert vocabulary.rows.tolist() == [0, 1, 2, 3, 2]


def test_thousands_are_one_number():
    tokenizer = make_tokenizer(Vocabulary({}, {"1000": -9.0, "1": -9.0, "0": -9.0, "2": -9.0}))

    assert tokenizer.encode("1,000; 1,2").tokens == ["1000", "1", "2"]
