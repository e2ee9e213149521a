"""Folding: text as it is matched, never as it is quoted."""

import functools
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

# Format characters (soft hyphen, zero-width, bidirectional, BOM), variation selectors, tags, and
# lone surrogates.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ud800-\udfff\U000e0000-\U000e01ef]"
)
# Full-width ASCII, the ideographic space, and the radicals and compatibility ideographs that
# PDF fonts put in the place of the ordinary characters.
_WIDE = {
    code: unicodedata.normalize("NFKC", chr(code))
    for codes in (
        range(0xFF01, 0xFF5F),
        range(0x3000, 0x3001),
        range(0x2F00, 0x2FD6),
        range(0xF900, 0xFB00),
    )
    for code in codes
}
_RANGE = re.compile(r"(?<=[\d%‰])\s*[-‐‑‒–—―−~∼〜]+\s*(?=\d)")


@functools.cache
def _converter() -> "OpenCC":
    from opencc import OpenCC

    return OpenCC("t2s")


def simplify(text: str) -> str:
    """Turn traditional characters into simplified ones.

    GB 2312 holds the simplified forms alone, so a text that it can write is left as it is.
    """
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        converted = str(_converter().convert(text))
        return text if converted == text else simplify(converted)
    return text


def fold(text: str) -> str:
    """Fold ``text`` for matching: half-width, simplified, lower case, nothing invisible.

    Dashes and tildes between two figures become ``-``. Digits, decimal points and units stay.
    Folding twice changes nothing.
    """
    visible = _INVISIBLE.sub("", text).translate(_WIDE)
    return _RANGE.sub("-", simplify(visible.lower()))
