"""Targets: choosing them by name, place, year and kind, as an HTML table and as CSV."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from assistant.compose.phrase import figure
from assistant.glossary import Glossary
from assistant.page.links import clause_link
from assistant.page.messages import say
from assistant.pipeline import Assistant
from assistant.store import Library
from assistant.targets import conflicts
from assistant.types import Language, Target
from assistant.words import fold

KINDS = ("baseline", "target", "past target")
_COLUMNS = ("indicator", "figure", "kind", "year", "place", "condition", "clause")
_BOM = "\ufeff"


@dataclass(frozen=True)
class Filter:
    """Which targets to show; an empty field lets everything through."""

    words: str = ""
    place: str = ""
    year: int | None = None
    kind: str = ""
    conflicting: bool = False

    def parameters(self) -> dict[str, str]:
        """Return the filter as the parameters of an address."""
        held = {
            "words": self.words,
            "place": self.place,
            "year": str(self.year or ""),
            "kind": self.kind,
            "conflicting": "1" if self.conflicting else "",
        }
        return {name: value for name, value in held.items() if value}


class Figures:
    """The targets of a library with the English names of their indicators."""

    def __init__(self, library: Library, glossary: Glossary) -> None:
        self.library = library
        self._english = {target: _english(target, glossary) for target in library.targets}
        self._places = {
            document.place: document.place_en or document.place
            for document in library.documents
            if document.place
        }
        self._conflicting = frozenset(
            target for group in conflicts(library.targets) for target in group
        )

    def places(self, language: Language) -> list[tuple[str, str]]:
        """Return the places that have targets, as they are named and as they are kept."""
        held = dict.fromkeys(target.place for target in self.library.targets if target.place)
        return [(self.place(place, language), place) for place in held]

    def years(self) -> list[int]:
        """Return the years that have targets."""
        return sorted({target.year for target in self.library.targets if target.year})

    def place(self, place: str | None, language: Language) -> str:
        """Return the name of a place in ``language``, where known."""
        name = place or ""
        return self._places.get(name, name) if language == "en" else name

    def name(self, target: Target, language: Language) -> str:
        """Return the indicator's name; in English where the glossary has it."""
        return (self._english[target] if language == "en" else None) or target.indicator

    def chosen(self, filter_: Filter) -> list[Target]:
        """Return the targets that pass ``filter_``, in reading order."""
        return [target for target in self.library.targets if self._passes(target, filter_)]

    def _passes(self, target: Target, filter_: Filter) -> bool:
        names = f"{target.indicator} {target.key} {self._english[target] or ''}"
        return (
            all(word in fold(names) for word in fold(filter_.words).split())
            and (not filter_.place or target.place == filter_.place)
            and (filter_.year is None or target.year == filter_.year)
            and (not filter_.kind or target.kind == filter_.kind)
            and (not filter_.conflicting or target in self._conflicting)
        )

    def table(self, targets: Sequence[Target], language: Language) -> Markup:
        """Return ``targets`` as a table, each row linked to its clause."""
        if not targets:
            return Markup("<p class='calm' role='status'>{}</p>").format(
                say("no_figures", language)
            )
        heads = Markup("").join(
            Markup("<th scope='col'>{}</th>").format(say(column, language)) for column in _COLUMNS
        )
        rows = Markup("").join(self._row(target, language) for target in targets)
        return Markup(
            "<div class='scroll' tabindex='0'><table class='figures'><caption role='status'>{}"
            "</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
        ).format(say("figures_found", language, count=len(targets)), heads, rows)

    def _row(self, target: Target, language: Language) -> Markup:
        label = target.clause.partition("#")[2]
        flag = ""
        if target in self._conflicting:
            flag = Markup(" <span class='flag'>{}</span>").format(say("conflict", language))
        return Markup(
            "<tr class='{css}'><th scope='row'>{name}{original}{flag}</th><td class='value'>{value}"
            "</td><td>{kind}</td><td>{year}</td><td>{place}</td><td>{condition}</td><td>{link}</td></tr>"
        ).format(
            css=target.kind.replace(" ", "-"),
            name=self.name(target, language),
            original=self._original(target, language),
            flag=flag,
            value=figure(target, language),
            kind=say(target.kind, language),
            year=target.year or "—",
            place=self.place(target.place, language),
            condition=target.condition or "",
            link=clause_link(target.clause, label),
        )

    def _original(self, target: Target, language: Language) -> Markup | str:
        if self.name(target, language) == target.indicator:
            return ""
        return Markup(" <span class='original' lang='zh-CN'>{}</span>").format(target.indicator)

    def csv(self, targets: Sequence[Target], language: Language) -> str:
        """Return ``targets`` as CSV with the verbatim quote; it opens well in spreadsheets."""
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow([say(column, language) for column in (*_COLUMNS, "quote")])
        for target in targets:
            quote = self.library.text(self.library.clause(target.clause), target.span)
            writer.writerow(
                _inert(cell)
                for cell in (
                    self.name(target, language),
                    figure(target, language),
                    say(target.kind, language),
                    str(target.year or ""),
                    self.place(target.place, language),
                    target.condition or "",
                    target.clause,
                    quote,
                )
            )
        # Spreadsheets take UTF-8 for a local encoding unless a byte-order mark opens the file.
        return _BOM + text.getvalue()


class LiveFigures:
    """The figures of the generation in force."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._figures = Figures(assistant.library, assistant.glossary)

    def now(self) -> Figures:
        """Return them, all of one generation; read anew when another comes into force."""
        library, figures = self._assistant.library, self._figures
        if figures.library is not library:
            figures = self._figures = Figures(library, self._assistant.glossary)
        return figures


def _english(target: Target, glossary: Glossary) -> str | None:
    entry = glossary.lookup(target.indicator) or glossary.lookup(target.key)
    return entry.en if entry else None


def _inert(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet takes it for a formula (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def read_filter(
    words: str | None,
    place: str | None,
    year: str | None,
    kind: str | None,
    *,
    conflicting: bool = False,
) -> Filter:
    """Return the filter behind the values of a form; unknown kinds and years let all through."""
    number = int(year) if year and year.isascii() and year.isdecimal() else None
    return Filter(
        words or "", place or "", number, kind if kind and kind in KINDS else "", conflicting
    )
