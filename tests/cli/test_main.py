import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.serving import Settings

QUESTION = "到2025年婴儿死亡率的目标是多少？"
ANSWER_KEYS = {
    "id", "question", "language", "text", "abstained", "claims", "citations", "targets", "checks",
    "timing_ms",
}  # fmt: skip


def test_ask_prints_answer_quote_and_clause(run: Any, small_index: Path) -> None:
    done = run("ask", QUESTION, "--index", small_index)

    assert (done.status, done.err) == (0, "")
    assert "4.5‰" in done.out
    assert "“1.到2025年，婴儿死亡率控制在4.5‰以下。”" in done.out
    assert "source line" not in done.out
    assert "原文第4行" in done.out


def test_ask_writes_the_contract_as_json(run: Any, small_index: Path) -> None:
    done = run("ask", QUESTION, "--json", "--index", small_index)
    answer = json.loads(done.out)

    assert (done.status, done.err) == (0, "")
    assert set(answer) >= ANSWER_KEYS
    assert answer["question"] == QUESTION
    assert answer["abstained"] is None
    citation = answer["citations"][0]
    assert citation["number"] == 1
    assert citation["document"]["id"] == "green-hill"
    assert "婴儿死亡率控制在4.5‰以下" in citation["quote"]
    assert citation["source_lines"] == [4, 4]
    assert answer["claims"][0]["citations"] == [1]
    assert set(answer["timing_ms"]) == {"understand", "search", "compose", "verify", "total"}


def test_ask_answers_in_the_language_asked_for(run: Any, small_index: Path) -> None:
    done = run("ask", QUESTION, "--lang", "en", "--json", "--index", small_index)

    assert json.loads(done.out)["language"] == "en"


def test_abstaining_is_done(run: Any, shipped_index: Path) -> None:
    done = run("ask", "北京市2025年婴儿死亡率目标是多少？", "--json", "--index", shipped_index)

    assert done.status == 0
    assert "北京" in json.loads(done.out)["abstained"]


def test_ask_stays_within_a_document(run: Any, shipped_index: Path) -> None:
    done = run(
        "ask", "婴儿死亡率的目标是多少？", "--document", "suqian-children-2021", "--json",
        "--index", shipped_index,
    )  # fmt: skip

    cited = {citation["document"]["id"] for citation in json.loads(done.out)["citations"]}
    assert cited == {"suqian-children-2021"}


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("", "the question is empty or holds no words"),
        (" \n\t ", "the question is empty or holds no words"),
        ("\x00\x01\x02\x1b", "the question is empty or holds no words"),
        ("😀🎉👍", "the question is empty or holds no words"),
        ("？！。", "the question is empty or holds no words"),
        ("问" * 10_000, "the question has 10000 characters"),
        ("Quel est le taux de mortalité infantile ?", "only questions in Chinese or English"),
        ("Какова младенческая смертность?", "only questions in Chinese or English"),
        ("乳児死亡率の目標はいくつですか", "only questions in Chinese or English"),
    ],
)
def test_unreadable_question_is_wrong_use(
    run: Any, small_index: Path, question: str, message: str
) -> None:
    done = run("ask", question, "--index", small_index)

    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"Error: {message}")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask",),
        ("ask", "问题", "另一个"),
        ("ask", "问题", "--batch", "questions.jsonl", "--output", "answers.jsonl"),
        ("ask", "--batch", "questions.jsonl"),
        ("ask", "问题", "--lang", "fr"),
        ("ask", "问题", "--frobnicate"),
        ("search", "词", "--limit", "0"),
        ("targets", "--kind", "wish"),
        ("targets", "--format", "xml"),
        ("serve", "--port", "99999"),
        ("index", "--corpus", "nowhere"),
        ("frobnicate",),
    ],
)
def test_wrong_use_is_one_line(run: Any, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)

    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("Error: ")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("command", [("ask", "问题", "--document", "nope"), ("clauses", "nope")])
def test_unknown_document_lists_the_known_ones(
    run: Any, small_index: Path, command: tuple[str, ...]
) -> None:
    done = run(*command, "--index", small_index)

    assert (done.status, done.out) == (2, "")
    assert "there is no document “nope”" in done.err
    assert "green-hill" in done.err


def test_errors_speak_chinese_in_a_chinese_locale(
    run: Any, small_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")

    assert run("ask", "", "--index", small_index).err.startswith("错误：问题为空或没有文字")
    assert run("frobnicate").err.startswith("用法有误：")


def test_no_arguments_list_the_commands(run: Any) -> None:
    done = run()

    assert done.status == 0
    for command in ("ask", "search", "index", "documents", "clauses", "targets", "serve", "eval"):
        assert f" {command} " in done.out


def test_search_lists_clauses_best_first(run: Any, small_index: Path) -> None:
    done = run("search", "听力筛查", "--limit", "1", "--index", small_index)

    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("1. green-hill#")
    assert "新生儿听力筛查率达到95%以上" in done.out

    hits = json.loads(run("search", "听力筛查", "--json", "--index", small_index).out)
    assert [hit["rank"] for hit in hits] == list(range(1, len(hits) + 1))
    assert "听力筛查率" in hits[0]["chunk"]["text"]


def test_documents_show_whole_ids(
    run: Any, shipped_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = run("documents", "--index", shipped_index)
    held = json.loads(run("documents", "--json", "--index", shipped_index).out)

    assert done.status == 0
    assert len(held) == 7
    assert all(document["id"] in done.out for document in held)


def test_clauses_show_the_outline(run: Any, small_index: Path) -> None:
    done = run("clauses", "green-hill", "--index", small_index)
    clauses = json.loads(run("clauses", "green-hill", "--json", "--index", small_index).out)

    assert done.status == 0
    assert "婴儿死亡率控制在4.5‰以下" in done.out
    assert "".join(clause["text"] for clause in clauses).count("4.5‰") == 1


def test_targets_in_three_formats(run: Any, small_index: Path) -> None:
    table = run("targets", "--index", small_index)
    rows = list(
        csv.reader(io.StringIO(run("targets", "--format", "csv", "--index", small_index).out))
    )
    found = json.loads(run("targets", "--format", "json", "--index", small_index).out)

    assert table.status == 0
    assert "婴儿死亡率" in table.out
    assert rows[0][0] == "\ufeff指标 Indicator"
    assert [row[0] for row in rows[1:]] == [target["indicator"] for target in found]
    assert {target["value"] for target in found} == {"4.5", "95"}
    assert all(target["quote"] for target in found)


def test_targets_are_filtered_by_english_names(run: Any, shipped_index: Path) -> None:
    done = run(
        "targets", "--indicator", "infant mortality rate", "--place", "Suqian", "--kind", "target",
        "--format", "json", "--index", shipped_index,
    )  # fmt: skip
    found = json.loads(done.out)

    assert [(target["indicator"], target["value"]) for target in found] == [("婴儿死亡率", "4")]


def test_index_is_built_once(run: Any, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "one.md").write_text(
        "# 方案\n\n一、目标\n\n到2025年，筛查率达到90%。\n", encoding="utf-8"
    )
    arguments = ("index", "--corpus", corpus, "--index", tmp_path / "index")

    first, second = run(*arguments), run(*arguments)

    assert (first.status, first.err) == (0, "")
    assert first.out.startswith("Built: generation-1, 1 documents, ")
    assert (second.status, second.err) == (0, "")
    assert second.out.startswith("Up to date: generation-1, 1 documents, ")


def test_serve_opens_the_page(run: Any, small_index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[Settings] = []
    monkeypatch.setattr("assistant.serving.serve", lambda _, settings: served.append(settings))

    assert run("serve", "--port", "0", "--index", small_index).status == 0
    assert served == [Settings(port=0)]


def test_eval_is_the_suite(run: Any) -> None:
    done = run("eval", "--help")

    assert done.status == 0
    assert "--split" in done.out


def test_bytes_that_are_no_text_are_left_out(small_index: Path) -> None:
    question = b"\xff\xfe" + QUESTION.encode()
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "ask", question, "--json", "--index", small_index],
        capture_output=True, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, b"")
    assert "4.5‰" in json.loads(done.stdout)["text"]
