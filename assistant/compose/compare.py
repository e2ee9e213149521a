"""Compare a figure across documents: one cited claim a document, and the difference computed."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.clauses import answer_measure
from assistant.compose.context import Context
from assistant.compose.draft import Draft, DraftClaim
from assistant.compose.facts import Fact
from assistant.compose.figures import claim_fact, find_facts
from assistant.types import Language, Target

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
    chosen = chosen[:_MOST_DOCUMENTS]
    claims = [claim_fact(each, fact, []) for each, fact in chosen]
    return Draft((*claims, *_difference([fact for _, fact in chosen], claims, context)))


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
    facts: Sequence[Fact], claims: Sequence[DraftClaim], context: Context
) -> list[DraftClaim]:
    """Say which of two or more comparable figures is lowest and highest, as computed.

    A target of one place and the actual value of another are not compared.
    """
    targets = [fact.target for fact in facts]
    values = [
        (_place(target, context), target.value) for target in targets if target.value is not None
    ]
    alike = len({(target.unit, target.kind) for target in targets}) == 1
    places = {target.place for target in targets}
    if not alike or len(places) < 2 or len(values) < len(targets):
        return []
    quotes = tuple(claim.quotes[0] for claim in claims)
    return [DraftClaim(_say_order(values, context.language), quotes)]


def _place(target: Target, context: Context) -> str:
    name = target.place or target.document
    return context.names.place(name) if context.language == "en" else name


def _say_order(values: Sequence[tuple[str, Decimal]], language: Language) -> str:
    numbers = [value for _, value in values]
    low, high = min(numbers), max(numbers)
    if low == high:
        return "计算：数值相同。" if language == "zh" else "Computed: the values are equal."
    lowest = [place for place, value in values if value == low]
    highest = [place for place, value in values if value == high]
    if language == "zh":
        return f"计算：{'、'.join(lowest)}的数值最低，{'、'.join(highest)}的数值最高。"
    return f"Computed: lowest in {', '.join(lowest)}, highest in {', '.join(highest)}."
