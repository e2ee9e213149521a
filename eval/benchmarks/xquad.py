"""XQuAD: the same questions and paragraphs in several languages, in SQuAD's JSON.

Artetxe, Ruder and Yogatama, "On the Cross-lingual Transferability of Monolingual Representations",
ACL 2020, https://github.com/google-deepmind/xquad. A question in one language has to find its
paragraph in another; question ids join the two files.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from eval.benchmarks.collection import Collection, damaged


def read_xquad(questions: Path, paragraphs: Path) -> Collection:
    """Read the questions of one language file and the paragraphs of another (or the same).

    :raises EvaluationError: if a file is not in SQuAD's format.
    """
    passages: dict[str, str] = {}
    relevant: dict[str, set[str]] = {}
    for name, context, asked in _paragraphs(paragraphs):
        passages[name] = context
        relevant |= {question: {name} for question in asked}
    queries: dict[str, str] = {}
    for _, _, asked in _paragraphs(questions):
        queries |= asked
    return Collection(f"{questions.name} > {paragraphs.name}", passages, queries, relevant)


def _paragraphs(path: Path) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield each paragraph's name, text and questions by id."""
    try:
        articles = json.loads(path.read_text(encoding="utf-8"))["data"]
        for article, entry in enumerate(articles):
            for number, paragraph in enumerate(entry["paragraphs"]):
                asked = {str(one["id"]): str(one["question"]) for one in paragraph["qas"]}
                yield f"{article}.{number}", str(paragraph["context"]), asked
    except (OSError, UnicodeDecodeError, ValueError, KeyError, TypeError) as error:
        raise damaged(path, repr(error)) from None
