"""Correct slips of the pen in English words, towards words that the corpus or the glossary uses."""

import difflib
import functools
import re
from collections.abc import Callable, Iterable

_WORD = re.compile(r"[A-Za-z]{5,}")
_CLOSENESS = 0.82
_LENGTH_GAP = 2


class Speller:
    """Knows the words of the corpus; a word that nobody knows is taken for the closest of them."""

    def __init__(self, texts: Callable[[], Iterable[str]], known: Callable[[str], bool]) -> None:
        """Keep the sources of the vocabulary, which is read when a question holds an unknown word.

        :param texts: gives English texts whose words are right.
        :param known: tells whether a word not in them is a word all the same.
        """
        self._texts = texts
        self._known = known

    @functools.cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word.lower() for text in self._texts() for word in _WORD.findall(text))

    @functools.cached_property
    def _by_initial(self) -> dict[str, list[str]]:
        by_initial: dict[str, list[str]] = {}
        for word in sorted(self._words):
            by_initial.setdefault(word[0], []).append(word)
        return by_initial

    def correct(self, text: str) -> str:
        """Return ``text`` with unknown words replaced; acronyms and words without a close one stay."""
        return _WORD.sub(lambda match: self._corrected(match.group()), text)

    def _corrected(self, word: str) -> str:
        lower = word.lower()
        if word.isupper() or self._known(lower) or lower in self._words:
            return word
        near = [
            w for w in self._by_initial.get(lower[0], []) if abs(len(w) - len(lower)) <= _LENGTH_GAP
        ]
        found = difflib.get_close_matches(lower, near, n=1, cutoff=_CLOSENESS)
        if not found:
            return word
        return found[0].capitalize() if word[0].isupper() else found[0]
