import pytest

from assistant.llm.replies import MOST_CLAIMS, ClaimReader, RawClaim

A = RawClaim("浙江省目标为5‰以下。", (1,))
B = RawClaim("It is 4‰ or below.", (2, 3))


def read(text: str, size: int = 7) -> list[RawClaim]:
    reader = ClaimReader()
    found = [
        claim
        for start in range(0, len(text), size)
        for claim in reader.feed(text[start : start + size])
    ]
    return [*found, *reader.finish()]


@pytest.mark.parametrize(
    "text",
    [
        '{"claims": [{"text": "浙江省目标为5‰以下。", "citations": [1]}, '
        '{"text": "It is 4‰ or below.", "citations": [2, 3]}]}',
        # wrapped in prose and a fence
        'Sure:\n```json\n{"claims":[{"text":"浙江省目标为5‰以下。","citations":[1]},'
        '{"text":"It is 4‰ or below.","citations":[2,3]}]}\n```\nHope {this} helps',
        # the model thinks first, in the same shape
        '<think>{"text": "no", "citations": [9]}</think>'
        '{"claims": [{"text": "浙江省目标为5‰以下。", "citations": "1"}, '
        '{"text": "It is 4‰ or below.", "citations": ["[2]", 3]}]}',
        # one object a line
        '{"text": "浙江省目标为5‰以下。", "citations": 1}\n'
        '{"text": "It is 4‰ or below. [2][3]", "citations": []}',
        # a malformed claim between two good ones
        '{"claims": [{"text": "浙江省目标为5‰以下。", "citations": [1]}, {"text": "x", citations: },'
        ' {"text": "It is 4‰ or below.", "citations": [2, 3]}]}',
        # cut off
        '{"claims": [{"text": "浙江省目标为5‰以下。", "citations": [1]}, '
        '{"text": "It is 4‰ or below.", "citations": [2, 3]}, {"text": "and',
        # plain prose
        "- 浙江省目标为5‰以下。[1]\n- It is 4‰ or below. [2, 3]",
        "浙江省目标为5‰以下【1】。\nIt is 4‰ or below [2][3].",
    ],
)
@pytest.mark.parametrize("size", [1, 7, 10_000])
def test_claims_are_found_in_any_shape(text: str, size: int) -> None:
    assert read(text, size) == [A, B]


def test_a_claim_is_given_as_soon_as_it_is_complete() -> None:
    reader = ClaimReader()
    assert list(reader.feed('{"claims": [{"text": "浙江省目标为5‰以下。", "citations": [1]')) == []
    assert list(reader.feed("}, {")) == [A]


def test_no_claims_is_an_answer_too() -> None:
    reader = ClaimReader()
    assert list(reader.feed('{"claims": []}')) == []
    assert list(reader.finish()) == []
    assert reader.structured


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"claims": 3}', '"text"', "<think>never ends"])
def test_nothing_is_found_in_nothing(text: str) -> None:
    assert [claim for claim in read(text) if claim.citations] == []


def test_booleans_and_fractions_are_no_citations() -> None:
    assert read('{"text": "x", "citations": [true, 1.5, null, 2]}') == [RawClaim("x", (2,))]


def test_a_reply_without_end_is_cut() -> None:
    assert len(read('{"text": "x", "citations": [1]}' * 50, 900)) == MOST_CLAIMS
