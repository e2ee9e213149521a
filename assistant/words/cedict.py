"""Reading CC-CEDICT: weighted pairs of an English key and a Chinese word."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.words.fold import fold
from assistant.words.tokenizer import words

_ENTRY = re.compile(r"\S+ (\S+) \[([^\]]*)\] /(.+)/")
# Glosses that give no translation, or one that official text does not use.
_USELESS = re.compile(
    r"surname|variant of|\bsee (also )?\S*[\u4e00-\u9fff]|^abbr|^CL:|also written|used in|"
    r"Kangxi|classifier|\((old|archaic|slang|vulgar|dialect|Internet|loanword|idiom|euphemi|"
    r"classical|literary|math|bird species|physics|computing|chemistry|zoology|botany)|\bidiom\b|"
    r"^(lit|fig|coll)\.|^\W*(county|district|township|town|city)\b.* (in|of) [A-Z]|Taiwan pr|"
    r"[Bb]uddh|[Jj]apan|\([0-9]{3}|particle|onomat|mythical|novel\b|dynasty"
)
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|\b(?:sb|sth|esp)\b\.?|[\u4e00-\u9fff|]+")
# The name of a place at the head of its description (Zhejiang province in east China, …).
_PLACE = re.compile(
    r"([A-Z][a-z']+)(?: [^,]*?)? (?:[Pp]rovince|city|[Mm]unicipality|county|district|region)\b.*"
)
_LONGEST_KEY = 3
_LONGEST_GLOSS = 5
# How much less each later sense counts: 1, 1/1.2, 1/1.4, …
_SENSE_DISCOUNT = 0.2
# A single character seldom stands as a word of official text.
_CHARACTER = 0.5


@dataclass(frozen=True)
class Sense:
    """One translation: a Chinese headword, the stems of the English gloss and its weight."""

    chinese: str
    stems: tuple[str, ...]
    weight: float

    def keys(self, *, inside: bool) -> Iterator[tuple[str, float]]:
        """Yield the English keys this sense speaks for, with weights.

        The whole gloss counts fully; a word ``inside`` a gloss of n words counts 1/n².
        """
        size = len(self.stems)
        if size <= _LONGEST_KEY:
            yield " ".join(self.stems), self.weight
        if inside and size > 1:
            yield from ((stem, self.weight / size**2) for stem in set(self.stems))

    def targets(self) -> Iterator[tuple[str, float]]:
        """Yield the Chinese index words this sense offers: the headword, or words inside it."""
        inside = list(words(self.chinese))
        for word in inside:
            if len(word) > 1:
                yield word, 1 / len(inside) ** 2
            elif len(inside) == 1:
                yield word, _CHARACTER


def make_senses(chinese: str, glosses: Iterable[str]) -> Iterator[Sense]:
    """Turn English names of a folded Chinese word, the main one first, into senses."""
    for position, gloss in enumerate(glosses):
        stems = tuple(words(fold(gloss)))
        if 0 < len(stems) <= _LONGEST_GLOSS:
            yield Sense(chinese, stems, 1 / (1 + _SENSE_DISCOUNT * position))


def read_senses(lines: Iterable[str]) -> Iterator[Sense]:
    """Read the senses of a CC-CEDICT file (https://cc-cedict.org/wiki/format:syntax)."""
    for line in lines:
        match = _ENTRY.match(line)
        if match is None:
            continue
        useful = [gloss for gloss in match[3].split("/") if not _USELESS.search(gloss)]
        pieces = [
            piece
            for gloss in useful
            for piece in re.split("[;,]", _PLACE.sub(r"\1", _ASIDE.sub(" ", gloss)))
            if piece.strip() and "abbr." not in piece
        ]
        yield from make_senses(fold(match[1]), pieces)
