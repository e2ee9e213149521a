"""Small generations, published for real."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from assistant.clean import clean
from assistant.load.text import read_text
from assistant.outline import outline
from assistant.store import Identity, Origin, build_vectors, publish, write_lock
from assistant.types import ClauseQuestions, RenderedSentence, Rendering, Target

IDENTITY = Identity(encoder="encoder-1", lexicon="lexicon-1", chunker="chunker-1")
ORIGIN = Origin(corpus="shipped", sources={"plan.txt": "0" * 64})
PLAN = "河口县健康计划\n\n一、目标\n到2025年，筛查率达到90%以上。\n\n二、措施\n（一）宣传。\n（二）培训。\n"


def fill(folder: Path, text: str = PLAN) -> None:
    raw = read_text("plan.txt", text.encode())
    (plan,) = outline(raw, clean(raw))
    goal = plan.clauses[1]
    rendering = Rendering(
        clause=goal.id,
        sentences=(
            RenderedSentence(span=(goal.span[0], goal.span[0] + 4), text="I. Goals"),
            RenderedSentence(span=(goal.span[0] + 5, goal.span[1]), text="By 2025 …"),
        ),
    )
    questions = ClauseQuestions(clause=goal.id, zh=("目标？",))
    target = Target(
        indicator="筛查率", key="筛查率", comparator="≥", value="90", unit="%", kind="target", year=2025,
        document="plan", clause=goal.id, span=goal.span, value_span=goal.span,
    )  # fmt: skip
    lines = {
        "outlines": plan,
        "renderings": rendering,
        "questions": questions,
        "targets": target,
    }
    for name, model in lines.items():
        (folder / f"{name}.jsonl").write_text(model.model_dump_json() + "\n", encoding="utf-8")
    (folder / "chunks.jsonl").write_text("", encoding="utf-8")
    (folder / "fields.jsonl").write_text('[0, "text", "abc"]\n', encoding="utf-8")
    build_vectors(folder / "vectors.faiss", np.eye(3, 4, dtype=np.float32))
    (folder / "lexical").mkdir()
    (folder / "lexical" / "text.npy").write_bytes(b"\x01\x02\x03")


@pytest.fixture
def identity() -> Identity:
    return IDENTITY


@pytest.fixture
def publish_to() -> Callable[[Path], Path]:
    """Publish a small generation under a folder and return its directory."""

    def run(index: Path, text: str = PLAN) -> Path:
        with write_lock(index):
            return publish(index, ORIGIN, IDENTITY, lambda to: fill(to, text))

    return run
