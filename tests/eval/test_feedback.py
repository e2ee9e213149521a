import json
import sqlite3

import pytest

from assistant.errors import EvaluationError
from eval.cases import Case
from eval.feedback import draft_cases, write_drafts

TABLE = (
    "CREATE TABLE feedback (id INTEGER PRIMARY KEY, at TEXT, question TEXT, language TEXT, "
    "answer_json TEXT, verdict TEXT, note TEXT)"
)


def database(path, *rows):
    with sqlite3.connect(path) as link:
        link.execute(TABLE)
        link.executemany(
            "INSERT INTO feedback (at, question, language, answer_json, verdict, note) "
            "VALUES ('2026-01-01', ?, ?, ?, ?, ?)",
            rows,
        )
    link.close()
    return path


def row(answer, verdict, note=None):
    return (answer.question, answer.language, answer.model_dump_json(), verdict, note)


def test_drafts_hold_what_the_reader_confirmed(tmp_path, right, outline):
    first = right.ask("2025年婴儿死亡率的目标是多少？")
    refusal = right.ask("What is Gansu's target?")
    path = database(
        tmp_path / "f.sqlite3",
        row(first, "right"),
        row(first, "wrong_figure", "看错了一行"),
        row(first, "wrong_clause"),
        row(refusal, "not_answered"),
        row(refusal, "right"),
    )
    whole, figure, clause, unanswered, refused = draft_cases(path)
    quote = outline.own_text(outline.clauses[0])
    assert [draft["needed"] for draft in (whole, figure, clause)] == [[[quote]], [[quote]], []]
    assert [one["value"] for one in figure["forbidden"]] == ["2025年", "5.0‰"]
    assert [draft["abstain"] for draft in (whole, unanswered, refused)] == [False, False, True]
    assert figure["why"].startswith("DRAFT from feedback 2 (wrong_figure): 看错了一行;")


def test_draft_is_no_case_until_a_reviewer_completes_it(tmp_path, right):
    answer = right.ask("谁负责实施？")
    [draft] = draft_cases(database(tmp_path / "f.sqlite3", row(answer, "right")))
    with pytest.raises(ValueError, match="split"):
        Case.model_validate(draft)
    assert Case.model_validate(draft | {"split": "dev", "kind": "responsible"}).language == "zh"


def test_drafts_are_written_as_json_lines(tmp_path):
    path = tmp_path / "new" / "drafts.jsonl"
    write_drafts([{"question": "甲\n？"}, {"question": "乙？"}], path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["question"] for line in lines] == ["甲\n？", "乙？"]


def test_wrong_databases(tmp_path, right):
    answer = right.ask("谁负责实施？")
    (tmp_path / "text").write_text("no database", encoding="utf-8")
    sqlite3.connect(tmp_path / "empty").close()
    database(tmp_path / "verdict", row(answer, "splendid"))
    database(tmp_path / "json", (answer.question, "zh", "{}", "right", None))
    for name in ("missing", "text", "empty", "verdict", "json"):
        with pytest.raises(EvaluationError, match="feedback cannot be read"):
            draft_cases(tmp_path / name)
    assert not (tmp_path / "missing").exists()
