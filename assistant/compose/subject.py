"""Whether a figure is of another subject than the question asks about."""

import re
from difflib import SequenceMatcher

from assistant.compose.evidence import says
from assistant.understand import Query
from assistant.words import fold

_NOT_NARROWING = re.compile(
    r"[（(][^（）()]*[）)]|拥有|设置|设立|开展|达到|执业|助理|注册|专业|数量?|总体?|全[省市国县]|平均|[的及和与、或]"
)
_HAN = re.compile(r"[㐀-鿿]")
_POPULATIONS = {"儿童", "婴幼儿", "居民", "孕产妇", "老年人", "患者"}
_LEAST_SHARED = 2
_TWO_AND_END = 3


def none_named(query: Query, own: str) -> bool:
    """Return whether a question names terms of the glossary and a figure's own words have none."""
    words = fold(own)
    telling = [forms for forms in query.named_terms if not forms & _POPULATIONS]
    return bool(telling) and not any(says(words, form) for forms in telling for form in forms)


def last_named_missing(query: Query, around: str) -> bool:
    """Return whether the words around a figure lack the term that a Chinese question ends with.

    Chinese says last what is counted (每千人拥有婴幼儿照护托位数).
    """
    if not _HAN.search(query.text) or not query.named_terms:
        return False
    words = fold(around)
    return not any(says(words, form) for form in query.named_terms[-1])


def narrower(query: Query, indicator: str) -> bool:
    """Return whether an indicator narrows what a question says in one breath.

    居民心理健康素养 is not 居民健康素养; 儿科执业（助理）医师 is 儿科医师.
    """
    asked, name = (re.sub(r"\s", "", fold(text)) for text in (query.text, indicator))
    blocks = SequenceMatcher(None, asked, name, autojunk=False).get_matching_blocks()
    if len(blocks) != _TWO_AND_END:
        return False
    left, right, _ = blocks
    whole = left.b == 0 and right.b + right.size == len(name)
    adjacent = left.a + left.size == right.a and min(left.size, right.size) >= _LEAST_SHARED
    inserted = _NOT_NARROWING.sub("", name[left.b + left.size : right.b])
    return whole and adjacent and bool(inserted) and not set(inserted) & set(asked)
