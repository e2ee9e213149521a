"""BM25 written out: k1 = 1.5, b = 0.75, mean length 3, N = 3 (method "lucene").

d0  a a b     tf'(a) = 2/(2 + 1.5·1)     = 0.571429   tf'(b) = 1/(1 + 1.5·1) = 0.4
d1  a c       tf'(a) = tf'(c) = 1/(1 + 1.5·0.75)      = 0.470588
d2  c d e f   tf'(c) = 1/(1 + 1.5·1.25)  = 0.347826

idf of df 1, 2, 3: ln(1 + 2.5/1.5) = 0.980829, ln(1 + 1.5/2.5) = 0.470004, ln(1 + 0.5/3.5) = 0.133531
"""

from pathlib import Path

import numpy as np
import pytest

from assistant.search.lexical import LexicalField, LexicalIndex, build_lexical
from assistant.words import TermGroup

DOCUMENTS = [["a", "a", "b"], ["a", "c"], ["c", "d", "e", "f"]]


@pytest.fixture
def field(tmp_path: Path) -> LexicalField:
    build_lexical(tmp_path, {"text": DOCUMENTS, "rendering": [[], [], []]})
    return LexicalIndex(tmp_path, len(DOCUMENTS)).fields["text"]


def group(**terms: float) -> TermGroup:
    return TermGroup("x", tuple(terms.items()))


def test_one_term(field: LexicalField) -> None:
    scores, matched = field.scores([group(a=1.0)])
    np.testing.assert_allclose(scores, [0.470004 * 0.571429, 0.470004 * 0.470588, 0], atol=1e-5)
    np.testing.assert_array_equal(matched, np.float32([[1, 1, 0]]))


def test_a_group_of_equivalents_counts_as_one_term_in_all_their_documents(
    field: LexicalField,
) -> None:
    scores, matched = field.scores([group(b=1.0, c=0.5)])
    np.testing.assert_allclose(
        scores,
        [0.133531 * 0.4, 0.133531 * 0.5 * 0.470588, 0.133531 * 0.5 * 0.347826],
        atol=1e-5,
    )
    np.testing.assert_array_equal(matched, np.float32([[1, 0.5, 0.5]]))
    assert field.idf(group(b=1.0, c=0.5)) == pytest.approx(0.133531, abs=1e-5)


def test_of_two_equivalents_in_one_document_the_better_counts(field: LexicalField) -> None:
    scores, matched = field.scores([group(a=1.0, c=0.9)])
    assert scores[1] == pytest.approx(0.133531 * 0.470588, abs=1e-5)
    np.testing.assert_array_equal(matched, np.float32([[1, 1, 0.9]]))


def test_groups_add_up(field: LexicalField) -> None:
    both, matched = field.scores([group(a=1.0), group(b=1.0)])
    assert both[0] == pytest.approx(0.470004 * 0.571429 + 0.980829 * 0.4, abs=1e-5)
    assert matched.shape == (2, 3)


def test_unknown_terms_match_nothing_and_are_rare(field: LexicalField) -> None:
    scores, matched = field.scores([group(z=1.0)])
    assert not scores.any()
    assert not matched.any()
    assert field.idf(group(z=1.0)) == pytest.approx(np.log(1 + 3.5 / 0.5))


def test_no_groups(field: LexicalField) -> None:
    scores, matched = field.scores([])
    assert not scores.any()
    assert matched.shape == (0, 3)


def test_a_field_without_tokens_is_left_out(tmp_path: Path) -> None:
    build_lexical(tmp_path, {"text": DOCUMENTS, "rendering": [[], [], []]})
    assert list(LexicalIndex(tmp_path, 3).fields) == ["text"]
