"""A corpus of two small plans with renderings and questions, in place of the shipped one."""

import json
from pathlib import Path

import pytest

from assistant.resources import corpus_folder
from eval.ablation import setups
from eval.cases import Case

SCREENING = ("到2025年，筛查率达到90%以上。", "By 2025, the screening rate reaches 90% or above.")
BEDS = ("床位数达到80张。", "There will be 80 beds.")
PLANS = {
    "estuary": ("河口县健康计划", SCREENING, "要筛查多少人？"),
    "hill": ("青山县健康计划", BEDS, "要有多少张床？"),
}


def case(name: str, question: str, document: str, quote: str) -> Case:
    return Case.model_validate({
        "id": name, "question": question, "language": name[:2], "kind": "target",
        "documents": [document], "needed": [[quote]], "why": "clause 1", "split": "dev",
    })  # fmt: skip


CASES = (
    case("zh-1", "筛查率达到多少？", "estuary", SCREENING[0]),
    case("en-2", "How many beds will there be?", "hill", BEDS[0]),
    case("zh-3", "床位数是多少？", "hill", BEDS[0]),
    case("en-6", "What screening rate?", "estuary", SCREENING[0]),
)


@pytest.fixture
def plan_cases() -> tuple[Case, ...]:
    return CASES


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "plans"
    for part in ("sources", "renderings", "questions"):
        (folder / part).mkdir(parents=True)
    for name, (title, (original, rendering), question) in PLANS.items():
        source = f"{title}\n\n一、目标\n{original}\n"
        clause = f"{name}#一"
        rendered = {
            "clause": clause,
            "sentences": [["一、目标", "I. Goals"], [original, rendering]],
        }
        (folder / f"sources/{name}.txt").write_text(source, "utf-8")
        (folder / f"renderings/{name}.jsonl").write_text(json.dumps(rendered) + "\n", "utf-8")
        asked = {"clause": clause, "zh": [question]}
        (folder / f"questions/{name}.jsonl").write_text(json.dumps(asked) + "\n", "utf-8")
    assert corpus_folder() != folder
    monkeypatch.setattr(setups, "corpus_folder", lambda: folder)
    return folder
