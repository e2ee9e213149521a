import pytest

from assistant.types import Answer, Claim
from eval.spoken import language_of, spoken, tokens


def test_claims_are_spoken_and_markers_are_not():
    claims = (Claim(text="甲为5‰[1]。", citations=(1,)), Claim(text="乙。[2]", citations=(2,)))
    answer = Answer(id="", question="", language="zh", text="全文，引文为6‰", claims=claims)
    assert spoken(answer) == ("甲为5‰。", "乙。")


def test_without_claims_the_text_is_spoken():
    assert spoken(Answer(id="", question="", language="en", text="None held [1].")) == (
        "None held .",
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("推进DRG和DIP支付方式改革", "zh"),
        ("Infant mortality (婴儿死亡率) is to be at most 5.0‰ in Zhejiang (浙江).", "en"),
        ("臺灣", "zh"),
        ("5.0‰", "en"),
    ],
)
def test_language_of_the_majority(text, language):
    assert language_of(text) == language


def test_tokens_are_han_characters_and_other_words():
    assert tokens("到2025年，DRG 覆盖") == 6  # 到 2025 年 DRG 覆 盖
    assert tokens("at most 5") == 3
