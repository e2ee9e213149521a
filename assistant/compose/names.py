"""English names of indicators, places and bodies."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.quantity import read_quantities, same_figure
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
    for prefix in ("全省", "全市", "全国", "建设", "建成", "新增", "新建", "培育", "创建", "争创", "设置"):
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
def figure_piece(sentence: str, figure: str) -> str | None:
    """Return the part of an English sentence that states one figure only, that of ``figure``.

    :param figure: the figure as the original prints it.
    """
    wanted = read_quantities(figure)
    for piece in _pieces(sentence):
        found = [quantity for quantity in read_quantities(piece) if quantity.kind in {"amount", "age"}]
        if len(found) == 1 and any(same_figure(found[0], each) for each in wanted):
            return piece
    return None


def _pieces(sentence: str) -> list[str]:
    pieces: list[str] = []
    for part in sentence.replace("; ", ", ").split(", "):
        pieces.append(part.strip().removeprefix("and ").rstrip(".,; "))
    return pieces
