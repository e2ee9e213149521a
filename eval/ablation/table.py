"""The figures of an ablation, as data and as Markdown."""

from collections.abc import Iterator, Sequence

from assistant.types import Model
from eval.console import shown
from eval.results import Group, Outcome
from eval.summary import summarise_groups

COLUMNS = {
    "right_answer": "right",
    "wrong_figure": "wrong figure",
    "citation_recall": "cited",
    "R@1": "found@1",
    "R@3": "found@3",
}
LANGUAGES = ("zh", "en")


class Measured(Model):
    """The groups of one setup."""

    name: str
    groups: tuple[Group, ...]

    def value(self, metric: str, by: str = "all", name: str = "all") -> str:
        """Return a metric of a group as text, ``-`` where it does not apply."""
        for group in self.groups:
            if (group.by, group.name) == (by, name):
                return shown(metric, group.metrics.get(metric), interval=False)
        return "-"


class LeftOutDocument(Model):
    """The cases about one document alone, with all that is known of it and without."""

    document: str
    cases: int
    known: Measured
    unknown: Measured


class Ablation(Model):
    """All figures of one run. ``encoder`` is that of the setups, ``foreign`` that of the documents."""

    code: str
    encoder: str
    foreign: str
    cases: int
    setups: tuple[Measured, ...]
    documents: tuple[LeftOutDocument, ...]


def measured(name: str, outcomes: Sequence[Outcome]) -> Measured:
    """Summarise the outcomes of a setup."""
    return Measured(name=name, groups=summarise_groups(outcomes))


def markdown(ablation: Ablation) -> str:
    """Return the tables: by language, by kind, and by document left out; shares in per cent."""
    parts = [_by_language(ablation.setups), _by_kind(ablation.setups)]
    if ablation.documents:
        parts.append(_by_document(ablation.documents))
    return "\n\n".join("\n".join(part) for part in parts)


def _by_language(setups: Sequence[Measured]) -> Iterator[str]:
    names = [f"{title} {language}" for title in COLUMNS.values() for language in LANGUAGES]
    yield from _heading(["setup", *names, "p50 ms", "p95 ms"])
    for each in setups:
        cells = [
            each.value(metric, "language", language) for metric in COLUMNS for language in LANGUAGES
        ]
        yield _row([each.name, *cells, each.value("latency_p50"), each.value("latency_p95")])


def _by_kind(setups: Sequence[Measured]) -> Iterator[str]:
    kinds = [group.name for group in setups[0].groups if group.by == "kind"]
    yield from _heading(["right answers", *kinds])
    for each in setups:
        yield _row([each.name, *(each.value("right_answer", "kind", kind) for kind in kinds)])


def _by_document(documents: Sequence[LeftOutDocument]) -> Iterator[str]:
    metrics = ("right_answer", "wrong_figure", "R@1", "R@3")
    names = [f"{COLUMNS[metric]} {state}" for metric in metrics for state in ("known", "unknown")]
    yield from _heading(["document", "cases", *names])
    for each in documents:
        cells = [state.value(metric) for metric in metrics for state in (each.known, each.unknown)]
        yield _row([each.document, str(each.cases), *cells])


def _heading(cells: Sequence[str]) -> Iterator[str]:
    yield _row(cells)
    yield _row(["---", *["--:"] * (len(cells) - 1)])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
