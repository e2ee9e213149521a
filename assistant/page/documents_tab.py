"""The tab for documents: one of them at a time, with its contents and both languages."""

from typing import Any

import gradio as gr

from assistant.page.labels import FIRST_LANGUAGE, Choices, Labels, Translation, named
from assistant.page.reading import document_title, reading
from assistant.page.theme import SCRIPT
from assistant.pipeline import Assistant
from assistant.types import Language

_VIEWS = named(("view_both", "both"), ("view_original", "original"), ("view_english", "english"))


class DocumentsTab:
    """Builds the tab inside the page being made and answers its events."""

    def __init__(self, assistant: Assistant, labels: Labels, language: gr.Radio) -> None:
        self._assistant = assistant
        documents = assistant.library.documents
        first = documents[0].id if documents else None
        with gr.Row(elem_id="document-choice"):
            self.chooser = labels.make(
                gr.Dropdown,
                {"label": "choose_document", "choices": self._titles},
                value=first,
                elem_id="document",
                scale=3,
                min_width=240,
            )
            words = labels.make(
                gr.Textbox,
                {"label": "search_inside", "placeholder": "search_inside_hint"},
                elem_id="document-words",
                scale=2,
                min_width=180,
            )
            self._view = labels.make(
                gr.Radio,
                {"label": "view", "choices": _VIEWS},
                value="both",
                elem_id="view",
                scale=2,
                min_width=240,
            )
        self.reader = gr.HTML(
            self._show(first, "", "both", FIRST_LANGUAGE),
            elem_id="reader",
            js_on_load=SCRIPT.read_text("utf-8"),
            apply_default_css=False,
        )
        self._inputs = [self.chooser, words, self._view]
        quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        gr.on(
            [self.chooser.input, words.submit, self._view.input],
            self._show,
            [*self._inputs, language],
            self.reader,
            trigger_mode="always_last",
            **quiet,
        )

    def _titles(self, language: Language) -> Choices:
        return [(document_title(d, language), d.id) for d in self._assistant.library.documents]

    def _show(self, document: str | None, words: str, view: str, language: Language) -> str:
        library = self._assistant.library
        if document not in library.outlines:  # removed since the page was opened
            return ""
        return str(reading(library, document, language, view=view, words=words or ""))

    def translation(self) -> Translation:
        """Return how to show the tab in another language."""
        return Translation(self._translate, self._inputs, [self.reader])

    def _translate(self, language: Language, *inputs: Any) -> tuple[str]:
        document, words, view = inputs
        return (self._show(document, words, view, language),)

    @property
    def outputs(self) -> list[Any]:
        """The components that :meth:`open` fills."""
        return [self.chooser, self.reader]

    def open(self, clause: str, language: Language) -> tuple[Any, str]:
        """Return values for :attr:`outputs` that show a clause.

        :raises UnknownNameError: there is no such clause.
        """
        library = self._assistant.library
        document = library.clause(clause).document
        text = reading(library, document, language, target=clause)
        return gr.update(value=document), str(text)
