"""Hand-written readings. Notation: [kind] [comparator] figure [unit], readings joined by ";".

``amount`` and ``=`` are left out; ranges of years are written 2021..2025, ratios 0.6:1 or 2/3, and
labels without a value as their text.
"""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assistant.quantity import Quantity, read_quantities

TABLE = (Path(__file__).parent / "cases.tsv").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in TABLE if line and not line.startswith("#")]


def figure(quantity: Quantity) -> str:
    if quantity.low is not None:
        return f"{quantity.low}..{quantity.high}"
    if quantity.ratio is not None:
        return ("/" if quantity.unit == "fraction" else ":").join(map(str, quantity.ratio))
    if quantity.value is not None:
        return (
            f"{quantity.value:f}".rstrip("0").rstrip(".")
            if "." in f"{quantity.value:f}"
            else f"{quantity.value:f}"
        )
    return quantity.date or quantity.text


def notation(quantity: Quantity) -> str:
    kind = "" if quantity.kind == "amount" else quantity.kind
    comparator = "" if quantity.comparator == "=" else quantity.comparator
    return " ".join(filter(None, (kind, comparator, figure(quantity), quantity.unit)))


def normal(expected: str) -> str:
    """Write 5.0 as 5, so that the table can keep the printed form."""
    return re.sub(r"(\d\.\d*?)0+(?![\d.])", lambda m: m[1].rstrip("."), expected)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_readings(text: str, expected: str) -> None:
    assert " ; ".join(map(notation, read_quantities(text))) == (
        expected if re.search("label|date", expected) else normal(expected)
    )


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 250


def assert_sound(text: str) -> None:
    quantities = read_quantities(text)
    end = 0
    for quantity in quantities:
        assert end <= quantity.span[0] < quantity.span[1] <= len(text)
        assert text[slice(*quantity.span)] == quantity.text
        end = quantity.span[1]
    for run in re.finditer(r"\d+", text):
        holders = [q for q in quantities if q.span[0] <= run.start() and run.end() <= q.span[1]]
        assert len(holders) == 1


PIECES = st.sampled_from(
    [
        "1",
        "20",
        "300",
        "4.5",
        "2025",
        "0.6",
        "1,234",
        "９",
        "%",
        "‰",
        "/10万",
        "万",
        "亿",
        "千",
        "百",
        "年",
        "月",
        "日",
        "岁",
        "个",
        "家",
        "名",
        "张",
        "人",
        "次",
        "条",
        "第",
        "（",
        "）",
        "〔",
        "〕",
        "号",
        "、",
        "和",
        "至",
        "到",
        "-",
        "—",
        "～",
        ":",
        ".",
        ",",
        "。",
        "\n",
        "\t",
        "以上",
        "以下",
        "不低于",
        "至少",
        "每",
        "三",
        "十",
        "百分之",
        "分之",
        "per_1,000",
        "at_least",
        "by_",
        "to_",
        "and_",
        "under-",
        "Table_",
        "Article_",
        "April_",
        "five",
        "hundred",
        "x",
        "5G",
        "十四五",
        "元",
        "$",
        "between_",
        "once",
    ]
).map(lambda piece: piece.replace("_", " "))


@given(st.lists(PIECES, max_size=14).map("".join))
@example("12345-67890")
@example("1.2.3.4")
@example("٣٤ 五")
def test_composed_texts_keep_every_digit(text: str) -> None:
    assert_sound(text)


@given(st.text(max_size=80))
def test_any_text_keeps_every_digit(text: str) -> None:
    assert_sound(text)
