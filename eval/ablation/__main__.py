"""`python -m eval.ablation`: right answers and found clauses without each part of retrieval.

The development cases are answered without renderings, question bank, glossary, dictionary
expansion, dense encoder and reranker in turn. The reranker is fitted anew for each setup, and
answers only cases of the fold it was not fitted on. Then each document in turn is treated as one
that a user adds: without renderings and questions, and with a reranker that no case about it has
shaped. ``--encoder`` names the encoder for this second part: the bundled one has learnt all of the
documents, one trained by ``python -m assistant.encode.train`` without ``--extra`` none.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from assistant.encode import Encoder, load_encoder
from assistant.errors import AssistantError
from eval.ablation.measure import cross_validated, left_out, pools_of
from eval.ablation.setups import BARE, SETUPS, Bench, Setup, without_document
from eval.ablation.table import Ablation, LeftOutDocument, markdown, measured
from eval.cases import Case
from eval.checks import load_cases
from eval.cli import CASES, RESULTS
from eval.corpus import Corpus
from eval.results import Outcome
from eval.setting import code_version

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def ablation(
    encoder: Annotated[
        str | None, typer.Option(help="a folder with an encoder for the documents left out")
    ] = None,
    documents: Annotated[bool, typer.Option(help="also leave out one document at a time")] = True,
    output: Annotated[
        Path, typer.Option(help="folder for ablation.md and ablation.json")
    ] = RESULTS,
) -> None:
    """Measure what each part of retrieval is worth on the development cases."""
    bundled, foreign = load_encoder(), load_encoder(encoder)
    console = Console(stderr=True)
    with Progress(console=console) as progress:
        task = progress.add_task("setups", total=len(SETUPS))
        outcomes: dict[str, tuple[Outcome, ...]] = {}
        for setup in SETUPS:
            progress.update(task, description=setup.name)
            with _bench(setup, bundled) as bench:
                outcomes[setup.name] = cross_validated(bench, _cases(bench))
            progress.advance(task)
        known = outcomes[SETUPS[0].name]
        alone = tuple(_unknown(known, foreign, progress)) if documents else ()
    result = Ablation(
        code=code_version(),
        encoder=bundled.identity,
        foreign=foreign.identity,
        cases=len(known),
        setups=tuple(measured(name, found) for name, found in outcomes.items()),
        documents=alone,
    )
    output.mkdir(parents=True, exist_ok=True)
    (output / "ablation.json").write_text(result.model_dump_json(indent=1) + "\n", "utf-8")
    (output / "ablation.md").write_text(markdown(result) + "\n", "utf-8")
    sys.stdout.write(markdown(result) + "\n")


@contextmanager
def _bench(setup: Setup, encoder: Encoder) -> Iterator[Bench]:
    with tempfile.TemporaryDirectory() as folder:
        yield Bench(setup, Path(folder), encoder)


def _cases(bench: Bench) -> tuple[Case, ...]:
    cases = load_cases(CASES.glob("*.jsonl"), Corpus(bench.open().outlines()))
    return tuple(case for case in cases if case.split == "dev")


def _unknown(
    known: Sequence[Outcome], encoder: Encoder, progress: Progress
) -> Iterator[LeftOutDocument]:
    """Leave out each document that cases are about, and yield its figures with and without."""
    cases = [outcome.case for outcome in known]
    names = sorted({case.documents[0] for case in cases if len(case.documents) == 1})
    task = progress.add_task("documents", total=len(names))
    with _bench(BARE, encoder) as bench:
        bare = pools_of(bench, cases)
    for name in names:
        progress.update(task, description=f"without {name}")
        with _bench(without_document(name), encoder) as bench:
            found = left_out(name, bench, pools_of(bench, cases), bare)
        with_it = [outcome for outcome in known if outcome.case.documents == (name,)]
        yield LeftOutDocument(
            document=name,
            cases=len(found),
            known=measured("known", with_it),
            unknown=measured("unknown", found),
        )
        progress.advance(task)


if __name__ == "__main__":
    try:
        app()
    except AssistantError as error:
        sys.stderr.write(error.in_language("en") + "\n")
        raise SystemExit(error.exit_status) from None
