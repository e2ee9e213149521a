"""The HTML report: one self-contained file in both languages, without scripts."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.types import Citation
from eval.charts import bars, curve
from eval.console import HEADLINES, shown
from eval.faults import faults, has_failed
from eval.metrics import METRICS, area_under_risk
from eval.names import name_of
from eval.results import Run
from eval.thresholds import Verdict

TEMPLATES = Path(__file__).with_name("templates")


def in_context(citation: Citation) -> tuple[str, str, str]:
    """Split a citation's passage into what stands before the quote, the quote, and the rest.

    A quote that is not in its passage stands alone, which the report marks as a fault.
    """
    before, found, after = citation.passage.partition(citation.quote)
    return (before, found, after) if found else ("", citation.quote, "")


def render(run: Run, verdicts: tuple[Verdict, ...], baseline: Run | None = None) -> str:
    """Return the report on ``run`` as HTML; everything that came from outside is escaped."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    failed = [outcome for outcome in run.outcomes if has_failed(outcome)]
    return environment.get_template("report.html.j2").render(
        run=run,
        baseline=baseline,
        verdicts=verdicts,
        metrics=METRICS,
        languages=[group for group in run.groups if group.by in {"all", "language"}],
        charts={
            by: bars([group for group in run.groups if group.by == by], "right_answer")
            for by in ("language", "kind", "style", "document")
        },
        risk=curve(run.risk),
        risk_area=area_under_risk(run.risk),
        failed=[(outcome, faults(outcome)) for outcome in failed],
        headlines=HEADLINES,
        shown=shown,
        in_context=in_context,
        name_of=name_of,
    )


def write_report(
    run: Run, verdicts: tuple[Verdict, ...], path: Path, baseline: Run | None = None
) -> None:
    """Write the report to ``path``."""
    path.write_text(render(run, verdicts, baseline), encoding="utf-8")
