"""`python -m eval.benchmarks`: this project's encoder on local copies of open benchmarks."""

import sys
from pathlib import Path

import typer
from rich.console import Console

from assistant.errors import AssistantError
from eval.benchmarks.collection import Collection, dense, measure
from eval.benchmarks.legalbench import read_legalbench
from eval.benchmarks.miracl import read_miracl
from eval.benchmarks.xquad import read_xquad

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def xquad(questions: Path, paragraphs: Path) -> None:
    """Find the paragraphs of one XQuAD language file by the questions of another."""
    _report(read_xquad(questions, paragraphs))


@app.command()
def miracl(topics: Path, corpus: Path, qrels: Path) -> None:
    """Run the topics of a MIRACL-style collection."""
    _report(read_miracl(topics, corpus, qrels))


@app.command()
def legalbench(tests: Path, corpus: Path) -> None:
    """Run a LegalBench-RAG-style benchmark file over its folder of documents."""
    _report(read_legalbench(tests, corpus))


def _report(collection: Collection) -> None:
    from assistant.encode import load_encoder  # noqa: PLC0415 - reads the model

    console = Console()
    console.print(
        f"{collection.name}: {len(collection.queries)} queries, "
        f"{len(collection.passages)} passages",
        markup=False,
    )
    for name, found in measure(collection, dense(load_encoder())).items():
        interval = f"[{found.low:.3f}, {found.high:.3f}]"
        console.print(f"{name:8} {found.value:.3f} {interval}", markup=False)


if __name__ == "__main__":
    try:
        app()
    except AssistantError as error:
        sys.stderr.write(error.in_language("en") + "\n")
        raise SystemExit(error.exit_status) from None
