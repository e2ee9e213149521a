"""Readers' verdicts on answers, kept in SQLite on the machine that serves the page."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

import platformdirs

from assistant.types import Answer

Verdict = Literal["right", "wrong_figure", "wrong_clause", "not_answered"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
LONGEST_NOTE = 2000
"""Characters of a note that are kept."""

_TABLE = """CREATE TABLE IF NOT EXISTS feedback(
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    question TEXT NOT NULL,
    language TEXT NOT NULL,
    answer_json TEXT NOT NULL,
    verdict TEXT NOT NULL,
    note TEXT NOT NULL
)"""
_INSERT = (
    "INSERT INTO feedback(at, question, language, answer_json, verdict, note) "
    "VALUES (?, ?, ?, ?, ?, ?)"
)


def default_feedback_file() -> Path:
    """Return where verdicts are kept: a file in the user's data folder."""
    return Path(platformdirs.user_data_dir("policy-assistant")) / "feedback.sqlite3"


class Feedback:
    """The table of verdicts in one SQLite file, made on the first verdict."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, answer: Answer, verdict: Verdict, note: str = "") -> None:
        """Keep a verdict.

        :raises OSError: the folder cannot be made.
        :raises sqlite3.Error: the file cannot be written.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        row = (
            datetime.now(UTC).isoformat(timespec="seconds"),
            answer.question,
            answer.language,
            answer.model_dump_json(),
            verdict,
            note.strip()[:LONGEST_NOTE],
        )
        with closing(sqlite3.connect(self._path)) as link, link:
            link.execute(_TABLE)
            link.execute(_INSERT, row)
