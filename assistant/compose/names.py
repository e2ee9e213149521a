"""English names of indicators, places and bodies."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.quantity import Quantity, read_quantities, same_figure
from assistant.store import Library
from assistant.types import Clause, Target


@dataclass(frozen=True)
class Names:
    """What the glossary and the gazetteer call things in English, by their Chinese name."""

    terms: Mapping[str, str]
    places: Mapping[str, str]

    def place(self, place: str) -> str:
        """Return the English name of a place, or the Chinese one if it has none."""
        return self.places.get(place, place)

    def condition(self, condition: str | None) -> str | None:
        """Return the English words of a condition: none of none, ``None`` if they are not known."""
        return self.terms.get(condition) if condition else ""

    def body(self, body: str) -> str:
        """Return the English name of a body, or the Chinese one if it has none."""
        return self.terms.get(body, body)

    def indicator(self, target: Target, clause: Clause, library: Library) -> str | None:
        """Return the English name of a target's indicator: of its table row, or of the glossary."""
        return (
            row_name(clause, target, library)
            or self.terms.get(target.indicator)
            or self.terms.get(target.key)
            or self._compound(target.indicator)
        )

    def _compound(self, indicator: str) -> str | None:
        return _strip(indicator, self.terms)


def _strip(indicator: str, terms: Mapping[str, str]) -> str | None:
    for prefix in (
        "全省",
        "全市",
        "全国",
        "建设",
        "建成",
        "新增",
        "新建",
        "培育",
        "创建",
        "争创",
        "设置",
    ):
        if indicator.startswith(prefix) and indicator[len(prefix) :] in terms:
            return terms[indicator[len(prefix) :]]
    return None


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


@functools.lru_cache(maxsize=4096)
def figure_piece(sentence: str, figure: str, others: tuple[str, ...] = ()) -> str | None:
    """Return the smallest part of an English sentence that states ``figure`` and none of ``others``.

    :param figure: the figure as the original prints it; so are ``others``.
    """
    wanted = read_quantities(figure)
    unwanted = [quantity for other in others for quantity in read_quantities(other)]
    for piece in _pieces(sentence):
        found = [quantity for quantity in read_quantities(piece) if quantity.kind in _FIGURE_KINDS]
        states = any(_states(one, each) for one in found for each in wanted)
        strays = any(_states(one, each) for one in found for each in unwanted)
        if states and not strays:
            return piece
    return None


def _states(one: Quantity, other: Quantity) -> bool:
    """Return whether two figures are one; a piece may say what it counts far from the number."""
    if same_figure(one, other):
        return True
    numbers = (one.value, one.low, one.high) == (other.value, other.low, other.high)
    return numbers and "" in (one.unit, other.unit)


_FIGURE_KINDS = {"amount", "age"}
_CLAUSE_BREAK = re.compile(r"(?<=;)\s+")
_PHRASE_BREAK = re.compile(r"(?<=[,;])\s+(?:and\s+)?")


def _pieces(sentence: str) -> list[str]:
    """Return the phrases of a sentence, then its clauses, then the whole of it."""
    phrases = [*_PHRASE_BREAK.split(sentence), *_CLAUSE_BREAK.split(sentence), sentence]
    return [phrase.strip().rstrip(".,; ") for phrase in phrases]
