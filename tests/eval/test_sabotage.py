"""Assistants that are wrong in one known way score as they deserve."""

import random

import pytest

SHARES_OF_A_RIGHT_ASSISTANT = {
    "right_answer": 1, "wrong_figure": 0, "forbidden_figure": 0,
    "first_citation": 1, "citation_recall": 1,
    "citation_precision": 1, "quote_exactness": 1, "completeness": 1, "figure_exactness": 1,
    "figure_value": 1, "figure_unit": 1, "figure_comparator": 1, "figure_year": 1,
    "abstention_precision": 1, "abstention_recall": 1, "false_refusal": 0, "answer_language": 1,
}  # fmt: skip


def shares(scores):
    return {name: scores.get(name) for name in SHARES_OF_A_RIGHT_ASSISTANT}


def test_right_assistant_has_full_marks(right, scores_of):
    scores = scores_of(right)
    assert shares(scores) == SHARES_OF_A_RIGHT_ASSISTANT
    # The search of the stand-in finds the needed clauses of the three answerable cases at the
    # ranks 1, 2 and 3.
    assert scores["R@1"] == pytest.approx(1 / 3)
    assert scores["R@3"] == 1
    assert scores["RR@10"] == pytest.approx((1 + 1 / 2 + 1 / 3) / 3)


def test_always_refusing(right, reply, scores_of):
    refusals = {name: reply("无可奉告。" if name[:2] == "zh" else "I cannot tell you that.")
                for name in right.replies}  # fmt: skip
    scores = scores_of(type(right)(refusals))
    assert shares(scores) == {
        "right_answer": 1 / 4, "wrong_figure": None, "forbidden_figure": None,
        "first_citation": None, "citation_recall": 0,
        "citation_precision": None, "quote_exactness": None, "completeness": 0,
        "figure_exactness": None, "figure_value": None, "figure_unit": None,
        "figure_comparator": None, "figure_year": None, "abstention_precision": 1 / 4,
        "abstention_recall": 1, "false_refusal": 1, "answer_language": 1,
    }  # fmt: skip


def test_never_refusing(right, reply, scores_of):
    scores = scores_of(right.but(en_2=reply("Gansu plans to reach at least 90% by 2025.", 2)))
    assert shares(scores) == SHARES_OF_A_RIGHT_ASSISTANT | {
        "right_answer": 3 / 4, "abstention_precision": None, "abstention_recall": 0,
    }  # fmt: skip


def test_right_quote_with_wrong_figure(right, reply, scores_of):
    scores = scores_of(
        right.but(
            zh_1=reply("到2025年，婴儿死亡率控制在6.0‰以下。", 1),
            en_1=reply("The screening rate is to reach at least 80% by 2025.", 2),
        )
    )
    assert shares(scores) == SHARES_OF_A_RIGHT_ASSISTANT | {
        "right_answer": 2 / 4,  # zh-2 and the refusal
        "wrong_figure": 2 / 3,  # of three answers given
        "forbidden_figure": 1 / 3,  # 6.0‰ is forbidden, 80% merely without support
        "figure_exactness": 0,
        "figure_value": 0,
        "completeness": (1 / 2 + 1 / 2 + 1) / 3,  # clause yes, figure no; twice
    }


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("到2025年，婴儿死亡率控制在5.0%以下。", "figure_unit"),
        ("到2025年，婴儿死亡率达到5.0‰以上。", "figure_comparator"),
    ],
)
def test_one_wrong_part_of_a_figure(right, reply, scores_of, text, part):
    assert shares(scores_of(right.but(zh_1=reply(text, 1)))) == SHARES_OF_A_RIGHT_ASSISTANT | {
        part: 1 / 2,  # the other of two required figures is right
        "figure_exactness": 1 / 2,
        "right_answer": 3 / 4,
        "wrong_figure": 1 / 3,
        "completeness": (1 / 2 + 1 + 1) / 3,
    }


def test_wrong_year(right, reply, scores_of):
    scores = scores_of(
        right.but(en_1=reply("The screening rate is to reach at least 90% by 2035.", 2))
    )
    assert (scores["figure_year"], scores["figure_exactness"]) == (0, 1 / 2)
    assert scores["wrong_figure"] == 1 / 3


def test_right_figure_with_wrong_clause(right, reply, scores_of):
    replies = {name: reply(said.text, said.clause and 3) for name, said in right.replies.items()}
    assert shares(scores_of(type(right)(replies))) == SHARES_OF_A_RIGHT_ASSISTANT | {
        "right_answer": 2 / 4,
        "wrong_figure": 2 / 3,  # 5.0‰ and 90% are not in clause 3
        "first_citation": 1 / 3,
        "citation_recall": 1 / 3,
        "citation_precision": 1 / 3,
        "completeness": (1 / 2 + 1 / 2 + 1) / 3,  # figure yes, clause no; twice
    }


def test_english_answers_to_chinese_questions(right, reply, scores_of):
    scores = scores_of(
        right.but(
            zh_1=reply("Infant mortality is to be at most 5.0‰ by 2025.", 1),
            zh_2=reply("The provincial health commission carries it out.", 3),
        )
    )
    assert shares(scores) == SHARES_OF_A_RIGHT_ASSISTANT | {"answer_language": 2 / 4}


def test_quotes_with_one_changed_character(right, reply, scores_of, outline):
    replies = {}
    for name, said in right.replies.items():
        quote = said.clause and outline.own_text(outline.clauses[said.clause - 1])
        changed = quote and quote.replace("到", "至").replace("由", "因")
        replies[name] = reply(said.text, said.clause, changed)
    scores = scores_of(type(right)(replies))
    assert shares(scores) == SHARES_OF_A_RIGHT_ASSISTANT | {"quote_exactness": 0}


def test_random_answerer(right, reply, scores_of, outline):
    draw = random.Random(1)
    picks = {name: draw.randint(1, 3) for name in right.replies}
    assert picks == {"zh-1": 1, "en-1": 3, "zh-2": 1, "en-2": 2}
    replies = {name: reply(outline.own_text(outline.clauses[pick - 1]), pick)
               for name, pick in picks.items()}  # fmt: skip
    assert shares(scores_of(type(right)(replies))) == {
        "right_answer": 1 / 4,  # zh-1 by luck
        "wrong_figure": 0,  # it only repeats the clauses it cites
        "forbidden_figure": 0,
        "first_citation": 1 / 3, "citation_recall": 1 / 3, "citation_precision": 1 / 3,
        "quote_exactness": 1,
        "completeness": 1 / 3,  # zh-1 whole, en-1 and zh-2 nothing
        "figure_exactness": 1 / 2, "figure_value": 1 / 2, "figure_unit": 1 / 2,
        "figure_comparator": 1 / 2, "figure_year": 0,
        "abstention_precision": None, "abstention_recall": 0, "false_refusal": 0,
        "answer_language": 2 / 4,
    }  # fmt: skip
