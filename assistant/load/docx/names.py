"""Names of WordprocessingML elements (ECMA-376 part 1) and small steps through its trees."""

from collections.abc import Iterator
from typing import Any

Element = Any
"""An lxml element; its package ships no types."""

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}


def tag(name: str) -> str:
    """Return the full name of an element such as ``w:p`` or ``mc:Choice``."""
    prefix, local = name.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant along ``path`` of full or prefixed names, or ``None``."""
    for name in path:
        if element is None:
            return None
        element = element.find(tag(name))
    return element


def value(element: Element | None, *path: str) -> str | None:
    """Return the ``w:val`` of the element at ``path``, or ``None``."""
    found = child(element, *path)
    return None if found is None else found.get(tag("w:val"))


def number(element: Element | None, *path: str) -> int | None:
    """Return the ``w:val`` of the element at ``path`` as a number, or ``None``."""
    printed = value(element, *path)
    return int(printed) if printed is not None and printed.lstrip("-").isdigit() else None


def switched_on(element: Element | None, *path: str) -> bool | None:
    """Return an on/off property (17.17.4): absent is ``None``, present without value is on."""
    found = child(element, *path)
    if found is None:
        return None
    return found.get(tag("w:val")) not in {"0", "false", "off"}


def chosen(element: Element) -> Iterator[Element]:
    """Yield the children of the one alternative of ``mc:AlternateContent`` that is to be read."""
    for name in ("mc:Choice", "mc:Fallback"):
        found = element.find(tag(name))
        if found is not None:
            yield from found
            return


TRANSPARENT = {
    tag(name)
    for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")
}
"""Elements that wrap blocks, rows or cells without being any."""


def paragraphs_in(holder: Element) -> Iterator[Element]:
    """Yield the paragraphs in a cell, box or note, also those of tables inside it."""
    for each in holder:
        if each.tag == tag("w:p"):
            yield each
        elif each.tag == tag("mc:AlternateContent"):
            yield from paragraphs_in(list(chosen(each)))
        else:
            yield from paragraphs_in(each)
