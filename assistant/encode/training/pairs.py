"""Training pairs of the field from a corpus folder, for ``--extra``.

    python -m assistant.encode.training.pairs --corpus corpus --output pairs.tsv

Glossary and place names pair every Chinese name with every English one; renderings pair sentences;
the question bank pairs a clause with each of its questions, in either language.
"""

import argparse
import csv
import json
import re
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from assistant.encode.training.data import Pair

_SPACE = re.compile(r"\s+")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="assistant.encode.training.pairs", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--without", action="append", default=[], help="leave out a document")
    options = parser.parse_args(arguments)
    pairs = corpus_pairs(options.corpus, options.without)
    options.output.write_text("".join(f"{zh}\t{en}\n" for zh, en in pairs), "utf-8")


def corpus_pairs(corpus: Path, without: Sequence[str] = ()) -> list[Pair]:
    """Return the pairs of ``corpus`` but for the documents ``without``; each once, in order."""
    pairs = [*_names(corpus / "glossary.tsv"), *_names(corpus / "places.tsv")]
    for path in sorted((corpus / "renderings").glob("*.jsonl")):
        if path.stem not in without:
            renderings = _records(path)
            questions = _records(corpus / "questions" / path.name)
            pairs += [Pair(zh, en) for record in renderings for zh, en in record["sentences"]]
            pairs += _questions(renderings, questions)
    spaced = (Pair(*(_SPACE.sub(" ", side).strip() for side in pair)) for pair in pairs)
    return list(dict.fromkeys(pair for pair in spaced if all(pair)))


def _names(path: Path) -> Iterator[Pair]:
    """Yield each name in a ``zh…`` column with each in an ``en…`` column, variants cut at ``|``."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            names = {
                language: [
                    name
                    for column, cell in row.items()
                    if column.startswith(language)
                    for name in cell.split("|")
                ]
                for language in ("zh", "en")
            }
            yield from (Pair(zh, en) for zh, en in product(names["zh"], names["en"]))


def _questions(
    renderings: Sequence[dict[str, Any]], questions: Sequence[dict[str, Any]]
) -> Iterator[Pair]:
    clauses = {r["clause"]: "".join(zh for zh, _ in r["sentences"]) for r in renderings}
    for record in questions:
        clause = clauses.get(record["clause"], "")
        yield from (Pair(clause, question) for question in (*record["zh"], *record["en"]))


def _records(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


if __name__ == "__main__":
    main()
