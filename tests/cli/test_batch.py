import json
from pathlib import Path
from typing import Any

import pytest


def write(path: Path, *records: dict[str, str]) -> Path:
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_line_in_has_one_line_out(run: Any, small_index: Path, tmp_path: Path) -> None:
    questions = write(
        tmp_path / "questions.jsonl",
        {"id": "a", "question": "到2025年婴儿死亡率的目标是多少？"},
        {"id": "b", "question": ""},
        {"id": "c", "question": "到2025年听力筛查率的目标是多少？", "lang": "en"},
    )
    answers = tmp_path / "answers.jsonl"
    done = run("ask", "--batch", questions, "--output", answers, "--index", small_index)
    first, second, third = read(answers)

    assert (done.status, done.out, done.err) == (0, "", "")
    assert (first["id"], first["language"]) == ("a", "zh")
    assert "4.5‰" in first["text"]
    assert second["id"] == "b"
    assert second["error"].startswith("the question is empty")
    assert (third["id"], third["language"]) == ("c", "en")


def test_options_hold_for_every_line(run: Any, shipped_index: Path, tmp_path: Path) -> None:
    questions = write(
        tmp_path / "questions.jsonl", {"id": "a", "question": "婴儿死亡率的目标是多少？"}
    )
    answers = tmp_path / "answers.jsonl"
    run(
        "ask", "--batch", questions, "--output", answers, "--lang", "en",
        "--document", "suqian-children-2021", "--index", shipped_index,
    )  # fmt: skip
    (answer,) = read(answers)

    assert answer["language"] == "en"
    assert {each["document"]["id"] for each in answer["citations"]} == {"suqian-children-2021"}


@pytest.mark.parametrize(
    "line",
    ["not json", "[]", '{"question": "没有编号"}', '{"id": 1}', '{"id": 1, "question": 2}',
     '{"id": 1, "question": "问题", "lang": "fr"}'],
)  # fmt: skip
def test_wrong_line_is_named_and_nothing_is_written(
    run: Any, small_index: Path, tmp_path: Path, line: str
) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text(f'{{"id": 1, "question": "问题"}}\n{line}\n', encoding="utf-8")
    answers = tmp_path / "answers.jsonl"
    done = run("ask", "--batch", questions, "--output", answers, "--index", small_index)

    assert (done.status, done.out) == (2, "")
    assert "(questions.jsonl:2)" in done.err
    assert done.err.count("\n") == 1
    assert not answers.exists()


def test_missing_files_are_one_line(run: Any, small_index: Path, tmp_path: Path) -> None:
    missing = run(
        "ask",
        "--batch",
        tmp_path / "none.jsonl",
        "--output",
        tmp_path / "a",
        "--index",
        small_index,
    )
    questions = write(tmp_path / "questions.jsonl", {"id": "a", "question": "问题"})
    nowhere = run(
        "ask", "--batch", questions, "--output", tmp_path / "none" / "a", "--index", small_index
    )

    assert (missing.status, missing.err.count("\n")) == (2, 1)
    assert (nowhere.status, nowhere.err.count("\n")) == (1, 1)
