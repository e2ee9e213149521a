"""What a question puts in quotation marks is meant by that name."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.compose.evidence import Evidence
from assistant.store import Library
from assistant.words import fold

_QUOTED = re.compile(
    r"[“「『\"]([^“”「」『』\"]{2,40})[”」』\"]|(?<!\w)[‘']([^‘’']{2,40})[’'](?!\w)"
)
_PLAN = re.compile(r"^十[一二三四五六]五")
_NOT_QUOTED = 0.4


def prefer_quoted(question: str, evidence: Sequence[Evidence], library: Library) -> list[Evidence]:
    """Return the evidence with what lacks a name quoted in the question counted for less.

    A name that none of the evidence has may be loose speech: then nothing changes.
    """
    found = [(first or second) for first, second in _QUOTED.findall(question)]
    names = [_bare(name) for name in found if not _PLAN.match(name)]
    words = [_bare(library.words(each.clause.id)) for each in evidence]
    held = [name for name in names if any(name in text for text in words)]
    return [
        each if all(name in text for name in held) else _less(each)
        for each, text in zip(evidence, words, strict=True)
    ]


def _less(evidence: Evidence) -> Evidence:
    return replace(evidence, confidence=evidence.confidence * _NOT_QUOTED)


def _bare(text: str) -> str:
    return re.sub(r"[\s“”‘’'\"「」]", "", fold(text))
