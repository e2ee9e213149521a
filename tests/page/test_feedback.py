"""Verdicts are kept where the evaluation reads them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from assistant.page.feedback import LONGEST_NOTE, Feedback
from assistant.types import Answer
from eval.feedback import draft_cases

ANSWER = Answer(id="1", question="目标是多少？", language="zh", text="无", abstained="没有")


def test_verdict_becomes_a_draft_case(tmp_path: Path) -> None:
    path = tmp_path / "new" / "feedback.sqlite3"

    Feedback(path).add(ANSWER, "not_answered", " 见表2 ")

    (case,) = draft_cases(path)
    assert case["question"] == "目标是多少？"
    assert "见表2" in case["why"]


def test_rows_are_added_and_long_notes_cut(tmp_path: Path) -> None:
    path = tmp_path / "feedback.sqlite3"
    feedback = Feedback(path)
    feedback.add(ANSWER, "right")

    feedback.add(ANSWER, "wrong_clause", "长" * 5000)

    with closing(sqlite3.connect(path)) as link:
        rows = link.execute("SELECT id, verdict, length(note) FROM feedback").fetchall()
    assert rows == [(1, "right", 0), (2, "wrong_clause", LONGEST_NOTE)]
