"""Tables on the terminal."""

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from eval.compare import Comparison
from eval.faults import faults
from eval.metrics import METRICS, Estimate
from eval.results import Group, Outcome, Run
from eval.thresholds import Verdict

# The metrics shown by kind, and their short names for narrow columns.
HEADLINES = {
    "right_answer": "right",
    "wrong_figure": "wrong",
    "first_citation": "first",
    "citation_recall": "cited",
    "figure_exactness": "figures",
    "false_refusal": "refused",
    "R@3": "found@3",
}


def shown(name: str, estimate: Estimate | None, *, interval: bool = True) -> str:
    """Return an estimate as text: shares in per cent, with the 95 % interval if asked for."""
    if estimate is None:
        return "-"
    scale = 100 if METRICS[name].unit == "share" else 1
    low, value, high = (scale * end for end in (estimate.low, estimate.value, estimate.high))
    return f"{value:.1f} [{low:.0f}, {high:.0f}]" if interval else f"{value:.1f}"


def print_run(run: Run, console: Console) -> None:
    """Print every metric over all cases and by language, then the headlines by kind."""
    columns = [group for group in run.groups if group.by in {"all", "language"}]
    title = f"{run.setting.system}, {run.setting.split} split, {run.total.cases} cases"
    caption = f"% [95 % interval]; {run.seconds:.1f} s in all"
    table = Table(title=title, caption=caption, box=SIMPLE_HEAD)
    table.add_column("metric", no_wrap=True)
    for group in columns:
        table.add_column(f"{group.name} ({group.cases})", justify="right", no_wrap=True)
    for name, metric in METRICS.items():
        if name in run.total.metrics:
            cells = [shown(name, group.metrics.get(name)) for group in columns]
            table.add_row(metric.title.en, *cells)
    console.print(table)
    console.print(_by_kind([group for group in run.groups if group.by == "kind"]))


def _by_kind(groups: list[Group]) -> Table:
    table = Table(title="by kind (%)", box=SIMPLE_HEAD)
    table.add_column("kind")
    table.add_column("cases", justify="right")
    for heading in HEADLINES.values():
        table.add_column(heading, justify="right", no_wrap=True)
    for group in groups:
        cells = [shown(name, group.metrics.get(name), interval=False) for name in HEADLINES]
        table.add_row(group.name, str(group.cases), *cells)
    return table


def print_verdicts(verdicts: tuple[Verdict, ...], console: Console) -> None:
    """Print each threshold with the measured value, and the reason of those that fail."""
    for verdict in verdicts:
        value = "not measured" if verdict.value is None else f"{verdict.value:.4f}"
        mark = "[green]pass[/]" if verdict.passed else "[red]FAIL[/]"
        console.print(f"{mark} ", end="")
        console.print(f"{verdict.title} (measured {value})", markup=False, highlight=False)
        if not verdict.passed:
            console.print(f"     {verdict.threshold.reason.en}", markup=False)


def print_comparison(found: Comparison, console: Console) -> None:
    """Print what turned right and wrong, McNemar's p, and how each metric changed."""
    console.print(f"{found.cases} cases in both runs; McNemar's exact p = {found.p:.4f}")
    for name, ids in (("better", found.better), ("worse", found.worse)):
        console.print(f"{name} ({len(ids)}): {', '.join(ids) or '-'}", markup=False)
    caption = "* the paired bootstrap's 95 % interval leaves out 0"
    table = Table(caption=caption, box=SIMPLE_HEAD)
    for heading in ("metric", "before", "after", "difference [95 %]"):
        table.add_column(heading, justify="left" if heading == "metric" else "right")
    for change in found.changes:
        scale = 100 if METRICS[change.metric].unit == "share" else 1
        star = " *" if change.is_significant else ""
        difference = f"{scale * (change.after - change.before):+.1f}"
        table.add_row(
            METRICS[change.metric].title.en,
            f"{scale * change.before:.1f}",
            f"{scale * change.after:.1f}",
            f"{difference} \\[{scale * change.low:+.1f}, {scale * change.high:+.1f}]{star}",
        )
    console.print(table)


def print_case(outcome: Outcome, console: Console) -> None:
    """Explain one case: question, expectation, answer, citations, judgement, faults."""
    case, answer = outcome.case, outcome.answer
    lines = [
        f"{case.id} · {case.kind} · {case.language} · {case.split}",
        *(f"earlier:  {turn}" for turn in case.history),
        f"question: {case.question}",
        f"expected: {'refuse' if case.abstain else 'answer'}; {case.why}",
        *(f"needed:   {' | '.join(group)}" for group in case.needed),
        *(f"figure:   {f.comparator} {f.value}{f.unit} {f.year or ''}" for f in case.figures),
        f"answer:   {answer.text}",
        *([f"refused:  {answer.abstained}"] if answer.abstained is not None else []),
        *(f"[{c.number}] {c.document.id} {c.clause.id}: {c.quote}" for c in answer.citations),
        f"ranks:    {', '.join(str(rank or '-') for rank in outcome.judgement.ranks) or '-'}",
        *(f"FAULT     {fault.en}" for fault in faults(outcome)),
    ]
    for line in lines:
        console.print(line, markup=False, highlight=False, soft_wrap=True)
