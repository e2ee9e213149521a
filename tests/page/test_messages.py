"""The words of the page."""

import re
from string import Formatter

import pytest

from assistant.page.messages import MESSAGES, say
from assistant.types import Text


@pytest.mark.parametrize("text", MESSAGES.values(), ids=MESSAGES.keys())
def test_message_is_whole_in_both_languages(text: Text) -> None:
    fields = [{name for _, name, _, _ in Formatter().parse(t) if name} for t in (text.zh, text.en)]

    assert text.zh.strip()
    assert fields[0] == fields[1]
    assert not re.search(r"[一-龥]", text.en)


def test_values_are_filled_in() -> None:
    assert say("figures_found", "en", count=3) == "3 figures"
