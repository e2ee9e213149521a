"""Read a document's metadata where its text prints it; what is not printed stays unknown."""

import re
import unicodedata

from assistant.clean import CleanLine
from assistant.outline.shape import is_signature
from assistant.types import Document

_NUMBER = re.compile(r"[一-鿿]{1,10}〔\d{4}〕\s*\d{1,4}\s*号")
_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_PERIOD = re.compile(r"((?:19|20)\d{2})\s*[-—–－～~至到]\s*((?:19|20)\d{2})")
_FIVE_YEAR = {
    "十二五": (2011, 2015),
    "十三五": (2016, 2020),
    "十四五": (2021, 2025),
    "十五五": (2026, 2030),
}
_TRADITIONAL = re.compile(
    "[國學會為與應條項規劃計實發業務縣區醫療護衛後來時間問題員機構關係體數據經濟]"
)
_HAN = re.compile(r"[一-鿿]")
_SLUG = re.compile(r"[^\w一-鿿]+")
_HEAD = 6


def describe(
    source: str, position: int, title: str, lines: list[CleanLine], language: str | None = None
) -> Document:
    """Describe the document at ``position`` (from 1) in ``source`` from its own lines."""
    text = "\n".join(line.text for line in lines)
    stem = source.rsplit(".", 1)[0]
    slug = _SLUG.sub("-", unicodedata.normalize("NFKC", stem)).strip("-").lower() or "document"
    return Document.model_validate(
        {
            "id": slug if position == 1 else f"{slug}-{position}",
            "title": title or stem,
            "number": _number(lines),
            "date": _date(lines),
            "period": _period(title),
            "issuer": _issuer(lines),
            "language": language or language_of(text),
            "source": source,
        }
    )


def language_of(text: str) -> str:
    """Tell English, Traditional and Simplified Chinese apart by the characters used."""
    han = len(_HAN.findall(text))
    if han * 4 < len(re.findall(r"[A-Za-z]+", text)):
        return "en"
    return "zh-Hant" if len(_TRADITIONAL.findall(text)) * 50 > han else "zh-Hans"


def _number(lines: list[CleanLine]) -> str | None:
    for line in lines[:_HEAD]:
        match = _NUMBER.fullmatch(line.text)
        if match:
            return match.group()
    return None


def _signature(lines: list[CleanLine]) -> int | None:
    dated = [
        i for i, line in enumerate(lines) if is_signature(line.text) and _DATE.match(line.text)
    ]
    plain = [i for i in dated if not lines[i].text.endswith("印发")]
    return plain[-1] if plain else None


def _date(lines: list[CleanLine]) -> str | None:
    position = _signature(lines)
    if position is None:
        return None
    year, month, day = (int(part) for part in _DATE.findall(lines[position].text)[0])
    return f"{year:04d}-{month:02d}-{day:02d}"


def _issuer(lines: list[CleanLine]) -> str | None:
    position = _signature(lines)
    if not position:
        return None
    name = lines[position - 1].text
    return name if 4 <= len(name) <= 40 and not re.search(r"[，。：；]", name) else None


def _period(title: str) -> tuple[int, int] | None:
    match = _PERIOD.search(title)
    if match:
        return int(match.group(1)), int(match.group(2))
    for name, period in _FIVE_YEAR.items():
        if name in title:
            return period
    return None
