import json
from pathlib import Path

import pytest

from assistant.clean import clean
from assistant.corpus import align, read_renderings
from assistant.errors import CorpusError
from assistant.load import load
from assistant.outline import outline
from assistant.types import Outline

PLAN = """河口县健康计划

一、目标
到2025年，婴儿死亡率控制在4.5‰以下。筛查率达到90%以上。

二、措施
培训医师20名。
"""
GOAL = ("一、目标", "I. Goals")
RATE = ("到2025年，婴儿死亡率控制在4.5‰以下。", "By 2025, infant mortality is at or below 4.5‰.")
SCREENING = ("筛查率达到90%以上。", "The screening rate reaches 90% or above.")


@pytest.fixture
def plan(tmp_path: Path) -> Outline:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    raw = load(path)
    return outline(raw, clean(raw))[0]


def written(folder: Path, *records: object) -> Path:
    path = folder / "plan.jsonl"
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def record(clause: str, *pairs: tuple[str, str]) -> dict[str, object]:
    return {"clause": clause, "sentences": [list(pair) for pair in pairs]}


def test_a_missing_file_is_empty(tmp_path: Path) -> None:
    assert read_renderings(tmp_path / "none.jsonl") == {}


def test_pairs_are_read_by_clause_and_blank_lines_pass(tmp_path: Path) -> None:
    path = written(tmp_path, record("plan#一", GOAL, RATE))
    path.write_text(path.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    assert read_renderings(path) == {"plan#一": [GOAL, RATE]}


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[]",
        "{}",
        '{"clause": "a"}',
        '{"clause": "", "sentences": [["a", "b"]]}',
        '{"clause": "a", "sentences": [["only one"]]}',
        '{"clause": "a", "sentences": [["a", null]]}',
        '{"clause": "a", "sentences": [["a", ""]]}',
        '{"clause": "a", "sentences": [], "more": 1}',
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, line: str) -> None:
    path = written(tmp_path, record("plan#一", GOAL))
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"malformed line \(plan.jsonl:2\)"):
        read_renderings(path)


def test_a_clause_given_twice_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, record("plan#一", GOAL), record("plan#一", GOAL))
    with pytest.raises(CorpusError, match=r"clause given twice: plan#一 \(plan.jsonl:2\)"):
        read_renderings(path)


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "plan.jsonl"
    path.write_bytes("目标".encode("gb18030"))
    with pytest.raises(CorpusError, match=r"plan.jsonl"):
        read_renderings(path)


def test_every_wrong_figure_is_reported_with_both_sentences(tmp_path: Path) -> None:
    wrong = (
        "到2025年，婴儿死亡率控制在4.5‰以下。",
        "By 2025, infant mortality is at or below 45‰.",
    )
    other = ("培训医师20名。", "Train 200 doctors.")
    path = written(tmp_path, record("plan#一", GOAL, wrong, SCREENING), record("plan#二", other))
    with pytest.raises(CorpusError) as raised:
        read_renderings(path)
    message = str(raised.value)
    for part in ("plan#一", "4.5‰", "45‰", *wrong, "plan#二", *other):
        assert part in message
    assert SCREENING[0] not in message
    assert "数字不符" in raised.value.in_language("zh")


def test_sentences_are_placed_at_their_originals(plan: Outline) -> None:
    clause = plan.clauses[1]
    rendering = align(plan, clause, [GOAL, RATE, SCREENING], Path("plan.jsonl"))
    assert rendering.clause == "plan#一"
    assert [plan.text[slice(*s.span)] for s in rendering.sentences] == [
        GOAL[0], RATE[0], SCREENING[0],
    ]  # fmt: skip
    assert [s.text for s in rendering.sentences] == [GOAL[1], RATE[1], SCREENING[1]]


def test_a_sentence_that_is_not_in_the_clause_is_named(plan: Outline) -> None:
    with pytest.raises(CorpusError, match="the sentence is not in plan#一: 培训"):
        align(plan, plan.clauses[1], [GOAL, ("培训医师20名。", "Train.")], Path("plan.jsonl"))


def test_a_skipped_sentence_is_noticed(plan: Outline) -> None:
    with pytest.raises(CorpusError, match="not in plan#一"):
        align(plan, plan.clauses[1], [GOAL, SCREENING], Path("plan.jsonl"))


def test_an_incomplete_rendering_is_named(plan: Outline) -> None:
    with pytest.raises(CorpusError, match="plan#一 is incomplete"):
        align(plan, plan.clauses[1], [GOAL, RATE], Path("plan.jsonl"))


def test_shipped_renderings_cover_their_clauses() -> None:
    root = Path(__file__).parents[2] / "corpus"
    from assistant.corpus import read_metadata

    for source in sorted((root / "sources").glob("*.txt")):
        raw = load(source)
        for each in outline(raw, clean(raw), read_metadata(source)):
            path = root / "renderings" / f"{each.document.id}.jsonl"
            pairs = read_renderings(path)
            assert set(pairs) == {clause.id for clause in each.clauses}
            for clause in each.clauses:
                align(each, clause, pairs[clause.id], path)
