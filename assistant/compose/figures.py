"""Answer a question that asks for a figure: from targets first, else from a sentence that has it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compose.context import Context
from assistant.compose.draft import Draft, DraftClaim, Quote
from assistant.compose.evidence import Sentence
from assistant.compose.facts import Fact, FactFinder, same_statement
from assistant.compose.phrase import figure
from assistant.compose.wording import say_sentence
from assistant.quantity import read_quantities, same_figure
from assistant.store import Library
from assistant.types import Clause, Language, Target

LEAST_INDICATOR = 0.5
LEAST_COVERAGE = 0.45
LEAST_SENTENCE = 0.6
_MOST_REPEATS = 1
_TIE = 0.03


@dataclass(frozen=True)
class Names:
    """English names of indicators and places."""

    indicators: dict[str, str]
    places: dict[str, str]

    def indicator(self, target: Target, language: Language) -> str | None:
        """Return the indicator's name in ``language``, or ``None`` if it has none."""
        if language == "zh":
            return target.indicator
        return self.indicators.get(target.key) or self.indicators.get(target.indicator)


class FigureAnswerer:
    """Answers figure questions."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def answer(self, context: Context) -> Draft | None:
        """Return the answer, or ``None`` if no figure found is the one asked for."""
        facts = FactFinder(context.query, context.weigher, context.library).find(context.evidence)
        good = [fact for fact in facts if is_good(fact)]
        if good:
            return Draft(tuple(self._state(context, good)))
        sentence = best_sentence(context)
        if sentence and sentence.score >= LEAST_SENTENCE:
            return Draft((say_sentence(sentence, context.library, context.language),))
        return None

    def _state(self, context: Context, facts: Sequence[Fact]) -> list[DraftClaim]:
        best = facts[0]
        claims = [self.claim(context, best, same_statement(facts, best)[:_MOST_REPEATS])]
        claims += [
            self.claim(context, fact, [])
            for fact in facts[1:]
            if fact.score >= best.score - _TIE
            and fact.target.document != best.target.document
            and fact.target.key == best.target.key
            and fact.target.place != best.target.place
        ]
        return claims

    def claim(self, context: Context, fact: Fact, repeats: Sequence[Fact]) -> DraftClaim:
        """Return one sentence that states a fact, quoting where it stands."""
        quotes = [Quote(fact.clause, quote_span(context, fact))]
        quotes += [Quote(other.clause, quote_span(context, other)) for other in repeats]
        text = self._say(context, fact)
        return DraftClaim(text, tuple(quotes), fact.target)

    def _say(self, context: Context, fact: Fact) -> str:
        target, language = fact.target, context.language
        place = target.place or ""
        if language == "zh":
            return say_target(target, target.indicator, place, language)
        place = self._names.places.get(place, place)
        name = self._names.indicator(target, language) or row_name(fact.clause, target, context.library)
        if name and target.word is None:
            return say_target(target, name, place, language)
        return f"{heading(target, place, language)}{rendered_figure(fact, context)}"


def say_target(target: Target, name: str, place: str, language: Language) -> str:
    """Return a sentence that states a target under the given name."""
    said = figure(target, language)
    if language == "zh":
        condition = f"{target.condition}，" if target.condition else ""
        joint = "为" if _IS_MEASURE.search(target.indicator) else ""
        return f"{heading(target, place, language)}{condition}{name}{joint}{said}。"
    return f"{heading(target, place, language)}{name}: {said}."


def heading(target: Target, place: str, language: Language) -> str:
    """Return where, when and as what a target holds: ``浙江省2025年目标：``."""
    year = str(target.year or "")
    if language == "zh":
        kind = {"target": "目标", "baseline": "", "past target": "规划目标"}[target.kind]
        head = f"{place}{year + '年' if year else ''}{kind}"
        return f"{head}：" if head else ""
    kind = {"target": "target", "baseline": "actual", "past target": "planned"}[target.kind]
    head = ", ".join(part for part in (place, f"{year} {kind}".strip()) if part)
    return f"{head}: "


_IS_MEASURE = re.compile(r"(?:率|比|比例|占比|数|数量|水平|指数|寿命|强度|性别比|经费|时间)$")


def row_name(clause: Clause, target: Target, library: Library) -> str | None:
    """Return the English name that a rendered table row gives the target's indicator."""
    rendered = library.rendered(clause)
    if clause.kind != "row" or not rendered:
        return None
    cells = rendered[0].text.split("|")
    for cell, text in zip(clause.cells, cells, strict=False):
        if cell.text == target.indicator and text.strip():
            return text.strip()
    return None


def rendered_figure(fact: Fact, context: Context) -> str:
    """Return the part of the rendering that states the target, or the whole rendered sentence."""
    span = quote_span(context, fact)
    sentence = say_sentence(Sentence(fact.clause, span, 1.0), context.library, "en").text
    wanted = read_quantities(context.library.text(fact.clause, fact.target.value_span))
    pieces = [piece.strip() for piece in _PIECE.split(sentence)]
    for piece in pieces:
        found = [quantity for quantity in read_quantities(piece) if quantity.kind in _MEASURE_KINDS]
        if len(found) == 1 and any(same_figure(found[0], each) for each in wanted):
            return piece.rstrip(".,; ") + "."
    return sentence


_PIECE = re.compile(r"(?<=[,;])\s+(?:and\s+)?")


def is_good(fact: Fact) -> bool:
    """Return whether a fact is what the question asks for, and not only near it."""
    return fact.indicator >= LEAST_INDICATOR and fact.coverage >= LEAST_COVERAGE


def quote_span(context: Context, fact: Fact) -> tuple[int, int]:
    """Return the sentence of the clause that states the fact."""
    if fact.clause.kind == "row":
        return fact.clause.span
    for sentence in context.weigher.sentences(fact.clause):
        if sentence.span[0] <= fact.target.value_span[0] < sentence.span[1]:
            return sentence.span
    return fact.target.span


_MEASURE_KINDS = {"amount", "age"}


def best_sentence(context: Context) -> Sentence | None:
    """Return the sentence with a figure that covers most of the question."""
    candidates = [
        sentence
        for each in context.evidence[:5]
        for sentence in context.weigher.sentences(each.clause)
        if _has_figure(context.library.text(each.clause, sentence.span))
    ]
    return max(candidates, key=lambda sentence: sentence.score, default=None)


def _has_figure(text: str) -> bool:
    return bool(re.search(r"\d", text)) and any(
        quantity.kind in _MEASURE_KINDS for quantity in read_quantities(text)
    )
