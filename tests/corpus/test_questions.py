from pathlib import Path

import pytest

from assistant.corpus import read_questions
from assistant.errors import CorpusError
from assistant.types import ClauseQuestions

LINE = '{"clause": "plan#一", "zh": ["目标是什么？"], "en": ["What is the goal?"]}'


def written(folder: Path, *lines: str) -> Path:
    path = folder / "plan.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_missing_file_is_empty(tmp_path: Path) -> None:
    assert read_questions(tmp_path / "none.jsonl") == {}


def test_questions_are_read_by_clause(tmp_path: Path) -> None:
    assert read_questions(written(tmp_path, LINE)) == {
        "plan#一": ClauseQuestions(
            clause="plan#一", zh=("目标是什么？",), en=("What is the goal?",)
        )
    }


def test_a_language_may_be_absent(tmp_path: Path) -> None:
    read = read_questions(written(tmp_path, '{"clause": "plan#一", "zh": ["目标？"]}'))
    assert read["plan#一"].en == ()


@pytest.mark.parametrize(
    "line",
    [
        "x",
        "[]",
        "{}",
        '{"clause": "a", "fr": ["?"]}',
        '{"clause": "a", "zh": "one"}',
        '{"clause": 1}',
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(CorpusError, match=r"malformed line \(plan.jsonl:2\)"):
        read_questions(written(tmp_path, LINE, line))


def test_a_clause_given_twice_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"clause given twice \(plan.jsonl:2\)"):
        read_questions(written(tmp_path, LINE, LINE))


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "plan.jsonl"
    path.write_bytes(LINE.encode("utf-16"))
    with pytest.raises(CorpusError, match=r"not UTF-8 text \(plan.jsonl\)"):
        read_questions(path)
