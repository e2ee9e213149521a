"""The ``targets`` command: filter, and write a table, CSV or JSON with bilingual headers."""

import csv
import io
import sys
from collections.abc import Iterable, Sequence
from itertools import chain

from rich.markup import escape
from rich.table import Table

from assistant.cli.output import console, interface_language, print_json
from assistant.compose.phrase import figure
from assistant.glossary import load_glossary
from assistant.resources import corpus_folder
from assistant.store import Library
from assistant.targets import conflicts as find_conflicts
from assistant.types import Target
from assistant.words import fold

_HEADERS = (
    "指标 Indicator",
    "数值 Figure",
    "类型 Kind",
    "年份 Year",
    "地区 Place",
    "条件 Condition",
    "条款 Clause",
    "原文 Quote",
)
_BOM = "\ufeff"


def print_targets(
    library: Library,
    *,
    indicator: str | None,
    place: str | None,
    year: int | None,
    kind: str | None,
    conflicts: bool,
    format_: str,
) -> None:
    """Print the targets that pass every filter given."""
    found: Iterable[Target] = library.targets
    if conflicts:
        found = chain.from_iterable(find_conflicts(library.targets))
    names = _names(indicator) if indicator is not None else ("",)
    chosen = [
        target
        for target in found
        if _named(target, names)
        and (place is None or fold(place) in _places(target, library))
        and (year is None or target.year == year)
        and (kind is None or target.kind == kind)
    ]
    if format_ == "json":
        print_json(
            [
                {**target.model_dump(mode="json"), "quote": _quote(target, library)}
                for target in chosen
            ]
        )
    elif format_ == "csv":
        _print_csv([_row(target, library) for target in chosen])
    else:
        _print_table([_row(target, library) for target in chosen])


def _names(indicator: str) -> tuple[str, ...]:
    """Return ``indicator`` and, where the glossary holds it, its Chinese names, all folded."""
    entry = load_glossary(corpus_folder() / "glossary.tsv").lookup(indicator)
    return tuple(map(fold, (indicator, *(entry.forms("zh") if entry else ()))))


def _named(target: Target, names: Sequence[str]) -> bool:
    printed = fold(f"{target.indicator} {target.key}")
    return any(name in printed for name in names)


def _places(target: Target, library: Library) -> str:
    document = library.outlines[target.document].document
    return fold(f"{target.place or ''} {document.place_en or ''}")


def _quote(target: Target, library: Library) -> str:
    return library.text(library.clause(target.clause), target.span)


def _row(target: Target, library: Library) -> tuple[str, ...]:
    return (
        target.indicator,
        figure(target, interface_language()),
        target.kind,
        str(target.year or ""),
        target.place or "",
        target.condition or "",
        target.clause,
        _quote(target, library),
    )


def _print_csv(rows: Sequence[tuple[str, ...]]) -> None:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_HEADERS)
    writer.writerows(rows)
    # Spreadsheets take UTF-8 for a local encoding unless a byte-order mark opens the file.
    sys.stdout.write(_BOM + text.getvalue())


def _print_table(rows: Sequence[tuple[str, ...]]) -> None:
    table = Table()
    for header in _HEADERS[:-1]:
        table.add_column(header, overflow="fold")
    for row in rows:
        table.add_row(*(escape(cell) for cell in row[:-1]))
    console().print(table)
