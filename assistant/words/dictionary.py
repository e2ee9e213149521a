"""The bilingual dictionary: a question's words in the other language."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.types import Language
from assistant.words.chinese import subwords
from assistant.words.fold import fold
from assistant.words.table import SortedTable
from assistant.words.tokenizer import words

Candidates = tuple[tuple[str, float], ...]

_SHIPPED = Path(__file__).with_name("data") / "dictionary.tsv"
_MOST_CANDIDATES = 8
_LONGEST_SHIPPED_KEY = 3
_HAN = re.compile(r"[\u3400-\u9fff]")
_ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z][A-Z0-9]+(?=s?(?![A-Za-z]))")


@dataclass(frozen=True)
class TermGroup:
    """One word or phrase of a question and its candidates in the other language.

    ``terms`` are index tokens with weights in (0, 1], the best first. The candidates of a group
    stand for one term: their occurrences are counted together, under one document frequency
    (Pirkola, "The effects of query structure and dictionary setups in dictionary-based
    cross-language information retrieval", SIGIR 1998).
    """

    source: str
    terms: Candidates


@dataclass(frozen=True)
class Dictionary:
    """Weighted translations of index tokens and phrases, both ways.

    ``lines`` maps a key (tokens joined by blanks) to candidates as written in the data file;
    ``added`` maps keys of further entries to candidates, which come first.
    """

    lines: Mapping[str, str]
    added: Mapping[str, Candidates]
    longest_key: int

    @classmethod
    def load(cls) -> "Dictionary":
        """Load the dictionary that ships with the package."""
        return cls(SortedTable(_SHIPPED), {}, _LONGEST_SHIPPED_KEY)

    def with_entries(self, entries: Iterable[tuple[str, str]]) -> "Dictionary":
        """Return a dictionary that also knows ``entries``, pairs of a Chinese and English name.

        A name of several index tokens gives each of them an equal part of the weight.
        """
        added = {key: dict(candidates) for key, candidates in self.added.items()}
        longest = self.longest_key
        for names in entries:
            chinese, english = (list(words(fold(name))) for name in names)
            for source, target in ((chinese, english), (english, chinese)):
                if source and target:
                    candidates = added.setdefault(" ".join(source), {})
                    for token in target:
                        weight = 1 / len(target)
                        candidates[token] = max(weight, candidates.get(token, 0.0))
                    longest = max(longest, len(source))
        return Dictionary(self.lines, {k: _ranked(v) for k, v in added.items()}, longest)

    def additions(self) -> str:
        """Return what :meth:`with_entries` has added, as JSON."""
        return json.dumps({"longest": self.longest_key, "added": self.added}, ensure_ascii=False)

    def with_additions(self, additions: str) -> "Dictionary":
        """Return a dictionary with ``additions``, the JSON of :meth:`additions`."""
        record = json.loads(additions)
        return Dictionary(self.lines, record["added"], record["longest"])

    def candidates(self, key: str) -> Candidates:
        """Return the candidates of one key, the best first; none if it is unknown."""
        shipped = self.lines.get(key, "").split()
        found = {
            token: int(weight) / 100
            for token, weight in zip(shipped[::2], shipped[1::2], strict=True)
        }
        for token, weight in self.added.get(key, ()):
            found[token] = max(weight, found.get(token, 0.0))
        return _ranked(found)

    def knows(self, word: str) -> bool:
        """Return whether a word is a key, or too common to be one."""
        return all(key in self.lines or key in self.added for key in words(fold(word)))

    def expand(self, text: str, source: Language) -> tuple[TermGroup, ...]:
        """Translate ``text``, a question in the language ``source``, group by group.

        Phrases come first, the longest before the shorter, then every word, Chinese words also by
        the shorter words inside them. Figures, acronyms and English words that the dictionary
        lacks stand for themselves.
        """
        tokens = list(words(fold(text)))
        acronyms = {word for found in _ACRONYM.findall(text) for word in words(found.lower())}
        groups = {}
        for key in (*self._phrases(tokens), *_singles(tokens, source)):
            terms = self.candidates(key)
            if key in acronyms or (not terms and not _HAN.search(key)):
                terms = ((key, 1.0), *terms)
            if terms:
                groups[key] = TermGroup(key, terms[:_MOST_CANDIDATES])
        return tuple(groups.values())

    def _phrases(self, tokens: list[str]) -> Iterable[str]:
        for size in range(min(self.longest_key, len(tokens)), 1, -1):
            for start in range(len(tokens) - size + 1):
                key = " ".join(tokens[start : start + size])
                if key in self.lines or key in self.added:
                    yield key


def _singles(tokens: list[str], source: Language) -> list[str]:
    if source == "en":
        return tokens
    return [part for token in tokens for part in (token, *subwords(token))]


def _ranked(weights: Mapping[str, float]) -> Candidates:
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return tuple(ranked[:_MOST_CANDIDATES])
