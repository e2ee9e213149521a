import json

import pytest

from assistant.encode.training.pairs import corpus_pairs, main


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "glossary.tsv").write_text(
        "zh\ten\tzh_variants\ten_variants\tfield\n托育\tchildcare\t托幼\tnursery care\tx\n", "utf-8"
    )
    (tmp_path / "places.tsv").write_text("code\tzh\ten\n1\t宿迁市\tSuqian\n", "utf-8")
    for folder, record in {
        "renderings": {"clause": "a#1", "sentences": [["一、\t儿科。", "I.\tPaediatrics."]]},
        "questions": {"clause": "a#1", "zh": ["有儿科吗？"], "en": ["Is there paediatrics?"]},
    }.items():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    return tmp_path


NAMES = [
    ("托育", "childcare"),
    ("托育", "nursery care"),
    ("托幼", "childcare"),
    ("托幼", "nursery care"),
    ("宿迁市", "Suqian"),
]


def test_all_kinds_of_pairs_are_taken(corpus):
    assert corpus_pairs(corpus) == [
        *NAMES,
        ("一、 儿科。", "I. Paediatrics."),
        ("一、 儿科。", "有儿科吗？"),
        ("一、 儿科。", "Is there paediatrics?"),
    ]


def test_a_document_can_be_left_out(corpus):
    assert corpus_pairs(corpus, ["a"]) == NAMES


def test_an_empty_corpus_has_none(tmp_path):
    assert corpus_pairs(tmp_path) == []


def test_the_command_writes_chinese_tab_english(corpus, tmp_path):
    main(["--corpus", str(corpus), "--output", str(tmp_path / "pairs.tsv")])

    lines = (tmp_path / "pairs.tsv").read_text("utf-8").splitlines()
    assert lines[0] == "托育\tchildcare"
    assert len(lines) == 8
