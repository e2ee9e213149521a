"""The page's own look: paper, ink and the vermilion rule of an official document.

Only fonts of the reader's system are named; nothing is fetched.
"""

from pathlib import Path

from gradio.themes import Base
from gradio.themes.utils import colors, sizes

CSS = Path(__file__).with_name("page.css")
SCRIPT = Path(__file__).with_name("page.js")

_SANS = (
    "system-ui",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "sans-serif",
)
_MONO = ("ui-monospace", "SFMono-Regular", "Consolas", "Noto Sans Mono CJK SC", "monospace")

_INK = colors.Color(
    c50="#eef4f6", c100="#d9e6ea", c200="#b4ccd4", c300="#8aafbb", c400="#5a8a9a",
    c500="#33697b", c600="#235466", c700="#1c4454", c800="#173846", c900="#122c37",
    c950="#0b1c24", name="ink",
)  # fmt: skip
_PAPER = colors.Color(
    c50="#faf8f4", c100="#f3f0e9", c200="#e4dfd4", c300="#cdc6b8", c400="#8f897d",
    c500="#6a655c", c600="#524e47", c700="#3d3a36", c800="#2a2a2a", c900="#1d1f21",
    c950="#141618", name="paper",
)  # fmt: skip


class OfficialPaper(Base):
    """A calm, document-like theme in light and dark."""

    def __init__(self) -> None:
        super().__init__(
            primary_hue=_INK,
            secondary_hue=_INK,
            neutral_hue=_PAPER,
            radius_size=sizes.radius_sm,
            text_size=sizes.text_md,
            font=_SANS,
            font_mono=_MONO,
        )
        self.name = "official-paper"
        self.set(
            body_background_fill="*neutral_50",
            body_background_fill_dark="*neutral_950",
            body_text_color="#22262a",
            body_text_color_dark="#e7e4dd",
            body_text_color_subdued="*neutral_500",
            body_text_color_subdued_dark="#aaa59a",
            background_fill_primary="#fffdf9",
            background_fill_primary_dark="*neutral_900",
            block_background_fill="transparent",
            block_background_fill_dark="transparent",
            block_border_width="0px",
            block_border_width_dark="0px",
            button_border_width="1px",
            block_shadow="none",
            block_shadow_dark="none",
            block_label_background_fill="transparent",
            block_label_background_fill_dark="transparent",
            block_title_text_color="*neutral_600",
            block_title_text_color_dark="#c5c0b4",
            block_title_text_size="*text_sm",
            input_background_fill="#fffdf9",
            input_background_fill_dark="*neutral_900",
            input_border_width="1px",
            input_border_color="*neutral_300",
            input_border_color_dark="#4a4843",
            input_placeholder_color="#736e64",
            input_placeholder_color_dark="#9b968b",
            button_primary_background_fill="*primary_600",
            button_primary_background_fill_dark="*primary_300",
            button_primary_background_fill_hover="*primary_700",
            button_primary_background_fill_hover_dark="*primary_200",
            button_primary_text_color="white",
            button_primary_text_color_dark="*primary_950",
            button_secondary_background_fill="transparent",
            button_secondary_background_fill_dark="transparent",
            button_secondary_background_fill_hover="*neutral_100",
            button_secondary_background_fill_hover_dark="*neutral_800",
            button_secondary_border_color="*neutral_300",
            button_secondary_border_color_dark="#4a4843",
            button_secondary_text_color="*neutral_700",
            button_secondary_text_color_dark="#d8d4ca",
        )
