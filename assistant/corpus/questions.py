"""The question bank: questions that a clause answers, kept as extra index text and suggestions.

One JSON object a line: ``{"clause": id, "zh": [question, …], "en": [question, …]}``.
"""

from pathlib import Path

from pydantic import ValidationError

from assistant.corpus.lines import read_lines
from assistant.errors import CorpusError
from assistant.types import ClauseQuestions, Text


def read_questions(path: Path) -> dict[str, ClauseQuestions]:
    """Read the file at ``path``: clause id → questions; a missing file is empty.

    :raises CorpusError: a line is not of the format, or a clause occurs twice.
    """
    questions: dict[str, ClauseQuestions] = {}
    for number, line in read_lines(path):
        try:
            record = ClauseQuestions.model_validate_json(line)
        except ValidationError as error:
            raise _wrong(path, number, "格式有误", "malformed line") from error
        if record.clause in questions:
            raise _wrong(path, number, "条款重复", "clause given twice")
        questions[record.clause] = record
    return questions


def _wrong(path: Path, line: int, zh: str, en: str) -> CorpusError:
    return CorpusError(
        Text(zh=zh, en=en),
        where=f"{path.name}:{line}",
        remedy=Text(zh="请更正问题文件", en="correct the question file"),
    )
