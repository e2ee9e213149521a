import pytest

from assistant.understand.intent import read_intent, wants_baseline
from assistant.words import fold

INTENTS = [
    ("甲县和乙县的筛查率分别是多少", "compare"),
    ("哪个市的目标更高", "compare"),
    ("Which of the two cities has the stricter ceiling?", "compare"),
    ("学校体检由谁负责", "responsible"),
    ("这项工作的牵头部门", "responsible"),
    ("Which department is in charge of school checks?", "responsible"),
    ("什么是健康素养", "definition"),
    ("就诊率怎么计算", "definition"),
    ("What does medical alliance mean here?", "definition"),
    ("How is health literacy measured?", "definition"),
    ("这份通知的文号", "about"),
    ("意见自何时起施行", "about"),
    ("哪个部门印发了这份通知？", "about"),
    ("Who issued the plan?", "about"),
    ("Which body released the notice?", "about"),
    ("When was the notice issued?", "about"),
    ("What is its document number?", "about"),
    ("每千人床位数要达到多少", "figure"),
    ("要建几家托育机构", "figure"),
    ("How many nurses are planned?", "figure"),
    ("What percentage of schools take part?", "figure"),
    ("什么时候完成改造", "when"),
    ("By what date must reports be sent?", "when"),
    ("有哪些主要任务", "list"),
    ("What are the main principles?", "list"),
    ("怎样加强产科质量", "measure"),
    ("How does the city support rural clinics?", "measure"),
]


@pytest.mark.parametrize(("question", "intent"), INTENTS)
def test_what_a_question_asks_for(question: str, intent: str) -> None:
    assert read_intent(fold(question)) == intent


@pytest.mark.parametrize(
    "question",
    ["目前的床位数是多少", "2020年的死亡率", "What was the rate in 2019?", "基期值是多少"],
)
def test_past_values(question: str) -> None:
    assert wants_baseline(fold(question))


@pytest.mark.parametrize(
    "question",
    [
        "2025年要达到多少",
        "2020年规划目标是多少",
        "What should the rate be by 2025?",
        "床位数是多少",
    ],
)
def test_targets_and_questions_without_a_time(question: str) -> None:
    assert not wants_baseline(fold(question))
