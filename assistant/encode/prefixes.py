"""The words some encoders expect before a question or a passage."""

import re
from collections.abc import Mapping
from typing import NamedTuple


class Prefixes(NamedTuple):
    """What to put before questions and before passages."""

    query: str = ""
    document: str = ""


# As given in the model cards of intfloat/e5-* and intfloat/multilingual-e5-*.
E5 = Prefixes("query: ", "passage: ")
E5_INSTRUCT = Prefixes(
    "Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: "
)
# As given in the model cards of BAAI/bge-*-v1.5; bge-m3 takes none.
BGE_ZH = Prefixes("为这个句子生成表示以用于检索相关文章：")
BGE_EN = Prefixes("Represent this sentence for searching relevant passages: ")

_BY_NAME = (
    (re.compile(r"\be5-.*instruct"), E5_INSTRUCT),
    (re.compile(r"\be5-"), E5),
    (re.compile(r"\bbge-.*\bzh\b"), BGE_ZH),
    (re.compile(r"\bbge-.*\ben\b"), BGE_EN),
)


def find_prefixes(name: str, prompts: Mapping[str, str | None]) -> Prefixes:
    """Return the prefixes that a model's own ``prompts`` state, else those its ``name`` implies.

    :param name: the model's name or folder.
    :param prompts: the ``prompts`` of its ``config_sentence_transformers.json``.
    """
    query = prompts.get("query") or ""
    document = prompts.get("document") or prompts.get("passage") or ""
    if query or document:
        return Prefixes(query, document)
    plain = re.split(r"[/\\]", name.rstrip("/\\"))[-1].lower()
    return next((found for kind, found in _BY_NAME if kind.search(plain)), Prefixes())
