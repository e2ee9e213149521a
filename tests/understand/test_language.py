import pytest

from assistant.errors import QuestionError
from assistant.understand.language import LONGEST_QUESTION, check_question, detect_language

CHINESE = [
    "婴儿死亡率是多少？",
    "嬰兒死亡率是多少？",
    "U5MR的目标值是多少",
    "DRG付费怎么推进？",
    "请问NICU床位有多少张",
]
ENGLISH = [
    "What is the infant mortality target?",
    "IMR target 2025",
    "Who is responsible for 妇幼 work?",
    "what does 医共体 mean in the plan",
    "café hygiene rules",
]
OTHER = [
    "Quelle est la mortalité infantile dans la province ?",
    "¿Cuál es la tasa de mortalidad infantil?",
    "Wie hoch ist die Säuglingssterblichkeit?",
    "Qual è il tasso di mortalità infantile?",
    "Qual é a taxa de mortalidade infantil?",
    "Какова младенческая смертность?",
    "乳児死亡率の目標は何ですか",
    "영아 사망률 목표는 얼마입니까?",
    "ما هو معدل وفيات الرضع؟",
]


@pytest.mark.parametrize("question", CHINESE)
def test_chinese(question: str) -> None:
    assert detect_language(question) == "zh"


@pytest.mark.parametrize("question", ENGLISH)
def test_english(question: str) -> None:
    assert detect_language(question) == "en"


@pytest.mark.parametrize("question", OTHER)
def test_other_languages_are_refused(question: str) -> None:
    with pytest.raises(QuestionError, match="only questions in Chinese or English"):
        detect_language(question)


@pytest.mark.parametrize("question", ["", "  \n", "？！", "\u200b\u202e", "——"])
def test_a_question_needs_words(question: str) -> None:
    with pytest.raises(QuestionError, match="empty or holds no words"):
        check_question(question)


def test_a_question_has_a_longest_length() -> None:
    assert check_question("问" * LONGEST_QUESTION) == "问" * LONGEST_QUESTION
    with pytest.raises(QuestionError, match="1001 characters; at most 1000"):
        check_question("问" * (LONGEST_QUESTION + 1))


def test_control_characters_go_and_line_breaks_become_blanks() -> None:
    assert check_question(" 目标\u202e是\x00\n多少\ud800？ ") == "目标是 多少？"
