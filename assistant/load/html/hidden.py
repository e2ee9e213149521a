"""Tell which elements of a page a reader cannot see, from attributes, styles and style sheets.

Only rules with simple selectors (``.note``, ``#tip``, ``p.note``) of the page's own style sheets
are followed; linked sheets are never fetched.
"""

import re
from typing import Any

Element = Any
"""An lxml element; its package ships no types."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PRINT = re.compile(r"@media[^{}]*print[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.IGNORECASE)
_RULE = re.compile(r"([^{}@;]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*([a-z-]+)\s*:\s*([^;]+)", re.IGNORECASE)
_ZERO = re.compile(r"[+-]?0*(?:\.0*)?(?:px|pt|em|rem|%|vw|vh)?")
_FAR = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|pt|em)?")
_WHITE = re.compile(
    r"white|#f[c-f]f[c-f]f[c-f]|#fff|rgba?\(\s*25[2-5]\s*,\s*25[2-5]\s*,\s*25[2-5].*|transparent"
)
_LONGEST_SHEET = 200_000

Style = dict[str, str]


def declarations(text: str) -> Style:
    """Return the declarations of a style attribute or rule, names and values in lower case."""
    pairs = _DECLARATION.findall(text.replace("!important", "").lower())
    return {name: value.strip() for name, value in pairs}


class StyleSheet:
    """The rules of a page's own style sheets that have simple selectors."""

    def __init__(self, sheets: list[str]) -> None:
        self._rules: dict[str, Style] = {}
        text = _PRINT.sub("", _COMMENT.sub("", "\n".join(sheets)[:_LONGEST_SHEET]))
        for selectors, body in _RULE.findall(text):
            for selector in selectors.split(","):
                name = selector.strip()
                if name and _SIMPLE.fullmatch(name):
                    self._rules.setdefault(name.lower(), {}).update(declarations(body))

    def style(self, element: Element) -> Style:
        """Return what is declared for an element: rules first, its own style last."""
        style: Style = {}
        names = [f".{name}" for name in (element.get("class") or "").split()]
        if element.get("id"):
            names.append(f"#{element.get('id')}")
        for name in ("", *names):
            for selector in (name, element.tag + name):
                style.update(self._rules.get(selector.lower(), {}))
        style.update(declarations(element.get("style") or ""))
        return style


def is_hidden(element: Element, style: Style) -> bool:
    """Return whether an element is not shown at all, or too small or far away to be seen."""
    if element.get("hidden") is not None or style.get("display") == "none":
        return True
    if (
        style.get("visibility") in {"hidden", "collapse"}
        or style.get("content-visibility") == "hidden"
    ):
        return True
    if any(_ZERO.fullmatch(style.get(name, "1")) for name in ("font-size", "opacity")):
        return True
    away = (style.get(name, "") for name in ("left", "top", "text-indent", "margin-left"))
    if any(_FAR.fullmatch(value) for value in away):
        return True
    clipped = "overflow" in style and style["overflow"] == "hidden"
    return clipped and any(_ZERO.fullmatch(style.get(name, "1")) for name in ("height", "width"))


def is_white(element: Element, style: Style) -> bool:
    """Return whether an element's text is painted white (or not at all)."""
    colour = style.get("color") or (element.get("color") or "").lower()
    return bool(colour and _WHITE.fullmatch(colour))


def has_ground(element: Element, style: Style) -> bool:
    """Return whether an element paints a ground on which white text can be seen."""
    declared = [
        style.get(name, "") for name in ("background", "background-color", "background-image")
    ]
    painted = (element.get("bgcolor") or "").lower(), element.get("background") or "", *declared
    return any(value and value != "none" and not _WHITE.fullmatch(value) for value in painted)
