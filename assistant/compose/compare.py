"""Compare a figure across documents: one cited claim a document, and the difference computed."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.context import Context
from assistant.compose.draft import Draft, DraftClaim
from assistant.compose.facts import Fact, FactFinder
from assistant.compose.figures import FigureAnswerer, is_good
from assistant.types import Language

_MOST_DOCUMENTS = 6


def answer_compare(context: Context, answerer: FigureAnswerer, documents: Sequence[str]) -> Draft | None:
    """Return the best fact of each document, or ``None`` if fewer than two hold one."""
    facts = FactFinder(context.query, context.weigher, context.library).find(context.evidence)
    best: dict[str, Fact] = {}
    for fact in facts:
        name = fact.target.document
        if (not documents or name in documents) and is_good(fact):
            best.setdefault(name, fact)
    if not best:
        return None
    key = max(best.values(), key=lambda fact: fact.score).target.key
    chosen = [fact for fact in best.values() if fact.target.key == key or documents]
    chosen = chosen[:_MOST_DOCUMENTS]
    claims = [answerer.claim(context, fact, []) for fact in chosen]
    if len(chosen) < 2:
        return Draft(tuple(claims)) if claims else None
    return Draft(tuple([*claims, *_difference(chosen, claims, context.language)]))


def _difference(facts: Sequence[Fact], claims: Sequence[DraftClaim], language: Language) -> list[DraftClaim]:
    """Say which of two or more comparable figures is lowest and highest, as computed."""
    values = [fact.target.value for fact in facts]
    units = {fact.target.unit for fact in facts}
    if len(units) > 1 or any(value is None for value in values):
        return []
    numbers = [value for value in values if value is not None]
    quotes = tuple(claim.quotes[0] for claim in claims)
    return [DraftClaim(_say_order(facts, numbers, language), quotes)]


def _say_order(facts: Sequence[Fact], numbers: Sequence[Decimal], language: Language) -> str:
    low, high = min(numbers), max(numbers)
    lowest = _names(facts, numbers, low)
    highest = _names(facts, numbers, high)
    if low == high:
        return "计算：数值相同。" if language == "zh" else "Computed: the values are equal."
    if language == "zh":
        return f"计算：{'、'.join(lowest)}的数值最低，{'、'.join(highest)}的数值最高。"
    return f"Computed: lowest in {', '.join(lowest)}, highest in {', '.join(highest)}."


def _names(facts: Sequence[Fact], numbers: Sequence[Decimal], value: Decimal) -> list[str]:
    return [
        fact.target.place or fact.target.document
        for fact, number in zip(facts, numbers, strict=True)
        if number == value
    ]


