"""Tell Chinese from English, and both from what we cannot answer."""

import re
import unicodedata

from assistant.errors import QuestionError
from assistant.types import Language, Text

LONGEST_QUESTION = 1000
"""Characters; a longer text is no question."""

_HAN = re.compile(r"[㐀-鿿]")
_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u03ff\u0400-\u04ff\u0590-\u05ff\u0600-\u06ff\u0900-\u097f\u0e00-\u0e7f\u3040-\u30ff\uac00-\ud7af]"
)
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’][a-z]+)?")
_FOREIGN = """
    le la les des une est dans pour que qui avec sur par quelle quel quels combien sont aux du
    el los las una por con para cuál cual cuánto qué del como está
    der die das und ist wie viele für mit ein eine nicht welche wird zu im den dem
    il gli che nel della di qual quanti sono è per
    o os uma não em qual quantos são do da no na
    het een van hoeveel wat zijn voor op"""
_ENGLISH = """
    the of and in to is are what which how many much by for on does do who when where with will
    be should per rate target plan at from has have was were it its that this under more than"""
_FOREIGN_WORDS = frozenset(_FOREIGN.split())
_ENGLISH_WORDS = frozenset(_ENGLISH.split())


def check_question(text: str) -> str:
    """Return the question without control characters and outer space.

    :raises QuestionError: nothing readable is left, or it is longer than :data:`LONGEST_QUESTION`.
    """
    kept = "".join(
        char if char not in "\r\n\t" else " "
        for char in text
        if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"} or char in "\r\n\t"
    ).strip()
    if len(kept) > LONGEST_QUESTION:
        raise QuestionError(
            Text(
                zh=f"问题过长：{len(kept)} 字，最多 {LONGEST_QUESTION} 字",
                en=f"the question has {len(kept)} characters; at most {LONGEST_QUESTION} are read",
            ),
            remedy=Text(zh="请缩短问题", en="ask it in fewer words"),
        )
    if not any(unicodedata.category(char)[0] in "LN" for char in kept):
        raise QuestionError(
            Text(zh="问题为空或没有文字", en="the question is empty or holds no words"),
            remedy=Text(zh="请用中文或英文提问", en="ask in Chinese or English"),
        )
    return kept


def detect_language(text: str) -> Language:
    """Return the language of a question.

    :raises QuestionError: it is written in another language than Chinese or English.
    """
    han = len(_HAN.findall(text))
    other = len(_OTHER_SCRIPT.findall(text))
    words = [word.lower() for word in _LATIN_WORD.findall(text)]
    if other > han + len(words):
        raise _unsupported()
    english_words = sum(word in _ENGLISH_WORDS for word in words)
    if han and han * 2 >= len(words) and not (english_words >= 2 and han <= 3 * len(words)):
        if other * 3 > han:
            raise _unsupported()
        return "zh"
    foreign = sum(word in _FOREIGN_WORDS and word not in _ENGLISH_WORDS for word in words)
    english = sum(word in _ENGLISH_WORDS for word in words)
    accented = sum(not word.isascii() for word in words)
    if (foreign >= 2 and foreign > english) or foreign + accented > english + 1:
        raise _unsupported()
    return "en"


def _unsupported() -> QuestionError:
    return QuestionError(
        Text(
            zh="目前只能回答中文或英文问题",
            en="only questions in Chinese or English can be answered",
        ),
        remedy=Text(zh="请改用中文或英文提问", en="ask in Chinese or English"),
    )
