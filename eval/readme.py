"""Write the latest measurements into the two READMEs: ``python -m eval.readme``.

Takes the newest run of the test split for each system in ``eval/results/``, and the newest
``benchmarks/results/speed.json``. What has not been measured leaves its place as it is.
"""

import json
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.errors import AssistantError, EvaluationError
from assistant.types import Language, Text
from eval.console import shown
from eval.metrics import METRICS
from eval.results import Group, Run, load

ROOT = Path(__file__).parent.parent
READMES: dict[Language, Path] = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}
SPEED = ROOT / "benchmarks" / "results" / "speed.json"
SHOWN = (
    "right_answer", "wrong_figure", "first_citation", "citation_recall", "figure_exactness",
    "quote_exactness", "abstention_recall", "false_refusal", "R@3",
)  # fmt: skip
_NOT_MEASURED = "-"
_KINDS = ("right_answer", "wrong_figure", "first_citation", "false_refusal")
_CASES = Text(zh="用例", en="cases")
_KIND = Text(zh="类别", en="kind")
_METRIC = Text(zh="指标（%，95 % 置信区间）", en="metric (%, 95 % interval)")
_ALL = Text(zh="全部", en="all")
_MEASURE = Text(zh="项目", en="measure")
_VALUE = Text(zh="实测", en="measured")
_LANGUAGES = {"zh": Text(zh="中文提问", en="Chinese"), "en": Text(zh="英文提问", en="English")}


def latest(folder: Path) -> tuple[Run, ...]:
    """Return the newest run of the test split of each system in ``folder``.

    :raises EvaluationError: if there is none.
    """
    newest: dict[str, Run] = {}
    for path in sorted(folder.glob("*-test.json")):
        run = load(path)
        newest[run.setting.system] = run
    if not newest:
        raise EvaluationError(
            Text(zh="没有测试集的评测结果", en="there are no results of the test split"),
            where=str(folder),
            remedy=Text(zh="请先运行 python -m eval", en="run python -m eval first"),
        )
    return tuple(newest.values())


def evaluation_tables(runs: Sequence[Run], language: Language) -> str:
    """Return one table a system by language, and one by kind, as Markdown."""
    return "\n\n".join(table for run in runs for table in _tables(run, language))


def _tables(run: Run, language: Language) -> Iterable[str]:
    groups = [group for group in run.groups if group.by in {"all", "language"}]
    heads = [f"{_group_name(group, language)} ({group.cases})" for group in groups]
    rows = [
        [METRICS[name].title.in_language(language)]
        + [shown(name, group.metrics.get(name)) for group in groups]
        for name in SHOWN
    ]
    measured = [row for row in rows if any(cell != _NOT_MEASURED for cell in row[1:])]
    yield f"**{run.setting.system}**, {run.made_at[:10]}"
    yield _markdown([_METRIC.in_language(language), *heads], measured)
    if len(measured) < len(rows):
        return  # a system that only retrieves has no answers to tell apart by kind
    titles = [METRICS[name].title.in_language(language) for name in _KINDS]
    kinds = [
        [group.name, str(group.cases)]
        + [shown(name, group.metrics.get(name), interval=False) for name in _KINDS]
        for group in run.groups
        if group.by == "kind"
    ]
    yield _markdown([_KIND.in_language(language), _CASES.in_language(language), *titles], kinds)


def _group_name(group: Group, language: Language) -> str:
    return _LANGUAGES.get(group.name, _ALL).in_language(language)


def speed_table(path: Path, language: Language) -> str:
    """Return the table of ``benchmarks/results/speed.json`` as Markdown.

    :raises EvaluationError: if it is not what ``python -m benchmarks.speed`` writes.
    """
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["rows"]
        cells = [[str(row[language]), str(row["value"])] for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvaluationError(
            Text(zh="无法读取性能结果", en="the benchmark results cannot be read"), where=str(path)
        ) from error
    return _markdown([_MEASURE.in_language(language), _VALUE.in_language(language)], cells)


def _markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def replace(text: str, name: str, content: str) -> str:
    """Return ``text`` with ``content`` between the markers called ``name``.

    :raises EvaluationError: if the markers are not there.
    """
    pattern = re.compile(rf"(<!-- {name}:begin -->\n).*?(<!-- {name}:end -->)", re.DOTALL)
    if not pattern.search(text):
        raise EvaluationError(
            Text(zh=f"缺少标记 {name}", en=f"the markers called {name} are missing")
        )
    return pattern.sub(lambda match: f"{match[1]}{content}\n{match[2]}", text)


def write(results: Path, speed: Path, readmes: dict[Language, Path]) -> None:
    """Write what was measured into ``readmes``.

    :raises EvaluationError: if nothing was measured, or a README has no place for it.
    """
    runs = latest(results)
    for language, path in readmes.items():
        text = path.read_text(encoding="utf-8")
        text = replace(text, "eval", evaluation_tables(runs, language))
        if speed.exists():
            text = replace(text, "benchmarks", speed_table(speed, language))
        path.write_text(text, encoding="utf-8")


def main() -> None:
    """Write the READMEs; errors become one line on stderr and the exit status."""
    try:
        write(ROOT / "eval" / "results", SPEED, READMES)
    except AssistantError as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(error.exit_status) from None


if __name__ == "__main__":
    main()
