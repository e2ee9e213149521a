"""The tab for figures: targets chosen by name, place, year and kind."""

from typing import Any
from urllib.parse import urlencode

import gradio as gr
from markupsafe import Markup

from assistant.page.bars import bars, comparable
from assistant.page.figures import KINDS, LiveFigures, read_filter
from assistant.page.labels import FIRST_LANGUAGE, Choices, Labels, Translation, named
from assistant.page.messages import say
from assistant.page.theme import SCRIPT
from assistant.types import Language


class FiguresTab:
    """Builds the tab inside the page being made and answers its events."""

    def __init__(self, figures: LiveFigures, labels: Labels, language: gr.Radio) -> None:
        self._figures = figures
        with gr.Row(elem_id="figure-filters"):
            words = labels.make(
                gr.Textbox,
                {"label": "search_figures", "placeholder": "search_figures_hint"},
                elem_id="figure-words",
                scale=2,
                min_width=200,
            )
            place, year, kind = (
                labels.make(
                    gr.Dropdown,
                    {"label": name, "choices": choices},
                    value="",
                    elem_id=f"figure-{name}",
                    min_width=120,
                )
                for name, choices in (
                    ("place", self._places),
                    ("year", self._years),
                    ("kind", named(("all", ""), *((kind, kind) for kind in KINDS))),
                )
            )
        conflicting = labels.make(gr.Checkbox, {"label": "conflicts"}, elem_id="figure-conflicts")
        with labels.make(
            gr.Accordion, {"label": "compare"}, open=False, elem_id="figure-comparison"
        ):
            indicator = labels.make(
                gr.Dropdown,
                {"label": "compare_hint", "choices": self._indicators},
                value=None,
                elem_id="compare",
            )
            self.chart = gr.HTML(
                "",
                elem_id="chart",
                js_on_load=SCRIPT.read_text("utf-8"),
                apply_default_css=False,
            )
        self.table = gr.HTML(
            self._show("", "", "", "", False, FIRST_LANGUAGE),
            elem_id="figure-table",
            js_on_load=SCRIPT.read_text("utf-8"),
            apply_default_css=False,
        )
        self._filters = [words, place, year, kind, conflicting]
        quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        gr.on(
            [words.change, place.input, year.input, kind.input, conflicting.input],
            self._show,
            [*self._filters, language],
            self.table,
            trigger_mode="always_last",
            **quiet,
        )

        self._indicator = indicator
        indicator.input(self._compare, [indicator, language], self.chart, **quiet)

    def translation(self) -> Translation:
        """Return how to show the tab in another language."""
        return Translation(
            self._translate, [self._indicator, *self._filters], [self.chart, self.table]
        )

    def _translate(self, language: Language, key: str | None, *filters: Any) -> tuple[str, str]:
        return self._compare(key, language), self._show(*filters, language)

    def _indicators(self, language: Language) -> Choices:
        figures = self._figures.now()
        return [
            (figures.name(targets[0], language), key)
            for key, targets in comparable(figures).items()
        ]

    def _compare(self, key: str | None, language: Language) -> str:
        figures = self._figures.now()
        return str(bars(comparable(figures).get(key, []), figures, language)) if key else ""

    def _places(self, language: Language) -> Choices:
        return [(say("all", language), ""), *self._figures.now().places(language)]

    def _years(self, language: Language) -> Choices:
        years = [(str(year), str(year)) for year in self._figures.now().years()]
        return [(say("all", language), ""), *years]

    def _show(self, *filters_and_language: Any) -> str:
        *filters, language = filters_and_language
        words, place, year, kind, conflicting = filters
        filter_ = read_filter(words, place, year, kind, conflicting=bool(conflicting))
        query = urlencode(filter_.parameters() | {"language": language})
        link = Markup("<p class='download'><a href='figures.csv?{}' download>{}</a></p>").format(
            query, say("download_csv", language)
        )
        figures = self._figures.now()
        return str(link + figures.table(figures.chosen(filter_), language))
