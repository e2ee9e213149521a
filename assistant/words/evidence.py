"""Evidence for translations: glosses, policy terms and aligned paragraphs, added up."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from assistant.words import alignment, chinese
from assistant.words.cedict import Sense, make_senses
from assistant.words.english import stem

Scores = defaultdict[str, defaultdict[str, float]]
Pair = tuple[list[str], list[str]]

_GLOSS, _TERM, _ALIGNED = 0.5, 1.0, 1.2
# Alignment of a word seen n times counts n / (n + _DOUBT); pairs below _LEAST_* are chance.
_DOUBT, _LEAST_AGREEMENT, _LEAST_DICE = 10, 0.04, 0.2
_FEWEST_WORDS, _FEWEST_PHRASES = 3, 8
_LONGEST_PHRASE = 3
_NUMERALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Evidence(NamedTuple):
    """Scores both ways: key in one language → word of the other → score."""

    to_chinese: Scores
    to_english: Scores


def _nested() -> Scores:
    return defaultdict(lambda: defaultdict(float))


def _collect(senses: Iterable[Sense], *, inside: bool) -> Evidence:
    """Keep the strongest sense that joins two words, however many more weak ones do."""
    found = Evidence(_nested(), _nested())
    for sense in senses:
        for key, weight in sense.keys(inside=inside):
            for word, share in sense.targets():
                known = found.to_chinese[key]
                known[word] = max(known[word], weight * share)
        for name in sense.stems:
            known = found.to_english[sense.chinese]
            known[name] = max(known[name], sense.weight / len(sense.stems) ** 2)
    return found


def _add(total: Scores, part: Scores, share: float, common: Mapping[str, float]) -> None:
    """Add ``part``, its best candidate of each key counting ``share`` at most.

    :param common: a factor for each candidate: how usual the word is.
    """
    for key, candidates in part.items():
        usual = {word: weight * common.get(word, 1.0) for word, weight in candidates.items()}
        scale = share * min(1.0, max(candidates.values())) / max(usual.values())
        for word, weight in usual.items():
            total[key][word] += scale * weight


def _phrases(stems: list[str]) -> Iterator[str]:
    for size in range(2, _LONGEST_PHRASE + 1):
        for start in range(len(stems) - size + 1):
            yield " ".join(stems[start : start + size])


def _align_words(pairs: list[Pair], total: Evidence) -> None:
    english = alignment.Vocabulary((pair[0] for pair in pairs), _FEWEST_WORDS)
    chinese_words = alignment.Vocabulary((pair[1] for pair in pairs), _FEWEST_WORDS)
    links = alignment.link(
        [english.ids(pair[0]) for pair in pairs], [chinese_words.ids(pair[1]) for pair in pairs]
    )
    scores = alignment.agreement(links)
    for number in (scores >= _LEAST_AGREEMENT).nonzero()[0]:
        source, target = links.source[number], links.target[number]
        name, word = english.words[source], chinese_words.words[target]
        for key, other, count, scored in (
            (name, word, english.counts[source], total.to_chinese),
            (word, name, chinese_words.counts[target], total.to_english),
        ):
            trust = _ALIGNED * count / (count + _DOUBT)
            scored[key][other] += trust * float(scores[number])


def _align_phrases(pairs: list[Pair], total: Evidence) -> None:
    phrases = [list(_phrases(pair[0])) for pair in pairs]
    english = alignment.Vocabulary(phrases, _FEWEST_PHRASES)
    chinese_words = alignment.Vocabulary((pair[1] for pair in pairs), _FEWEST_PHRASES)
    links = alignment.link(
        [english.ids(found) for found in phrases], [chinese_words.ids(pair[1]) for pair in pairs]
    )
    scores = alignment.dice(links, english.counts, chinese_words.counts)
    for number in (scores >= _LEAST_DICE).nonzero()[0]:
        phrase = english.words[links.source[number]]
        word = chinese_words.words[links.target[number]]
        total.to_chinese[phrase][word] += _ALIGNED * float(scores[number])


def _uses(pairs: list[Pair], side: int) -> dict[str, float]:
    counts: dict[str, float] = defaultdict(float)
    for pair in pairs:
        for word in pair[side]:
            counts[word] += 1
    return counts


def chinese_uses(pairs: list[Pair]) -> dict[str, float]:
    """Return how common each word is: jieba's counts, and twenty for each use in the pairs."""
    uses = {word: float(count) for word, count in chinese.frequencies().items()}
    for word, count in _uses(pairs, 1).items():
        uses[word] = uses.get(word, 0) + 20 * count
    return uses


def _usual(uses: Mapping[str, float], power: float) -> dict[str, float]:
    """Grow a factor from 1 with the logarithm of the uses; rare synonyms crowd Chinese more."""
    return {word: math.log10(10 + count) ** power for word, count in uses.items()}


def score(senses: Iterable[Sense], pairs: list[Pair]) -> Evidence:
    """Add up glosses, policy terms and alignment."""
    total = Evidence(_nested(), _nested())
    glosses = _collect(senses, inside=True)
    # Only a whole name speaks for a term: a rate is not any one kind of rate.
    terms = _collect(_term_senses(), inside=False)
    usual_chinese = _usual(chinese_uses(pairs), 2)
    usual_english = _usual(_uses(pairs, 0), 0.5)
    for found, share in ((glosses, _GLOSS), (terms, _TERM)):
        _add(total.to_chinese, found.to_chinese, share, usual_chinese)
        _add(total.to_english, found.to_english, share, usual_english)
    _align_words(pairs, total)
    _align_phrases(pairs, total)
    for value, name in enumerate(_NUMERALS, start=1):
        total.to_chinese[stem(name)][str(value)] += _TERM
    return total


def _term_senses() -> Iterator[Sense]:
    for term, names in chinese.policy_terms().items():
        yield from make_senses(term, names)
