import json
from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.pipeline.identity import corpus_files
from assistant.pipeline.read import read_corpus

PLAN = "河口县健康计划\n\n一、目标\n筛查率达到90%。\n\n二、措施\n加强宣传。\n"
METADATA = '[[document]]\nid = "estuary"\ntitle = "河口县健康计划"\nplace = "河口县"\n'


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_folder_of_plain_documents(tmp_path: Path) -> None:
    corpus = read_corpus(
        write(tmp_path, {"b/two.txt": PLAN, "one.md": "# 甲计划\n\n## 一、目标\n甲。\n"})
    )
    assert sorted(each.document.id for each in corpus.outlines) == ["one", "two"]
    assert corpus.renderings == ()
    assert corpus.questions == ()
    assert corpus.skipped == ()


def test_a_corpus_laid_out_like_the_shipped_one(tmp_path: Path) -> None:
    rendering = {
        "clause": "estuary#二",
        "sentences": [["二、措施", "II. Measures"], ["加强宣传。", "Publicise."]],
    }
    questions = '{"clause": "estuary#二", "zh": ["怎么宣传？"], "en": ["How?"]}\n'
    files = {
        "sources/plan.txt": PLAN,
        "sources/plan.toml": METADATA,
        "renderings/estuary.jsonl": json.dumps(rendering),
        "questions/estuary.jsonl": questions,
        "glossary.tsv": "not a document",
    }
    corpus = read_corpus(write(tmp_path, files))
    (plan,) = corpus.outlines
    assert (plan.document.id, plan.document.place) == ("estuary", "河口县")
    (rendered,) = corpus.renderings
    assert [plan.text[slice(*s.span)] for s in rendered.sentences] == ["二、措施", "加强宣传。"]
    assert corpus.questions[0].zh == ("怎么宣传？",)


def test_hidden_files_and_companions_are_no_documents(tmp_path: Path) -> None:
    files = {".git/note.txt": PLAN, ".hidden.txt": PLAN, "plan.txt": PLAN, "plan.toml": METADATA}
    assert len(read_corpus(write(tmp_path, files)).outlines) == 1


def test_an_unreadable_file_is_reported_beside_the_others(tmp_path: Path) -> None:
    write(tmp_path, {"plan.txt": PLAN, "empty.txt": "", "table.xyz": "甲"})
    corpus = read_corpus(tmp_path)
    assert [each.document.id for each in corpus.outlines] == ["plan"]
    assert len(corpus.skipped) == 2
    assert [error.where for error in corpus.skipped] == ["empty.txt", "table.xyz"]


@pytest.mark.parametrize("files", [{}, {"empty.txt": ""}])
def test_a_corpus_needs_a_document(tmp_path: Path, files: dict[str, str]) -> None:
    with pytest.raises(CorpusError, match="no readable document"):
        read_corpus(write(tmp_path, files))


def test_two_documents_of_one_id(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="two documents have the id plan"):
        read_corpus(write(tmp_path, {"a/plan.txt": PLAN, "b/plan.txt": PLAN}))


def test_hashes_cover_every_visible_file(tmp_path: Path) -> None:
    write(tmp_path, {"sources/a.txt": "甲", "glossary.tsv": "b", ".cache/x": "x"})
    assert corpus_files(tmp_path) == {
        "glossary.tsv": "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d",
        "sources/a.txt": "33e3580c093111e1c4cac922872c40371f7896bb3fa4e23be5840bd1834fc622",
    }
