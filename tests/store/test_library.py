from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.errors import UnknownNameError
from assistant.store import Library, open_generation


@pytest.fixture
def library(tmp_path: Path, publish_to: Callable[..., Path]) -> Library:
    return Library(open_generation(publish_to(tmp_path)))


def test_documents_clauses_and_children(library: Library) -> None:
    assert [document.id for document in library.documents] == ["plan"]
    assert [clause.id for clause in library.children("plan")] == ["plan#标题", "plan#一", "plan#二"]
    assert [clause.label for clause in library.children("plan#二")] == ["（一）", "（二）"]
    assert library.children("plan#二/（一）") == ()
    assert library.outline("plan").document.title == "河口县健康计划"


def test_texts_are_slices(library: Library) -> None:
    goal = library.clause("plan#一")
    assert library.text(goal) == "一、目标\n到2025年，筛查率达到90%以上。"
    assert library.text(goal, (goal.span[0], goal.span[0] + 4)) == "一、目标"


def test_a_rendering_is_what_the_span_overlaps(library: Library) -> None:
    goal = library.clause("plan#一")
    start = goal.span[0]
    assert library.rendering(goal) == "I. Goals By 2025 …"
    assert library.rendering(goal, (start, start + 4)) == "I. Goals"
    assert library.rendering(goal, (start + 5, start + 6)) == "By 2025 …"
    assert library.rendering(library.clause("plan#二")) is None


def test_targets_and_questions(library: Library) -> None:
    assert [target.key for target in library.targets_of(["plan#一", "plan#二"])] == ["筛查率"]
    questions = library.questions("plan#一")
    assert questions is not None
    assert questions.zh == ("目标？",)
    assert library.questions("plan#二") is None


def test_unknown_names(library: Library) -> None:
    with pytest.raises(UnknownNameError, match=r"no document “other”.*the ids are: plan"):
        library.outline("other")
    with pytest.raises(UnknownNameError, match="no clause “plan#九”"):
        library.clause("plan#九")
