"""Write the index as tables for reviewers: ``python -m assistant.cli.listing FOLDER [INDEX]``."""

import sys
from collections.abc import Iterable
from pathlib import Path

from assistant.pipeline import build_index
from assistant.resources import default_index_folder
from assistant.store import Generation, Library, current_name, open_generation
from assistant.types import Target

_CHUNKS = ("chunk", "clause", "lines", "context", "text")
_TARGETS = (
    "clause", "indicator", "key", "kind", "year", "comparator", "figure", "unit", "place",
    "condition", "quote",
)  # fmt: skip


def write_listing(generation: Generation, folder: Path) -> None:
    """Write ``chunks.tsv`` and ``targets.tsv`` into ``folder``, in the order of the documents."""
    library = Library(generation)
    folder.mkdir(parents=True, exist_ok=True)
    chunks = (
        (each.id, each.clause, _lines(library, each.clause), each.context, each.text)
        for each in generation.chunks()
    )
    _write(folder / "chunks.tsv", _CHUNKS, chunks)
    _write(folder / "targets.tsv", _TARGETS, (_row(library, each) for each in library.targets))


def _lines(library: Library, clause: str) -> str:
    first, last = library.clause(clause).lines
    return f"{first}-{last}"


def _row(library: Library, target: Target) -> tuple[object, ...]:
    numbers = (target.value, target.low, target.high)
    figure = target.word or "-".join(str(number) for number in numbers if number is not None)
    quote = library.text(library.clause(target.clause), target.span)
    return (
        target.clause, target.indicator, target.key, target.kind, target.year, target.comparator,
        figure, target.unit, target.place, target.condition, quote,
    )  # fmt: skip


def _write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    lines = ("\t".join(_cell(cell) for cell in row) for row in (header, *rows))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return text.replace("\t", " ⇥ ").replace("\n", " ⏎ ").strip()


if __name__ == "__main__":
    index = Path(sys.argv[2]) if len(sys.argv) > 2 else default_index_folder()
    build_index(index)
    write_listing(open_generation(index / current_name(index)), Path(sys.argv[1]))
