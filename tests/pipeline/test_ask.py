"""Questions put to the shipped corpus; clauses and figures were read from the documents by hand."""

from pathlib import Path

import pytest

from assistant.errors import QuestionError, UnknownNameError
from assistant.pipeline import Assistant
from assistant.types import Answer

FUJIAN_MOTHERS, FUJIAN_CHILDREN = "fujian-maternal-2021", "fujian-children-2021"
SUQIAN = "suqian-children-2021"
ZHEJIANG, ZHEJIANG_CHILDREN = "zhejiang-health-14th-fyp", "zhejiang-children-2021"

QUESTIONS = Path(__file__).with_name("questions.tsv").read_text("utf-8").splitlines()
UNANSWERABLE = [
    "宿迁市3岁以下婴幼儿托育服务机构如何收费？",
    "广东省孕产妇死亡率目标是多少？",
    "江苏省的婴儿死亡率目标是多少？",
    "杭州市婴儿死亡率目标是多少？",
    "全国婴儿死亡率目标是多少？",
    "浙江省2030年婴儿死亡率目标是多少？",
    "宿迁2015年婴儿死亡率是多少？",
    "What is Beijing's infant mortality target?",
    "What is the national target for maternal mortality?",
    "What will Zhejiang's infant mortality target be in 2040?",
    "What does Shaoxing do about pet vaccination fees?",
    # The document has a figure for doctors, and none for nurses.
    "绍兴市到2027年每千人口拥有注册护士数是多少？",
    "绍兴市2027年千人护士数是多少？",
    "How many nurses per 1,000 people will Shaoxing have by 2027?",
]


def proves_itself(assistant: Assistant, answer: Answer) -> None:
    """Every check passed, every claim is cited, every quote is a slice of its document."""
    assert answer.abstained is None
    assert all(check.passed for check in answer.checks)
    assert all(claim.citations for claim in answer.claims)
    for citation in answer.citations:
        text = assistant.library.outline(citation.document.id).text
        assert citation.quote == text[slice(*citation.span)]
        assert citation.quote in citation.passage
        assert f"[{citation.number}]" in answer.text


@pytest.mark.parametrize("row", QUESTIONS[1:])
def test_answers(shipped_assistant: Assistant, row: str) -> None:
    question, clause, words = row.split("\t")
    answer = shipped_assistant.ask(question)
    proves_itself(shipped_assistant, answer)
    assert words in answer.text
    assert clause in [citation.clause.id for citation in answer.citations]
    assert answer.language == ("en" if question.isascii() else "zh")


@pytest.mark.parametrize("question", UNANSWERABLE)
def test_abstentions(shipped_assistant: Assistant, question: str) -> None:
    answer = shipped_assistant.ask(question)
    assert answer.abstained
    assert answer.claims == answer.targets == ()
    assert answer.text.startswith(
        ("无法据现有文件回答", "This cannot be answered from the documents held")
    )


@pytest.mark.parametrize(
    "question",
    [
        "Quel est le taux de mortalité infantile visé par la ville de Suqian ?",
        "宿迁市の乳児死亡率の目標は何ですか？",
        "Каков целевой показатель младенческой смертности?",
        "",
        "？？？",
    ],
)
def test_what_is_no_chinese_or_english_question(
    shipped_assistant: Assistant, question: str
) -> None:
    with pytest.raises(QuestionError):
        shipped_assistant.ask(question)


@pytest.mark.parametrize(
    ("history", "question", "clause", "words"),
    [
        (["宿迁市婴儿死亡率目标是多少？"], "那福建呢？", f"{FUJIAN_MOTHERS}#二", "福建省2025年目标：婴儿死亡率"),
        (["浙江省婴儿死亡率2025年目标是多少？"], "2020年呢？", f"{ZHEJIANG_CHILDREN}#表1/1", "1.91‰"),
        (["What is Suqian's newborn visit rate target?"], "And Fujian?", f"{FUJIAN_CHILDREN}#三/（一）/3", "90%"),
    ],
)  # fmt: skip
def test_follow_ups(
    shipped_assistant: Assistant, history: list[str], question: str, clause: str, words: str
) -> None:
    answer = shipped_assistant.ask(question, history=history)
    proves_itself(shipped_assistant, answer)
    assert words in answer.text
    assert clause in [citation.clause.id for citation in answer.citations]


def test_a_restriction_to_a_document_holds(shipped_assistant: Assistant) -> None:
    question = "婴儿死亡率目标是多少？"
    for document, words in ((SUQIAN, "4‰以下"), (ZHEJIANG, "5‰以下"), (FUJIAN_MOTHERS, "为4‰。")):
        answer = shipped_assistant.ask(question, documents=[document])
        assert {citation.document.id for citation in answer.citations} == {document}
        assert words in answer.text


def test_a_document_that_does_not_say(shipped_assistant: Assistant) -> None:
    answer = shipped_assistant.ask("全省孕产妇死亡率目标是多少？", documents=[FUJIAN_CHILDREN])
    assert answer.abstained
    assert {citation.document.id for citation in answer.citations} <= {FUJIAN_CHILDREN}


def test_a_document_of_another_place_does_not_answer(shipped_assistant: Assistant) -> None:
    answer = shipped_assistant.ask("浙江省婴儿死亡率目标是多少？", documents=[SUQIAN])
    assert answer.abstained
    assert "4‰" not in answer.text


def test_an_unknown_document(shipped_assistant: Assistant) -> None:
    with pytest.raises(UnknownNameError, match=f"no document “nowhere”.*{SUQIAN}"):
        shipped_assistant.ask("婴儿死亡率？", documents=["nowhere"])


def test_the_language_of_the_answer_may_be_chosen(shipped_assistant: Assistant) -> None:
    english = shipped_assistant.ask("宿迁市婴儿死亡率目标是多少？", language="en")
    assert english.text == "Suqian City, 2025 target: infant mortality rate is 4‰ or below. [1]"
    chinese = shipped_assistant.ask("What is Suqian's infant mortality target?", language="zh")
    assert chinese.text == "宿迁市2025年目标：婴儿死亡率为4‰以下。[1]"


def test_traditional_characters_and_slips_of_the_pen(shipped_assistant: Assistant) -> None:
    assert "4‰以下" in shipped_assistant.ask("宿遷市嬰兒死亡率目標是多少？").text
    assert "4‰" in shipped_assistant.ask("What is Suqian's infant mortalty target?").text


def test_asking_twice_gives_the_same_answer(shipped_assistant: Assistant) -> None:
    question = "浙江省2025年每千名儿童儿科床位数目标是多少？"
    first, again = (
        shipped_assistant.ask(question).model_dump(exclude={"timing_ms"}) for _ in range(2)
    )
    assert first == again


def test_time_is_told_by_stage(shipped_assistant: Assistant) -> None:
    timing = shipped_assistant.ask("宿迁市婴儿死亡率目标是多少？").timing_ms
    stages = timing.understand + timing.search + timing.compose + timing.verify
    assert 0 < stages == pytest.approx(timing.total, abs=0.1)


def test_words_are_searched_for(shipped_assistant: Assistant) -> None:
    hits = shipped_assistant.search("脊柱侧弯 筛查", limit=3)
    assert f"{SUQIAN}#四/（四）/10" in [hit.chunk.clause for hit in hits]
    assert len(hits) == 3
