from dataclasses import replace

import pytest

from assistant.compose.subject import last_named_missing, narrower, none_named
from assistant.types import Scope
from assistant.understand import Query

QUERY = Query(text="", folded="", language="zh", intent="figure", scope=Scope(), groups=())
BED, DOCTOR = frozenset({"托位", "childcare place"}), frozenset({"医师", "doctor"})
CHILD = frozenset({"儿童", "children"})


def asked(text: str, *terms: frozenset[str]) -> Query:
    return replace(QUERY, text=text, folded=text, named_terms=terms)


def test_a_figure_of_none_of_the_named_terms() -> None:
    assert none_named(asked("千人托位数", BED), "每千名儿童医师数 doctors per 1,000 children")
    assert not none_named(asked("千人托位数", BED), "每千人托位数")
    assert not none_named(asked("多少"), "医师数")


def test_a_population_alone_tells_no_subject() -> None:
    assert not none_named(asked("儿童的比例", CHILD), "筛查率")


def test_what_a_chinese_question_ends_with() -> None:
    assert last_named_missing(asked("医师和托位数", DOCTOR, BED), "医师数")
    assert not last_named_missing(asked("托位和医师数", BED, DOCTOR), "医师数")
    assert not last_named_missing(asked("doctors and childcare places", DOCTOR, BED), "doctors")


@pytest.mark.parametrize(
    ("question", "indicator", "is_narrower"),
    [
        ("某市居民健康素养水平目标", "居民心理健康素养水平", True),
        ("公立医院床位数", "公立综合医院床位数", True),
        ("居民健康素养水平", "居民健康素养水平", False),
        ("儿科医师数", "儿科执业（助理）医师数", False),
        ("每千名儿童床位数", "每千名儿童拥有儿科床位数", False),
        ("健康素养要求", "居民心理健康素养水平", False),
    ],
)
def test_an_indicator_narrower_than_asked(question: str, indicator: str, is_narrower: bool) -> None:
    assert narrower(asked(question), indicator) == is_narrower
