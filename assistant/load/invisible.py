"""Report characters that no reader sees but a machine reads."""

import re
from collections import Counter

from assistant.load.builder import excerpt
from assistant.types import Text

_TAGS = re.compile("[\U000e0020-\U000e007e]+")
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ZERO_WIDTH = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\u034f\u180e\u115f\u1160\u3164]")
_BLANK = re.compile(
    "[\\s\\x00-\\x1f\\x7f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u2028-\u202f\u205f-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffd\U000e0000-\U000e0fff]+"
)


def has_visible_text(text: str) -> bool:
    """Return whether anything in ``text`` is left once blank and invisible characters are gone."""
    return bool(_BLANK.sub("", text))


def invisible_warnings(text: str) -> list[Text]:
    """Return a warning for each kind of invisible character in ``text``.

    Tag characters (U+E0020 to U+E007E) spell ASCII text, which the warning shows.
    """
    warnings: list[Text] = []
    hidden = "".join(chr(ord(char) - 0xE0000) for run in _TAGS.findall(text) for char in run)
    if hidden:
        shown = excerpt(hidden)
        warnings.append(
            Text(
                zh=f"以标签字符隐藏的文字未采用：“{shown}”",
                en=f"text hidden in tag characters was left out: “{shown}”",
            )
        )
    counts = Counter(
        {
            ("双向控制字符", "bidirectional control"): len(_CONTROLS.findall(text)),
            ("零宽字符", "zero-width"): len(_ZERO_WIDTH.findall(text.removeprefix("\ufeff"))),
        }
    )
    for (zh, en), count in counts.items():
        if count:
            warnings.append(
                Text(zh=f"{count} 个{zh}未采用", en=f"{count} {en} characters were left out")
            )
    return warnings
