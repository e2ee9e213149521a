"""The system under test, as evaluation sees it, and how each process opens one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from assistant.errors import EvaluationError
from assistant.resources import default_index_folder
from assistant.store import current_name, open_generation
from assistant.types import Answer, Hit, Outline, Text


class System(Protocol):
    """Anything that answers questions in the contract's form and can be asked for its hits."""

    def ask(
        self,
        question: str,
        *,
        language: Literal["auto", "zh", "en"] = "auto",
        documents: Sequence[str] = (),
        history: Sequence[str] = (),
    ) -> Answer:
        """Answer ``question``; ``history`` holds the earlier questions of the conversation."""
        ...

    def search(self, words: str, limit: int) -> Sequence[Hit]:
        """Return at most ``limit`` hits for ``words``, best first."""
        ...

    def outlines(self) -> Iterable[Outline]:
        """Return the outlines of all documents the system answers from."""
        ...


class Opener(Protocol):
    """Opens a system; picklable, so that every worker process can open its own."""

    @property
    def name(self) -> str:
        """The system's name in results."""
        ...

    def settings(self) -> dict[str, str]:
        """Return what distinguishes this system from others of its name."""
        ...

    def __call__(self) -> System:
        """Open the system."""
        ...


@dataclass(frozen=True)
class AssistantOpener:
    """Opens this project's assistant on the index at ``index``; ``llm`` turns the LLM mode on."""

    index: Path | None = None
    llm: str | None = None

    @property
    def name(self) -> str:
        """The system's name in results."""
        return "assistant-llm" if self.llm else "assistant"

    def settings(self) -> dict[str, str]:
        """Return the generation, the hashes of what it was built with, and the LLM if any.

        :raises AssistantError: if there is no index or it cannot be used.
        """
        folder = self.index or default_index_folder()
        generation = open_generation(folder / current_name(folder))
        built_with = generation.manifest.identity.model_dump()
        model = {"llm": self.llm} if self.llm else {}
        return {"generation": generation.name, **built_with, **model}

    def __call__(self) -> System:
        """Open the assistant.

        :raises AssistantError: if there is no index or it cannot be used.
        """
        from assistant.pipeline import Assistant  # noqa: PLC0415 - opens models and the index

        if self.llm:
            raise EvaluationError(
                Text(zh="本版本没有大模型模式", en="this version has no LLM mode"), where="--llm"
            )
        return Assistant.open(self.index)
