"""The gazetteer: reading it, finding places in a text, and what lies in what."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from pydantic import ValidationError

from assistant.phrases import PhraseTable
from assistant.places.names import Candidates, belongs_to_longer_name, names
from assistant.places.place import Place, PlaceMention
from assistant.tsv import read_tsv, refuse
from assistant.types import Document, Language, Span, Text
from assistant.words.fold import simplify

COLUMNS = ("code", "zh", "zh_short", "en", "en_short", "level", "parent")
_LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True)
class Gazetteer:
    """Places in file order."""

    places: tuple[Place, ...]
    _by_code: dict[str, Place] = field(init=False, repr=False, compare=False)
    _tables: dict[Language, PhraseTable[Candidates]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        tables = {
            language: PhraseTable(names(self.places, language).items(), language)
            for language in _LANGUAGES
        }
        object.__setattr__(self, "_tables", tables)
        object.__setattr__(self, "_by_code", {place.code: place for place in self.places})

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the tab-separated gazetteer at ``path``.

        :raises CorpusError: if the file cannot be read, or naming together all lines with a wrong
            cell, a repeated code, or a parent that is not the place's own province.
        """
        rows = read_tsv(path, COLUMNS)
        codes = Counter(cells[0] for _, cells in rows)
        refuse(path, [(line, text) for line, cells in rows if (text := _problem(cells, codes))])
        return cls(tuple(_place(cells) for _, cells in rows))

    def with_documents(self, documents: Iterable[Document]) -> Self:
        """Return the gazetteer with the places of ``documents`` that it does not list.

        They go by their full names only, and lie in no other place.
        """
        listed = {place.zh for place in self.places}
        others = {
            document.place: document.place_en
            for document in documents
            if document.place and document.place_en and document.place not in listed
        }
        # Codes of no division; what lies in what is not known of these places, nor their level.
        added = [
            Place(code=f"8{number:04}1", zh=zh, zh_short=zh, en=en, en_short=en, level="county")
            for number, (zh, en) in enumerate(others.items())
            if en.isascii() and len(zh) > 1 and len(en) > 1
        ]
        return type(self)((*self.places, *added)) if added else self

    def find(self, text: str) -> tuple[PlaceMention, ...]:
        """Return the places that ``text`` names, in Chinese or English, in order.

        A name that several places share means the larger division, then the one whose province
        the text names too, then the one with the smaller code. Names inside other words and
        inside the names of streets and institutions do not count.
        """
        simple = simplify(text)
        readable = simple if len(simple) == len(text) else text
        found = sorted(
            (span, candidates)
            for language in _LANGUAGES
            for span, candidates in self._tables[language].find(readable)
            if candidates and not belongs_to_longer_name(readable, span[1], language)
        )
        return tuple(self._mention(span, candidates, found) for span, candidates in found)

    def parent(self, place: Place) -> Place | None:
        """Return the smallest listed division that holds ``place``, ``None`` for a province."""
        for code in (place.code[:4] + "00", place.code[:2] + "0000"):
            if code != place.code and code in self._by_code:
                return self._by_code[code]
        return None

    def contains(self, outer: Place, inner: Place) -> bool:
        """Tell whether ``inner`` lies in ``outer`` or is the same place."""
        above: Place | None = inner
        while above is not None and above != outer:
            above = self.parent(above)
        return above is not None

    def _mention(
        self, span: Span, candidates: Candidates, found: list[tuple[Span, Candidates]]
    ) -> PlaceMention:
        certain = {others[0] for _, others in found if others[0].level == "province"}
        near = [place for place in candidates if self.parent(place) in certain]
        first = candidates[0]
        place = near[0] if near and first.level != "province" else first
        return PlaceMention(span=span, place=place)


def _place(cells: tuple[str, ...]) -> Place:
    values = dict(zip(COLUMNS, cells, strict=True))
    return Place.model_validate(values | {"parent": values["parent"] or None})


def _problem(cells: tuple[str, ...], codes: Counter[str]) -> Text | None:
    """Say what is wrong with a row, given how often each code occurs."""
    try:
        place = _place(cells)
    except ValidationError as error:
        cell = str(error.errors()[0]["loc"][0])
        return Text(zh=f"{cell} 有误", en=f"wrong {cell}")
    if codes[place.code] > 1:
        return Text(zh=f"代码 {place.code} 重复", en=f"code {place.code} is repeated")
    province = place.code[:2] + "0000"
    expected = None if place.level == "province" else province
    if place.parent != expected or province not in codes:
        return Text(zh="parent 应为所属省级代码", en="parent must be the code of its province")
    return None
