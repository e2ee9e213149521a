"""What programs may ask for, as JSON values: the same for the page's named endpoints, REST and MCP."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Literal, ParamSpec, TypeVar, cast

import gradio as gr
from gradio.events import api

from assistant.errors import AssistantError, UsageError
from assistant.page.figures import KINDS, Figures, Filter, LiveFigures
from assistant.pipeline import Assistant
from assistant.types import Text
from assistant.words import fold

NAMES = ("ask", "search", "targets", "clause", "documents")
MOST_HITS = 100
_LANGUAGES = ("auto", "zh", "en")
P = ParamSpec("P")
T = TypeVar("T")


class Api:
    """The functions behind the endpoints."""

    def __init__(self, assistant: Assistant, figures: LiveFigures) -> None:
        self._assistant = assistant
        self._figures = figures

    def ask(
        self, question: str, language: str = "auto", documents: list[str] | None = None
    ) -> dict[str, Any]:
        """Answer a question about Chinese health policy with verified citations.

        :param question: in Chinese or English.
        :param language: of the answer: auto (as the question), zh or en.
        :param documents: ids of the documents to answer from; all by default.
        :raises QuestionError: the question is empty, overlong or in another language.
        :raises UsageError: another language is wanted, or a document is not held.
        """
        _require(language, _LANGUAGES, Text(zh="回答语言", en="the language"))
        return self._assistant.ask(
            question,
            language=cast(Literal["auto", "zh", "en"], language),
            documents=documents or (),
        ).model_dump(mode="json")

    def search(self, words: str, limit: int = 10) -> list[dict[str, Any]]:
        """Find the clauses that match some words, best first.

        :param words: in Chinese or English.
        :param limit: most clauses to return, from 1 to 100.
        :raises UsageError: the limit is out of range, or the words cannot be read.
        """
        if not 1 <= int(limit) <= MOST_HITS:
            raise UsageError(
                Text(
                    zh=f"limit 应在 1 到 {MOST_HITS} 之间",
                    en=f"the limit must be from 1 to {MOST_HITS}",
                )
            )
        hits = self._assistant.search(words, int(limit))
        return [hit.model_dump(mode="json") for hit in hits]

    def targets(
        self, indicator: str = "", place: str = "", year: int | None = None, kind: str = ""
    ) -> list[dict[str, Any]]:
        """List the figures (baselines and targets) read from the documents, each with its quote.

        :param indicator: part of an indicator's name, in Chinese or English; empty for all.
        :param place: part of a place's name, in Chinese or English; empty for all.
        :param year: none for all.
        :param kind: baseline, target or past target; empty for all.
        :raises UsageError: there is no such kind.
        """
        _require(kind or "", ("", *KINDS), Text(zh="类型", en="the kind"))
        figures = self._figures.now()
        library, places = figures.library, _places(figures, place or "")
        wanted = Filter(words=indicator or "", year=year and int(year), kind=kind or "")
        return [
            {
                **target.model_dump(mode="json"),
                "quote": library.text(library.clause(target.clause), target.span),
            }
            for target in figures.chosen(wanted)
            if not place or target.place in places
        ]

    def clause(self, clause: str) -> dict[str, Any]:
        """Read a clause: its text, its unofficial English rendering and the figures in it.

        :param clause: its id, as citations and search results give it.
        :raises UnknownNameError: there is no such clause.
        """
        library = self._assistant.library
        held = library.clause(clause)
        return {
            **held.model_dump(mode="json"),
            "text": library.text(held),
            "rendering": library.rendering(held),
            "targets": [t.model_dump(mode="json") for t in library.targets_of([held.id])],
        }

    def documents(self) -> list[dict[str, Any]]:
        """List the documents held, with their ids and what is known of them."""
        return [each.model_dump(mode="json") for each in self._assistant.library.documents]

    def mount(self) -> None:
        """Add the endpoints to the page being made."""
        for name in NAMES:
            api(_told(getattr(self, name)), api_name=name)


def _require(value: str, allowed: tuple[str, ...], what: Text) -> None:
    if value not in allowed:
        listed = " ".join(filter(None, allowed))
        raise UsageError(
            Text(zh=f"{what.zh}不可用", en=f"{what.en} is not known"),
            where=str(value)[:40],
            remedy=Text(zh=f"可用：{listed}", en=f"use one of: {listed}"),
        )


def _places(figures: Figures, name: str) -> set[str]:
    """Return the places whose Chinese or English name holds ``name``."""
    held = [*figures.places("zh"), *figures.places("en")]
    return {place for shown, place in held if fold(name) in fold(shown)}


def _told(act: Callable[P, T]) -> Callable[P, T]:
    """Return ``act`` with errors in both languages, in the way Gradio hands them to its clients."""

    @wraps(act)
    def told(*arguments: P.args, **named: P.kwargs) -> T:
        try:
            return act(*arguments, **named)
        except AssistantError as error:
            message = f"{error.in_language('zh')} {error.in_language('en')}"
            raise gr.Error(message, print_exception=False) from error

    return told
