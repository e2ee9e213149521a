"""LegalBench-RAG and benchmarks published like it: questions with character spans of files.

Pipitone and Houir Alami, "LegalBench-RAG: A Benchmark for Retrieval-Augmented Generation in the
Legal Domain", 2024, https://arxiv.org/abs/2408.10343: a JSON file of `tests`, each a `query` and
`snippets` of `file_path` and `span` (half-open, characters), next to a folder with the files.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from eval.benchmarks.collection import Collection, damaged

SIZE = 500  # the paper's naive chunking: 500 characters without overlap


def read_legalbench(tests: Path, corpus: Path, size: int = SIZE) -> Collection:
    """Cut the files that the tests name into chunks; those that touch a snippet are relevant.

    :raises EvaluationError: if the tests are not in their format or name a file or span that the
        corpus lacks.
    """
    passages: dict[str, str] = {}
    queries: dict[str, str] = {}
    relevant: dict[str, set[str]] = {}
    lengths: dict[str, int] = {}
    for number, (query, snippets) in enumerate(_tests(tests)):
        queries[str(number)] = query
        relevant[str(number)] = set()
        for name, start, end in snippets:
            if name not in lengths:
                text = _read(corpus, name)
                lengths[name] = len(text)
                passages |= {
                    f"{name}:{at}": text[at : at + size] for at in range(0, len(text), size)
                }
            if not 0 <= start < end <= lengths[name]:
                raise damaged(tests, f"test {number}: span [{start}, {end}) of {name}")
            relevant[str(number)] |= {
                f"{name}:{at}" for at in range(start - start % size, end, size)
            }
    return Collection(tests.name, passages, queries, relevant)


def _tests(path: Path) -> Iterator[tuple[str, list[tuple[str, int, int]]]]:
    try:
        for test in json.loads(path.read_text(encoding="utf-8"))["tests"]:
            snippets = [
                (str(one["file_path"]), int(one["span"][0]), int(one["span"][1]))
                for one in test["snippets"]
            ]
            yield str(test["query"]), snippets
    except (OSError, UnicodeDecodeError, ValueError, LookupError, TypeError) as error:
        raise damaged(path, repr(error)) from None


def _read(corpus: Path, name: str) -> str:
    path = (corpus / name).resolve()
    if not path.is_relative_to(corpus.resolve()):
        raise damaged(name, "the file lies outside the corpus")
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise damaged(path, str(error)) from None
