"""Read places, documents and years from a question, and say which of them the corpus lacks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.places import Gazetteer, Place
from assistant.types import Document, Scope
from assistant.words import fold

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)(?=\s*年|[^\d%‰\w]|$|\s)")
_FIVE_YEAR_PLANS = (
    (re.compile(r"十二五|12th five", re.IGNORECASE), 2015),
    (re.compile(r"十三五|13th five|thirteenth five", re.IGNORECASE), 2020),
    (re.compile(r"十五五|15th five|fifteenth five", re.IGNORECASE), 2030),
)
_QUOTED = re.compile(r"《([^》]{4,80})》")
_PERIOD = re.compile(r"[（(]?\d{4}\s*[-–—－～]\s*\d{4}\s*年?[）)]?")
_SHORTEST_ALIAS = 4


@dataclass(frozen=True)
class DocumentNames:
    """How a question may name a document: folded title and aliases without place and period."""

    document: Document
    aliases: tuple[str, ...]


def document_names(document: Document) -> DocumentNames:
    """Return the names by which questions refer to ``document``."""
    aliases = []
    for title in (document.title, document.title_en):
        if not title:
            continue
        bare = _PERIOD.sub("", fold(title))
        for place in (document.place, document.place_en):
            if place:
                bare = bare.replace(fold(place), "")
        aliases.append(bare.strip(" 《》“”\""))
    return DocumentNames(document, tuple(alias for alias in aliases if len(alias) >= _SHORTEST_ALIAS))


class ScopeReader:
    """Reads scopes for one corpus."""

    def __init__(self, documents: Sequence[Document], gazetteer: Gazetteer) -> None:
        self._documents = {document.id: document for document in documents}
        self._names = [document_names(document) for document in documents]
        self._gazetteer = gazetteer
        self._held = {document.place for document in documents if document.place}

    def read(self, text: str, chosen: Sequence[str] = ()) -> Scope:
        """Return the scope of a question.

        :param text: the question as asked.
        :param chosen: ids of the documents the user restricted the question to.
        """
        places = [mention.place for mention in self._gazetteer.find(text)]
        held = [place for place in places if self._documents_of(place)]
        absent = [place for place in places if not self._documents_of(place)]
        named = self._named(fold(text))
        documents = list(chosen) or self._within(named, held)
        return Scope(
            places=tuple(dict.fromkeys(place.zh for place in held)),
            documents=tuple(documents),
            years=self._years(text),
            absent=tuple(dict.fromkeys(place.zh for place in absent)),
        )

    def _documents_of(self, place: Place) -> list[str]:
        return [document.id for document in self._documents.values() if document.place == place.zh]

    def _within(self, named: list[str], held: list[Place]) -> list[str]:
        """Return the documents meant: named ones, limited to the places named, if any are left."""
        local = [name for place in held for name in self._documents_of(place)]
        both = [name for name in named if name in local]
        return list(dict.fromkeys(both or local or named))

    def _named(self, folded: str) -> list[str]:
        quoted = [_PERIOD.sub("", name) for name in _QUOTED.findall(folded)]
        found = []
        for names in self._names:
            if any(alias in folded or alias in name or name in alias for alias in names.aliases for name in quoted or [folded]):
                found.append(names.document.id)
        return found

    def _years(self, text: str) -> tuple[int, ...]:
        folded = fold(text)
        years = [int(year) for year in _YEAR.findall(_PERIOD.sub(" ", folded))]
        years += [year for pattern, year in _FIVE_YEAR_PLANS if pattern.search(folded)]
        return tuple(dict.fromkeys(years))
