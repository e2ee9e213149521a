"""No question of the bank may nearly copy a question that the system is evaluated with."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.clean import clean
from assistant.corpus import read_metadata, read_questions
from assistant.load import load
from assistant.outline import outline
from assistant.words import fold, tokenize

ROOT = Path(__file__).parents[2]
LANGUAGES = ("zh", "en")
NEAR_IN_LETTERS, NEAR_IN_WORDS = 0.6, 0.75
"""Jaccard indices from which two questions count as near copies."""
FEWEST = 4
SAY_NOTHING = {
    "fujian-notice-2022#¶1",  # the letterhead
    "fujian-notice-2022#¶9",  # the sender
    "fujian-children-2021#二/¶2",  # 具体目标：
    "shaoxing-health-2023#¶1",  # the headline of the web page
    "zhejiang-health-14th-fyp#二/（三）/¶3",  # “十四五”时期的具体目标是：
}
_NOT_WORD = re.compile(r"[\W_]+")
_GRAM = {"zh": 2, "en": 3}


def letters(question: str, language: str) -> frozenset[str]:
    """Return the character 2-grams of a Chinese question, the 3-grams of an English one."""
    size = _GRAM[language]
    text = _NOT_WORD.sub("", fold(question))
    return frozenset(text[i : i + size] for i in range(max(len(text) - size + 1, 1)))


def words(question: str) -> frozenset[str]:
    return frozenset(tokenize(fold(question)))


def jaccard(
    first: Sequence[frozenset[str]], second: Sequence[frozenset[str]]
) -> NDArray[np.float64]:
    """Return the Jaccard index of each pair of sets, none of them empty: (first, second)."""
    columns = {feature: column for column, feature in enumerate(set().union(*first, *second))}

    def held(sets: Sequence[frozenset[str]]) -> NDArray[np.float32]:
        matrix = np.zeros((len(sets), len(columns)), dtype=np.float32)
        for row, features in enumerate(sets):
            matrix[row, [columns[feature] for feature in features]] = 1
        return matrix

    ones, others = held(first), held(second)
    shared = ones @ others.T
    return np.asarray(shared / (ones.sum(axis=1)[:, None] + others.sum(axis=1) - shared))


def evaluation_questions() -> list[str]:
    return [
        question
        for path in sorted((ROOT / "eval/cases").glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        for case in [json.loads(line)]
        for question in (case["question"], *case.get("history", ()))
    ]


def bank(language: str) -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "corpus/questions").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield from ((record["clause"], question) for question in record.get(language, ()))


def test_the_measures() -> None:
    assert letters("目标是几？", "zh") == {"目标", "标是", "是几"}
    assert letters("The goal?", "en") == {"the", "heg", "ego", "goa", "oal"}
    assert words("What are the goals of the plan?") == {"goal", "plan"}
    alike = jaccard([frozenset("abc"), frozenset("x")], [frozenset("bcd")])
    assert alike.tolist() == [[0.5], [0.0]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_nearly_copies_an_evaluation_question(language: str) -> None:
    asked = [each for each in evaluation_questions() if words(each)]
    own = list(bank(language))
    assert len(asked) > 400
    in_letters = jaccard(
        [letters(question, language) for _, question in own],
        [letters(each, language) for each in asked],
    )
    in_words = jaccard([words(question) for _, question in own], [words(each) for each in asked])
    near = (in_letters >= NEAR_IN_LETTERS) | (in_words >= NEAR_IN_WORDS)
    assert [own[row] for row in np.flatnonzero(near.any(axis=1))] == []


@pytest.mark.parametrize(
    "source", sorted((ROOT / "corpus/sources").glob("*.txt")), ids=lambda path: path.stem
)
def test_every_clause_that_says_something_has_questions_in_both_languages(source: Path) -> None:
    raw = load(source)
    for each in outline(raw, clean(raw), read_metadata(source)):
        asked = read_questions(ROOT / "corpus/questions" / f"{each.document.id}.jsonl")
        assert set(asked) <= {clause.id for clause in each.clauses}
        above = {clause.parent for clause in each.clauses}
        for clause in each.clauses:
            if clause.id in above | SAY_NOTHING or clause.kind == "title":
                continue
            questions = asked[clause.id]
            assert questions.zh, clause.id
            assert questions.en, clause.id
            assert len(questions.zh) + len(questions.en) >= FEWEST, clause.id
