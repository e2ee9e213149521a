"""The command line: `python -m eval`."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from assistant.errors import AssistantError, EvaluationError
from assistant.types import Text
from eval import console as terminal
from eval.baseline import BaselineOpener, comparable
from eval.cases import Case
from eval.checks import load_cases
from eval.compare import compare
from eval.corpus import Corpus
from eval.feedback import draft_cases, write_drafts
from eval.junit import write_junit
from eval.report import write_report
from eval.results import Run, load, save
from eval.run import evaluate
from eval.setting import describe
from eval.system import AssistantOpener, Opener
from eval.thresholds import DEFAULT, Threshold, hold, read_thresholds

CASES = Path(__file__).with_name("cases")
RESULTS = Path(__file__).with_name("results")

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def evaluation(
    *,
    split: Annotated[str, typer.Option(help="dev, test or all")] = "test",
    index: Annotated[Path | None, typer.Option(help="the index to evaluate")] = None,
    runs: Annotated[
        tuple[Path, Path] | None,
        typer.Option("--compare", help="two result files: what got better and worse"),
    ] = None,
    case: Annotated[str | None, typer.Option(help="explain the case with this id")] = None,
    from_feedback: Annotated[
        Path | None, typer.Option(help="draft cases from the page's feedback database")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="processes")] = 1,
    llm: Annotated[str | None, typer.Option(help="evaluate the LLM mode with this model")] = None,
    baseline: Annotated[
        bool, typer.Option("--baseline", help="also run the usual LangChain script")
    ] = False,
    output: Annotated[Path, typer.Option(help="folder for the results")] = RESULTS,
    thresholds: Annotated[Path, typer.Option(help="the limits for the exit status")] = DEFAULT,
    cases: Annotated[Path, typer.Option(help="folder of the cases")] = CASES,
) -> None:
    """Evaluate the assistant: 0 all thresholds hold, 1 some do not, 2 wrong use or wrong cases."""
    console = Console()
    if runs:
        terminal.print_comparison(compare(load(runs[0]), load(runs[1])), console)
        return
    if from_feedback:
        path = output / "drafts.jsonl"
        write_drafts(draft_cases(from_feedback), path)
        console.print(f"drafts for a reviewer: {path}", markup=False)
        return
    limits = read_thresholds(thresholds)
    session = Session(AssistantOpener(index, llm), cases, split, case, console)
    if case:
        terminal.print_case(session.measure().outcomes[0], console)
        return
    run = session.measure(workers=workers)
    rival = session.measure(BaselineOpener(session.opener)) if baseline else None
    if not report(run, rival and comparable(rival), limits, output, console):
        raise typer.Exit(1)


class Session:
    """The cases chosen for this invocation, and the documents of the system they are put to."""

    def __init__(
        self, opener: Opener, folder: Path, split: str, case: str | None, console: Console
    ) -> None:
        self.opener = opener
        self.split = split
        self.console = console
        self.corpus = Corpus(opener().outlines())
        self.cases = choose(load_cases(folder.glob("*.jsonl"), self.corpus), split, case)

    def measure(self, opener: Opener | None = None, *, workers: int = 1) -> Run:
        """Evaluate the system, or the one that ``opener`` opens, with a progress bar."""
        system = opener or self.opener
        setting = describe(system, self.corpus, self.split, workers)
        bar, count, clock = BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
        with Progress(TextColumn(system.name), bar, count, clock, console=self.console) as progress:
            task = progress.add_task(system.name, total=len(self.cases))
            return evaluate(
                self.cases,
                system,
                self.corpus,
                setting,
                workers=workers,
                progress=lambda: progress.advance(task),
            )


def choose(cases: tuple[Case, ...], split: str, name: str | None) -> tuple[Case, ...]:
    """Return the case called ``name``, or else those of ``split``.

    :raises EvaluationError: if there are none.
    """
    chosen = tuple(
        case for case in cases if (case.id == name if name else split in {"all", case.split})
    )
    if not chosen:
        wanted = f"--case {name}" if name else f"--split {split}"
        raise EvaluationError(
            Text(zh=f"没有符合 {wanted} 的用例", en=f"no case matches {wanted}"),
        )
    return chosen


def report(
    run: Run,
    rival: Run | None,
    limits: tuple[Threshold, ...],
    output: Path,
    console: Console,
) -> bool:
    """Print and write everything about ``run``; tell whether all thresholds hold."""
    verdicts = hold(run, limits)
    for one in filter(None, (run, rival)):
        terminal.print_run(one, console)
        console.print(f"results: {save(one, output)}", markup=False)
    page = output / f"{run.id}.html"
    write_report(run, verdicts, page, rival)
    write_junit(run, verdicts, page.with_suffix(".xml"))
    console.print(f"report: {page}", markup=False)
    terminal.print_verdicts(verdicts, console)
    return all(verdict.passed for verdict in verdicts)


def main() -> None:
    """Run the command; errors become one message on stderr and the exit status."""
    try:
        app()
    except AssistantError as error:
        sys.stderr.write(error.in_language("en").rstrip(".\n") + "\n")
        raise SystemExit(error.exit_status) from None
