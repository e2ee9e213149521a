"""The tab for asking: a conversation with its proof, and what can be done with an answer."""

import sqlite3
from functools import partial
from typing import Any

import gradio as gr
from markupsafe import Markup

from assistant.errors import AssistantError
from assistant.page.citing import STYLES, cited
from assistant.page.export import KINDS, file_of
from assistant.page.feedback import LONGEST_NOTE, VERDICTS, Feedback, Verdict
from assistant.page.labels import FIRST_LANGUAGE, Choices, Labels, Translation, named
from assistant.page.messages import say
from assistant.page.reading import document_title
from assistant.page.theme import SCRIPT
from assistant.page.thread import spoken, thread
from assistant.page.turn import Turn
from assistant.pipeline import Assistant
from assistant.types import Language

Turns = tuple[Turn, ...]
_HISTORY = 5
_LONGEST_CONVERSATION = 50
_DOWNLOAD = """(file) => {
  const { name, type, content } = JSON.parse(file);
  const bytes = Uint8Array.from(atob(content), (char) => char.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}"""
_STYLE_CHOICES = named(*((f"style_{style}", style) for style in STYLES))
_VERDICT_CHOICES = named(*((verdict, verdict) for verdict in VERDICTS))
_LANGUAGE_CHOICES = named(("auto", "auto"), ("zh", "zh"), ("en", "en"))


class ChatTab:
    """Builds the tab inside the page being made and answers its events."""

    def __init__(
        self, assistant: Assistant, feedback: Feedback, labels: Labels, language: gr.Radio
    ) -> None:
        self._assistant = assistant
        self._feedback = feedback
        self._language = language
        self._labels = labels
        self._build()
        self._wire()

    def _build(self) -> None:
        labels = self._labels
        self._turns = gr.State(())
        self.thread = gr.HTML(
            str(thread((), self._assistant.library, FIRST_LANGUAGE)),
            elem_id="thread",
            js_on_load=SCRIPT.read_text("utf-8"),
            apply_default_css=False,
        )
        self._announcer = gr.HTML(
            "",
            elem_id="announcer",
            js_on_load="element.setAttribute('role', 'status');"
            "element.setAttribute('aria-live', 'polite');",
        )
        with gr.Column(visible=False, elem_id="after") as self._after:
            self._build_after()
        self._notice = gr.HTML(
            "", elem_id="notice", js_on_load="element.setAttribute('role', 'alert');"
        )
        with gr.Row(elem_id="askbar", equal_height=True):
            self._question = labels.make(
                gr.Textbox,
                {"label": "question", "placeholder": "question_hint"},
                max_lines=5,
                autofocus=True,
                scale=6,
                min_width=200,
                elem_id="question",
            )
            self._ask = labels.make(
                gr.Button, {"value": "ask"}, variant="primary", scale=1, min_width=88, elem_id="ask"
            )
        with (
            labels.make(gr.Accordion, {"label": "options"}, open=False, elem_id="options"),
            gr.Row(),
        ):
            self._answer_in = labels.make(
                gr.Radio,
                {"label": "answer_language", "choices": _LANGUAGE_CHOICES},
                value="auto",
                elem_id="answer-language",
                scale=1,
            )
            self._documents = labels.make(
                gr.Dropdown,
                {"label": "document_filter", "choices": self._titles},
                multiselect=True,
                elem_id="document-filter",
                scale=2,
            )

    def _build_after(self) -> None:
        make = self._labels.make
        with gr.Row(elem_id="tools"):
            self._edit, self._retry, self._undo, self._clear = (
                make(gr.Button, {"value": name}, size="sm", min_width=72, elem_id=name)
                for name in ("edit", "retry", "undo", "clear")
            )
        with gr.Row():
            with make(gr.Accordion, {"label": "cite"}, open=False, elem_id="cite"):
                self._style = make(
                    gr.Radio,
                    {"label": "style", "choices": _STYLE_CHOICES},
                    value="official",
                    elem_id="style",
                )
                self._cited = make(
                    gr.Textbox,
                    {"label": "citation_text"},
                    lines=4,
                    max_lines=12,
                    interactive=False,
                    buttons=["copy"],
                    elem_id="cited",
                )
                with gr.Row():
                    self._exports = {
                        kind: make(
                            gr.Button,
                            {"value": f"export_{kind}"},
                            size="sm",
                            elem_id=f"export-{kind}",
                        )
                        for kind in KINDS
                    }
                self._file = gr.Textbox(visible="hidden", show_label=False)
            with make(gr.Accordion, {"label": "feedback"}, open=False, elem_id="feedback"):
                self._verdict = make(
                    gr.Radio,
                    {"label": "verdict", "choices": _VERDICT_CHOICES},
                    elem_id="verdict",
                )
                self._note = make(
                    gr.Textbox, {"label": "note"}, lines=2, max_length=LONGEST_NOTE, elem_id="note"
                )
                self._send = make(gr.Button, {"value": "send"}, size="sm", elem_id="send")

    def _wire(self) -> None:
        shown = [
            self._turns, self.thread, self._announcer, self._notice,
            self._question, self._after, self._cited,
        ]  # fmt: skip
        asking = [self._turns, self._answer_in, self._documents, self._style, self._language]
        keeping = [self._turns, self._style, self._language]
        quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        gr.on(
            [self._question.submit, self._ask.click],
            self._answer,
            [self._question, *asking],
            shown,
            **quiet,
        )
        self.thread.submit(self._answer_example, asking, shown, **quiet)
        self._retry.click(self._answer_again, asking, shown, **quiet)
        self._edit.click(self._take_back, keeping, shown, **quiet)
        self._undo.click(self._forget_last, keeping, shown, **quiet)
        self._clear.click(self._forget_all, keeping, shown, **quiet)
        self._style.change(self._cite, keeping, self._cited, **quiet)
        for kind, button in self._exports.items():
            button.click(
                partial(file_of, kind), [self._turns, self._language], self._file, **quiet
            ).then(None, self._file, None, js=_DOWNLOAD)
        self._send.click(
            self._keep_verdict,
            [self._turns, self._verdict, self._note, self._language],
            [self._verdict, self._note],
            **quiet,
        )

    def _titles(self, language: Language) -> Choices:
        return [(document_title(d, language), d.id) for d in self._assistant.library.documents]

    def _answer(self, question: str, turns: Turns, *settings: Any) -> tuple[Any, ...]:
        answer_in, documents, style, language = settings
        try:
            answer = self._assistant.ask(
                question,
                language=answer_in,
                documents=documents or (),
                history=[turn.question for turn in turns[-_HISTORY:]],
            )
        except AssistantError as error:
            return self._show(turns, style, language, error.in_language(language), question)
        turns = (*turns, Turn(question=question.strip(), answer=answer))[-_LONGEST_CONVERSATION:]
        return self._show(turns, style, language, announce=True)

    def _answer_example(self, event: gr.EventData, *asking: Any) -> tuple[Any, ...]:
        return self._answer(str(event.ask), *asking)

    def _answer_again(self, turns: Turns, *asking: Any) -> tuple[Any, ...]:
        if not turns:
            return self._show((), *asking[-2:])
        return self._answer(turns[-1].question, turns[:-1], *asking)

    def _take_back(self, turns: Turns, style: str, language: Language) -> tuple[Any, ...]:
        question = turns[-1].question if turns else ""
        return self._show(turns[:-1], style, language, question=question)

    def _forget_last(self, turns: Turns, style: str, language: Language) -> tuple[Any, ...]:
        return self._show(turns[:-1], style, language)

    def _forget_all(self, _turns: Turns, style: str, language: Language) -> tuple[Any, ...]:
        return self._show((), style, language)

    def _show(
        self,
        turns: Turns,
        style: str,
        language: Language,
        notice: str = "",
        question: str = "",
        *,
        announce: bool = False,
    ) -> tuple[Any, ...]:
        """Return values for the components that show a conversation."""
        problem = Markup("<p>{}</p>").format(notice) if notice else ""
        return (
            turns,
            str(thread(turns, self._assistant.library, language)),
            str(spoken(turns[-1].answer)) if announce else "",
            str(problem),
            question,
            gr.update(visible=bool(turns)),
            self._cite(turns, style, language),
        )

    def _cite(self, turns: Turns, style: str, language: Language) -> str:
        return cited(turns[-1].answer, style, language) if turns else ""

    def translation(self) -> Translation:
        """Return how to show the tab in another language."""
        return Translation(
            self._translate, [self._turns, self._style], [self.thread, self._notice, self._cited]
        )

    def _translate(self, language: Language, turns: Turns, style: str) -> tuple[str, str, str]:
        shown = str(thread(turns, self._assistant.library, language))
        return shown, "", self._cite(turns, style, language)

    def _keep_verdict(
        self, turns: Turns, verdict: Verdict | None, note: str, language: Language
    ) -> tuple[Any, Any]:
        if not turns or verdict not in VERDICTS:
            gr.Warning(say("choose_verdict", language))
            return gr.skip(), gr.skip()
        try:
            self._feedback.add(turns[-1].answer, verdict, note or "")
        except (OSError, sqlite3.Error):
            gr.Warning(say("feedback_failed", language))
            return gr.skip(), gr.skip()
        gr.Info(say("thanks", language))
        return None, ""
