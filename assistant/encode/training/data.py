"""Readers of the open dictionary and parallel text, and the split that keeps figures honest."""

import gzip
import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TextIO

from assistant.errors import UsageError
from assistant.types import Text

HELD_OUT_SHARE = 0.05
TERMS = Path(__file__).with_name("terms.tsv")

_ENTRY = re.compile(r"^(?P<traditional>\S+) (?P<simplified>\S+) \[[^]]*\] /(?P<glosses>.*)/\s*$")
_NOT_MEANING = re.compile(r"^(CL:|surname |old variant of|variant of|Taiwan pr\.|also pr\.)")
_ASIDE = re.compile(r"\([^()]*\)|\[[^]]*\]|\S*\|\S*")


class Pair(NamedTuple):
    """A Chinese text and an English text that say the same."""

    chinese: str
    english: str


class Aligned(NamedTuple):
    """A pair and the group (a law, a sentence) that must not be split between train and test."""

    group: str
    pair: Pair


class Split(NamedTuple):
    """Pairs to train on, and pairs of groups that training never sees."""

    train: list[Pair]
    held_out: list[Pair]


def read_cedict(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the English glosses of every simplified word of a CC-CEDICT file.

    Format: ``Traditional Simplified [pin1 yin1] /gloss/gloss/`` a line, ``#`` before comments
    (https://cc-cedict.org/wiki/format:syntax). Asides, readings and measure words are dropped.

    :raises UsageError: if the file cannot be read.
    """
    glosses: dict[str, list[str]] = {}
    for line in _lines(path):
        entry = _ENTRY.match(line)
        if entry and not line.startswith("#"):
            glosses.setdefault(entry["simplified"], []).extend(_meanings(entry["glosses"]))
    return {word: tuple(dict.fromkeys(meanings)) for word, meanings in glosses.items() if meanings}


def read_tatoeba(path: Path) -> list[Aligned]:
    """Return the sentence pairs of a Tatoeba file, simplified, grouped by the English sentence.

    Format: ``english TAB chinese TAB …`` a line, as in the Tab-delimited Bilingual Sentence Pairs.

    :raises UsageError: if the file cannot be read.
    """
    rows = [line.rstrip("\n").split("\t") for line in _lines(path)]
    pairs = simplified([Pair(row[1], row[0]) for row in rows if len(row) > 1])
    return [Aligned(pair.english, pair) for pair in dict.fromkeys(pairs)]


def read_laws(path: Path) -> list[Aligned]:
    """Return the paragraph pairs of a law file, grouped by law.

    Format: ``law code TAB article TAB chinese TAB english`` a line, Chinese already simplified.

    :raises UsageError: if the file cannot be read.
    """
    rows = [line.rstrip("\n").split("\t") for line in _lines(path)]
    return list(dict.fromkeys(Aligned(r[0], Pair(r[2], r[3])) for r in rows if len(r) > 3))


def read_pairs(path: Path) -> list[Pair]:
    """Return the pairs of a file of ``chinese TAB english`` lines, simplified.

    :raises UsageError: if the file cannot be read.
    """
    rows = [line.rstrip("\n").split("\t") for line in _lines(path)]
    return simplified([Pair(row[0], row[1]) for row in rows if len(row) > 1])


def read_terms(path: Path = TERMS) -> dict[str, tuple[str, ...]]:
    """Return the English names of every term of a ``chinese TAB english; english…`` file."""
    return {pair.chinese: tuple(pair.english.split("; ")) for pair in read_pairs(path)}


def simplified(pairs: list[Pair]) -> list[Pair]:
    """Fold the Chinese side of ``pairs`` to simplified characters."""
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    return [Pair(convert(pair.chinese), pair.english) for pair in pairs]


def split(aligned: Iterable[Aligned]) -> Split:
    """Hold out whole groups by the hash of their name.

    A pair that shares either side with a held-out pair is in neither part, so that a sentence
    which many laws repeat word for word cannot be learnt and then tested.
    """
    parts: tuple[list[Pair], list[Pair]] = ([], [])
    for group, pair in aligned:
        parts[_is_held_out(group)].append(pair)
    train, held_out = (list(dict.fromkeys(part)) for part in parts)
    seen = {side for pair in held_out for side in pair}
    return Split([pair for pair in train if seen.isdisjoint(pair)], held_out)


def _is_held_out(group: str) -> bool:
    digest = hashlib.sha256(group.encode()).digest()
    return int.from_bytes(digest[:4], "big") < HELD_OUT_SHARE * 2**32


def _meanings(glosses: str) -> list[str]:
    kept = (_ASIDE.sub("", part).strip() for part in glosses.split("/") if part)
    return [part for part in kept if part and not _NOT_MEANING.match(part)]


def _lines(path: Path) -> Iterator[str]:
    try:
        with _open(path) as file:
            yield from file
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            Text(zh="无法读取训练数据", en="cannot read the training data"), where=str(path)
        ) from error


def _open(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig")
    return path.open(encoding="utf-8-sig")
