"""Batch mode: one question a line in, one answer a line out."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.cli.output import track
from assistant.errors import QuestionError, UsageError
from assistant.pipeline import Assistant
from assistant.types import Text

_LANGUAGES = ("auto", "zh", "en")


def answer_batch(
    assistant: Assistant,
    questions: Path,
    answers: Path,
    *,
    language: str = "auto",
    documents: Sequence[str] = (),
) -> None:
    """Answer every line of ``questions`` into ``answers``, which appears only when complete.

    ``language`` is that of the lines that name none; ``documents`` are those to answer from.

    A question that cannot be answered as asked (empty, another language) gives a line with its id
    and an ``error``, so that every line in has one line out.

    :raises UsageError: the file cannot be read, or a line is no object with id and question.
    """
    records = _read(questions)
    aside = answers.with_name(f".{answers.name}.part")
    with aside.open("w", encoding="utf-8") as file:
        for record in track(records):
            answer = _answer(assistant, {"lang": language, **record}, documents)
            file.write(json.dumps(answer, ensure_ascii=False) + "\n")
    aside.replace(answers)


def _answer(
    assistant: Assistant, record: dict[str, Any], documents: Sequence[str]
) -> dict[str, Any]:
    try:
        answer = assistant.ask(record["question"], language=record["lang"], documents=documents)
    except QuestionError as error:
        return {"id": record["id"], "question": record["question"], "error": str(error)}
    return {**answer.model_dump(mode="json"), "id": record["id"]}


def _read(path: Path) -> list[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            Text(zh="无法读取问题文件", en="the question file cannot be read"), where=str(path)
        ) from error
    return [
        _record(path, number, line) for number, line in enumerate(lines, start=1) if line.strip()
    ]


def _record(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
        valid = isinstance(record["question"], str) and "id" in record
        valid = valid and record.get("lang", "auto") in _LANGUAGES
    except (ValueError, KeyError, TypeError):
        valid = False
    if not valid:
        raise UsageError(
            Text(
                zh="每行须为含 id 与 question 的 JSON 对象（lang 可为 auto、zh、en）",
                en="each line must be a JSON object with id and question (lang: auto, zh or en)",
            ),
            where=f"{path.name}:{number}",
        )
    return dict(record)
