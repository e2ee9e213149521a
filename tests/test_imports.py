"""Hold the direction of imports: each room may import only rooms above it in the list."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

ROOMS = (
    # what everything stands on
    "types", "errors", "resources", "tsv", "phrases",
    # reading words, figures and names
    "words", "quantity", "places", "glossary", "encode",
    # the upper line of the flow: a source becomes clauses, chunks and targets
    "corpus", "load", "clean", "outline", "chunk", "targets",
    # the lower line: a question becomes a verified answer
    "store", "search", "understand", "compose", "verify", "llm",
    # the one room that wires the stages together
    "pipeline",
    # what people and programs use
    "integrations", "page", "serving", "cli", "__main__",
)  # fmt: skip

PLACES = {
    "bm25s": {"search/lexical"},
    "faiss": {"store/vectors"},
    "gradio": {"page", "serving/app"},
    "jieba": {"words/build_words", "words/chinese"},
    "langchain": {"llm/model"},
    "langchain_core": {"integrations/langchain", "llm/model"},
    "mcp": {"serving/mcp"},
    "opencc": {"words/fold", "encode/training/data"},
    "sentence_transformers": {"encode/sentence"},
    "torch": {"encode/training/fit"},
}
"""The only modules or rooms that may import each heavy library."""


def modules() -> list[Path]:
    return sorted((ROOT / "assistant").rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Yield the dotted name of everything that the module at ``path`` imports, wherever it does."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            if node.module == "assistant":
                yield from (f"assistant.{alias.name}" for alias in node.names)
            else:
                yield node.module or ""


def name_of(path: Path) -> str:
    """Return ``words/fold`` for ``assistant/words/fold.py``, and ``words`` for the room itself."""
    name = path.relative_to(ROOT / "assistant").with_suffix("").as_posix()
    return name.removesuffix("/__init__")


def test_every_room_has_its_place() -> None:
    rooms = {name_of(path).split("/")[0] for path in modules()} - {"__init__"}

    assert rooms <= set(ROOMS)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_imports_lead_upwards(path: Path) -> None:
    room = name_of(path).split("/")[0]
    above = ROOMS[: ROOMS.index(room) + 1] if room in ROOMS else ()
    for name in imported(path):
        top, _, rest = name.partition(".")
        if top == "assistant":
            assert rest.split(".")[0] in above, f"{room} imports {name}"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_heavy_library_has_one_place(path: Path) -> None:
    name = name_of(path)
    for library in {each.partition(".")[0] for each in imported(path)} & set(PLACES):
        allowed = PLACES[library]
        assert name in allowed or name.split("/")[0] in allowed, f"{name} imports {library}"


def test_product_knows_neither_tests_nor_benchmarks() -> None:
    for path in modules():
        tops = {name.partition(".")[0] for name in imported(path)}
        allowed = {"eval"} if name_of(path) == "cli/main" else set()
        assert tops & {"eval", "tests", "benchmarks"} <= allowed, path
