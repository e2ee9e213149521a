import pytest

from assistant.encode.prefixes import Prefixes, find_prefixes


@pytest.mark.parametrize(
    ("name", "query", "document"),
    [
        ("intfloat/multilingual-e5-small", "query: ", "passage: "),
        ("/models/e5-base-v2/", "query: ", "passage: "),
        ("C:\\models\\multilingual-e5-large", "query: ", "passage: "),
        ("BAAI/bge-small-zh-v1.5", "为这个句子生成表示以用于检索相关文章：", ""),
        ("BAAI/bge-base-en-v1.5", "Represent this sentence for searching relevant passages: ", ""),
        ("BAAI/bge-m3", "", ""),
        ("sentence-transformers/all-MiniLM-L6-v2", "", ""),
        ("/data/e5-models/all-MiniLM-L6-v2", "", ""),
        ("/data/phase5-encoder", "", ""),
    ],
)
def test_prefixes_by_name(name, query, document):
    assert find_prefixes(name, {}) == Prefixes(query, document)


def test_e5_instruct_has_an_instruction_before_questions_only():
    query, document = find_prefixes("intfloat/multilingual-e5-large-instruct", {})

    assert query.endswith("\nQuery: ")
    assert document == ""


def test_the_models_own_prompts_come_first():
    prompts = {"query": "search: ", "passage": "text: "}

    assert find_prefixes("intfloat/e5-base", prompts) == Prefixes("search: ", "text: ")


def test_empty_prompts_say_nothing():
    assert find_prefixes("e5-base", {"query": "", "document": None}) == ("query: ", "passage: ")
