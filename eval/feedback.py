"""From readers' verdicts in the page to draft cases for a reviewer to complete and accept.

The page keeps verdicts in a local SQLite table
`feedback(id, at, question, language, answer_json, verdict, note)`.
"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from assistant.errors import EvaluationError
from assistant.types import Answer, Text
from eval import figures
from eval.spoken import spoken

VERDICTS = ("right", "wrong_figure", "wrong_clause", "not_answered")
_QUERY = "SELECT id, question, language, answer_json, verdict, note FROM feedback ORDER BY id"


def draft_cases(database: Path) -> list[dict[str, Any]]:
    """Return one draft a verdict, in the form of a case.

    What readers confirmed is filled in: the quotes of a right answer, the figures of a wrong one
    as forbidden. What they did not is left empty (``needed``, ``figures``), so that a draft does
    not pass for a case before a reviewer has read the document; ``why`` says what to do.

    :raises EvaluationError: if ``database`` holds no such table or a row is damaged.
    """
    if not database.is_file():
        raise _wrong(database, "no such file")
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as link:
            link.row_factory = sqlite3.Row
            return [_draft(row) for row in link.execute(_QUERY)]
    except (sqlite3.Error, ValueError) as error:
        raise _wrong(database, " ".join(str(error).split())) from None


def write_drafts(drafts: list[dict[str, Any]], path: Path) -> None:
    """Write ``drafts`` as JSON Lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(draft, ensure_ascii=False) + "\n" for draft in drafts)
    path.write_text("".join(lines), encoding="utf-8")


def _draft(row: sqlite3.Row) -> dict[str, Any]:
    answer = Answer.model_validate_json(row["answer_json"])
    number, verdict = row["id"], row["verdict"]
    if verdict not in VERDICTS:
        raise ValueError(f"verdict {verdict!r} of row {number}")
    has_right_clauses = verdict in {"right", "wrong_figure"} and answer.abstained is None
    wrong = _stated(answer) if verdict == "wrong_figure" else []
    return {
        "id": f"feedback-{number:04}",
        "question": row["question"],
        "language": row["language"],
        "kind": "about",
        "style": "plain",
        "documents": sorted({citation.document.id for citation in answer.citations}),
        "needed": [[citation.quote] for citation in answer.citations] if has_right_clauses else [],
        "figures": [],
        "forbidden": [{"value": value, "unit": "", "why": "marked wrong by a reader"}
                      for value in wrong],
        "abstain": verdict == "right" and answer.abstained is not None,
        "why": f"DRAFT from feedback {number} ({verdict}): {row['note'] or 'no note'}; "
        "read the document, complete needed and figures, choose kind and split",
        "split": None,
    }  # fmt: skip


def _stated(answer: Answer) -> list[str]:
    said = figures.read("\n".join(spoken(answer)))
    return list(dict.fromkeys(quantity.text for quantity in said))


def _wrong(database: Path, detail: str) -> EvaluationError:
    return EvaluationError(
        Text(zh=f"无法读取反馈：{detail}", en=f"the feedback cannot be read: {detail}"),
        where=str(database),
    )
