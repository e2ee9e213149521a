"""A block of a page: one paragraph, heading, list item, table row or box."""

import re
from dataclasses import dataclass

from assistant.load.formats import formatted
from assistant.load.html.hidden import Element

_SPACE = re.compile(r"[ \t\r\n\f]+")
_WIDE = r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
_BETWEEN_HAN = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n]\s*(?={_WIDE})")
OWN_MARKER = re.compile(
    r"[（(]?(?:[\d一二三四五六七八九十]{1,3}|[a-zA-Z]|[ivxIVX]+)[)）.．、]"
    r"|[①-⑳•●▪◆■□○*·–—-]|第.{1,4}[章节条條]"
)
_LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass
class Block:
    """A run of text that stands on its own lines, or a table row or box of ``cells``.

    ``linked`` counts the characters of ``text`` that are links; ``trail`` are the elements that
    hold the block, outermost first; ``inserted`` a list marker that the browser prints.
    """

    text: str
    number: int
    trail: tuple[Element, ...]
    level: int | None = None
    cells: tuple[str, ...] = ()
    kind: str = "text"
    linked: int = 0
    inserted: str = ""


def plain(text: str) -> str:
    """Collapse white space; between Han characters a line break is none (CSS Text 3, 4.1.2)."""
    return _SPACE.sub(" ", _BETWEEN_HAN.sub("", text)).strip(" \u3000\u00a0")


def list_marker(item: Element) -> str:
    """Return the marker that a browser prints before a list item."""
    if item.tag != "li":
        return ""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return ""
    start = parent.get("start") or "1"
    count = int(start) if start.isdecimal() and len(start) < 5 else 1
    for each in parent.iterchildren("li"):
        stated = each.get("value") or ""
        count = int(stated) if stated.isdecimal() and len(stated) < 5 else count
        if each is item:
            break
        count += 1
    return f"{formatted(count, _LIST_STYLES.get(parent.get('type'), 'decimal'))}. "
