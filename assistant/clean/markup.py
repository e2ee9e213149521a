"""Remove what a conversion left behind: bookmarks, LaTeX, Markdown emphasis and links, invisible characters.

Words, digits and punctuation of the text itself are never changed.
"""

import re
from collections.abc import Iterable

from assistant.clean.mapped import Mapped

_BOOKMARK = re.compile(r"\[bookmark: [^\]\n]*\]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff\x00-\x08\x0e-\x1f\x7f]"
)
_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]")
_EMPHASIS = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\((?:https?:|mailto:|[#/.])[^()\s]*\)")
_MATH = re.compile(r"\$([^$\n]{1,80})\$")
_MATH_TOKEN = re.compile(r"\\([A-Za-z]+)\s*|\\([%$&#_{}])|([{}^])|\s+|(.)")
_MATH_SYMBOLS = {
    "geq": "≥",
    "ge": "≥",
    "geqslant": "≥",
    "leq": "≤",
    "le": "≤",
    "leqslant": "≤",
    "times": "×",
    "div": "÷",
    "pm": "±",
    "sim": "～",
    "approx": "≈",
    "neq": "≠",
    "permil": "‰",
    "textperthousand": "‰",
    "percent": "%",
    "circ": "°",
    "cdot": "·",
    "ldots": "…",
    "mathrm": "",
    "text": "",
    "left": "",
    "right": "",
}


def strip_markup(line: Mapped) -> Mapped:
    """Return ``line`` without conversion residue; every kept character keeps its source offset."""
    line = line.remove(_BOOKMARK).remove(_INVISIBLE)
    line = line.substitute(_SPACE, lambda match: [(match.start(), " ")])
    line = line.substitute(_MATH, _plain_math).substitute(_LINK, _inner)
    return line.substitute(_EMPHASIS, _inner)


def _inner(match: re.Match[str]) -> Iterable[tuple[int, str]]:
    group = match.lastindex or 1
    return ((match.start(group) + i, char) for i, char in enumerate(match.group(group)))


def _plain_math(match: re.Match[str]) -> Iterable[tuple[int, str]]:
    tokens = list(_MATH_TOKEN.finditer(match.group(1)))
    names = [token.group(1) for token in tokens if token.group(1)]
    # Two dollar amounts on one line look like a formula; without a LaTeX sign they are kept.
    if any(name not in _MATH_SYMBOLS for name in names) or "\\" not in match.group(1):
        return ((match.start() + i, char) for i, char in enumerate(match.group()))
    return _math_pieces(match.start(1), tokens)


def _math_pieces(start: int, tokens: list[re.Match[str]]) -> Iterable[tuple[int, str]]:
    for token in tokens:
        name, escaped, _, char = token.groups()
        piece = _MATH_SYMBOLS[name] if name else escaped or char
        if piece:
            yield start + token.start() + bool(escaped), piece
