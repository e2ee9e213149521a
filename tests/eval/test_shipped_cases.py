"""The shipped cases are valid for the shipped corpus and as many and mixed as promised."""

from collections import Counter
from typing import get_args

import pytest

from assistant.pipeline.read import read_corpus
from assistant.resources import corpus_folder
from eval.cases import Kind
from eval.checks import load_cases
from eval.cli import CASES
from eval.corpus import Corpus


@pytest.fixture(scope="module")
def shipped():
    corpus = Corpus(read_corpus(corpus_folder()).outlines)
    return load_cases(CASES.glob("*.jsonl"), corpus)


def test_enough_cases_half_of_them_in_each_language(shipped):
    assert len(shipped) >= 400
    languages = Counter(case.language for case in shipped)
    assert abs(languages["zh"] - languages["en"]) <= 0.1 * len(shipped)


def test_a_quarter_cannot_be_answered(shipped):
    assert sum(case.abstain for case in shipped) >= 0.25 * len(shipped)


def test_the_test_split_has_every_kind_in_both_languages(shipped):
    found = Counter((case.kind, case.language) for case in shipped if case.split == "test")
    assert set(found) == {(kind, language) for kind in get_args(Kind) for language in ("zh", "en")}
