"""Compare a figure across documents: one cited claim a document, and the difference computed."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.clauses import answer_measure
from assistant.compose.context import Context
from assistant.compose.draft import Draft, DraftClaim
from assistant.compose.facts import Fact
from assistant.compose.figures import claim_fact, find_facts
from assistant.types import Language

_MOST_DOCUMENTS = 6
LEAST_LEADING = 0.3
LEAST_SAME = 0.02


def answer_compare(context: Context, contexts: Sequence[Context]) -> Draft | None:
    """Return the best fact of each document, or of each the best sentences if it holds no fact.

    :param contexts: one context a document, with that document's own evidence.
    """
    found = [(each, find_facts(each)) for each in contexts]
    leading = [facts[0] for _, facts in found if facts and facts[0].probability >= LEAST_LEADING]
    if not leading:
        return _sentences(contexts)
    key = max(leading, key=lambda fact: fact.probability).target.key
    chosen = [(each, fact) for each, facts in found for fact in _same_indicator(facts, key)]
    claims = [claim_fact(each, fact, []) for each, fact in chosen[:_MOST_DOCUMENTS]]
    return Draft((*claims, *_difference([fact for _, fact in chosen], claims, context.language)))


def _same_indicator(facts: Sequence[Fact], key: str) -> list[Fact]:
    """Return the likeliest fact about an indicator, or the likeliest one if it surely is meant."""
    same = [fact for fact in facts if fact.target.key == key and fact.probability >= LEAST_SAME]
    sure = [fact for fact in facts[:1] if fact.probability >= LEAST_LEADING]
    return (same or sure)[:1]


def _sentences(contexts: Sequence[Context]) -> Draft | None:
    drafts = [draft for each in contexts if (draft := answer_measure(each))]
    claims = [claim for draft in drafts for claim in draft.claims[:1]]
    return Draft(tuple(claims)) if claims else None


def _difference(facts: Sequence[Fact], claims: Sequence[DraftClaim], language: Language) -> list[DraftClaim]:
    """Say which of two or more comparable figures is lowest and highest, as computed."""
    values = [fact.target.value for fact in facts]
    units = {fact.target.unit for fact in facts}
    if len(facts) < 2 or len(units) > 1 or any(value is None for value in values):
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


