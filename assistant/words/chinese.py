"""Chinese words: jieba's dictionary with the policy terms."""

import functools
import re
from importlib import resources
from pathlib import Path
from typing import Any

from assistant.words.stop_words import stop_words
from assistant.words.table import SortedTable

WORDS = Path(__file__).with_name("data") / "words.tsv"
"""Every word and its frequency; ``assistant.words.build_words`` writes it."""

# jieba's dictionary joins these to what follows (哪些项目, 几张), which would leak into the tokens.
_QUESTION_WORDS = re.compile(
    "为?什么样?(?:时候|时间|地方)?|甚么|多少|多[大久长高远](?:时间)?|哪[些个里儿种]?|怎么?样?办?"
    "|(?<!茶)几个?(?![乎何率近]|内亚)"
)
_SHORTEST_SUBWORD = 2


def policy_terms() -> dict[str, tuple[str, ...]]:
    """Read the policy terms: folded Chinese term → its English names."""
    text = resources.files(__package__).joinpath("data/policy_terms.txt").read_text("utf-8")
    lines = (line.partition("\t") for line in text.splitlines() if not line.startswith("#"))
    return {
        term: tuple(name.strip() for name in names.split(";") if name.strip())
        for term, _, names in lines
    }


@functools.cache
def _segmenter() -> Any:
    """Build jieba's tokenizer over data/words.tsv, without its marshal cache and its prefix table.

    jieba reads its whole dictionary and adds every prefix of every word; reading the words that
    begin with a character of the text, and trying every length up to the longest word, finds the
    same words.
    """
    import warnings

    with warnings.catch_warnings():
        # jieba 0.42 imports pkg_resources and holds escapes that newer Pythons warn about.
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        warnings.filterwarnings("ignore", category=SyntaxWarning)
        warnings.filterwarnings("ignore", message="pkg_resources", category=UserWarning)
        import jieba

    jieba.setLogLevel("WARNING")

    class Segmenter(jieba.Tokenizer):  # type: ignore[misc]
        """jieba's most probable path over the words that begin in a text."""

        def __init__(self) -> None:
            super().__init__()
            self._table = SortedTable(WORDS)
            self._begun: set[str] = set()
            self.FREQ: dict[str, int] = {}
            self.total, self.longest = map(int, self._table[""].split())
            self.initialized = True

        def known(self, text: str) -> dict[str, int]:
            """Return a table that holds at least the words that begin with a character of ``text``."""
            for first in set(text) - self._begun:
                part = self._table.part(first)
                self.FREQ |= zip(part, map(int, part.values()), strict=True)
                self._begun.add(first)
            return self.FREQ

        def get_DAG(self, sentence: str) -> dict[int, list[int]]:  # noqa: N802
            size, known = len(sentence), self.known(sentence)
            graph = {}
            for start in range(size):
                ends = range(start, min(start + self.longest, size))
                found = [end for end in ends if sentence[start : end + 1] in known]
                graph[start] = found or [start]
            return graph

    return Segmenter()


def cut(run: str) -> list[str]:
    """Cut a run of Chinese characters into dictionary words, function words left out."""
    return [
        word
        for piece in _QUESTION_WORDS.split(run)
        for word in _segmenter().cut(piece, HMM=False)
        if word not in stop_words()
    ]


def frequencies() -> dict[str, int]:
    """Return how often each dictionary word was counted in jieba's training text."""
    return {word: int(count) for word, count in SortedTable(WORDS).items() if word}


def subwords(word: str) -> list[str]:
    """Return the shorter dictionary words inside ``word``, from left to right."""
    size, known = len(word), _segmenter().known(word)
    parts = (
        word[start:end]
        for start in range(size)
        for end in range(start + _SHORTEST_SUBWORD, size + 1)
        if end - start < size
    )
    return [part for part in parts if part in known and part not in stop_words()]


@functools.cache
def mixed_terms() -> str:
    """Return a pattern for the policy terms that hold more than Chinese characters."""
    mixed = [term for term in policy_terms() if not re.fullmatch(r"[\u4e00-\u9fff]+", term)]
    longest_first = sorted(mixed, key=len, reverse=True)
    return f"(?<![a-z0-9])(?:{'|'.join(map(re.escape, longest_first))})"
