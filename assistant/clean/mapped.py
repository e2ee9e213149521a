"""Text whose every character remembers its offset in the source."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

INSERTED = -1
"""Offset of a character that cleaning inserted (a tab between cells, a joining space)."""


@dataclass(frozen=True)
class Mapped:
    """A string and, for each of its code points, the offset in the source text it came from."""

    text: str
    offsets: tuple[int, ...]

    @classmethod
    def at(cls, text: str, start: int) -> "Mapped":
        """Map ``text``, found verbatim at ``start`` in the source."""
        return cls(text, tuple(range(start, start + len(text))))

    @classmethod
    def inserted(cls, text: str) -> "Mapped":
        """Map text that has no source."""
        return cls(text, (INSERTED,) * len(text))

    @classmethod
    def join(cls, separator: str, parts: Iterable["Mapped"]) -> "Mapped":
        """Join ``parts`` with an inserted separator."""
        text: list[str] = []
        offsets: list[int] = []
        for index, part in enumerate(parts):
            if index:
                text.append(separator)
                offsets.extend((INSERTED,) * len(separator))
            text.append(part.text)
            offsets.extend(part.offsets)
        return cls("".join(text), tuple(offsets))

    def __len__(self) -> int:
        return len(self.text)

    def __add__(self, other: "Mapped") -> "Mapped":
        return Mapped(self.text + other.text, self.offsets + other.offsets)

    def slice(self, start: int, end: int) -> "Mapped":
        """Return the part between two positions of :attr:`text`."""
        return Mapped(self.text[start:end], self.offsets[start:end])

    def strip(self) -> "Mapped":
        """Drop white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.slice(start, start + len(self.text.strip()))

    def remove(self, pattern: re.Pattern[str]) -> "Mapped":
        """Drop every match of ``pattern``."""
        return self.substitute(pattern, lambda _: ())

    def substitute(
        self, pattern: re.Pattern[str], kept: Callable[[re.Match[str]], Iterable[tuple[int, str]]]
    ) -> "Mapped":
        """Replace each match by the characters that ``kept`` yields as (position, text) pairs.

        A position is one inside :attr:`text` to which all characters of its text are mapped.
        """
        matches = list(pattern.finditer(self.text))
        if not matches:
            return self
        text: list[str] = []
        offsets: list[int] = []
        done = 0
        for match in matches:
            text.append(self.text[done : match.start()])
            offsets.extend(self.offsets[done : match.start()])
            for position, piece in kept(match):
                text.append(piece)
                offsets.extend((self.offsets[position],) * len(piece))
            done = match.end()
        text.append(self.text[done:])
        offsets.extend(self.offsets[done:])
        return Mapped("".join(text), tuple(offsets))
