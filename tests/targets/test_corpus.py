"""The shipped corpus: every value stands at its span, and hand-read tables and aims are found."""

import functools
from pathlib import Path

import pytest

from assistant.clean import clean
from assistant.corpus import read_metadata
from assistant.load import load
from assistant.outline import outline
from assistant.quantity import read_quantities
from assistant.targets import conflicts, extract
from assistant.types import Outline, Target

SOURCES = Path(__file__).parents[2] / "corpus" / "sources"
LINES = (Path(__file__).parent / "gold.tsv").read_text(encoding="utf-8").splitlines()
GOLD = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")]
# Sections and tables that the gold list covers completely.
COVERED = {
    "zhejiang-children-2021": ("表1/", "表2/", "二/（三）/1", "二/（三）/2", "二/（三）/4"),
    "zhejiang-health-14th-fyp": ("表1/", "表2/", "二/（三）/"),
    "suqian-children-2021": ("三/",),
    "fujian-maternal-2021": ("二",),
    "fujian-children-2021": ("二/",),
}


@functools.cache
def outlines() -> dict[str, Outline]:
    found = {}
    for path in sorted(SOURCES.glob("*.txt")):
        raw = load(path)
        for each in outline(raw, clean(raw), read_metadata(path)):
            found[each.document.id] = each
    return found


@functools.cache
def targets() -> tuple[Target, ...]:
    return tuple(target for each in outlines().values() for target in extract(each))


def row(target: Target) -> tuple[str, ...]:
    value = target.word if target.word else target.value
    figure = f"{target.low}..{target.high}" if value is None else f"{value}"
    statement = " ".join(filter(None, (target.comparator, figure, target.unit)))
    time = " ".join(filter(None, (target.kind, str(target.year or ""))))
    clause = target.clause.split("#")[1]
    return target.document, clause, target.indicator, statement, time


@pytest.mark.parametrize("gold", GOLD, ids=["-".join(gold[:3]) for gold in GOLD])
def test_gold_is_found(gold: tuple[str, ...]) -> None:
    assert gold in {row(target) for target in targets()}


def test_nothing_else_is_found_where_the_gold_is_complete() -> None:
    found = [
        row(target)
        for target in targets()
        if target.clause.split("#")[1].startswith(COVERED.get(target.document, ("-",)))
    ]
    assert [each for each in found if each not in GOLD] == []


def test_every_value_stands_at_its_span() -> None:
    assert targets()
    for target in targets():
        text = outlines()[target.document].text
        clause = next(c for c in outlines()[target.document].clauses if c.id == target.clause)
        assert clause.span[0] <= target.span[0] <= target.value_span[0]
        assert target.value_span[1] <= target.span[1] <= clause.span[1]
        printed = text[slice(*target.value_span)]
        again = [(q.value, q.low, q.high) for q in read_quantities(printed)]
        figure = (target.value, target.low, target.high)
        assert figure in again or printed == target.word, target


def test_conflicts_between_documents_are_found() -> None:
    (group,) = [g for g in conflicts(targets()) if g[0].key == "5岁以下儿童死亡率"]
    assert {str(target.value) for target in group} == {"3.07", "3.03"}
    assert {target.document for target in group} == {
        "zhejiang-children-2021",
        "zhejiang-health-14th-fyp",
    }


def test_one_indicator_is_joined_across_documents() -> None:
    beds = {t.indicator for t in targets() if t.key == "每千名儿童儿科床位数"}
    assert beds == {
        "每千名儿童拥有儿科床位数",
        "全省每千名儿童床位数",
        "全省每千名儿童儿科床位数",
    }
