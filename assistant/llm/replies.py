"""Read what a model writes, as it comes: claims with citation numbers, whatever stands around them.

Structured output is ``{"claims": [{"text": …, "citations": [1]}]}``. A model without it may wrap
that in prose or a code fence, think aloud first, or write plain sentences that end in [1].
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assistant.words import sentences

CLAIMS_SCHEMA: dict[str, Any] = {
    "title": "answer",
    "description": "The sentences of an answer, each with the numbers of its evidence",
    "type": "object",
    "properties": {
        "claims": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "text": {"type": "string"},
                    "citations": {"type": "array", "items": {"type": "integer"}},
                },
                "required": ["text", "citations"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["claims"],
    "additionalProperties": False,
}
MOST_CLAIMS = 12
_BRACKETED = re.compile(r"\s*[\[【]\s*(\d{1,3}(?:\s*[,，、]\s*\d{1,3})*)\s*[\]】]")
_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
_OPENING = re.compile(r'\{\s*"claims"\s*:\s*\[')
_FENCE = re.compile(r"^\s*```.*$", re.MULTILINE)
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)、])\s+")


@dataclass(frozen=True)
class RawClaim:
    """A sentence as a model wrote it, with the numbers it cites."""

    text: str
    citations: tuple[int, ...]


class ClaimReader:
    """Reads claims from a reply that arrives in pieces."""

    def __init__(self) -> None:
        self._buffer = ""
        self._done = 0
        self._count = 0
        self._structured = False

    def feed(self, piece: str) -> Iterator[RawClaim]:
        """Yield the claims that ``piece`` completes."""
        self._buffer += piece
        yield from self._read(ended=False)

    def finish(self) -> Iterator[RawClaim]:
        """Yield what can still be read once the reply has ended."""
        yield from self._read(ended=True)
        if not self._structured:
            for claim in prose_claims(self._text):
                yield from self._counted(claim)

    @property
    def structured(self) -> bool:
        """Whether anything of the asked-for shape was met: an empty list of claims counts."""
        return self._structured

    @property
    def _text(self) -> str:
        return _THOUGHT.sub(lambda thought: " " * len(thought.group()), self._buffer)

    def _read(self, *, ended: bool) -> Iterator[RawClaim]:
        text = self._text
        while (start := text.find("{", self._done)) >= 0:
            try:
                value, self._done = json.JSONDecoder().raw_decode(text, start)
            except ValueError:
                opening = _OPENING.match(text, start)
                if opening:
                    self._structured = True
                    self._done = opening.end()
                elif ended:
                    self._done = start + 1
                else:
                    return
                continue
            yield from self._claims(value)

    def _claims(self, value: Any) -> Iterator[RawClaim]:
        if not isinstance(value, dict):
            return
        listed = value.get("claims")
        if isinstance(listed, list):
            self._structured = True
            for each in listed:
                yield from self._claims(each)
        elif isinstance(value.get("text"), str):
            self._structured = True
            yield from self._counted(_claim(value["text"], _numbers(value.get("citations"))))

    def _counted(self, claim: RawClaim) -> Iterator[RawClaim]:
        self._count += bool(claim.text)
        if claim.text and self._count <= MOST_CLAIMS:
            yield claim


def prose_claims(text: str) -> Iterator[RawClaim]:
    """Yield the sentences of plain prose as claims; markers after a sentence are its own."""
    lines = _FENCE.sub("", text).splitlines()
    for line in lines:
        rest = _BULLET.sub("", line).strip()
        spans = sentences(rest)
        pieces = [rest[start:end] for start, end in spans]
        for piece in _joined(pieces):
            yield _claim(piece, ())


def _joined(pieces: list[str]) -> list[str]:
    """Join a piece that begins with markers to the sentence before it."""
    joined: list[str] = []
    for piece in pieces:
        leading = _BRACKETED.match(piece)
        while leading and joined:
            joined[-1] += leading.group()
            piece = piece[leading.end() :].strip()  # noqa: PLW2901 - what is left of it
            leading = _BRACKETED.match(piece)
        if piece:
            joined.append(piece)
    return joined


def _claim(text: str, citations: tuple[int, ...]) -> RawClaim:
    """Return a claim with the markers inside its text taken out and counted as citations."""
    marked = [int(n) for found in _BRACKETED.findall(text) for n in re.findall(r"\d+", found)]
    plain = _BRACKETED.sub("", text).strip()
    return RawClaim(plain, tuple(dict.fromkeys([*citations, *marked])))


def _numbers(value: Any) -> tuple[int, ...]:
    values = value if isinstance(value, list) else [value]
    found: list[int] = []
    for each in values:
        if isinstance(each, int) and not isinstance(each, bool):
            found.append(each)
        elif isinstance(each, str):
            found += [int(number) for number in re.findall(r"\d{1,3}", each)]
    return tuple(found)
