"""Comparators: the words around a figure that say at least, at most, about."""

import re

from assistant.types import Comparator

_GAP = r"[^\d，,。；;、:：!?\n%‰]{0,10}"
_BEFORE_ZH: tuple[tuple[str, Comparator], ...] = (
    (r"不(?:得|应|能|可|宜|要|会|再)?(?:低于|少于|小于|短于|早于|下于|下)|未低于", "≥"),
    (r"(?:大于|高于)(?:或)?等于|≥|>=|\\geq?q?", "≥"),
    (r"(?<![不未])(?:年满|满)", "≥"),
    (r"不(?:得|应|能|可|宜|要|会|再)?(?:超过|超出|超|高于|大于|多于|逾|长于|晚于|迟于)", "≤"),
    (
        r"(?:未|没有|没)(?:超过|高于|大于|多于|逾)|至多|最多|(?:小于|低于)(?:或)?等于|≤|<=|\\leq?q?",
        "≤",
    ),
    (r"超过|高于|大于|多于|突破|超|逾|>|长于", ">"),
    (r"低于|少于|小于|不足|不满|未满|不到|未达到|未达|<|短于", "<"),
    (r"大约|约为|约占|约|接近|近|将近|≈", "≈"),
)
_AT_LEAST_GAP = re.compile(rf"(?:至少|最少|起码){_GAP}$")
_AT_MOST_GAP = re.compile(rf"(?:至多|最多){_GAP}$")
# shall in no case exceed, should not be allowed to exceed
_NO = (
    r"(?:no|not|cannot|never|neither|in no case|under no circumstances)"
    r"(?: (?:be )?(?:allowed|permitted|expected|likely))?(?: to)?"
)
_BEFORE_EN: tuple[tuple[str, Comparator], ...] = (
    (
        r"at least(?: as (?:high|many) as)?"
        rf"|{_NO} (?:be )?(?:less|fewer|lower|younger|shorter) than"
        rf"|{_NO} (?:be |fall |drop |go )?(?:below|under)"
        r"|a? ?minimum(?: of)?|at or above|(?:equal to or|greater than or equal to)",
        "≥",
    ),
    (
        r"at most|at least as (?:low|few) as"
        rf"|{_NO} (?:be )?(?:more|higher|greater|longer|larger|later|older) than"
        rf"|{_NO} (?:be |rise |go )?(?:above|over)"
        rf"|(?:{_NO}|without) exceed(?:ing|s)?|up to|a? ?maximum(?: of)?|within"
        r"|at or (?:below|under)|less than or equal to",
        "≤",
    ),
    (
        r"(?:more|greater|higher|larger|older|longer) than|over|above|exceed(?:s|ed|ing)?"
        r"|upwards of|in excess of|surpass(?:es|ed|ing)?",
        ">",
    ),
    (r"(?:less|fewer|lower|smaller|younger|shorter) than|below|under|beneath", "<"),
    (r"approximately|about|around|roughly|nearly|almost|circa|ca\.|some|close to|~", "≈"),
)
_BEFORE: tuple[tuple[re.Pattern[str], Comparator], ...] = tuple(
    (re.compile(rf"(?:{words})[ ]*(?:于|到|至|为|在|达)?[ ]*\$?[ ]*$"), comparator)
    for words, comparator in _BEFORE_ZH
) + tuple(
    (re.compile(rf"\b(?:{words})(?:[ -]+(?:age of|the age of|rmb|cny|us|nt))?[ $¥-]*$"), comparator)
    for words, comparator in _BEFORE_EN
)
_EN_GAP = re.compile(r"\b(?:at least|no fewer than|no less than)(?: [a-z]+){1,2} $")
_AFTER_WORDS: tuple[tuple[str, Comparator], ...] = (
    (r"[ $]*(?:[（(]含[^）)]{0,8}[）)])?(?:及|或|和|含|及其)?(?:以上|之上)(?!述)", "≥"),
    (
        r"[ $]*(?:[（(]含[^）)]{0,8}[）)])?(?:及|或|和|含|及其)?(?:以下|之下)(?!简称|统称|称)",
        "≤",
    ),
    (r"[ $]*(?:以内|之内|以里|内(?!部|科|容|地|镜|涵|外|分泌))", "≤"),
    (r"[ $]*(?:左右|上下)", "≈"),
    (r"[ $]*(?:以外|之外|有余)", ">"),
    (
        r"(?:[ -][a-z-]+){0,3}[ ](?:or|and) "
        r"(?:more|above|over|higher|greater|older|upwards?|longer)\b"
        r"|\+(?![\d\w])|-plus\b",
        "≥",
    ),
    (
        r"(?:[ -][a-z-]+){0,3}[ ](?:or|and) (?:less|below|fewer|under|lower|younger|shorter)\b",
        "≤",
    ),
)
_AFTER = tuple((re.compile(words), comparator) for words, comparator in _AFTER_WORDS)


def before(text: str) -> Comparator | None:
    """Read the comparator at the end of ``text``, the folded words before a figure."""
    for pattern, comparator in _BEFORE:
        if pattern.search(text):
            return comparator
    if _AT_LEAST_GAP.search(text) or _EN_GAP.search(text):
        return "≥"
    return "≤" if _AT_MOST_GAP.search(text) else None


def after(text: str) -> Comparator | None:
    """Read the comparator at the start of ``text``, the folded words after a figure."""
    for pattern, comparator in _AFTER:
        if pattern.match(text):
            return comparator
    return None
