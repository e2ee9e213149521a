import pytest

from assistant.errors import EvaluationError
from eval.compare import compare, mcnemar


@pytest.mark.parametrize(
    ("better", "worse", "p"),
    [
        (0, 0, 1),
        (1, 0, 1),  # 2 · (1/2)
        (5, 0, 2 / 32),
        (6, 0, 2 / 64),
        (8, 2, 2 * (1 + 10 + 45) / 1024),
        (2, 8, 2 * (1 + 10 + 45) / 1024),
        (3, 3, 1),
        (600, 600, 1),
    ],
)
def test_mcnemar_written_out(better, worse, p):
    assert mcnemar(better, worse) == pytest.approx(p)


def test_what_got_better_and_worse(run_of, right, reply):
    refuses_zh = run_of(right.but(zh_1=reply("无可奉告。"), zh_2=reply("无可奉告。")))
    invents = run_of(right.but(en_2=reply("At least 90% by 2025.", 2)))
    found = compare(refuses_zh, invents)
    assert (found.better, found.worse) == (("zh-1", "zh-2"), ("en-2",))
    assert found.p == 1
    changes = {change.metric: change for change in found.changes}
    assert (changes["right_answer"].before, changes["right_answer"].after) == (2 / 4, 3 / 4)
    assert not changes["right_answer"].is_significant
    assert (changes["false_refusal"].before, changes["false_refusal"].after) == (2 / 3, 0)
    assert "abstention_precision" not in changes  # the second run refused nothing


def test_run_against_itself_does_not_change(run_of, right):
    run = run_of(right)
    found = compare(run, run)
    assert (found.better, found.worse, found.p) == ((), (), 1)
    assert {(change.low, change.high) for change in found.changes} == {(0, 0)}


def test_difference_in_every_case_is_significant(run_of, right, reply):
    refusals = {name: reply("无可奉告。") for name in right.replies}
    found = compare(run_of(type(right)(refusals)), run_of(right))
    recall = next(change for change in found.changes if change.metric == "citation_recall")
    assert (recall.before, recall.after, recall.low, recall.high) == (0, 1, 1, 1)
    assert recall.is_significant


def test_cases_that_were_rewritten_are_not_compared(run_of, right):
    run = run_of(right)
    rewritten = tuple(
        one.model_copy(update={"case": one.case.model_copy(update={"why": "corrected"})})
        for one in run.outcomes
    )
    assert compare(run, run.model_copy(update={"outcomes": run.outcomes[:3]})).cases == 3
    with pytest.raises(EvaluationError, match="no case in common"):
        compare(run, run.model_copy(update={"outcomes": rewritten}))
