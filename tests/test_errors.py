import inspect

import pytest

from assistant import errors
from assistant.errors import AssistantError, QuestionError, SourceError
from assistant.types import Text

WHAT = Text(zh="读不到文件", en="the file cannot be read")
REMEDY = Text(zh="请检查权限", en="check its permissions")
CLASSES = [
    kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, Exception)
]


def test_a_message_says_what_where_and_what_to_do() -> None:
    error = SourceError(WHAT, where="plan.txt", remedy=REMEDY)
    assert str(error) == "the file cannot be read (plan.txt). check its permissions."
    assert error.in_language("zh") == "读不到文件（plan.txt）。请检查权限。"


def test_a_message_without_place_or_remedy() -> None:
    assert str(SourceError(WHAT)) == "the file cannot be read."
    assert SourceError(WHAT).in_language("zh") == "读不到文件。"
    assert SourceError(WHAT, remedy=REMEDY).in_language("zh") == "读不到文件。请检查权限。"


def test_wrong_use_and_failure_have_their_exit_status() -> None:
    assert QuestionError(WHAT).exit_status == 2
    assert SourceError(WHAT).exit_status == 1


@pytest.mark.parametrize("kind", CLASSES)
def test_every_error_is_in_the_tree_drawn_at_the_head_of_the_module(
    kind: type[AssistantError],
) -> None:
    assert issubclass(kind, AssistantError)
    assert kind.__name__ in (errors.__doc__ or "")
    assert str(kind(WHAT)) == "the file cannot be read."
