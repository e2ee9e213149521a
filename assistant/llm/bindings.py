"""Whether each figure of a claim stands beside what it belongs to: indicator, year and place.

A number that the clause does state is still wrong under another indicator's name. What a figure
belongs to is known from the targets read from the cited clauses; a figure that is no target's is
left to the other checks.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.compose import Names
from assistant.places import Gazetteer
from assistant.quantity import Quantity, read_quantities
from assistant.store import Library
from assistant.types import Clause, Target
from assistant.words import fold


@dataclass(frozen=True)
class Binder:
    """Reads what the targets of a library are called, and where."""

    library: Library
    names: Names
    gazetteer: Gazetteer

    def misplaced(self, text: str, clauses: Sequence[Clause]) -> str | None:
        """Return a figure of ``text`` that belongs to something else than it is said of, if any."""
        held = self.library.targets_of(clause.id for clause in clauses)
        figures = [each for each in read_quantities(text) if each.kind == "amount"]
        owners = [[target for target in held if states(each, target)] for each in figures]
        known = [(f, found) for f, found in zip(figures, owners, strict=True) if found]
        if not known:
            return None
        for mentions, keys_of in self._dimensions(text, held, clauses):
            for place, (figure, found) in enumerate(known):
                allowed = {key for target in found for key in keys_of(target)}
                at_hand = [mentions[place]] if len(mentions) == len(known) else mentions
                if allowed and at_hand and allowed.isdisjoint(at_hand):
                    return figure.text.strip()
        return None

    def _dimensions(
        self, text: str, held: Sequence[Target], clauses: Sequence[Clause]
    ) -> list[tuple[list[str], Callable[[Target], set[str]]]]:
        """Return, for indicator, year and place, what the text names, and what a target has."""
        by_id = {clause.id: clause for clause in clauses}

        def indicators(target: Target) -> set[str]:
            english = self.names.indicator(target, by_id[target.clause], self.library)
            return {fold(name) for name in (target.indicator, target.key, english) if name}

        def years(target: Target) -> set[str]:
            return {str(target.year)} if target.year else set()

        def place(target: Target) -> set[str]:
            return {target.place} if target.place else set()

        named = {name for target in held for name in indicators(target)}
        dated = {year for target in held for year in years(target)}
        placed = {name for target in held for name in place(target)}
        found_years = [
            str(each.value) for each in read_quantities(text) if each.kind == "year" and each.value
        ]
        return [
            (_mentions(fold(text), named), indicators),
            ([year for year in found_years if year in dated], years),
            ([name for name in self._places(text) if name in placed], place),
        ]

    def _places(self, text: str) -> list[str]:
        return [mention.place.zh for mention in self.gazetteer.find(text)]


def states(figure: Quantity, target: Target) -> bool:
    """Return whether a figure has the number of a target."""
    if figure.value is not None:
        return figure.value == target.value
    return figure.low is not None and (figure.low, figure.high) == (target.low, target.high)


def _mentions(text: str, names: set[str]) -> list[str]:
    """Return the names that ``text`` holds, in order; of names inside one another the longest."""
    found: dict[int, str] = {}
    taken: set[int] = set()
    for name in sorted(names, key=len, reverse=True):
        start = text.find(name)
        while start >= 0:
            places = set(range(start, start + len(name)))
            if places.isdisjoint(taken):
                found[start] = name
                taken |= places
            start = text.find(name, start + 1)
    return [name for _, name in sorted(found.items())]
