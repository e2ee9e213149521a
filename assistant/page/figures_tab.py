"""The tab for figures: targets chosen by name, place, year and kind."""

from typing import Any
from urllib.parse import urlencode

import gradio as gr
from markupsafe import Markup

from assistant.page.figures import KINDS, Figures, read_filter
from assistant.page.labels import FIRST_LANGUAGE, Choices, Labels, named
from assistant.page.messages import say
from assistant.page.theme import SCRIPT
from assistant.types import Language


class FiguresTab:
    """Builds the tab inside the page being made and answers its events."""

    def __init__(self, figures: Figures, labels: Labels, language: gr.Radio) -> None:
        self._figures = figures
        with gr.Row(elem_id="figure-filters"):
            words = gr.Textbox(elem_id="figure-words", scale=2, min_width=200)
            labels.add(words, label="search_figures", placeholder="search_figures_hint")
            place, year, kind = (
                labels.add(
                    gr.Dropdown(choices(FIRST_LANGUAGE), value="", elem_id=f"figure-{name}", min_width=120),
                    label=name,
                    choices=choices,
                )
                for name, choices in (
                    ("place", self._places),
                    ("year", self._years),
                    ("kind", named(("all", ""), *((kind, kind) for kind in KINDS))),
                )
            )
        conflicting = labels.add(gr.Checkbox(elem_id="figure-conflicts"), label="conflicts")
        self.table = gr.HTML(
            self._show("", "", "", "", False, FIRST_LANGUAGE),
            elem_id="figure-table",
            js_on_load=SCRIPT.read_text("utf-8"),
            apply_default_css=False,
        )
        filters = [words, place, year, kind, conflicting, language]
        quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        gr.on(
            [words.input, place.input, year.input, kind.input, conflicting.input, language.change],
            self._show,
            filters,
            self.table,
            trigger_mode="always_last",
            **quiet,
        )

    def _places(self, language: Language) -> Choices:
        return [(say("all", language), ""), *self._figures.places(language)]

    def _years(self, language: Language) -> Choices:
        years = [(str(year), str(year)) for year in self._figures.years()]
        return [(say("all", language), ""), *years]

    def _show(
        self, words: str, place: str, year: str, kind: str, conflicting: bool, language: Language
    ) -> str:
        chosen = self._figures.chosen(read_filter(words, place, year, kind, conflicting))
        query = urlencode(
            {
                "words": words or "",
                "place": place or "",
                "year": year or "",
                "kind": kind or "",
                "conflicting": int(bool(conflicting)),
                "language": language,
            }
        )
        link = Markup("<p class='download'><a href='figures.csv?{}' download>{}</a></p>").format(
            query, say("download_csv", language)
        )
        return str(link + self._figures.table(chosen, language))
