"""Build the bilingual dictionary: ``python -m assistant.words.build_dictionary --help``.

Three kinds of evidence are added up: CC-CEDICT glosses, weighed by how common the word is; the
English names of the policy terms; and word alignment over paragraphs of law that exist in both
languages, which also finds translations that no dictionary lists.
"""

import argparse
import gzip
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TextIO, cast

from assistant.words.cedict import read_senses
from assistant.words.evidence import Evidence, Pair, chinese_uses, score
from assistant.words.fold import fold
from assistant.words.tokenizer import words

_LONGEST_PARAGRAPH = 40
_MOST_CANDIDATES = 8
# In hundredths of the best candidate's weight.
_LEAST = 14
# Uses (see chinese_uses) below which a word is left out, and an English phrase for it.
_FEWEST_USES, _FEWEST_PHRASE_USES = 100, 300


def _open(path: Path) -> TextIO:
    opener = gzip.open if path.suffix == ".gz" else open
    return cast(TextIO, opener(path, "rt", encoding="utf-8-sig"))


def read_pairs(path: Path, english: int, chinese_column: int) -> Iterator[Pair]:
    """Read aligned texts from two columns of a tab-separated file as content words."""
    with _open(path) as file:
        for line in file:
            columns = line.rstrip("\n").split("\t")
            pair = list(words(fold(columns[english]))), list(words(fold(columns[chinese_column])))
            if max(len(set(side)) for side in pair) <= _LONGEST_PARAGRAPH:
                yield pair


def _has_figure(key: str) -> bool:
    return not all(re.search("[a-z]", word) for word in key.split())


def lines(total: Evidence, pairs: list[Pair]) -> list[str]:
    """Write the entries between common words, one a line, sorted by key."""
    uses = chinese_uses(pairs)
    kept = [
        entry(key, found)
        for key, found in total.to_chinese.items()
        if key.isascii()
        and not _has_figure(key)
        and (" " not in key or max(uses.get(word, 0) for word in found) >= _FEWEST_PHRASE_USES)
    ]
    kept += [
        entry(key, found)
        for key, found in total.to_english.items()
        if re.search(r"[\u3400-\u9fff]", key) and uses.get(key, 0) >= _FEWEST_USES
    ]
    return sorted(kept)


def entry(key: str, candidates: Mapping[str, float]) -> str:
    """Write one line: the key, a tab, then candidates and their weights in hundredths."""
    ranked = sorted(candidates.items(), key=lambda item: (-item[1], item[0]))[:_MOST_CANDIDATES]
    best = ranked[0][1]
    shares = ((word, round(100 * weight / best)) for word, weight in ranked)
    return key + "\t" + " ".join(f"{word} {share}" for word, share in shares if share >= _LEAST)


def main() -> None:
    """Read the sources named on the command line and write the dictionary."""
    parser = argparse.ArgumentParser(description="Build the bilingual dictionary.")
    parser.add_argument("--cedict", type=Path, required=True, help="CC-CEDICT file, plain or .gz")
    parser.add_argument("--laws", type=Path, required=True, help="code, article, Chinese, English")
    parser.add_argument("--tatoeba", type=Path, help="English, Chinese")
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    pairs = list(read_pairs(options.laws, 3, 2))
    if options.tatoeba:
        pairs += read_pairs(options.tatoeba, 0, 1)
    with _open(options.cedict) as file:
        total = score(read_senses(file), pairs)
    options.output.write_text("\n".join(lines(total, pairs)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
