"""The page as a whole: its frame, its three tabs, and what crosses them."""

import json
from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr
from markupsafe import Markup, escape

from assistant.errors import UnknownNameError
from assistant.page.api import Api
from assistant.page.chat_tab import ChatTab
from assistant.page.documents_tab import DocumentsTab
from assistant.page.feedback import Feedback
from assistant.page.figures import LiveFigures
from assistant.page.figures_tab import FiguresTab
from assistant.page.labels import FIRST_LANGUAGE, Labels, Translation
from assistant.page.messages import MESSAGES, say
from assistant.pipeline import Assistant
from assistant.types import Language

_STORAGE_KEY = "policy-assistant-language"
_NAME_PAGE = f"""(language) => {{
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = {json.dumps(MESSAGES["title"].model_dump(), ensure_ascii=False)}[language];
  document.documentElement.dataset.ready = 'yes';
}}"""
_WAITING = 64
_AT_ONCE = 2
_QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}


def build_page(assistant: Assistant, feedback: Feedback, figures: LiveFigures) -> gr.Blocks:
    """Return the page over ``assistant`` and its ``figures``; verdicts go to ``feedback``."""
    labels = Labels()
    title = say("title", FIRST_LANGUAGE)
    page: gr.Blocks = gr.Blocks(title=title, analytics_enabled=False, fill_width=True)
    with page:
        with gr.Row(elem_id="masthead"):
            brand = gr.HTML(_brand(FIRST_LANGUAGE), elem_id="brand", apply_default_css=False)
            choices = [("中文", "zh"), ("English", "en")]
            language = labels.make(
                gr.Radio,
                {"label": "interface_language"},
                choices=choices,
                value=FIRST_LANGUAGE,
                elem_id="language",
                scale=0,
            )
        with gr.Tabs(elem_id="tabs") as tabs:
            with labels.make(gr.Tab, {"label": "tab_chat"}, id="chat"):
                chat = ChatTab(assistant, feedback, labels, language)
            with labels.make(gr.Tab, {"label": "tab_figures"}, id="figures"):
                table = FiguresTab(figures, labels, language)
            with labels.make(gr.Tab, {"label": "tab_documents"}, id="documents"):
                documents = DocumentsTab(assistant, labels, language)
        parts = [
            Translation(lambda chosen: [_brand(chosen)], [], [brand]),
            labels.translation(),
            chat.translation(),
            table.translation(),
            documents.translation(),
        ]
        made_over = assistant.generation.name
        ready = _wire_language(
            page, language, parts, lambda: assistant.generation.name == made_over
        )
        sources = (chat.thread, table.table, table.chart, documents.reader)
        _wire_clauses(ready, language, tabs, sources, documents)
        Api(assistant, figures).mount()
    # Closed to direct calls: everything waits in the one bounded queue.
    page.queue(max_size=_WAITING, default_concurrency_limit=_AT_ONCE, api_open=False)
    return page


def _wire_language(
    page: gr.Blocks,
    language: gr.Radio,
    parts: Sequence[Translation],
    as_made: Callable[[], bool],
) -> Any:
    """Keep the chosen language in the browser, and begin with it or with the browser's own.

    ``as_made`` tells whether the documents are still those that the page was made with.

    Return the event after which the page stands in its first language. One event translates
    everything: several on one trigger could overtake each other.
    """
    # The choice is no secret: a fixed key lets it outlive a restart of the server.
    saved = gr.BrowserState(None, storage_key=_STORAGE_KEY, secret=_STORAGE_KEY)
    inputs = [component for part in parts for component in part.inputs]
    outputs = [component for part in parts for component in part.outputs]

    def translate(chosen: Language, *values: Any) -> list[Any]:
        shown: list[Any] = []
        for part in parts:
            own, values = values[: len(part.inputs)], values[len(part.inputs) :]
            shown += part.act(chosen, *own)
        return shown

    def begin(chosen: Language, *values: Any) -> Any:
        return gr.skip() if chosen == FIRST_LANGUAGE and as_made() else translate(chosen, *values)

    first = page.load(_first_language, saved, language, **_QUIET)
    later = language.input(lambda chosen: chosen, language, saved, **_QUIET)
    begun = first.then(begin, [language, *inputs], outputs, **_QUIET)
    translated = later.then(translate, [language, *inputs], outputs, **_QUIET)
    for event in (begun, translated):
        # Outside the queue: a question asked while this event's stream closes would be lost.
        event.then(None, language, None, js=_NAME_PAGE, queue=False)
    return begun


def _first_language(saved: str | None, request: gr.Request) -> str:
    if saved in {"zh", "en"}:
        return str(saved)
    wanted = str(request.headers.get("accept-language", "")).lower()
    return "zh" if wanted.startswith("zh") or not wanted else "en"


def _wire_clauses(
    ready: Any,
    language: gr.Radio,
    tabs: gr.Tabs,
    sources: Sequence[gr.HTML],
    documents: DocumentsTab,
) -> None:
    """Open a clause in the reading view: from anywhere in the page, and from a shared address."""
    outputs = [tabs, *documents.outputs]

    def show(clause: str, chosen: Language) -> tuple[Any, ...]:
        try:
            return gr.update(selected="documents"), *documents.open(clause, chosen)
        except UnknownNameError as error:
            gr.Warning(str(escape(error.in_language(chosen))))  # shown as HTML
            return gr.skip(), gr.skip(), gr.skip()

    def follow(chosen: Language, event: gr.EventData) -> tuple[Any, ...]:
        return show(str(event.open), chosen)

    def arrive(chosen: Language, request: gr.Request) -> tuple[Any, ...]:
        clause = request.query_params.get("clause")
        return show(clause, chosen) if clause else (gr.skip(), gr.skip(), gr.skip())

    for source in sources:
        source.select(follow, language, outputs, **_QUIET)
    ready.then(arrive, language, outputs, **_QUIET)


def _brand(language: Language) -> str:
    return str(
        Markup("<header class='brand'><h1>{}</h1><p>{}</p></header>").format(
            say("title", language), say("tagline", language)
        )
    )
