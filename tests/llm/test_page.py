from assistant.page.thread import _checks
from assistant.types import Answer, Check


def test_the_page_says_why_an_answer_is_not_the_models() -> None:
    answer = Answer(
        id="1", question="?", language="zh", text="甲", notice="语言模型无法连接或出错。<b>",
        checks=(Check(name="quotes", passed=True, detail="1/1"),),
    )  # fmt: skip
    shown = str(_checks(answer, "zh"))

    assert "语言模型无法连接或出错。&lt;b&gt;" in shown
    assert shown.index("语言模型") < shown.index("1/1")
    assert "calm" not in str(_checks(answer.model_copy(update={"notice": None}), "zh"))
