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
LEAST_COMPARED = 0.2


def answer_compare(context: Context, contexts: Sequence[Context]) -> Draft | None:
    """Return the best fact of each document, or of each the best sentences if it holds no fact.

    :param contexts: one context a document, with that document's own evidence.
    """
    facts = [(each, fact) for each in contexts for fact in _best_fact(each)]
    if not facts:
        return _sentences(contexts)
    key = max((fact for _, fact in facts), key=lambda fact: fact.probability).target.key
    named = bool(context.query.scope.documents)
    chosen = [(each, fact) for each, fact in facts if named or fact.target.key == key]
    claims = [claim_fact(each, fact, []) for each, fact in chosen[:_MOST_DOCUMENTS]]
    return Draft((*claims, *_difference([fact for _, fact in chosen], claims, context.language)))


def _best_fact(context: Context) -> list[Fact]:
    good = [fact for fact in find_facts(context) if fact.probability >= LEAST_COMPARED]
    return good[:1]


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


