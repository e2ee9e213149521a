"""Hand-written sentences and tables, most of them not from the shipped documents."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.quantity import read_quantities
from assistant.targets import Context, conflicts, extract, extract_sentence
from assistant.types import Cell, Clause, Document, Outline, SourceMap, Target


def read_cases(name: str) -> list[tuple[str, ...]]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


CASES = read_cases("sentences.tsv")
PROSE = {name: read_cases(f"{name}.tsv") for name in ("english", "chinese")}
POLICY = [case for cases in PROSE.values() for case in cases]
PLAN = Context(
    document="plan", clause="plan#1", place="某省", level="province", period=(2021, 2025)
)


def notation(target: Target) -> str:
    value = target.word if target.word else target.value
    figure = f"{target.low}..{target.high}" if value is None else f"{value}"
    time = " ".join(filter(None, (target.kind, str(target.year or ""))))
    statement = " ".join(filter(None, (target.comparator, figure, target.unit)))
    return " | ".join(filter(None, (target.indicator, statement, time, target.condition)))


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_sentences(text: str, expected: str) -> None:
    assert " ; ".join(map(notation, extract_sentence(text, PLAN))) == expected


def statements(expected: str) -> list[str]:
    return [each for each in expected.split(" ; ") if each]


@pytest.mark.parametrize(("text", "expected"), POLICY, ids=[text for text, _ in POLICY])
def test_policy_prose_gives_nothing_untrue(text: str, expected: str) -> None:
    found = [notation(target) for target in extract_sentence(text, PLAN)]
    assert [each for each in found if each not in statements(expected)] == []


@pytest.mark.parametrize("language", PROSE)
def test_nearly_all_statements_of_policy_prose_are_found(language: str) -> None:
    true = [(text, each) for text, expected in PROSE[language] for each in statements(expected)]
    missed = [
        each for text, each in true if each not in map(notation, extract_sentence(text, PLAN))
    ]
    assert len(missed) <= 0.05 * len(true), missed


def test_there_are_enough_sentences() -> None:
    assert len(CASES) >= 80
    assert len(PROSE["english"]) >= 120
    assert len(PROSE["chinese"]) >= 80


def assert_found_again(text: str, target: Target) -> None:
    start, end = target.value_span
    assert target.span[0] <= start < end <= target.span[1]
    if target.comparator == "word":
        assert text[start:end] == target.word
        return
    again = read_quantities(text[start:end])
    if target.value is not None:
        assert target.value in [quantity.value for quantity in again]
    elif target.low is not None:
        assert (target.low, target.high) in [(q.low, q.high) for q in again]
    else:
        assert text[start:end] == target.word


@pytest.mark.parametrize("text", [text for text, _ in (*CASES, *POLICY)])
def test_values_are_found_again_at_their_spans(text: str) -> None:
    for target in extract_sentence(text, PLAN):
        assert_found_again(text, target)


@given(
    st.text(
        alphabet="婴儿死亡率和、，。分别控制在从由到至不低于以下以上的每千名5岁3.2‰%张家建设（）“”2025年至少有",
        max_size=40,
    )
)
def test_any_sentence_can_be_read(text: str) -> None:
    for target in extract_sentence(text, PLAN):
        assert_found_again(text, target)


PHRASES = [
    "reduce",
    "increase",
    "the mortality rate",
    "coverage",
    "from 5",
    "to 12",
    "between 3 and 5",
]
PHRASES += [
    "of at least",
    "95%",
    "per 1,000 live births",
    "or less",
    "by 2030",
    "in 2020",
    "(2018)",
]
PHRASES += [",", ";", ":", "and", "(a)", "2.1", "respectively", "each", "shall be", "build 20 beds"]


@given(st.lists(st.sampled_from(PHRASES), max_size=25).map(" ".join))
def test_any_english_sentence_can_be_read(text: str) -> None:
    for target in extract_sentence(text, PLAN):
        assert_found_again(text, target)


def table(header: list[str], *rows: list[str], note: str = "", title: str = "主要指标") -> Outline:
    """Return an outline that holds one table, its cells joined by tabs."""
    lines = ["\t".join(header), *("\t".join(row) for row in rows), *([note] if note else [])]
    text = "\n".join(lines)
    clauses = []
    start = 0
    for number, line in enumerate(lines):
        span = (start, start + len(line))
        kind = "table" if number == 0 else "note" if line == note else "row"
        cells = []
        position = start
        for name, cell in zip(header, line.split("\t"), strict=False):
            cells.append(Cell(header=name, text=cell, span=(position, position + len(cell))))
            position += len(cell) + 1
        clauses.append(
            Clause(
                id=f"t#{number}",
                document="t",
                kind=kind,
                path=(title,),
                span=span,
                extent=span,
                lines=(1, 1),
                parent="t#0" if number else None,
                cells=tuple(cells) if kind == "row" else (),
            )
        )
        start += len(line) + 1
    document = Document(id="t", title="计划", source="t.txt", place="某市", period=(2021, 2025))
    return Outline(
        document=document,
        text=text,
        clauses=tuple(clauses),
        source_map=SourceMap.model_construct(),
    )


def readings(outline: Outline) -> list[str]:
    targets = extract(outline)
    for target in targets:
        assert_found_again(outline.text, target)
    return [notation(target) for target in targets]


def test_a_row_gives_baseline_and_target() -> None:
    outline = table(
        ["类别", "序号", "指 标 名 称", "单位", "2020年", "2025年"],
        ["健康", "1", "婴儿死亡率", "‰", "2.1", "4以下"],
        ["", "2", "孕产妇死亡率", "1/10万", "8.5", "≤8"],
        ["", "3", "床位数", "张", "2020", "2300左右"],
    )
    assert readings(outline) == [
        "婴儿死亡率 | = 2.1 ‰ | baseline 2020",
        "婴儿死亡率 | ≤ 4 ‰ | target 2025",
        "孕产妇死亡率 | = 8.5 /100000 | baseline 2020",
        "孕产妇死亡率 | ≤ 8 /100000 | target 2025",
        "床位数 | = 2020 张 | baseline 2020",
        "床位数 | ≈ 2300 张 | target 2025",
    ]


def test_words_of_the_header_tell_past_targets_from_results() -> None:
    outline = table(
        ["指标", "单位", "2020年规划目标", "2020年完成情况"],
        ["医护比", "/", "1:1.125", "1:1.15"],
        ["每千人床位数", "张", "6", "5.99*"],
        note="注：标*的采用2019年数据",
    )
    assert readings(outline) == [
        "医护比 | = 1:1.125 | past target 2020",
        "医护比 | = 1:1.15 | baseline 2020",
        "每千人床位数 | = 6 张 | past target 2020",
        "每千人床位数 | = 5.99 张 | baseline 2019",
    ]


def test_values_in_words_and_cells_without_figures() -> None:
    outline = table(
        ["指标", "单位", "2025年目标", "属性"],
        ["人均公共卫生经费", "元", "稳步提高", "预期性"],
        ["指数", "", "85", "约束性"],
        ["空缺", "%", "—", "约束性"],
        ["两个数", "%", "5、6", "约束性"],
    )
    assert readings(outline) == [
        "人均公共卫生经费 | word 稳步提高 | target 2025",
        "指数 | = 85 | target 2025",
    ]


def test_units_in_the_name_and_english_headers() -> None:
    outline = table(
        ["Indicator", "Baseline (2020)", "Target 2025"],
        ["Infant mortality rate (‰)", "5.4", "≤ 5"],
        ["Vaccination coverage", "93%", "at least 95%"],
    )
    assert readings(outline) == [
        "Infant mortality rate | = 5.4 ‰ | baseline 2020",
        "Infant mortality rate | ≤ 5 ‰ | target 2025",
        "Vaccination coverage | = 93 % | baseline 2020",
        "Vaccination coverage | ≥ 95 % | target 2025",
    ]


def target(value: str, unit: str = "‰", **changes: object) -> Target:
    fields = {
        "indicator": "婴儿死亡率",
        "key": "婴儿死亡率",
        "comparator": "=",
        "value": Decimal(value),
        "unit": unit,
        "kind": "baseline",
        "year": 2020,
        "place": "某省",
        "document": "d",
        "clause": "d#1",
        "span": (0, 1),
        "value_span": (0, 1),
    }
    return Target.model_validate({**fields, **changes})


def test_conflicts_are_different_figures_for_the_same() -> None:
    first, second = target("3.07"), target("3.03", document="e")
    assert conflicts((first, second)) == ((first, second),)


def test_equal_figures_and_other_years_are_no_conflict() -> None:
    same = (target("5"), target("5.0"), target("0.5", "%"))
    other = (
        target("6", year=2025),
        target("7", place="某市"),
        target("8", kind="target"),
        target("9", level="county"),
    )
    assert conflicts((*same, *other)) == ()
