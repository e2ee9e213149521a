"""Answer a question that asks for a figure: from targets first, else from a sentence that has it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.compose.context import Context
from assistant.compose.draft import Draft, DraftClaim, Quote
from assistant.compose.evidence import Evidence, Sentence
from assistant.compose.facts import Fact, FactFinder
from assistant.compose.fits import asks_several
from assistant.compose.names import figure_piece
from assistant.compose.phrase import figure
from assistant.compose.relations import changed_scope, contradicting, same_slot, same_statement
from assistant.compose.wording import say_sentence
from assistant.quantity import is_count, read_quantities
from assistant.types import Clause, Language, Span, Target

LEAST_FACT = 0.3
"""Least probability of a fact that is stated; chosen on the development split."""

SURE_FACT = 0.5
"""Least probability of a fact that answers a question that does not plainly ask for a figure."""

_CLAUSES = 8
_MOST_REPEATS = 1
_TIE = 0.75
_SIBLING = 0.5
_TOGETHER = 0.1
_NAMED_TOO = 0.6
_MOST_TOGETHER = 3
_IS_MEASURE = re.compile(r"(?:率|比|比例|占比|数|数量|水平|指数|寿命|强度|性别比|经费|时间)$")


def answer_figure(
    context: Context, facts: Sequence[Fact], least: float = LEAST_FACT
) -> Draft | None:
    """Return the answer, or ``None`` if none of the ``facts`` found is surely the one asked for."""
    if not facts or facts[0].probability + sum(f.probability for f in _siblings(facts)) < least:
        return None
    return Draft(tuple(_state(context, facts)))


def answer_figure_sentence(context: Context, facts: Sequence[Fact]) -> Draft | None:
    """Return a sentence that states a figure and covers the question, if one surely answers."""
    sentence = _best_sentence(context, facts)
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
    told = [best, *_siblings(facts), *_asked_together(context, facts)]
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


def _siblings(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts that differ from the best in their condition alone, and are nearly as likely.

    A question that names no condition is answered under each.
    """
    best = facts[0]
    return [
        fact
        for fact in facts[1:]
        if fact.clause.id == best.clause.id
        and same_slot(fact, best)
        and fact.target.condition != best.target.condition
        and fact.probability >= best.probability * _SIBLING
    ]


def _asked_together(context: Context, facts: Sequence[Fact]) -> list[Fact]:
    """Return the other figures of the best fact's clause that a question for several asks for."""
    if not asks_several(context.query):
        return []
    best = facts[0]
    if best.clause.kind == "row":
        return [
            replace(best, target=target)
            for target in context.library.targets_of([best.clause.id])
            if target != best.target
        ]
    return [
        fact
        for fact in facts
        if fact.clause.id == best.clause.id
        and fact.target != best.target
        and (fact.probability >= best.probability * _TOGETHER or fact.asked >= _NAMED_TOO)
    ][:_MOST_TOGETHER]


def claim_fact(context: Context, fact: Fact, repeats: Sequence[Fact]) -> DraftClaim:
    """Return one sentence that states a fact, quoting it where it stands and where it is repeated."""
    quotes = [Quote(each.clause, quote_span(context, each)) for each in (fact, *repeats)]
    quotes += [Quote(note, note.span) for note in _note_of_star(context, fact)]
    return DraftClaim(_say(context, fact), tuple(quotes), fact.target)


def _note_of_star(context: Context, fact: Fact) -> list[Clause]:
    """Return the note of a table that says what the star on the fact's cell means, if there is one."""
    start = fact.target.value_span[0]
    starred = any(
        cell.span[0] <= start < cell.span[1] and _STAR.search(cell.text)
        for cell in fact.clause.cells
    )
    siblings = context.library.children(fact.clause.parent or "") if starred else ()
    return [
        clause
        for clause in siblings
        if clause.kind == "note" and _STAR.search(context.library.text(clause))
    ]


_STAR = re.compile(r"[*＊]")


def _say(context: Context, fact: Fact) -> str:
    target, language = fact.target, context.language
    if language == "zh":
        return say_target(target, target.indicator, target.place or "", language)
    place = context.names.place(target.place or "")
    name = context.names.indicator(target, fact.clause, context.library)
    rendered = context.library.rendering(fact.clause, target.span)
    condition = context.names.condition(target.condition)
    span = quote_span(context, fact)
    qualified = _QUALIFIED.search(context.library.text(fact.clause, span))
    # Without the words for its condition or qualifier only a rendering says the figure right.
    sayable = condition is not None and not qualified
    if name and target.word is None and (sayable or not rendered):
        return say_target(target, name, place, language, condition or "")
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


def say_target(
    target: Target, name: str, place: str, language: Language, condition_en: str = ""
) -> str:
    """Return a sentence that states a target under the given name."""
    said = figure(target, language)
    if language == "zh":
        condition = f"{target.condition}，" if target.condition else ""
        joint = "为" if _IS_MEASURE.search(target.indicator) else "：" if name.isascii() else ""
        return f"{heading(target, place, language)}{condition}{name}{joint}{said}。"
    counted = _NUMBER_OF.match(name) and is_count(target.unit)
    said = figure(target.model_copy(update={"unit": ""}), language) if counted else said
    condition = f"{condition_en}: " if condition_en else ""
    return f"{heading(target, place, language)}{condition}{name} is {said}."


_NUMBER_OF = re.compile(r"(?:\w+ )?number of", re.IGNORECASE)


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
        claim_fact(context, fact, [])
        for fact in (facts if asks_several(context.query) else facts[:1])
    ]


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


def _best_sentence(context: Context, facts: Sequence[Fact]) -> Sentence | None:
    """Return a sentence with a figure, of a clause that surely answers, that covers the question.

    A sentence whose figures are all of other subjects than the question's is none.
    """
    kinds = {"amount", "age"} if _ASKS_AGE.search(context.query.folded) else {"amount"}
    candidates = [
        sentence
        for each in context.evidence[:3]
        if each.confidence >= _SENTENCE_CLAUSE
        and each.clause.kind != "row"
        and _year_named(context, context.library.text(each.clause))
        for sentence in context.weigher.sentences(each.clause)
        if _has_figure(context.library.text(each.clause, sentence.span), kinds)
        and not _of_others(sentence, facts)
    ]
    best = max(candidates, key=lambda sentence: sentence.score, default=None)
    return best if best and best.score >= LEAST_SENTENCE else None


def _year_named(context: Context, text: str) -> bool:
    return all(str(year) in text for year in context.query.scope.years)


def _has_figure(text: str, kinds: Collection[str]) -> bool:
    return any(quantity.kind in kinds for quantity in read_quantities(text))


def _of_others(sentence: Sentence, facts: Sequence[Fact]) -> bool:
    """Return whether all figures of a sentence are facts of other subjects than the question's."""
    own = [
        fact
        for fact in facts
        if fact.clause.id == sentence.clause.id
        and sentence.span[0] <= fact.target.value_span[0] < sentence.span[1]
    ]
    return bool(own) and all(fact.other or fact.narrower for fact in own)


_ASKS_AGE = re.compile(r"岁|月龄|年龄|多大|几个月|\bage[ds]?\b|\bold\b", re.IGNORECASE)
