"""One small document, four cases over it, and assistants made of a table of replies."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest

from assistant.types import (
    Answer,
    Chunk,
    Citation,
    CitedClause,
    CitedDocument,
    Claim,
    Clause,
    Document,
    Hit,
    Outline,
    SourceMap,
)
from eval.cases import Case
from eval.corpus import Corpus
from eval.results import Run, Setting
from eval.run import evaluate

PARAGRAPHS = (
    "1.到2025年，婴儿死亡率控制在5.0‰以下。\n",
    "2.到2025年，筛查率达到90%以上。\n",
    "3.由省卫生健康委负责实施。\n",
)
DOCUMENT = Document(id="plan", title="儿童健康计划（2021—2025年）", source="plan.txt")


def _outline() -> Outline:
    clauses, start = [], 0
    for number, paragraph in enumerate(PARAGRAPHS, start=1):
        span = (start, start + len(paragraph))
        clauses.append(
            Clause(id=f"plan#{number}", document="plan", kind="item", label=f"{number}.",
                   span=span, extent=span, lines=(number, number))
        )  # fmt: skip
        start = span[1]
    return Outline(
        document=DOCUMENT,
        text="".join(PARAGRAPHS),
        clauses=tuple(clauses),
        source_map=SourceMap(runs=(), line_starts=()),
    )


CASES = (
    Case.model_validate({
        "id": "zh-1", "question": "2025年婴儿死亡率的目标是多少？", "language": "zh",
        "kind": "target", "documents": ["plan"], "needed": [["婴儿死亡率控制在5.0‰以下"]],
        "figures": [{"value": "5.0", "unit": "‰", "comparator": "≤"}],
        "forbidden": [{"value": "6.0", "unit": "‰", "why": "the under-five target"}],
        "why": "clause 1", "split": "test",
    }),
    Case.model_validate({
        "id": "en-1", "question": "What screening rate is planned?", "language": "en",
        "kind": "target", "documents": ["plan"], "needed": [["筛查率达到90%以上"]],
        "figures": [{"value": "90", "unit": "%", "comparator": "≥", "year": 2025}],
        "why": "clause 2", "split": "test",
    }),
    Case.model_validate({
        "id": "zh-2", "question": "谁负责实施？", "language": "zh", "kind": "responsible",
        "documents": ["plan"], "needed": [["由省卫生健康委负责实施"]],
        "why": "clause 3", "split": "test",
    }),
    Case.model_validate({
        "id": "en-2", "question": "What is Gansu's target?", "language": "en",
        "kind": "unanswerable", "abstain": True, "why": "another province", "split": "test",
    }),
)  # fmt: skip


@dataclass(frozen=True)
class Reply:
    """What a hand-made assistant says: one claim citing one clause, or a refusal."""

    text: str
    clause: int | None = None
    quote: str | None = None


RIGHT = {
    "zh-1": Reply("到2025年，婴儿死亡率控制在5.0‰以下。", 1),
    "en-1": Reply("The screening rate is to reach at least 90% by 2025.", 2),
    "zh-2": Reply("由省卫生健康委负责。", 3),
    "en-2": Reply("The documents say nothing about Gansu."),
}


@dataclass(frozen=True)
class TableAssistant:
    """Replies from a table; searching finds the clauses in the order of the document."""

    replies: dict[str, Reply] = field(default_factory=lambda: dict(RIGHT))
    name: str = "table"

    def settings(self) -> dict[str, str]:
        return {}

    def __call__(self) -> "TableAssistant":
        return self

    def outlines(self) -> Sequence[Outline]:
        return [_outline()]

    def but(self, **replies: Reply) -> "TableAssistant":
        """Return the same assistant with other replies; en_1 stands for the case en-1."""
        changed = {name.replace("_", "-"): reply for name, reply in replies.items()}
        return replace(self, replies=self.replies | changed)

    def ask(self, question, *, language="auto", documents=(), history=()) -> Answer:
        case = next(case for case in CASES if case.question == question)
        reply = self.replies[case.id]
        if reply.clause is None:
            return Answer(id=case.id, question=question, language=case.language, text=reply.text,
                          abstained="nothing found")  # fmt: skip
        return Answer(
            id=case.id, question=question, language=case.language, text=reply.text + "[1]",
            claims=(Claim(text=reply.text, citations=(1,)),),
            citations=(cite(reply.clause, reply.quote),),
        )  # fmt: skip

    def search(self, words: str, limit: int) -> list[Hit]:
        outline = _outline()
        return [
            Hit(rank=rank, score=1 / rank, coverage=1, chunk=Chunk(
                id=clause.id, clause=clause.id, document="plan", context="",
                text=outline.own_text(clause), span=clause.span))
            for rank, clause in enumerate(outline.clauses[:limit], start=1)
        ]  # fmt: skip


def cite(number: int, quote: str | None = None) -> Citation:
    """Cite a whole clause; ``quote`` replaces the quote but not its span."""
    outline = _outline()
    clause = outline.clauses[number - 1]
    text = outline.own_text(clause)
    return Citation(
        number=1,
        document=CitedDocument(id="plan", title=DOCUMENT.title, title_en=None, place=None,
                               issuer=None, number=None, date=None),
        clause=CitedClause(id=clause.id, label=clause.label, path=(), path_en=()),
        quote=text if quote is None else quote, span=clause.span, source_lines=clause.lines,
        passage=text,
    )  # fmt: skip


@pytest.fixture
def outline() -> Outline:
    return _outline()


@pytest.fixture
def corpus(outline: Outline) -> Corpus:
    return Corpus([outline])


@pytest.fixture
def cases() -> tuple[Case, ...]:
    return CASES


@pytest.fixture
def right() -> TableAssistant:
    return TableAssistant()


@pytest.fixture
def reply() -> type[Reply]:
    return Reply


@pytest.fixture
def run_of(corpus: Corpus) -> Callable[[TableAssistant], Run]:
    setting = Setting(system="table", split="test", code="0", corpus_sha256="0", settings={},
                      machine={})  # fmt: skip
    return lambda assistant: evaluate(CASES, assistant, corpus, setting)


@pytest.fixture
def scores_of(run_of) -> Callable[[TableAssistant], dict[str, float]]:
    """Run an assistant over the four cases and return the value of every metric."""

    def scores(assistant: TableAssistant) -> dict[str, float]:
        metrics = run_of(assistant).total.metrics
        return {name: found.value for name, found in metrics.items()}

    return scores
