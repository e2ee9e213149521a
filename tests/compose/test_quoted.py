from collections.abc import Callable

import pytest

from assistant.compose.evidence import Evidence
from assistant.compose.quoted import prefer_quoted
from assistant.store import Library
from assistant.types import Chunk, Clause, Hit

PLAN = """某省人才计划

一、实施“百人工程”，培养领军人才50名。

二、培养高层次人才30名。
"""


@pytest.fixture(scope="module")
def library(hold: Callable[..., Library]) -> Library:
    return hold(PLAN)


def hit(clause: Clause, library: Library) -> Hit:
    text = library.text(clause)
    chunk = Chunk(
        id=clause.id,
        clause=clause.id,
        document=clause.document,
        context="",
        text=text,
        span=clause.span,
    )
    return Hit(chunk=chunk, rank=1, score=0.5, coverage=1.0)


def weighed(library: Library, question: str) -> list[float]:
    (outline,) = library.outlines.values()
    clauses = [clause for clause in outline.clauses if "人才" in library.text(clause)][-2:]
    evidence = [Evidence(clause, hit(clause, library), 0.5) for clause in clauses]
    return [each.confidence for each in prefer_quoted(question, evidence, library)]


@pytest.mark.parametrize("question", ["“百人工程”培养多少人？", "How many in '百人工程'?"])
def test_a_quoted_name_is_meant(library: Library, question: str) -> None:
    assert weighed(library, question) == [0.5, 0.2]


@pytest.mark.parametrize(
    "question", ["“千人工程”培养多少人？", "“十四五”培养多少人？", "百人工程？"]
)
def test_a_name_that_nothing_has_or_that_is_not_quoted(library: Library, question: str) -> None:
    assert weighed(library, question) == [0.5, 0.5]
