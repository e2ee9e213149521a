"""What an answer says in its own words, how long that is, and in which language."""

import re

from assistant.types import Answer, Language

MARKER = re.compile(r"\[\d+\]")
HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿]")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
TOKEN = re.compile(rf"{HAN.pattern}|[^\W_㐀-䶿一-鿿豈-﫿]+")


def spoken(answer: Answer) -> tuple[str, ...]:
    """Return the claims of ``answer``, or its whole text if it has none, without [n] markers.

    Quotes shown below the claims are evidence, not statements, and are judged as quotes.
    """
    claims = tuple(claim.text for claim in answer.claims) or (answer.text,)
    return tuple(MARKER.sub("", claim) for claim in claims)


def language_of(text: str) -> Language:
    """Return ``zh`` if ``text`` holds more Han characters than words of other scripts.

    Chinese answers hold acronyms and English ones Chinese names, but neither in the majority.
    """
    han = len(HAN.findall(text))
    words = len(WORD.findall(HAN.sub(" ", text)))
    return "zh" if han > words else "en"


def tokens(text: str) -> int:
    """Count the Han characters and the words and numbers of other scripts in ``text``."""
    return len(TOKEN.findall(text))
