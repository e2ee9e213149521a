"""The numbered evidence that a model sees, and all that it sees of the documents."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.compose import Context, Draft
from assistant.compose.wording import say_row
from assistant.llm.directives import speaks_to_machine
from assistant.store import Library
from assistant.types import Clause, Language, Span

_MOST_ITEMS = 8
_LONGEST_TEXT = 1200


@dataclass(frozen=True)
class Item:
    """A piece of evidence: its number, from 1, and the part of a clause that is shown."""

    number: int
    clause: Clause
    span: Span


def number_evidence(context: Context, draft: Draft, tokens: int) -> tuple[Item, ...]:
    """Return the clauses that the extractive draft rests on, then the others found, best first.

    :param tokens: the most that all may cost; what does not fit is left out, but never the first.
    """
    items: list[Item] = []
    spent = 0
    for clause in _clauses(context, draft):
        item = Item(len(items) + 1, clause, _window(context, clause))
        cost = estimate_tokens(show((item,), context.library, context.language))
        if items and (spent + cost > tokens or len(items) == _MOST_ITEMS):
            break
        spent += cost
        items.append(item)
    return tuple(items)


def show(items: Sequence[Item], library: Library, language: Language) -> str:
    """Return the evidence as one JSON object a line, so that no text can pass for a boundary."""
    return "\n".join(
        json.dumps(_shown(item, library, language), ensure_ascii=False) for item in items
    )


def estimate_tokens(text: str) -> int:
    """Return about how many tokens a text has: one a Chinese character, one for four others."""
    wide = sum(ord(char) >= 0x2E80 for char in text)
    return wide + (len(text) - wide) // 4 + 1


def _clauses(context: Context, draft: Draft) -> Iterator[Clause]:
    seen: set[str] = set()
    drafted = (quote.clause for claim in draft.claims for quote in claim.quotes)
    for clause in (*drafted, *(each.clause for each in context.evidence)):
        if clause.id not in seen and not speaks_to_machine(context.library.text(clause)):
            seen.add(clause.id)
            yield clause


def _window(context: Context, clause: Clause) -> Span:
    """Return the whole clause, or of a long one the stretch around its best sentence."""
    start, end = clause.span
    if end - start <= _LONGEST_TEXT:
        return clause.span
    sentences = context.weigher.sentences(clause)
    best = max(range(len(sentences)), key=lambda place: sentences[place].score)
    first = last = best
    while True:
        before = sentences[first - 1].span if first else None
        after = sentences[last + 1].span if last + 1 < len(sentences) else None
        if after and after[1] - sentences[first].span[0] <= _LONGEST_TEXT:
            last += 1
        elif before and sentences[last].span[1] - before[0] <= _LONGEST_TEXT:
            first -= 1
        else:
            return sentences[first].span[0], sentences[last].span[1]


def _shown(item: Item, library: Library, language: Language) -> dict[str, object]:
    document = library.outline(item.clause.document).document
    title = document.title if language == "zh" else document.title_en or document.title
    shown: dict[str, object] = {"number": item.number, "document": title}
    if document.place:
        shown["place"] = document.place if language == "zh" else document.place_en or document.place
    if document.date:
        shown["date"] = document.date
    if item.clause.path:
        shown["under"] = list(item.clause.path)
    if item.clause.kind == "row":
        shown["text"] = say_row(item.clause, library, "zh")
    else:
        shown["text"] = library.text(item.clause, item.span)
    rendering = library.rendering(item.clause, item.span) if language == "en" else None
    if rendering:
        shown["english"] = rendering
    return shown
