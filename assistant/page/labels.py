"""Components that speak both languages: what to change in them when the language is switched."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias, TypeVar

import gradio as gr

from assistant.page.messages import say
from assistant.types import Language

FIRST_LANGUAGE: Language = "zh"
"""What the page speaks until the reader's choice is known."""

Choices: TypeAlias = list[tuple[str, str]]
Wording: TypeAlias = str | Callable[[Language], Choices]
C = TypeVar("C")


class Translation(NamedTuple):
    """How a part of the page is shown in another language: outputs from language and inputs."""

    act: Callable[..., Sequence[Any]]
    inputs: Sequence[Any]
    outputs: Sequence[Any]


class Labels:
    """Remembers which property of which component says what."""

    def __init__(self) -> None:
        self.components: list[Any] = []
        self._wordings: list[dict[str, Wording]] = []

    def make(self, kind: Callable[..., C], wordings: dict[str, Wording], **properties: Any) -> C:
        """Return a new component of ``kind``, worded in the first language.

        The wording must go through the constructor: Gradio makes components anew from its
        arguments for each reader.

        :param wordings: for each property the key of a message, or a function of the language.
        """
        component = kind(**_worded(wordings, FIRST_LANGUAGE), **properties)
        self.components.append(component)
        self._wordings.append(wordings)
        return component

    def translation(self) -> Translation:
        """Return how the registered components are worded in another language."""
        return Translation(self._updates, [], self.components)

    def _updates(self, language: Language) -> list[Any]:
        return [gr.update(**_worded(wordings, language)) for wordings in self._wordings]


def named(*pairs: tuple[str, str]) -> Callable[[Language], Choices]:
    """Return choices from (message key, value) pairs, in the language that is asked for."""
    return lambda language: [(say(key, language), value) for key, value in pairs]


def _worded(wordings: dict[str, Wording], language: Language) -> dict[str, Any]:
    return {
        name: say(wording, language) if isinstance(wording, str) else wording(language)
        for name, wording in wordings.items()
    }
