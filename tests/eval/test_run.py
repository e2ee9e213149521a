from assistant.errors import QuestionError
from assistant.types import Text
from eval.results import load, save
from eval.run import evaluate, reply


def test_outcomes_stand_in_the_order_of_the_cases(run_of, right, cases):
    run = run_of(right)
    assert [outcome.case for outcome in run.outcomes] == list(cases)
    assert [outcome.judgement.ranks for outcome in run.outcomes] == [(1,), (2,), (3,), ()]
    assert all(outcome.judgement.latency_ms > 0 for outcome in run.outcomes)


def test_groups_by_language_kind_style_and_document(run_of, right):
    groups = {(group.by, group.name): group.cases for group in run_of(right).groups}
    assert groups == {
        ("all", "all"): 4, ("language", "en"): 2, ("language", "zh"): 2,
        ("kind", "responsible"): 1, ("kind", "target"): 2, ("kind", "unanswerable"): 1,
        ("style", "plain"): 4, ("document", "plan"): 3,
    }  # fmt: skip


def test_metrics_of_a_group_are_those_of_its_cases(run_of, right, reply):
    run = run_of(right.but(zh_2=reply("无可奉告。")))
    values = {(group.by, group.name): group.metrics["right_answer"].value for group in run.groups}
    assert values["language", "zh"] == 1 / 2
    assert values["language", "en"] == 1
    assert values["kind", "responsible"] == 0


def test_several_processes_give_the_same_judgements(run_of, right, cases, corpus):
    alone = run_of(right)
    together = evaluate(cases, right, corpus, alone.setting, workers=2)

    def timeless(run):
        return [one.judgement.model_copy(update={"latency_ms": 0}) for one in run.outcomes]

    assert timeless(together) == timeless(alone)


def test_question_that_is_rejected_counts_as_refused(right, cases):
    class Rejecting(type(right)):
        def ask(self, question, **options):
            raise QuestionError(Text(zh="问题无法读取", en="the question is unreadable"))

    answer, hits, _ = reply(Rejecting(), cases[0])
    assert answer.abstained == "问题无法读取。"
    assert hits == ()


def test_run_survives_the_disk(run_of, right, tmp_path):
    run = run_of(right)
    assert load(save(run, tmp_path / "new")) == run
