"""One run on disk: what was evaluated, on what, and every answer with its judgement."""

from pathlib import Path

from assistant.errors import EvaluationError
from assistant.types import Answer, Model, Text
from eval.cases import Case
from eval.judgement import Judgement
from eval.metrics import Estimate, RiskPoint


class Outcome(Model):
    """A case with the answer it got, where search found its clauses, and the judgement."""

    case: Case
    answer: Answer
    judgement: Judgement


class Setting(Model):
    """What a run was made with: enough to make it again."""

    system: str
    split: str
    code: str
    corpus_sha256: str
    settings: dict[str, str]
    machine: dict[str, str]


class Group(Model):
    """The metrics over the cases that share one property, such as ``kind`` = ``table``."""

    by: str
    name: str
    cases: int
    metrics: dict[str, Estimate]


class Run(Model):
    """One evaluation run."""

    id: str
    made_at: str
    seconds: float
    setting: Setting
    groups: tuple[Group, ...]
    risk: tuple[RiskPoint, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def total(self) -> Group:
        """The group of all cases."""
        return self.groups[0]


def save(run: Run, folder: Path) -> Path:
    """Write ``run`` as ``<id>.json`` into ``folder`` and return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{run.id}.json"
    path.write_text(run.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return path


def load(path: Path) -> Run:
    """Read a run.

    :raises EvaluationError: if ``path`` is not a run of this suite.
    """
    try:
        return Run.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        detail = str(error).splitlines()[0]
        raise EvaluationError(
            Text(zh=f"无法读取评测结果：{detail}", en=f"the results cannot be read: {detail}"),
            where=str(path),
            remedy=Text(zh="请重新运行 python -m eval", en="Run python -m eval again"),
        ) from None
