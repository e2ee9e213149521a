import json

import pytest

from eval.cli import main

LIMITS = """
[[threshold]]
metric = "right_answer"
at_least = 1
reason = {zh = "因", en = "the reason"}
"""


@pytest.fixture
def command(monkeypatch, tmp_path, cases, capsys):
    """Return the command over the four cases and a given assistant: status, stdout, stderr."""
    monkeypatch.setenv("COLUMNS", "200")
    folder = tmp_path / "cases"
    folder.mkdir()
    lines = [case.model_dump_json() + "\n" for case in cases]
    (folder / "a.jsonl").write_text("".join(lines), encoding="utf-8")
    (tmp_path / "limits.toml").write_text(LIMITS, encoding="utf-8")

    def run(assistant, *arguments):
        monkeypatch.setattr("eval.cli.AssistantOpener", lambda index, llm: assistant)
        options = ["--cases", str(folder), "--output", str(tmp_path / "results"),
                   "--thresholds", str(tmp_path / "limits.toml")]  # fmt: skip
        monkeypatch.setattr("sys.argv", ["eval", *arguments, *options])
        with pytest.raises(SystemExit) as caught:
            main()
        return caught.value.code, *capsys.readouterr()

    return run


def test_thresholds_hold(command, right, tmp_path):
    status, out, err = command(right)
    assert (status, err) == (0, "")
    assert "right answers" in out
    assert "100.0 [51, 100]" in out  # Wilson's interval of 4 out of 4
    assert "pass right_answer ≥ 1 (measured 1.0000)" in out
    names = sorted(path.suffix for path in (tmp_path / "results").iterdir())
    assert names == [".html", ".json", ".xml"]


def test_threshold_fails(command, right, reply):
    status, out, _ = command(right.but(zh_1=reply("控制在6.0‰以下。", 1)))
    assert status == 1
    assert "FAIL right_answer ≥ 1 (measured 0.7500)" in out
    assert "the reason" in out


def test_one_case_is_explained(command, right, reply):
    status, out, _ = command(right.but(zh_1=reply("控制在6.0‰以下。", 1)), "--case", "zh-1")
    assert status == 0
    assert "question: 2025年婴儿死亡率的目标是多少？" in out
    assert "FAULT     states a wrong figure: 6.0‰" in out


@pytest.mark.parametrize("wanted", [("--case", "none"), ("--split", "dev")])
def test_no_such_case(command, right, wanted):
    status, _, err = command(right, *wanted)
    assert (status, err) == (2, f"no case matches {' '.join(wanted)}\n")


def test_wrong_cases_are_reported_with_file_and_line(command, right, tmp_path):
    (tmp_path / "cases" / "b.jsonl").write_text("{\n", encoding="utf-8")
    status, out, err = command(right)
    assert (status, out) == (2, "")
    assert err.startswith("the evaluation cases have 1 problem(s):\n  b.jsonl:1: not valid JSON")


def test_runs_are_compared(command, right, reply, tmp_path):
    command(right)
    [first] = (tmp_path / "results").glob("*.json")
    run = json.loads(first.read_text(encoding="utf-8"))
    run["outcomes"][2]["judgement"]["groups"] = [False]
    second = tmp_path / "second.json"
    second.write_text(json.dumps(run), encoding="utf-8")
    status, out, _ = command(right, "--compare", str(first), str(second))
    assert status == 0
    assert "worse (1): zh-2" in out


def test_feedback_becomes_drafts(command, right, tmp_path, monkeypatch):
    monkeypatch.setattr("eval.cli.draft_cases", lambda path: [{"id": path.name}])
    status, out, _ = command(right, "--from-feedback", "some.sqlite3")
    assert status == 0
    assert "drafts.jsonl" in out
    drafts = (tmp_path / "results" / "drafts.jsonl").read_text(encoding="utf-8")
    assert drafts == '{"id": "some.sqlite3"}\n'
