"""Index tokens of folded text, Chinese and English mixed."""

import functools
import re
from collections.abc import Iterator

from assistant.words import chinese, english
from assistant.words.stop_words import stop_words

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af]+"
_NUMBER = r"\d+(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
# A unit written against its figure is a token of its own; other mixtures (5g, h1n1) stay whole.
_LATIN_UNIT = r"(?:kg|mg|ml|km|cm|mm|kcal|mmhg)(?![a-z0-9])"
_LATIN = r"(?:[a-zà-öø-ÿ]|\d+(?=[a-z])(?!" + _LATIN_UNIT + r"))[a-z0-9à-öø-ÿ]*(?:['’][a-z]+)?"
_SYMBOL = r"[%‰℃°≥≤><≈]"


@functools.cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        f"(?P<mixed>{chinese.mixed_terms()})|(?P<latin>{_LATIN})|(?P<number>{_NUMBER})"
        f"|(?P<han>{_HAN})|(?P<symbol>{_SYMBOL})"
    )


def _latin(word: str) -> Iterator[str]:
    word = re.split("['’]", word)[0]
    if word not in stop_words():
        yield english.stem(word)


def words(text: str) -> Iterator[str]:
    """Yield the content words of folded ``text`` in order, none inside another.

    Chinese words as segmented, English stems, and figures with their units apart.
    """
    for match in _pattern().finditer(text):
        token = match.group()
        if match.lastgroup == "han":
            yield from chinese.cut(token)
        elif match.lastgroup == "latin":
            yield from _latin(token)
        else:
            yield token.replace(",", "")


def tokenize(text: str) -> list[str]:
    """Turn folded ``text`` into index tokens, each word followed by the shorter words inside it."""
    return [token for word in words(text) for token in (word, *chinese.subwords(word))]
