"""Print the markers of automatic lists, which a Word document holds only as list properties.

Rules of counting: ECMA-376 part 1, 17.9. Lists that share an abstract definition count on
together, unless one overrides the start; a level restarts after any higher level.
"""

import re

from assistant.load.docx.names import Element, child, number, switched_on, tag, value
from assistant.load.formats import formatted

_PLACE = re.compile(r"%([1-9])")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_NEEDS_SPACE = re.compile(r"[A-Za-z0-9.)\]:;•▪◆■□○*·–—-]$")
_BULLET = "•"
_LEVELS = 9


class Numbering:
    """The lists of one document and how far each has counted."""

    def __init__(self, root: Element | None) -> None:
        found = list(root) if root is not None else []
        self._abstract = _by_id(found, "w:abstractNum", "w:abstractNumId")
        self._lists = _by_id(found, "w:num", "w:numId")
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def marker(self, name: str, level: int) -> str:
        """Count one item at ``level`` (from 0) of the list ``name`` and return its marker."""
        definition = value(self._lists.get(name), "w:abstractNumId")
        if definition is None or level >= _LEVELS or definition not in self._abstract:
            return ""
        counts = self._counts.setdefault(definition, {})
        counts[level] = self._next(name, level, counts)
        for deeper in [each for each in counts if each > level]:
            if self._restarts(name, deeper, level):
                del counts[deeper]
        return self._printed(name, level, counts)

    def _next(self, name: str, level: int, counts: dict[int, int]) -> int:
        override = self._override(name, level)
        restart = number(override, "w:startOverride")
        if restart is not None and (name, level) not in self._started:
            self._started.add((name, level))
            return restart
        return counts[level] + 1 if level in counts else self._start(name, level)

    def _restarts(self, name: str, level: int, after: int) -> bool:
        """Return whether ``level`` counts anew after an item of the level ``after``."""
        stated = number(self._level(name, level), "w:lvlRestart")
        return stated is None or (stated != 0 and after < stated)

    def _start(self, name: str, level: int) -> int:
        return number(self._level(name, level), "w:start") or 1

    def _printed(self, name: str, level: int, counts: dict[int, int]) -> str:
        definition = self._level(name, level)
        template = value(definition, "w:lvlText") or ""
        if value(definition, "w:numFmt") == "bullet":
            marker = _BULLET if not template or _PRIVATE.search(template) else template
        else:
            legal = switched_on(definition, "w:isLgl") or False
            marker = _PLACE.sub(
                lambda match: self._part(name, int(match.group(1)) - 1, counts, legal), template
            )
        if not marker or value(definition, "w:suff") == "nothing":
            return marker
        return f"{marker} " if _NEEDS_SPACE.search(marker) else marker

    def _part(self, name: str, level: int, counts: dict[int, int], legal: bool) -> str:
        count = counts.setdefault(level, self._start(name, level))
        style = value(self._level(name, level), "w:numFmt") or "decimal"
        return formatted(count, "decimal" if legal else style)

    def _level(self, name: str, level: int) -> Element | None:
        own = child(self._override(name, level), "w:lvl")
        if own is not None:
            return own
        definition = self._abstract.get(value(self._lists.get(name), "w:abstractNumId") or "")
        return _at_level(definition, "w:lvl", level)

    def _override(self, name: str, level: int) -> Element | None:
        return _at_level(self._lists.get(name), "w:lvlOverride", level)


def _by_id(elements: list[Element], name: str, key: str) -> dict[str, Element]:
    return {each.get(tag(key)): each for each in elements if each.tag == tag(name)}


def _at_level(holder: Element | None, name: str, level: int) -> Element | None:
    for each in holder.findall(tag(name)) if holder is not None else ():
        if each.get(tag("w:ilvl")) == str(level):
            return each
    return None
