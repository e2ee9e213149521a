import numpy as np
import pytest

from assistant.words.alignment import Vocabulary, dice, link, translation_probabilities

ENGLISH = [["red", "house"], ["house"]]
CHINESE = [["红", "房"], ["房"]]


def test_vocabulary_numbers_frequent_words() -> None:
    vocabulary = Vocabulary([["b", "a", "a"], ["a"], ["c", "b"]], fewest=2)
    assert vocabulary.words == ["a", "b"]
    assert vocabulary.counts.tolist() == [2, 2]
    assert vocabulary.ids(["b", "c", "a", "b"]).tolist() == [0, 1]


def _links() -> tuple[Vocabulary, Vocabulary, dict[tuple[str, str], int]]:
    english, chinese = Vocabulary(ENGLISH, 1), Vocabulary(CHINESE, 1)
    links = link([english.ids(s) for s in ENGLISH], [chinese.ids(s) for s in CHINESE])
    names = {
        (english.words[s], chinese.words[t]): number
        for number, (s, t) in enumerate(zip(links.source, links.target, strict=True))
    }
    return english, chinese, names


def test_link_counts_paragraphs() -> None:
    english, chinese, names = _links()
    links = link([english.ids(s) for s in ENGLISH], [chinese.ids(s) for s in CHINESE])
    counts = {pair: int(links.count[number]) for pair, number in names.items()}
    assert counts == {
        ("house", "房"): 2,
        ("house", "红"): 1,
        ("red", "房"): 1,
        ("red", "红"): 1,
    }


def test_one_round_of_model_1_by_hand() -> None:
    # Paragraph 1 shares each Chinese word half and half; paragraph 2 gives 房 to "house" whole.
    # Expected counts: house-房 1.5, house-红 0.5, red-房 0.5, red-红 0.5.
    english, chinese, names = _links()
    links = link([english.ids(s) for s in ENGLISH], [chinese.ids(s) for s in CHINESE])
    found = translation_probabilities(links, forward=True, rounds=1)
    assert found[names["house", "房"]] == pytest.approx(0.75)
    assert found[names["house", "红"]] == pytest.approx(0.25)
    assert found[names["red", "房"]] == pytest.approx(0.5)


def test_more_rounds_find_the_right_pairs() -> None:
    english, chinese, names = _links()
    links = link([english.ids(s) for s in ENGLISH], [chinese.ids(s) for s in CHINESE])
    found = translation_probabilities(links, forward=True, rounds=30)
    assert found[names["house", "房"]] > 0.95
    assert found[names["red", "红"]] > 0.95


def test_dice_by_hand() -> None:
    english, chinese, names = _links()
    links = link([english.ids(s) for s in ENGLISH], [chinese.ids(s) for s in CHINESE])
    found = dice(links, english.counts, chinese.counts)
    assert found[names["house", "房"]] == pytest.approx(2 * 2 / (2 + 2))
    assert found[names["house", "红"]] == pytest.approx(2 * 1 / (2 + 1))
    assert found.dtype == np.float64
