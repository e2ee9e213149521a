import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import EvaluationError
from eval.readme import READMES, evaluation_tables, latest, replace, speed_table, write
from eval.results import Run, save

PAGE = "before\n<!-- eval:begin -->\nold\n<!-- eval:end -->\n<!-- benchmarks:begin -->\nold\n<!-- benchmarks:end -->\n"


@pytest.fixture
def run(run_of: Callable[[Any], Run], right: Any) -> Run:
    return run_of(right)


def test_latest_takes_the_newest_test_run_of_each_system(run: Run, tmp_path: Path) -> None:
    for name in ("20260101T000000-assistant-test", "20260102T000000-assistant-test"):
        save(run.model_copy(update={"id": name}), tmp_path)
    save(run.model_copy(update={"id": "20260103T000000-assistant-dev"}), tmp_path)

    assert [each.id for each in latest(tmp_path)] == ["20260102T000000-assistant-test"]


def test_no_run_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no results of the test split"):
        latest(tmp_path)


def test_tables_are_markdown_in_both_languages(run: Run) -> None:
    english, chinese = (evaluation_tables([run], language) for language in ("en", "zh"))

    assert "| right answers | " in english
    assert "| 答对率 | " in chinese
    assert len(english.splitlines()) == len(chinese.splitlines())


def test_speed_table_reads_what_the_benchmark_writes(tmp_path: Path) -> None:
    path = tmp_path / "speed.json"
    rows = [{"en": "index", "zh": "索引", "value": "2.1 s"}]
    path.write_text(json.dumps({"rows": rows}), encoding="utf-8")

    assert speed_table(path, "zh").splitlines()[-1] == "| 索引 | 2.1 s |"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(EvaluationError, match="benchmark results cannot be read"):
        speed_table(path, "en")


def test_replace_needs_the_markers() -> None:
    assert replace(PAGE, "eval", r"new \1") == PAGE.replace("old", r"new \1", 1)
    with pytest.raises(EvaluationError, match="markers called eval"):
        replace("no markers", "eval", "new")


def test_write_fills_what_was_measured(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text(PAGE, encoding="utf-8")
    save(run.model_copy(update={"id": "20260101T000000-assistant-test"}), tmp_path)
    write(tmp_path, tmp_path / "none.json", {"en": page})
    text = page.read_text(encoding="utf-8")

    assert "| right answers | " in text
    assert text.endswith("<!-- benchmarks:begin -->\nold\n<!-- benchmarks:end -->\n")


@pytest.mark.parametrize("path", READMES.values(), ids=READMES)
def test_readmes_have_the_places(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert replace(replace(text, "eval", ""), "benchmarks", "")
