"""The pieces of the encoder: words, and a standard tokenizer.json that finds them.

A Unigram model whose pieces are words and whose scores are log frequencies finds the most
probable path of words through a Chinese sentence, which is what jieba does (Kudo 2018,
https://arxiv.org/abs/1804.10959, section 3.2).
"""

import importlib.util
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from assistant.encode.training.data import Pair
from assistant.encode.training.spelling import british
from assistant.errors import UsageError
from assistant.types import Text

UNKNOWN = "[UNK]"
SYMBOLS = {"%": "percent", "‰": "per thousand", "≥": "at least", "≤": "at most"}
NUMBERS = [str(n) for n in (*range(101), *range(1949, 2061), 1000, 10_000, 100_000)]
LONGEST_TERM = 4

_HAN = re.compile(r"[㐀-鿿]+")
_LATIN = re.compile(r"[a-z]+")
_GROUPING = Regex(r"(?<=[0-9]),(?=[0-9]{3})")
_WORDS = Regex(r"\p{Han}+|[0-9]+|[^\W\p{Han}0-9_]+|[%‰≥≤]")
_PATH_COST = 3.0
_FRAGMENT_COST = 20.0


class Vocabulary(NamedTuple):
    """Pieces by language, each with its score (natural logarithm)."""

    chinese: dict[str, float]
    english: dict[str, float]

    @property
    def pieces(self) -> list[str]:
        """All pieces in the order of their token ids, the unknown piece first."""
        return [UNKNOWN, *self.chinese, *self.english]

    @property
    def rows(self) -> NDArray[np.int64]:
        """The row of each piece's vector, shape (pieces,): British spellings share one."""
        places = {piece: place for place, piece in enumerate(self.pieces)}
        american = {british(word): word for word in self.english if british(word) != word}
        return np.asarray([places[american.get(piece, piece)] for piece in self.pieces])


def build_vocabulary(
    glosses: Mapping[str, tuple[str, ...]],
    word_pieces: Iterable[str],
    terms: Sequence[Pair],
    pairs: Sequence[Pair],
) -> Vocabulary:
    """Choose the pieces.

    Chinese: dictionary words that general text (jieba's frequencies) or ``pairs`` support, other
    words of jieba that ``pairs`` use often, every supported character, and all short ``terms``.
    English: the words that ``pairs`` and glosses repeat, those of ``terms``, and MiniLM's
    ``word_pieces``.
    """
    chinese = _chinese_candidates(glosses)
    used = count_pieces(make_tokenizer(Vocabulary(chinese, {})), [pair.chinese for pair in pairs])
    kept = {w: score for w, score in chinese.items() if _supported(w, score, w in glosses, used)}
    texts = [pair.english for pair in pairs] + [text for part in glosses.values() for text in part]
    wanted = [*word_pieces, *_LATIN.findall(" ".join(term.english for term in terms).lower())]
    vocabulary = Vocabulary(kept, _english_scores(texts, wanted))
    return Vocabulary(_with_terms(vocabulary, terms), vocabulary.english)


def make_tokenizer(vocabulary: Vocabulary) -> Tokenizer:
    """Return the tokenizer whose pieces are those of ``vocabulary``.

    Text is width-folded, stripped of accents and lower-cased, and 1,000 becomes 1000; runs of Han
    characters, of digits and of letters are cut apart and punctuation is dropped before the best
    path is sought.
    """
    scores = {UNKNOWN: 0.0, **vocabulary.chinese, **vocabulary.english}
    tokenizer = Tokenizer(models.Unigram(list(scores.items()), unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            normalizers.Replace(_GROUPING, ""),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Split(_WORDS, behavior="removed", invert=True)
    return tokenizer


def count_pieces(tokenizer: Tokenizer, texts: Sequence[str]) -> Counter[str]:
    """Count how often each piece stands in ``texts``."""
    counts: Counter[str] = Counter()
    for start in range(0, len(texts), 10_000):
        for encoding in tokenizer.encode_batch(list(texts[start : start + 10_000])):
            counts.update(encoding.tokens)
    return counts


def _chinese_candidates(glosses: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
    frequency = _jieba_frequencies()
    total = sum(frequency.values())
    words = dict.fromkeys([*glosses, *frequency])
    return {
        word: math.log((frequency.get(word, 0) + 1) / total) - _PATH_COST
        for word in words
        if _HAN.fullmatch(word) and (word in glosses or len(word) <= LONGEST_TERM)
    }


def _supported(word: str, score: float, in_dictionary: bool, used: Counter[str]) -> bool:
    common = score > _COMMON
    if len(word) == 1:
        return used[word] > 0 or common
    return used[word] >= 1 or common if in_dictionary else used[word] >= 5


def _english_scores(texts: list[str], word_pieces: Iterable[str]) -> dict[str, float]:
    counts = Counter(word for text in texts for word in _LATIN.findall(text.lower()))
    words = {word for word, count in counts.items() if count >= 3}
    plain = {piece.removeprefix("##") for piece in word_pieces}
    words |= {piece for piece in plain if _LATIN.fullmatch(piece)}
    words |= set("abcdefghijklmnopqrstuvwxyz0123456789") | set(NUMBERS) | set(SYMBOLS)
    words |= {british(word) for word in words}
    total = sum(counts.values())
    return {w: math.log((counts[w] + 1) / total) - _FRAGMENT_COST for w in sorted(words)}


def _with_terms(vocabulary: Vocabulary, terms: Sequence[Pair]) -> dict[str, float]:
    """Score each short term just above the best path through its parts, so that it is found."""
    tokenizer = make_tokenizer(vocabulary)
    chinese = dict(vocabulary.chinese)
    floor = min(chinese.values())
    for term in dict.fromkeys(pair.chinese for pair in terms):
        if _HAN.fullmatch(term) and 2 <= len(term) <= LONGEST_TERM:
            path = sum(
                vocabulary.chinese.get(token, floor) for token in tokenizer.encode(term).tokens
            )
            chinese[term] = max(chinese.get(term, -math.inf), path + 0.1)
    return chinese


def _jieba_frequencies() -> dict[str, int]:
    """Read the frequency list that the package jieba ships, without importing jieba."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise UsageError(Text(zh="未安装 jieba", en="jieba is not installed"))
    lines = (Path(spec.origin).parent / "dict.txt").read_text("utf-8").splitlines()
    return {word: int(count) for word, count, *_ in (line.split(" ") for line in lines)}


_COMMON = math.log(10 / 60_101_967) - _PATH_COST
