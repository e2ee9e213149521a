"""What evaluation needs to know about the documents: their words and where their clauses lie."""

import bisect
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from assistant.types import Clause, Outline


def squeeze(text: str) -> str:
    """Return ``text`` without any white space: the form in which quotes are compared."""
    return "".join(text.split())


@dataclass(frozen=True)
class Squeezed:
    """A document's text without white space, and the clause each of its characters belongs to."""

    text: str
    starts: tuple[int, ...]
    clauses: tuple[str, ...]

    @classmethod
    def of(cls, outline: Outline) -> "Squeezed":
        """Squeeze the own texts of all clauses, in reading order."""
        pieces, starts, clauses, length = [], [], [], 0
        for clause in sorted(outline.clauses, key=lambda clause: clause.span):
            piece = squeeze(outline.own_text(clause))
            if piece:
                pieces.append(piece)
                starts.append(length)
                clauses.append(clause.id)
                length += len(piece)
        return cls("".join(pieces), tuple(starts), tuple(clauses))

    def holders(self, quote: str) -> set[str]:
        """Return the clauses that hold the whole of ``quote`` (without white space)."""
        found = set()
        at = self.text.find(quote)
        while at >= 0:
            first = bisect.bisect_right(self.starts, at)
            if first == bisect.bisect_right(self.starts, at + len(quote) - 1):
                found.add(self.clauses[first - 1])
            at = self.text.find(quote, at + 1)
        return found


class Corpus:
    """The outlines of all documents, searchable for quotes regardless of white space."""

    def __init__(self, outlines: Iterable[Outline]) -> None:
        self.outlines = {outline.document.id: outline for outline in outlines}

    @cached_property
    def _squeezed(self) -> dict[str, Squeezed]:
        return {name: Squeezed.of(outline) for name, outline in self.outlines.items()}

    def holds(self, quote: str, documents: Iterable[str]) -> bool:
        """Tell whether one of ``documents`` contains ``quote``."""
        wanted = squeeze(quote)
        return any(wanted in self._squeezed[name].text for name in documents)

    def clauses_with(self, quote: str, documents: Iterable[str]) -> set[str]:
        """Return the ids of the clauses of ``documents`` whose own text contains ``quote``."""
        wanted = squeeze(quote)
        return {clause for name in documents for clause in self._squeezed[name].holders(wanted)}

    def is_verbatim(self, document: str, span: tuple[int, int], quote: str) -> bool:
        """Tell whether ``quote`` equals the canonical text of ``document`` at ``span`` exactly."""
        outline = self.outlines.get(document)
        return outline is not None and bool(quote) and outline.text[slice(*span)] == quote

    @cached_property
    def _clauses(self) -> dict[str, Clause]:
        return {
            clause.id: clause for outline in self.outlines.values() for clause in outline.clauses
        }

    def context(self, document: str, clause: str) -> tuple[str, ...]:
        """Return what a clause says by its place: the headers of its cells, the plan's period."""
        found, outline = self._clauses.get(clause), self.outlines.get(document)
        headers = tuple(cell.header for cell in found.cells) if found else ()
        period = outline.document.period if outline else None
        return (*headers, f"{period[0]}-{period[1]}") if period else headers

    @cached_property
    def sha256(self) -> str:
        """SHA-256 over the ids and canonical texts of all documents, in the order of the ids."""
        digest = hashlib.sha256()
        for name in sorted(self.outlines):
            digest.update(f"{name}\0{self.outlines[name].text}\0".encode())
        return digest.hexdigest()
