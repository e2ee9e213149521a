"""Named endpoints with the contract's JSON, for programs."""

from collections.abc import Callable
from typing import Any, TypeVar

import gradio as gr
from gradio.events import api

from assistant.errors import AssistantError
from assistant.page.figures import LiveFigures, read_filter
from assistant.pipeline import Assistant

_MOST_HITS = 50
T = TypeVar("T")


class Api:
    """The functions behind the endpoints; an error's text is given in both languages."""

    def __init__(self, assistant: Assistant, figures: LiveFigures) -> None:
        self._assistant = assistant
        self._figures = figures

    def ask(
        self, question: str, language: str = "auto", documents: list[str] | None = None
    ) -> dict[str, Any]:
        """Answer a question with verified citations; language is auto, zh or en."""
        return _told(
            lambda: self._assistant.ask(
                question,
                language=language if language in {"zh", "en"} else "auto",  # type: ignore[arg-type]
                documents=documents or (),
            ).model_dump(mode="json")
        )

    def search(self, words: str, limit: int = 10) -> list[dict[str, Any]]:
        """Return the clauses found for some words, best first."""
        most = min(max(int(limit), 1), _MOST_HITS)
        return _told(
            lambda: [hit.model_dump(mode="json") for hit in self._assistant.search(words, most)]
        )

    def targets(
        self, indicator: str = "", place: str = "", year: int | None = None, kind: str = ""
    ) -> list[dict[str, Any]]:
        """Return the figures read from the documents; empty filters let everything through."""
        chosen = self._figures.now().chosen(read_filter(indicator, place, str(year or ""), kind))
        return [target.model_dump(mode="json") for target in chosen]

    def clause(self, clause: str) -> dict[str, Any]:
        """Return a clause with its text, its unofficial English rendering and its targets."""
        library = self._assistant.library

        def found() -> dict[str, Any]:
            held = library.clause(clause)
            return {
                **held.model_dump(mode="json"),
                "text": library.text(held),
                "rendering": library.rendering(held),
                "targets": [t.model_dump(mode="json") for t in library.targets_of([held.id])],
            }

        return _told(found)

    def mount(self) -> None:
        """Add the endpoints to the page being made."""
        for name in ("ask", "search", "targets", "clause"):
            api(getattr(self, name), api_name=name)


def _told(act: Callable[[], T]) -> T:
    try:
        return act()
    except AssistantError as error:
        message = f"{error.in_language('zh')} {error.in_language('en')}"
        raise gr.Error(message, print_exception=False) from error
