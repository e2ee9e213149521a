"""What composing hands to verification: sentences, each with the spans it rests on."""

from dataclasses import dataclass, field

from assistant.types import Clause, Span, Target, Text


@dataclass(frozen=True)
class Quote:
    """A stretch of a clause that supports a claim."""

    clause: Clause
    span: Span


@dataclass(frozen=True)
class DraftClaim:
    """One sentence of an answer, the quotes it rests on, best first, and the target it states."""

    text: str
    quotes: tuple[Quote, ...]
    target: Target | None = None


@dataclass(frozen=True)
class Draft:
    """A drafted answer: claims, or the reason for giving none and the nearest thing found."""

    claims: tuple[DraftClaim, ...] = ()
    abstained: Text | None = None
    nearest: tuple[DraftClaim, ...] = field(default=())
