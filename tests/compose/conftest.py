"""Targets written by hand, and libraries of one short document held in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from assistant.clean import clean
from assistant.load.text import read_text
from assistant.outline import outline
from assistant.pipeline import Assistant
from assistant.store import Library
from assistant.targets import extract
from assistant.types import Clause, ClauseQuestions, Outline, RenderedSentence, Rendering, Target
from assistant.words import sentences

STATUTE = """甘肃省院前医疗急救条例

第一章 总则
第一条 为了规范院前医疗急救行为，根据《中华人民共和国基本医疗卫生与健康促进法》，结合本省实际，制定本条例。
第二条 本条例所称院前医疗急救，是指在患者送达医疗机构之前实施的现场抢救和转运途中救治。
第三条 县级以上人民政府卫生健康主管部门负责本行政区域内院前医疗急救的监督管理工作。

第二章 服务
第四条 急救中心接到呼叫后，应当在3分钟内派出救护车。
第五条 急救中心按照每5万人口1辆的标准配备救护车。
第六条 救护车应当喷涂统一标识，安装卫星定位装置。
第七条 急救人员每年接受培训不少于40学时。

第三章 附则
第八条 本条例自2024年3月1日起施行。
"""

Hold = Callable[..., Library]


@dataclass(frozen=True)
class Held:
    """What a library reads, without an index on disk."""

    held: tuple[Outline, ...]
    rendered: tuple[Rendering, ...] = ()
    asked: tuple[ClauseQuestions, ...] = field(default=())

    def outlines(self) -> tuple[Outline, ...]:
        return self.held

    def renderings(self) -> tuple[Rendering, ...]:
        return self.rendered

    def targets(self) -> tuple[Target, ...]:
        return tuple(target for each in self.held for target in extract(each))

    def questions(self) -> tuple[ClauseQuestions, ...]:
        return self.asked


@pytest.fixture(scope="session")
def hold() -> Hold:
    """Return a library of the text given; ``english`` renders clauses sentence by sentence."""

    def library(text: str, english: dict[str, tuple[str, ...]] | None = None) -> Library:
        raw = read_text("plan.txt", text.encode())
        outlines = tuple(outline(raw, clean(raw)))
        clauses = {clause.id: clause for each in outlines for clause in each.clauses}
        rendered = tuple(
            _rendering(clauses[name], outlines[0], texts) for name, texts in (english or {}).items()
        )
        return Library(Held(outlines, rendered))

    return library


def _rendering(clause: Clause, held: Outline, texts: tuple[str, ...]) -> Rendering:
    start = clause.span[0]
    spans = [(start + a, start + b) for a, b in sentences(held.own_text(clause))]
    if clause.kind == "row":
        spans = [clause.span]
    pairs = zip(spans, texts, strict=True)
    return Rendering(
        clause=clause.id, sentences=tuple(RenderedSentence(span=s, text=t) for s, t in pairs)
    )


def make_target(**fields: Any) -> Target:
    """Return a target of an imaginary clause; a value of 90 % or more unless told otherwise."""
    plain = {
        "indicator": "筛查率", "key": "筛查率", "comparator": "≥", "unit": "%", "kind": "target",
        "document": "plan", "clause": "plan#一", "span": (0, 9), "value_span": (3, 6),
    }  # fmt: skip
    held = fields.keys() & {"value", "low", "word"}
    return Target.model_validate(plain | ({} if held else {"value": "90"}) | fields)


@pytest.fixture(scope="session")
def target() -> Callable[..., Target]:
    return make_target


@pytest.fixture(scope="session")
def statute(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Return an assistant over an invented statute without metadata, renderings or questions."""
    corpus = tmp_path_factory.mktemp("statute")
    (corpus / "ambulance.txt").write_text(STATUTE, encoding="utf-8")
    return Assistant.open(tmp_path_factory.mktemp("statute-index"), corpus=corpus)
