"""Answer a question that asks for a figure: from targets first, else from a sentence that has it."""

import re
from collections.abc import Sequence

from assistant.compose.context import Context
from assistant.compose.draft import Draft, DraftClaim, Quote
from assistant.compose.evidence import Evidence, Sentence
from assistant.compose.facts import (
    Fact,
    FactFinder,
    changed_scope,
    contradicting,
    same_statement,
)
from assistant.compose.names import figure_piece
from assistant.compose.phrase import figure
from assistant.compose.wording import say_sentence
from assistant.quantity import read_quantities
from assistant.types import Language, Span, Target

LEAST_FACT = 0.3
"""Least probability of a fact that is stated; chosen on the development split."""

SURE_FACT = 0.5
"""Least probability of a fact that answers a question that does not plainly ask for a figure."""

_CLAUSES = 8
_MOST_REPEATS = 1
_TIE = 0.75
_TOGETHER = 0.1
_NAMED_TOO = 0.6
_MOST_TOGETHER = 3
_ASKS_SEVERAL = re.compile(
    r"分别|各(?:是|为|要|增|有|多少|达)|变成|后来|从.{1,20}到|达标了|相比|和.{1,30}(?:各|分别)"
    r"|多少.{1,16}(?:和|、|，).{0,16}(?:多少|几)"
    r"|多少(?:名|个|家|张|位)?[^，。？]{1,12}[、和与][^，。？]{1,12}[？?]?$"
    r"|respectively|\beach\b.*\band\b|\band what\b|\band (?:with )?how many\b|both .{1,60} and"
    r"|compared with|versus|from .{1,40} to\b"
    r"|what (?:is|was) the next|planned and actual|target and",
    re.IGNORECASE,
)
_IS_MEASURE = re.compile(r"(?:率|比|比例|占比|数|数量|水平|指数|寿命|强度|性别比|经费|时间)$")
_FIGURE_KINDS = {"amount", "age"}


def answer_figure(context: Context, least: float = LEAST_FACT) -> Draft | None:
    """Return the answer, or ``None`` if no figure found is the one asked for."""
    facts = find_facts(context)
    return Draft(tuple(_state(context, facts))) if facts and facts[0].probability >= least else None


def answer_figure_sentence(context: Context) -> Draft | None:
    """Return a sentence that states a figure and covers the question, if one surely answers."""
    sentence = _best_sentence(context)
    return Draft((say_sentence(sentence, context.library, context.language),)) if sentence else None


def find_facts(context: Context) -> list[Fact]:
    """Return the facts of the best clauses, likeliest first."""
    finder = FactFinder(context.query, context.weigher, context.library, context.names)
    return finder.find(
        [each for each in context.evidence if each.clause.kind != "definition"][:_CLAUSES]
    )


def _state(context: Context, facts: Sequence[Fact]) -> list[DraftClaim]:
    """State the best fact and what goes with it.

    That is: the other figures asked for in the same breath, what contradicts it, the same name
    with another scope, and equally good facts of other places.
    """
    best = facts[0]
    told = [best, *_asked_together(context, facts)]
    told += contradicting(facts, best)[:1] or changed_scope(facts, best)[:1]
    told += [
        fact
        for fact in facts
        if fact.probability >= best.probability * _TIE
        and fact.target.place != best.target.place
        and fact.target.key == best.target.key
    ]
    repeats = same_statement(facts, best)[:_MOST_REPEATS]
    unique = {id(fact.target): fact for fact in told}
    claims = [
        claim_fact(context, fact, repeats if fact is best else []) for fact in unique.values()
    ]
    return list({claim.text: claim for claim in claims}.values())


def _asked_together(context: Context, facts: Sequence[Fact]) -> list[Fact]:
    """Return the other figures of the best fact's clause that a question for several asks for."""
    if not _asks_several(context):
        return []
    best = facts[0]
    finder = [fact for fact in facts if fact.clause.id == best.clause.id]
    if best.clause.kind == "row":
        return [fact for fact in finder if fact.target != best.target]
    return [
        fact
        for fact in finder
        if fact.target != best.target
        and (fact.probability >= best.probability * _TOGETHER or fact.asked >= _NAMED_TOO)
    ][:_MOST_TOGETHER]


def claim_fact(context: Context, fact: Fact, repeats: Sequence[Fact]) -> DraftClaim:
    """Return one sentence that states a fact, quoting it where it stands and where it is repeated."""
    quotes = [Quote(each.clause, quote_span(context, each)) for each in (fact, *repeats)]
    return DraftClaim(_say(context, fact), tuple(quotes), fact.target)


def _say(context: Context, fact: Fact) -> str:
    target, language = fact.target, context.language
    if language == "zh":
        return say_target(target, target.indicator, target.place or "", language)
    place = context.names.place(target.place or "")
    name = context.names.indicator(target, fact.clause, context.library)
    rendered = context.library.rendering(fact.clause, target.span)
    # An English name does not say under which condition the figure holds; a rendering does.
    if name and target.word is None and not (target.condition and rendered):
        return say_target(target, name, place, language)
    span = quote_span(context, fact)
    if not rendered and not target.indicator.isascii():
        original = context.library.text(fact.clause, span)
        return f"{heading(target, place, language)}{figure(target, language)} (original: “{original}”)."
    sentence = say_sentence(Sentence(fact.clause, span, 1.0), context.library, language).text
    piece = _own_piece(context, fact, sentence)
    return f"{heading(target, place, language)}{piece + '.' if piece else sentence}"


def _own_piece(context: Context, fact: Fact, sentence: str) -> str | None:
    """Return the part of a rendered sentence that states the fact alone, if that is beyond doubt.

    Figures that share a phrase of the original (分别, 、) share their subjects too, and two equal
    figures of a sentence cannot be told apart, and a phrase may lose what qualifies it (原则上): then
    only the whole sentence says it right.
    """
    library, target = context.library, fact.target
    printed = library.text(fact.clause, target.value_span)
    first, last = quote_span(context, fact)
    siblings = [
        each
        for each in library.targets_of([fact.clause.id])
        if each.value_span != target.value_span and first <= each.value_span[0] < last
    ]
    figures = [library.text(fact.clause, each.value_span) for each in siblings]
    between = [
        library.text(fact.clause, (min(a, b), max(a, b)))
        for a, b in ((each.value_span[0], target.value_span[0]) for each in siblings)
    ]
    if _QUALIFIED.search(library.text(fact.clause, (first, last))) or printed in figures:
        return None
    if not all(_PHRASE_END.search(words) for words in between):
        return None
    return figure_piece(sentence, printed, tuple(sorted(set(figures))))


_QUALIFIED = re.compile(r"原则上|原則上|in principle", re.IGNORECASE)
_PHRASE_END = re.compile(r"[，；,;。]")


def say_target(target: Target, name: str, place: str, language: Language) -> str:
    """Return a sentence that states a target under the given name."""
    said = figure(target, language)
    if language == "zh":
        condition = f"{target.condition}，" if target.condition else ""
        joint = "为" if _IS_MEASURE.search(target.indicator) else "：" if name.isascii() else ""
        return f"{heading(target, place, language)}{condition}{name}{joint}{said}。"
    return f"{heading(target, place, language)}{name} is {said}."


def heading(target: Target, place: str, language: Language) -> str:
    """Return where, when and as what a target holds: ``浙江省2025年目标：``."""
    year = str(target.year or "")
    if language == "zh":
        kind = {"target": "目标", "baseline": "", "past target": "规划目标"}[target.kind]
        head = f"{place}{year + '年' if year else ''}{kind}"
        return f"{head}：" if head else ""
    kind = {"target": "target", "baseline": "actual", "past target": "planned"}[target.kind]
    return f"{', '.join(part for part in (place, f'{year} {kind}'.strip()) if part)}: "


def row_facts(context: Context, evidence: Evidence) -> list[DraftClaim]:
    """Return what a table row says that fits the question; nothing if it holds no such figure."""
    facts = FactFinder(context.query, context.weigher, context.library, context.names).find(
        [evidence]
    )
    return [
        claim_fact(context, fact, []) for fact in (facts if _asks_several(context) else facts[:1])
    ]


def _asks_several(context: Context) -> bool:
    return len(context.query.scope.years) > 1 or bool(_ASKS_SEVERAL.search(context.query.folded))


def quote_span(context: Context, fact: Fact) -> Span:
    """Return the sentence of the clause that states the fact."""
    if fact.clause.kind == "row":
        return fact.clause.span
    for sentence in context.weigher.sentences(fact.clause):
        if sentence.span[0] <= fact.target.value_span[0] < sentence.span[1]:
            return sentence.span
    return fact.target.span


LEAST_SENTENCE = 0.3
_SENTENCE_CLAUSE = 0.3


def _best_sentence(context: Context) -> Sentence | None:
    """Return a sentence with a figure, of a clause that surely answers, that covers the question."""
    candidates = [
        sentence
        for each in context.evidence[:3]
        if each.confidence >= _SENTENCE_CLAUSE
        and each.clause.kind != "row"
        and _year_named(context, context.library.text(each.clause))
        for sentence in context.weigher.sentences(each.clause)
        if _has_figure(context.library.text(each.clause, sentence.span))
    ]
    best = max(candidates, key=lambda sentence: sentence.score, default=None)
    return best if best and best.score >= LEAST_SENTENCE else None


def _year_named(context: Context, text: str) -> bool:
    return all(str(year) in text for year in context.query.scope.years)


def _has_figure(text: str) -> bool:
    return any(quantity.kind in _FIGURE_KINDS for quantity in read_quantities(text))
