import json

import pytest

from assistant.errors import EvaluationError
from eval.cases import Case
from eval.checks import load_cases, written_from

LINE = {
    "id": "zh-0001", "question": "目标？", "language": "zh", "kind": "target",
    "documents": ["plan"], "needed": [["婴儿死亡率控制在 5.0‰ 以下"]], "why": "w", "split": "dev",
}  # fmt: skip


def write(path, *lines):
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    path.write_text(text, encoding="utf-8")
    return path


def problems(paths, corpus):
    with pytest.raises(EvaluationError) as caught:
        load_cases(paths, corpus)
    assert caught.value.exit_status == 2
    chinese = caught.value.in_language("zh").strip("。\n").split("\n  ")[1:]
    english = caught.value.in_language("en").strip(".\n").split("\n  ")[1:]
    assert len(chinese) == len(english)
    return english


def test_valid_cases_load_in_order_of_file_and_line(tmp_path, corpus):
    second = write(tmp_path / "b.jsonl", LINE | {"id": "b", "question": "b？"})
    first = write(tmp_path / "a.jsonl", LINE, "", LINE | {"id": "c", "question": "c？"})
    assert [case.id for case in load_cases([second, first], corpus)] == ["zh-0001", "c", "b"]


def test_all_problems_are_reported_together_with_file_and_line(tmp_path, corpus):
    first = write(
        tmp_path / "a.jsonl",
        LINE,
        '{"id": "broken',
        LINE | {"id": "x", "kind": "riddle", "question": "x？"},
        LINE | {"question": "another？"},
        LINE | {"id": "y", "question": " 目标 ？"},
        LINE | {"id": "z", "question": "z？", "documents": ["elsewhere"]},
    )
    second = write(
        tmp_path / "b.jsonl",
        LINE | {"id": "q", "question": "q？", "needed": [["婴儿死亡率控制在45‰以下"]]},
        LINE | {"id": "s", "question": "s？", "needed": [["以下。2.到2025年"]]},
        LINE | {"id": "t", "question": "t？", "split": "test"},
    )
    assert problems([first, second], corpus) == [
        "a.jsonl:2: not valid JSON: Unterminated string starting at, column 8",
        "a.jsonl:3: kind: Input should be 'target', 'baseline', 'table', 'task', 'responsible', "
        "'definition', 'about', 'when', 'compare', 'conflict', 'condition', 'premise', "
        "'unanswerable' or 'followup'",
        "a.jsonl:4: id zh-0001 is already used at a.jsonl:1",
        "a.jsonl:5: the question is already asked at a.jsonl:1",
        "a.jsonl:6: there is no document elsewhere",
        "b.jsonl:1: no document holds the quote “婴儿死亡率控制在45‰以下”",
        "b.jsonl:2: the quote “以下。2.到2025年” runs over several clauses; none holds all of it",
        "b.jsonl:3: clause plan#1 is in both splits: dev at a.jsonl:1, test here",
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"abstain": True}, "a case to abstain from needs no quotes or figures"),
        ({"needed": []}, "an answerable case names documents and needed quotes"),
        ({"needed": [[]]}, "a needed group holds at least one quote, none of them empty"),
        ({"kind": "unanswerable"}, "an unanswerable case is one to abstain from"),
    ],
)
def test_contradictory_case(tmp_path, corpus, change, message):
    path = write(tmp_path / "a.jsonl", LINE | change)
    assert problems([path], corpus) == [f"a.jsonl:1: case: Value error, {message}"]


def test_unknown_field_is_a_problem(tmp_path, corpus):
    path = write(tmp_path / "a.jsonl", LINE | {"splitt": "dev"})
    assert problems([path], corpus) == ["a.jsonl:1: splitt: Extra inputs are not permitted"]


def test_missing_cases_and_files_are_problems(tmp_path, corpus):
    assert problems([], corpus) == ["eval/cases: there are no cases"]
    assert "not valid JSON" in problems([tmp_path / "none.jsonl"], corpus)[0]


def test_same_question_after_another_turn_is_another_case(tmp_path, corpus):
    turn = LINE | {"id": "f", "history": ["宿迁呢？"], "kind": "followup"}
    assert len(load_cases([write(tmp_path / "a.jsonl", LINE, turn)], corpus)) == 2


def test_clauses_a_case_was_written_from(corpus):
    case = Case.model_validate(LINE | {"needed": [["筛查率"], ["到2025年"], ["省卫生健康委"]]})
    # 到2025年 stands in two clauses and so says nothing.
    assert written_from(case, corpus) == {"plan#2", "plan#3"}
