import pytest
from pydantic import ValidationError

from assistant.types import Answer, Clause, Document, Hit, Outline, SourceMap, Target, Text

# Canonical "一、目标\n达到90%", from source "# 一、目标 \n\n达到90\n%" with lines 1, 3 and 4:
# the marker, the blank and two breaks are gone, one break was put in.
SOURCE = "# 一、目标 \n\n达到90\n%"
MAP = SourceMap(
    runs=((0, 2, 4), (5, 9, 4), (9, 14, 1)), line_starts=((0, 1), (8, 2), (9, 3), (14, 4))
)


@pytest.mark.parametrize(
    ("span", "spans", "lines"),
    [
        ((0, 4), ((2, 6),), (1, 1)),
        ((1, 3), ((3, 5),), (1, 1)),
        ((0, 10), ((2, 6), (9, 13), (14, 15)), (1, 4)),
        ((5, 9), ((9, 13),), (3, 3)),
        ((8, 10), ((12, 13), (14, 15)), (3, 4)),
        ((3, 6), ((5, 6), (9, 10)), (1, 3)),
    ],
)
def test_the_way_back_to_the_source(
    span: tuple[int, int], spans: tuple[tuple[int, int], ...], lines: tuple[int, int]
) -> None:
    assert MAP.source_spans(span) == spans
    assert MAP.lines(span) == lines


def test_source_spans_hold_the_same_characters() -> None:
    canonical = "一、目标\n达到90%"
    assert "".join(SOURCE[a:b] for a, b in MAP.source_spans((5, 10))) == canonical[5:10]


def test_what_cleaning_inserted_has_no_line() -> None:
    assert MAP.source_spans((4, 5)) == ()
    with pytest.raises(ValueError, match=r"\(4, 5\) has no source"):
        MAP.lines((4, 5))


def test_own_text_is_a_slice() -> None:
    clause = Clause(id="a#1", document="a", kind="item", span=(2, 4), extent=(2, 4), lines=(1, 1))
    outline = Outline(
        document=Document(id="a", title="甲", source="a.txt"),
        text="甲乙丙丁",
        clauses=(clause,),
        source_map=MAP,
    )
    assert outline.own_text(clause) == "丙丁"


def test_types_are_frozen_and_closed() -> None:
    text = Text(zh="甲", en="a")
    with pytest.raises(ValidationError, match="frozen"):
        text.zh = "乙"
    with pytest.raises(ValidationError, match="Extra inputs"):
        Text(zh="甲", en="a", fr="un")
    assert (text.in_language("zh"), text.in_language("en")) == ("甲", "a")
    assert hash(text) == hash(Text(zh="甲", en="a"))


def test_ranks_start_at_one() -> None:
    with pytest.raises(ValidationError, match="greater than or equal to 1"):
        Hit.model_validate({"chunk": None, "rank": 0, "score": 0.0, "coverage": 0.0})


def test_figures_keep_their_printed_precision_in_json() -> None:
    target = Target(
        indicator="率", key="率", comparator="=", value="2.30", kind="target",
        document="a", clause="a#1", span=(0, 1), value_span=(0, 1),
    )  # fmt: skip
    assert '"value":"2.30"' in target.model_dump_json()
    assert Target.model_validate_json(target.model_dump_json()) == target


def test_an_answer_has_the_fields_of_the_contract() -> None:
    answer = Answer(id="1", question="?", language="zh", text="无法回答。", abstained="无")
    assert list(answer.model_dump()) == [
        "id", "question", "language", "text", "abstained", "claims", "citations", "targets",
        "checks", "timing_ms", "writing", "notice",
    ]  # fmt: skip
    assert list(answer.model_dump()["timing_ms"]) == [
        "understand", "search", "compose", "verify", "total",
    ]  # fmt: skip
