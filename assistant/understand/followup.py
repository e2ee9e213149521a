"""Complete a follow-up question from the questions before it, without a language model.

“那宿迁呢？” takes everything but the place from the question before it; “and the 2020 baseline?”
everything but the year and the kind of value.
"""

import re
from collections.abc import Sequence

from assistant.places import Gazetteer
from assistant.words import fold, tokenize

_ELLIPSIS = re.compile(
    r"^(?:那么?|再|还有|以及|另外)|呢[？?]?$"
    r"|^(?:and|what about|how about|but|also|then|same for)\b|^(?:它|其|这|该|此)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:it|its|that|this|they|them|there|those|these|one)\b|它|其中|该|这(?:个|项|里|份)|那(?:个|项|里|份)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:到|by |in )?\s*(?<!\d)(?:19|20)\d{2}(?!\d)\s*年?")
_FILLER = re.compile(
    r"^(?:那么?|再|还有|以及|另外|而)?|呢[？?]?$"
    r"|^(?:and|what about|how about|but|also|then|same for)\s+(?:for |in |the )*|[？?。]+$",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    [
        "年",
        "目标",
        "目标值",
        "标值",
        "基期",
        "基线",
        "现状",
        "值",
        "数",
        "target",
        "baselin",
        "figur",
        "valu",
        "year",
    ]
)
_SHORT_ZH = 14
_SHORT_EN = 8


def is_follow_up(question: str) -> bool:
    """Return whether a question leans on the one before it."""
    text = question.strip()
    han = len(re.findall(r"[㐀-鿿]", text))
    short = han <= _SHORT_ZH if han else len(text.split()) <= _SHORT_EN
    return short and bool(_ELLIPSIS.search(text) or _PRONOUN.search(text) or not _subject(text))


def names_subject(question: str) -> bool:
    """Return whether a question without its places says more than a year, a value and fillers."""
    return bool(_subject(_FILLER.sub("", _FILLER.sub("", question.strip()))))


def _subject(text: str) -> list[str]:
    """Return the words of a question other than years, figures and question words."""
    tokens = tokenize(fold(_YEAR.sub(" ", text)))
    return [token for token in tokens if token not in _EMPTY and not token[0].isdigit()]


def complete(question: str, history: Sequence[str], gazetteer: Gazetteer) -> str:
    """Return ``question`` completed from ``history``, the earlier questions, oldest first.

    What the follow-up names (a place, a year) replaces its like in the earlier question, and what
    is left of it is added.
    """
    if not history or not is_follow_up(question):
        return question
    previous = complete(history[-1], history[:-1], gazetteer)
    rest = question.strip()
    places = list(gazetteer.find(question))
    if places:
        for mention in reversed(list(gazetteer.find(previous))):
            previous = previous[: mention.span[0]] + previous[mention.span[1] :]
    years = _YEAR.findall(question)
    if years:
        previous = _YEAR.sub(" ", previous)
    rest = _FILLER.sub("", _FILLER.sub("", rest)).strip(" ，,")
    return f"{rest} {previous.strip()}".strip()
