"""Whatever is wrong with the index or the corpus is one clear line, and nothing is lost."""

import json
from pathlib import Path
from typing import Any

import pytest

QUESTION = "到2025年婴儿死亡率的目标是多少？"


def generation(index: Path) -> Path:
    return index / (index / "CURRENT").read_text(encoding="utf-8").strip()


def ask(run: Any, index: Path) -> Any:
    return run("ask", QUESTION, "--index", index)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-10])


def tamper(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    "name", ["vectors.faiss", "chunks.jsonl", "outlines.jsonl", "manifest.json"]
)
@pytest.mark.parametrize("damage", [truncate, Path.unlink])
def test_damaged_index_is_refused_and_rebuilt_by_index(
    run: Any, small_index: Path, name: str, damage: Any
) -> None:
    damage(generation(small_index) / name)
    refused = ask(run, small_index)

    assert (refused.status, refused.out) == (1, "")
    assert refused.err.count("\n") == 1
    assert name in refused.err
    assert "policy-assistant index" in refused.err


@pytest.mark.parametrize("name", ["vectors.faiss", "targets.jsonl"])
def test_one_changed_bit_is_noticed(run: Any, small_index: Path, name: str) -> None:
    tamper(generation(small_index) / name)
    refused = ask(run, small_index)

    assert (refused.status, refused.out, refused.err.count("\n")) == (1, "", 1)
    assert name in refused.err


def test_damaged_index_is_rebuilt(run: Any, small_index: Path, tmp_path: Path) -> None:
    corpus = json.loads((generation(small_index) / "manifest.json").read_text("utf-8"))["corpus"]
    truncate(generation(small_index) / "vectors.faiss")

    assert run("index", "--corpus", corpus, "--index", small_index).status == 0
    assert "4.5‰" in ask(run, small_index).out


def test_index_of_another_encoder_is_refused(run: Any, small_index: Path) -> None:
    path = generation(small_index) / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["identity"]["encoder"] = "other-model sha256:0"
    path.write_text(json.dumps(manifest), encoding="utf-8")
    refused = ask(run, small_index)

    assert (refused.status, refused.out, refused.err.count("\n")) == (1, "", 1)
    assert "built with another encoder: other-model" in refused.err


def test_missing_index_is_built(run: Any, tmp_path: Path) -> None:
    done = run("documents", "--json", "--index", tmp_path / "new")

    assert done.status == 0
    assert len(json.loads(done.out)) == 7


def test_folder_that_cannot_be_written_is_one_line(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(
        Path, "mkdir", refuse
    )  # root may write anywhere, so that no mode refuses it
    done = ask(run, tmp_path / "read-only")

    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
    assert "cannot be written" in done.err
    assert "--index" in done.err


def test_index_path_that_is_a_file_is_one_line(run: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        done = ask(run, path)
        assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)


def test_unknown_encoder_is_one_line(run: Any, small_index: Path) -> None:
    done = run("ask", QUESTION, "--encoder", "nobody/nothing", "--index", small_index)

    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
    assert "nobody/nothing" in done.err


def test_national_encoding_is_read_and_binary_is_named(run: Any, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    text = "方案\n\n一、目标\n1.到2025年，婴儿死亡率控制在4.5‰以下。\n"
    (corpus / "plan.txt").write_bytes(text.encode("gb18030"))
    (corpus / "program.txt").write_bytes(bytes(range(256)) * 20)
    built = run("index", "--corpus", corpus, "--index", tmp_path / "index")

    assert built.status == 0
    assert "1 documents" in built.out
    assert "program.txt" in built.err
    assert built.err.count("\n") == 1
    assert "4.5‰" in ask(run, tmp_path / "index").out


def test_corpus_without_a_readable_document_is_one_line(run: Any, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "program.txt").write_bytes(bytes(range(256)) * 20)
    done = run("index", "--corpus", corpus, "--index", tmp_path / "index")

    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
    assert "program.txt" in done.err
