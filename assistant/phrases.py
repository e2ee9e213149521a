"""Finding many fixed phrases in a text at once, leftmost and longest first.

A text is cut into tokens whose keys forgive what does not change the meaning: Chinese by the
character, with Latin words and numbers whole (so that 5岁 is not found in 15岁); English by the
word, without case, accents, possessives and plurals.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

from assistant.types import Language, Span

V = TypeVar("V")

_NUMBER = r"\d+(?:[.,]\d+)*"
_LATIN = r"[A-Za-z\uFF21-\uFF3A\uFF41-\uFF5A]"
_CHARACTER = re.compile(rf"{_LATIN}*{_NUMBER}{_LATIN}*|{_LATIN}+|[^\s“”‘’\"'「」『』《》〈〉*]")
_WORD = re.compile(rf"{_NUMBER}(?![^\W\d_])|[^\W_]+(?:['’][^\W_]+)*")
_DASH = re.compile("[~～〜—–－‐‑]+")
_SENTENCE_END = re.compile(r"[.;:!?。；：！？]|\n\s*\n")

# Acronyms that are ordinary words in small letters: these are met in capitals only.
_HOMOGRAPHS = frozenset({"dip", "hale", "who"})


@dataclass(frozen=True)
class Token:
    """A piece of a text: its comparison key and its half-open span in code points."""

    key: str
    start: int
    end: int


def tokenize(text: str, language: Language) -> list[Token]:
    """Return the tokens of ``text``, by the character for ``zh`` and by the word for ``en``."""
    pattern, key = _FORMS[language]
    return [Token(key(m.group()), *m.span()) for m in pattern.finditer(text)]


@lru_cache(maxsize=1 << 14)  # a glossary compares each of its terms several times
def phrase_key(text: str, language: Language) -> tuple[str, ...]:
    """Return the keys of the tokens of ``text``: equal for phrases that match each other."""
    return tuple(token.key for token in tokenize(text, language))


def first_key(text: str, language: Language) -> str | None:
    """Return the key of the first token of ``text``, ``None`` if it has none."""
    pattern, key = _FORMS[language]
    match = pattern.search(text)
    return key(match.group()) if match else None


def _character_key(token: str) -> str:
    folded = unicodedata.normalize("NFKC", _DASH.sub("-", token)).lower()
    return folded.replace(",", "") if folded[-1].isdigit() else folded


def _word_key(token: str) -> str:
    if token.isupper() and token.lower() in _HOMOGRAPHS:
        return token
    plain = "".join(c for c in unicodedata.normalize("NFKD", token) if not unicodedata.combining(c))
    word = re.sub(r"['’]s$|['’,]", "", plain).lower()
    return word if token.isupper() else _singular(word)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("aids", "is", "ss", "us")):
        return word[:-1]
    return word


_FORMS: dict[Language, tuple[re.Pattern[str], Callable[[str], str]]] = {
    "zh": (_CHARACTER, _character_key),
    "en": (_WORD, _word_key),
}


class PhraseTable(Generic[V]):
    """Values by phrase, found in running text.

    A phrase is read in full only once a text holds its first token: a table of thousands costs a
    question a few dozen.

    :param phrases: pairs of phrase and value; of equal phrases the first is kept.
    """

    def __init__(self, phrases: Iterable[tuple[str, V]], language: Language) -> None:
        self._language = language
        self._begin: dict[str, list[tuple[str, V]]] = {}
        for phrase, value in phrases:
            first = first_key(phrase, language)
            if first:
                self._begin.setdefault(first, []).append((phrase, value))
        self._parts: dict[str, _Part[V]] = {}

    def get(self, phrase: str) -> V | None:
        """Return the value of the whole of ``phrase``."""
        key = phrase_key(phrase, self._language)
        return self._part(key[0]).values.get(key) if key else None

    def find(self, text: str) -> Iterator[tuple[Span, V]]:
        """Yield the spans of ``text`` that are phrases, with their values, without overlaps."""
        tokens = tokenize(text, self._language)
        position = 0
        while position < len(tokens):
            size = self._match(text, tokens, position)
            if size:
                matched = tokens[position : position + size]
                value = self._part(matched[0].key).values[tuple(token.key for token in matched)]
                yield (matched[0].start, matched[-1].end), value
            position += max(size, 1)

    def _match(self, text: str, tokens: list[Token], first: int) -> int:
        """Return the number of tokens of the longest phrase that begins at token ``first``."""
        part = self._part(tokens[first].key)
        for size in range(min(part.longest, len(tokens) - first), 0, -1):
            matched = tokens[first : first + size]
            if tuple(t.key for t in matched) in part.values and _unbroken(text, matched):
                return size
        return 0

    def _part(self, first: str) -> "_Part[V]":
        """Return the phrases whose first token has the key ``first``."""
        if first not in self._parts:
            values: dict[tuple[str, ...], V] = {}
            for phrase, value in self._begin.get(first, ()):
                values.setdefault(phrase_key(phrase, self._language), value)
            self._parts[first] = _Part(values, max(map(len, values), default=0))
        return self._parts[first]


@dataclass(frozen=True)
class _Part(Generic[V]):
    """The phrases that begin alike: values by key, and the number of tokens of the longest."""

    values: dict[tuple[str, ...], V]
    longest: int


def _unbroken(text: str, tokens: list[Token]) -> bool:
    """Tell whether no sentence ends between the ``tokens``."""
    return not any(_SENTENCE_END.search(text, a.end, b.start) for a, b in pairwise(tokens))
