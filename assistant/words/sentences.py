"""Sentence boundaries in Chinese and English text."""

import re
from collections.abc import Iterator

_END = re.compile(r"(?:[。！？!?；]+|…{2,}|\.+|(?<=[\u4e00-\u9fff）”]);|\n+)[”’」』）)\]】》\"']*")
_ABBREVIATION = re.compile(
    r"(?i)(?:^|[\s(（“\"])(?:nos?|arts?|para|sec|ch|vol|figs?|pp?|eds?|vs|cf|approx|dept|govt|univ|"
    r"inc|ltd|co|corp|st|dr|mrs?|ms|prof|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|"
    r"(?:[a-z]\.)*[a-z])$"
)
_LABEL = re.compile(r"\s*[(（]?[0-9a-zA-Z]{1,3}(?:\.[0-9]{1,3})*$")
_HAN = re.compile(r"[\u4e00-\u9fff）”]$")


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Tell whether the full stop at ``stop`` ends the sentence that began at ``start``."""
    if not stop.group().startswith("."):
        return True
    following = text[stop.end() : stop.end() + 2]
    before = text[start : stop.start()]
    if _HAN.search(before):
        return not following[:1].isdigit()
    if following[:1].strip():
        return False
    if _LABEL.fullmatch(before):
        return False
    return not (_ABBREVIATION.search(before) and following[1:].strip())


def _raw(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _END.finditer(text):
        if _ends(text, start, stop):
            yield start, stop.end()
            start = stop.end()
    yield start, len(text)


def sentences(text: str) -> list[tuple[int, int]]:
    """Split ``text`` into sentences.

    A sentence ends at 。！？； and at a line break, and at an English full stop, exclamation or
    question mark; not inside a decimal, after an abbreviation ("No. 5") or after the number that
    opens a line ("1. "). Closing quotes and brackets stay with the sentence before them.

    :returns: half-open spans without outer white space, which cover all that is not white space.
    """
    spans = []
    for start, end in _raw(text):
        piece = text[start:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            spans.append((start + lead, start + lead + len(piece.strip())))
    return spans
