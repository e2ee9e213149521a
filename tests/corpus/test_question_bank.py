"""No question of the bank may nearly copy a question that the system is evaluated with."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.words import fold

ROOT = Path(__file__).parents[2]
LIMITS = {"zh": 0.8, "en": 0.85}
_WORD = re.compile(r"\w+")
_NOT_WORD = re.compile(r"[\W_]+")


def features(question: str, language: str) -> frozenset[str]:
    """Return the character 3-grams of a Chinese question, the words of an English one."""
    folded = fold(question).lower()
    if language == "en":
        return frozenset(_WORD.findall(folded))
    letters = _NOT_WORD.sub("", folded)
    return frozenset(letters[i : i + 3] for i in range(max(len(letters) - 2, 1)))


def jaccard(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / len(first | second) if first | second else 0.0


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
    assert features("目标是几？", "zh") == {"目标是", "标是几"}
    assert features("What is THE goal?", "en") == {"what", "is", "the", "goal"}
    assert jaccard(frozenset("abc"), frozenset("bcd")) == 0.5
    assert jaccard(frozenset(), frozenset()) == 0.0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_question_nearly_copies_an_evaluation_question(language: str) -> None:
    asked = [(question, features(question, language)) for question in evaluation_questions()]
    assert len(asked) > 400
    copies = []
    for clause, question in bank(language):
        own = features(question, language)
        for other, theirs in asked:
            # Two sets of n and m members cannot be more alike than min / max of n and m.
            if min(len(own), len(theirs)) < LIMITS[language] * max(len(own), len(theirs)):
                continue
            if jaccard(own, theirs) >= LIMITS[language]:
                copies.append((clause, question, other))
    assert copies == []


def test_every_question_belongs_to_a_clause_with_a_rendering() -> None:
    """The renderings cover exactly the clauses of the shipped documents (see test_renderings)."""
    clauses = {
        json.loads(line)["clause"]
        for path in (ROOT / "corpus/renderings").glob("*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    }
    asked = {clause for language in LIMITS for clause, _ in bank(language)}
    assert asked <= clauses
