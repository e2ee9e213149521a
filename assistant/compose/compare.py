"""Compare a figure across documents: one cited claim a document, and the difference computed."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.clauses import answer_measure
from assistant.compose.context import Context
from assistant.compose.draft import Draft, DraftClaim
from assistant.compose.facts import Fact
from assistant.compose.figures import claim_fact, find_facts
from assistant.types import Language

_MOST_DOCUMENTS = 6
LEAST_LEADING = 0.25
SURE_LEADING = 0.6
LEAST_SAME = 0.01
LEAST_ALIKE = 0.03
_ALIKE = {
    "名": ("人", "位"),
    "人": ("名", "位"),
    "家": ("个", "所"),
    "个": ("家", "所"),
    "所": ("家", "个"),
}
_ASKS_FIGURE = re.compile(
    r"多少|几|目标|指标|率|数|比例|标准|要求|how (?:many|much|high|low)|target|rate|ratio|number"
    r"|share|percent|per 1|minimum"
    r"|more|fewer|higher|lower|stricter|ambitious|bigger|smaller",
    re.IGNORECASE,
)


def answer_compare(context: Context, contexts: Sequence[Context]) -> Draft | None:
    """Return the best fact of each place, or of each the best sentence if no figure is meant.

    :param contexts: one context a place or document, with its own evidence.
    """
    found = [(each, find_facts(each)) for each in contexts]
    best = max((facts[0] for _, facts in found if facts), key=lambda f: f.probability, default=None)
    needed = LEAST_LEADING if _ASKS_FIGURE.search(context.query.folded) else SURE_LEADING
    if best is None or best.probability < needed:
        return _sentences(contexts)
    chosen = [(each, fact) for each, facts in found for fact in _counterpart(facts, best, context)]
    claims = [claim_fact(each, fact, []) for each, fact in chosen[:_MOST_DOCUMENTS]]
    return Draft((*claims, *_difference([fact for _, fact in chosen], claims, context.language)))


def _counterpart(facts: Sequence[Fact], best: Fact, context: Context) -> list[Fact]:
    """Return the fact to set beside the best one: the same indicator, or the likeliest of its unit.

    The latter only where the question names the places or documents to compare.
    """
    same = [f for f in facts if f.target.key == best.target.key and f.probability >= LEAST_SAME]
    if not same and context.query.scope.documents:
        units = {best.target.unit, *_ALIKE.get(best.target.unit, ())}
        same = [f for f in facts if f.target.unit in units and f.probability >= LEAST_ALIKE]
    return same[:1]


def _sentences(contexts: Sequence[Context]) -> Draft | None:
    drafts = [draft for each in contexts if (draft := answer_measure(each))]
    claims = [claim for draft in drafts for claim in draft.claims[:1]]
    return Draft(tuple(claims)) if claims else None


def _difference(
    facts: Sequence[Fact], claims: Sequence[DraftClaim], language: Language
) -> list[DraftClaim]:
    """Say which of two or more comparable figures is lowest and highest, as computed."""
    values = [fact.target.value for fact in facts]
    units = {fact.target.unit for fact in facts}
    if (
        len({fact.target.place for fact in facts}) < 2
        or len(units) > 1
        or any(value is None for value in values)
    ):
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
