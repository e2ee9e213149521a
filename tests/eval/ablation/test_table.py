from collections.abc import Callable

from eval.ablation.table import Ablation, LeftOutDocument, markdown, measured
from eval.results import Run

LANGUAGES = """\
| setup | right zh | right en | wrong figure zh | wrong figure en | cited zh | cited en \
| found@1 zh | found@1 en | found@3 zh | found@3 en | p50 ms | p95 ms |
| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |
| all | 100.0 | 100.0 | 0.0 | 0.0 | 100.0 | 100.0 | 50.0 | 0.0 | 100.0 | 100.0 | 5.0 | 5.0 |
| none | 50.0 | 100.0 | 0.0 | 0.0 | 50.0 | 100.0 | 50.0 | 0.0 | 100.0 | 100.0 | 5.0 | 5.0 |"""
KINDS = """\
| right answers | responsible | target | unanswerable |
| --- | --: | --: | --: |
| all | 100.0 | 100.0 | 100.0 |
| none | 0.0 | 100.0 | 100.0 |"""
DOCUMENTS = """\
| document | cases | right known | right unknown | wrong figure known | wrong figure unknown \
| found@1 known | found@1 unknown | found@3 known | found@3 unknown |
| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |
| plan | 4 | 100.0 | 75.0 | 0.0 | 0.0 | 33.3 | 33.3 | 100.0 | 100.0 |"""


def test_the_tables(run_of: Callable[..., Run], right, reply) -> None:
    runs = {"all": run_of(right), "none": run_of(right.but(zh_2=reply("文件未提及。")))}
    known, unknown = (
        measured(
            name,
            [
                each.model_copy(
                    update={"judgement": each.judgement.model_copy(update={"latency_ms": 5.0})}
                )
                for each in run.outcomes
            ],
        )
        for name, run in runs.items()
    )
    document = LeftOutDocument(document="plan", cases=4, known=known, unknown=unknown)
    ablation = Ablation(
        code="0", encoder="a", foreign="b", cases=4, setups=(known, unknown), documents=()
    )
    assert markdown(ablation) == f"{LANGUAGES}\n\n{KINDS}"
    both = ablation.model_copy(update={"documents": (document,)})
    assert markdown(both) == f"{LANGUAGES}\n\n{KINDS}\n\n{DOCUMENTS}"
    assert Ablation.model_validate_json(both.model_dump_json()) == both
