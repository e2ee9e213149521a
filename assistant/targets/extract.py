"""Extract the targets of a document."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from assistant.quantity.units import exact
from assistant.targets.chinese import read_chinese
from assistant.targets.context import Context, context_of
from assistant.targets.english import read_english
from assistant.targets.rows import read_table_row
from assistant.types import Clause, Document, Outline, Target

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]?")
_ENGLISH_SENTENCE = re.compile(r"[^\n]+?(?:[.!?](?=\s+[A-Z(]|\s*$)|(?=\n)|$)", re.MULTILINE)
_HAN = re.compile(r"[\u4e00-\u9fff]")
# Longer stretches without a full stop are no prose (lists, dumps, noise).
_LONGEST_SENTENCE = 2_000
_PROSE = ("paragraph", "item", "bullet", "heading", "box", "note")


def extract(outline: Outline, document: Document | None = None) -> tuple[Target, ...]:
    """Return the targets of ``outline`` in reading order.

    Rows of tables and sentences of prose are read; titles and definitions are not. A figure whose
    indicator cannot be read with certainty gives no target.

    :param document: what is known of the document, if it is not the outline's own description.
    """
    if document is not None:
        outline = outline.model_copy(update={"document": document})
    found: list[Target] = []
    for clause in outline.clauses:
        context = context_of(outline, clause)
        if clause.kind == "row":
            found.extend(_row(outline, clause, context))
        elif clause.kind in _PROSE:
            found.extend(_prose(outline, clause, context))
    return tuple(dict.fromkeys(found))


def extract_sentence(text: str, context: Context, offset: int = 0) -> list[Target]:
    """Return the targets of one sentence, which begins at ``offset`` of the canonical text.

    More than 2,000 characters are no sentence and give nothing.
    """
    if len(text) > _LONGEST_SENTENCE:
        return []
    read = read_chinese if _HAN.search(text) else read_english
    return [reading.target(context, offset) for reading in read(text)]


def _prose(outline: Outline, clause: Clause, context: Context) -> Iterator[Target]:
    text = outline.own_text(clause)
    pattern = _SENTENCE if _HAN.search(text) else _ENGLISH_SENTENCE
    for match in pattern.finditer(text):
        yield from extract_sentence(match.group(), context, clause.span[0] + match.start())


def _row(outline: Outline, clause: Clause, context: Context) -> Iterator[Target]:
    notes = [
        outline.own_text(each)
        for each in outline.clauses
        if each.kind == "note" and each.parent == clause.parent
    ]
    title = clause.path[-1] if clause.path else ""
    table = replace(context, past=False)
    for reading in read_table_row(clause, table, title, notes):
        yield reading.target(table)


def conflicts(targets: tuple[Target, ...]) -> tuple[tuple[Target, ...], ...]:
    """Return the groups of targets that give one indicator different figures.

    A group shares indicator, place, level, year, kind and condition; figures are compared by exact
    conversion of units, and 5 and 5.0 are one.
    """
    groups: dict[tuple[object, ...], list[Target]] = defaultdict(list)
    for target in targets:
        if target.year is not None and target.comparator != "word":
            scope = (target.place, target.level, target.condition)
            groups[(target.key, *scope, target.year, target.kind)].append(target)
    return tuple(
        tuple(group) for group in groups.values() if len({_figure(each) for each in group}) > 1
    )


def _figure(target: Target) -> tuple[object, ...]:
    dimension, factor = exact(target.unit)
    figures = (target.value, target.low, target.high)
    scaled = tuple(None if figure is None else Fraction(figure) * factor for figure in figures)
    return (dimension, target.word, *scaled)
