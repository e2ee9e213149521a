"""A clause of English prose while it is read: what has been read, and the years it sets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.quantity import Quantity, read_quantities
from assistant.targets import english_patterns as p
from assistant.targets.reading import Reading, value_span
from assistant.types import TargetKind

_ORDERS = (
    "Reduce|Increase|Raise|Cut|Lower|Keep|Maintain|Improve|Expand|Limit|Achieve|Ensure|Train|Build|"
    "Establish"
)
_END = re.compile(
    r";|,\s+(?:and|while|with|but)\s+(?="
    rf"the |an? |by 20|(?i:{_ORDERS}) )|\.\s|\n"
    rf"|(?<=[a-z]) (?=(?:{_ORDERS}|At least|At most|No (?:more|less|fewer) than|By 20\d\d) ?)"
)


@dataclass(slots=True)
class Clause:
    """One clause being read: from ``position`` on nothing has been read yet.

    ``ordered`` tells that a statement set its figure with to or at, so that a further name and
    figure need no verb of their own (reduce A to 3‰ and B to 4‰).
    """

    text: str
    position: int
    end: int
    figures: list[Quantity]
    bases: list[Quantity]
    ordered: bool = False
    found: list[Reading] = field(default_factory=list)

    def left(self, figure: Quantity) -> str:
        """Return the words before ``figure`` that have not been read."""
        return self.text[self.position : figure.span[0]]

    def after(self, figure: Quantity) -> str:
        """Return the words from ``figure`` to the end."""
        return self.text[figure.span[1] : self.end]

    def right(self, figure: Quantity) -> str:
        """Return the words between ``figure`` and the next."""
        return self.text[figure.span[1] : self._limit(figure)]

    def has_base(self, figure: Quantity) -> bool:
        """Tell whether a base that the unit does not hold follows: 5 or fewer per 1,000."""
        limit = self._limit(figure)
        return any(figure.span[1] <= base.span[0] < limit for base in self.bases)

    def own_year(self, figure: Quantity) -> str | None:
        """Return the year that follows the figure."""
        match = p.OWN_YEAR.match(self.text, figure.span[1], self._limit(figure))
        return match and (match[1] or match[2])

    def deadline(self) -> str | None:
        """Return the only year by which the sentence sets its aims."""
        years = set(p.DEADLINE.findall(self.text))
        return years.pop() if len(years) == 1 else None

    def year(self, figure: Quantity) -> str | None:
        """Return the year that follows the figure, opens the words before it, or is the only."""
        opening = p.OPENING.match(self.text, self.position, figure.span[0])
        return self.own_year(figure) or (opening and opening[1]) or self.deadline()

    def emit(
        self,
        name: str,
        figure: Quantity,
        group: list[Quantity],
        year: str | None,
        *,
        kind: TargetKind | None = None,
        condition: str | None = None,
        end: int | None = None,
    ) -> None:
        """Add a statement, unless its name is empty."""
        if not name:
            return
        low, high = value_span(figure, tuple(group))
        between = figure.low is not None and p.BETWEEN.search(self.text[:low])
        self.found.append(
            Reading(
                indicator=name.strip(),
                quantity=figure,
                span=(self.position, end or group[-1].span[1]),
                value_span=(between.start() if between else low, high),
                year=int(year) if year else None,
                kind=kind,
                condition=condition,
            )
        )

    def pass_over(self, figure: Quantity) -> None:
        """Read on behind ``figure`` and its bound (or more)."""
        tail = p.TAIL.match(self.text, figure.span[1])
        self.position = tail.end() if tail else figure.span[1]

    def _limit(self, figure: Quantity) -> int:
        later = (f.span[0] for f in self.figures if f.span[0] > figure.span[0])
        return next(later, self.end)


def clauses(text: str) -> Iterator[Clause]:
    """Split a sentence into clauses that are read by themselves."""
    quantities = read_quantities(text)
    start = 0
    ends = [*((match.start(), match.end()) for match in _END.finditer(text)), (len(text), 0)]
    for end, following in ends:
        inside = [q for q in quantities if start <= q.span[0] and q.span[1] <= end]
        amounts = [q for q in inside if q.kind == "amount"]
        yield Clause(text, start, end, amounts, [q for q in inside if q.kind == "base"])
        start = following
