"""Read whole documents the way a build does, and print their outlines for comparison."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.clean import clean
from assistant.corpus import read_metadata
from assistant.load import load
from assistant.outline import outline
from assistant.types import Clause, Outline

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
SOURCES = sorted((ROOT / "corpus/sources").glob("*.txt"))
DOCUMENTS = sorted((HERE / "documents").iterdir())
GOLDEN = HERE / "golden"
REGENERATE = "REGENERATE_OUTLINES"
HEADER = "label\tid\tkind\tpath\theading\twords\tspan\tlines\tresponsible"


def read(path: Path) -> tuple[Outline, ...]:
    raw = load(path)
    return outline(raw, clean(raw), read_metadata(path))


def listing(each: Outline) -> str:
    about = each.document
    facts = (about.title, about.number, about.date, about.issuer, about.period, about.language)
    head = f"# {about.id}: " + " | ".join(str(fact) for fact in facts)
    return "\n".join([head, HEADER, *(_row(each, clause) for clause in each.clauses)]) + "\n"


def _row(each: Outline, clause: Clause) -> str:
    text = each.own_text(clause).replace("\n", "⏎").replace("\t", "⇥")
    fields = (
        clause.label,
        clause.id.removeprefix(f"{clause.document}#"),
        clause.kind,
        " › ".join(clause.path),
        clause.heading,
        text if len(text) <= 48 else f"{text[:32]}…{text[-12:]}",
        f"{clause.span[0]}–{clause.span[1]}",
        f"{clause.lines[0]}–{clause.lines[1]}",
        "、".join(clause.responsible),
    )
    return "\t".join(field.replace("\t", "⇥") for field in fields)


def regenerating() -> bool:
    return bool(os.environ.get(REGENERATE))


def compare(path: Path, text: str) -> None:
    """Compare ``text`` with the golden file at ``path``, or write it when regenerating."""
    if regenerating():
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), (
        f"no golden file {path.name}; set {REGENERATE}=1 and review what it writes"
    )
    assert text.splitlines() == path.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="session")
def shipped() -> dict[str, Outline]:
    """The outlines of the shipped documents, by id."""
    return {each.document.id: each for path in SOURCES for each in read(path)}


@pytest.fixture(scope="session")
def outlines() -> Callable[[Path], tuple[Outline, ...]]:
    """Read one source into its outlines."""
    return read


@pytest.fixture(scope="session")
def print_outline() -> Callable[[Outline], str]:
    """Print an outline as a golden file does."""
    return listing


@pytest.fixture(scope="session")
def golden() -> Callable[[Path, str], None]:
    """Compare a text with a golden file."""
    return compare


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    for name, paths in _paths():
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, paths, ids=[path.stem for path in paths])


def _paths() -> Iterator[tuple[str, list[Path]]]:
    yield "source", SOURCES
    yield "document", DOCUMENTS
    yield "any_source", [*SOURCES, *DOCUMENTS]
