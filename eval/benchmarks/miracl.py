"""MIRACL and collections published like it: topics, corpus and judgements as three files.

Zhang et al., "MIRACL: A Multilingual Retrieval Dataset Covering 18 Diverse Languages", TACL 2023,
https://huggingface.co/datasets/miracl/miracl: topics `qid<TAB>query`, qrels in TREC's format
`qid Q0 docid relevance`, corpus as JSON Lines of `docid`, `title`, `text`, plain or gzipped.
"""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

from eval.benchmarks.collection import Collection, damaged


def read_miracl(topics: Path, corpus: Path, qrels: Path) -> Collection:
    """Read a collection.

    :raises EvaluationError: if a line of a file is not in its format.
    """
    return Collection(topics.name, dict(_corpus(corpus)), dict(_topics(topics)), _qrels(qrels))


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    try:
        with opened(path, "rt", encoding="utf-8", newline="\n") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield f"{path}:{number}", line.rstrip("\r\n")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise damaged(path, str(error)) from None


def _topics(path: Path) -> Iterator[tuple[str, str]]:
    for where, line in _lines(path):
        name, tab, query = line.partition("\t")
        if not tab:
            raise damaged(where, "expected qid<TAB>query")
        yield name, query


def _corpus(path: Path) -> Iterator[tuple[str, str]]:
    for where, line in _lines(path):
        try:
            entry = json.loads(line)
            yield str(entry["docid"]), f"{entry.get('title', '')}\n{entry['text']}".strip()
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise damaged(where, repr(error)) from None


def _qrels(path: Path) -> dict[str, set[str]]:
    relevant: dict[str, set[str]] = {}
    for where, line in _lines(path):
        fields = line.split()
        if len(fields) != 4 or not fields[3].lstrip("-").isdecimal():
            raise damaged(where, "expected: qid Q0 docid relevance")
        if int(fields[3]) > 0:
            relevant.setdefault(fields[0], set()).add(fields[2])
    return relevant
