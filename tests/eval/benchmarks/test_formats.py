"""The adapters on small files in the published formats."""

import gzip
import json

import pytest

from assistant.errors import EvaluationError
from eval.benchmarks.legalbench import read_legalbench
from eval.benchmarks.miracl import read_miracl
from eval.benchmarks.xquad import read_xquad


def write(path, content):
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    return path


def squad(*paragraphs):
    return {"version": "1.1", "data": [{"title": "t", "paragraphs": [
        {"context": context, "qas": [
            {"id": name, "question": question, "answers": [{"text": "", "answer_start": 0}]}
            for name, question in asked.items()
        ]} for context, asked in paragraphs
    ]}]}  # fmt: skip


def test_xquad_joins_the_languages_by_question(tmp_path):
    english = squad(("One.", {"q1": "1?"}), ("Two.", {"q2": "2?"}))
    chinese = squad(("一。", {"q1": "一？"}), ("二。", {"q2": "二？"}))
    found = read_xquad(write(tmp_path / "en.json", english), write(tmp_path / "zh.json", chinese))
    assert found.passages == {"0.0": "一。", "0.1": "二。"}
    assert found.queries == {"q1": "1?", "q2": "2?"}
    assert found.relevant == {"q1": {"0.0"}, "q2": {"0.1"}}


@pytest.mark.parametrize("content", ["[", "[]", '{"data": [{}]}'])
def test_xquad_file_that_is_none(tmp_path, content):
    path = write(tmp_path / "x.json", content)
    with pytest.raises(EvaluationError, match="benchmark file is wrong"):
        read_xquad(path, path)


@pytest.mark.parametrize("zipped", [False, True])
def test_miracl(tmp_path, zipped):
    lines = '{"docid": "7#0", "title": "数学", "text": "数学是…"}\n{"docid": "8#0", "text": "乙"}\n'
    corpus = tmp_path / ("docs.jsonl.gz" if zipped else "docs.jsonl")
    corpus.write_bytes(gzip.compress(lines.encode()) if zipped else lines.encode())
    topics = write(tmp_path / "topics.tsv", "1\t什么是数学？\n2\t乙？\n")
    qrels = write(tmp_path / "qrels.tsv", "1\tQ0\t7#0\t1\n1\tQ0\t8#0\t0\n")
    found = read_miracl(topics, corpus, qrels)
    assert found.passages == {"7#0": "数学\n数学是…", "8#0": "乙"}
    assert found.queries == {"1": "什么是数学？", "2": "乙？"}
    assert found.relevant == {"1": {"7#0"}}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("topics", "1 no tab\n"),
        ("corpus", '{"docid": "1"}\n'),
        ("corpus", "no json\n"),
        ("qrels", "1 Q0 7\n"),
        ("qrels", "1 Q0 7 high\n"),
    ],
)
def test_miracl_file_that_is_none(tmp_path, name, content):
    good = {"topics": "1\tq\n", "corpus": '{"docid": "1", "text": ""}\n', "qrels": "1 Q0 1 1\n"}
    paths = {key: write(tmp_path / key, text) for key, text in (good | {name: content}).items()}
    with pytest.raises(EvaluationError, match=rf"benchmark file is wrong.*{name}:1"):
        read_miracl(**paths)


def snippets(*spans, name="a/b.txt"):
    return [{"file_path": name, "span": list(span), "answer": ""} for span in spans]


def test_legalbench_chunks_that_touch_a_snippet_are_relevant(tmp_path):
    (tmp_path / "corpus" / "a").mkdir(parents=True)
    write(tmp_path / "corpus" / "a" / "b.txt", "0123456789abcdefghijklmno")
    tests = [{"query": "q", "snippets": snippets((8, 12), (20, 25))},
             {"query": "r", "snippets": snippets((10, 20))}]  # fmt: skip
    found = read_legalbench(
        write(tmp_path / "t.json", {"tests": tests}), tmp_path / "corpus", size=10
    )
    assert found.passages == {
        "a/b.txt:0": "0123456789", "a/b.txt:10": "abcdefghij", "a/b.txt:20": "klmno",
    }  # fmt: skip
    assert found.relevant == {
        "0": {"a/b.txt:0", "a/b.txt:10", "a/b.txt:20"},
        "1": {"a/b.txt:10"},
    }


@pytest.mark.parametrize(
    "tests",
    [
        [{"query": "q", "snippets": snippets((0, 99))}],
        [{"query": "q", "snippets": snippets((3, 3))}],
        [{"query": "q", "snippets": snippets((0, 1), name="none.txt")}],
        [{"query": "q", "snippets": snippets((0, 1), name="../secret.txt")}],
        [{"query": "q"}],
    ],
)
def test_legalbench_file_that_is_none(tmp_path, tests):
    (tmp_path / "corpus" / "a").mkdir(parents=True)
    write(tmp_path / "corpus" / "a" / "b.txt", "0123456789")
    write(tmp_path / "secret.txt", "0123456789")
    with pytest.raises(EvaluationError, match="benchmark file is wrong"):
        read_legalbench(write(tmp_path / "t.json", {"tests": tests}), tmp_path / "corpus")
