from decimal import Decimal

import pytest

from assistant.pipeline import Assistant


def test_one_claim_a_place_and_the_order_computed(shipped_assistant: Assistant) -> None:
    answer = shipped_assistant.ask("福建省和浙江省的孕产妇死亡率目标哪个更低？")
    assert [(t.place, t.value, t.unit) for t in answer.targets] == [
        ("福建省", Decimal(12), "/100000"),
        ("浙江省", Decimal(7), "/100000"),
    ]
    assert answer.claims[-1].text == "计算：浙江省的数值最低，福建省的数值最高。"
    assert answer.claims[-1].citations == (1, 2)


def test_the_order_in_english(shipped_assistant: Assistant) -> None:
    answer = shipped_assistant.ask(
        "Which has the lower infant mortality target, Zhejiang or Suqian?"
    )
    assert {t.place for t in answer.targets} == {"浙江省", "宿迁市"}
    assert answer.claims[-1].text == (
        "Computed: lowest in Suqian City, highest in Zhejiang Province."
    )


def test_equal_values(shipped_assistant: Assistant) -> None:
    answer = shipped_assistant.ask("宿迁和福建的新生儿访视率要求有什么不同？")
    assert [t.value for t in answer.targets] == [Decimal(90), Decimal(90)]
    assert answer.claims[-1].text == "计算：数值相同。"


def test_a_target_and_an_actual_value_are_not_put_in_order(shipped_assistant: Assistant) -> None:
    answer = shipped_assistant.ask("比较绍兴和浙江的严重致残出生缺陷发生率")
    kinds = {target.kind for target in answer.targets}
    assert kinds == {"target", "baseline"}
    assert "计算" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "福建和宿迁在儿童心理健康方面的做法有何异同？",
        "How do Fujian and Suqian differ on eye care?",
    ],
)
def test_measures_are_set_side_by_side(shipped_assistant: Assistant, question: str) -> None:
    answer = shipped_assistant.ask(question)
    cited = {citation.document.place for citation in answer.citations}
    assert cited == {"福建省", "宿迁市"}
