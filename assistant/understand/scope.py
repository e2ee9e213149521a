"""Read places, documents and years from a question, and say which of them the corpus lacks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.places import Gazetteer, Place, PlaceMention, unlisted_places
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
_SPAN = re.compile(r"(?<![\d（(])(20\d\d)\s*年?\s*[-–—－～]\s*(20\d\d)(?!\d)")
_CHANGE = re.compile(
    r"头尾|首尾|前后|变化|变成|从.{1,12}(?:变|增|升|降|减|涨)|chang|\b(?:rise|rose|grow|grew|fall|fell)\b"
    r"|start and end|beginning and end",
    re.IGNORECASE,
)
_PLAN_YEARS = 5
_PLAN_NUMBER = re.compile(r"十[一二三四五六]五")
_PLAN_NUMBERS_EN = {
    "十三五": "13th five-year plan",
    "十四五": "14th five-year plan",
    "十五五": "15th five-year plan",
}
_NATION = re.compile(
    r"全国(?!性|人大|政协)|国家层面|国家(?=《)|我国|nationwide"
    r"|\bnational (?:target|average|level|plan|goal|figure|requirement)s?\b"
    r"|\bnational (?:[\w-]+ ){0,2}(?:mortality|incidence|average)\b"
    r"|\bchina(?:'s|’s| as a whole)\b(?! (?:health )?(?:document|plan))",
    re.IGNORECASE,
)
NATION = "全国"
"""What the scope calls the whole country, which no provincial or city document speaks for."""

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
        aliases.append(bare.strip(' 《》“”"'))
        for number in _PLAN_NUMBER.findall(title):
            aliases += [f"{number}规划", f"“{number}”规划", _PLAN_NUMBERS_EN.get(number, "")]
    return DocumentNames(
        document, tuple(alias for alias in aliases if len(alias) >= _SHORTEST_ALIAS)
    )


class ScopeReader:
    """Reads scopes for one corpus."""

    def __init__(self, documents: Sequence[Document], gazetteer: Gazetteer) -> None:
        self._documents = {document.id: document for document in documents}
        self._names = [document_names(document) for document in documents]
        self._gazetteer = gazetteer

    def read(self, text: str, chosen: Sequence[str] = ()) -> tuple[Scope, str]:
        """Return the scope of a question, and the question without the words that name it.

        :param text: the question as asked.
        :param chosen: ids of the documents the user restricted the question to.
        """
        mentions = self._gazetteer.find(text)
        held = [mention.place for mention in mentions if self._documents_of(mention.place)]
        lacking = [m.place for m in mentions if not self._documents_of(m.place)]
        absent = [place.zh for place in lacking] + self._unlisted(text, mentions)
        absent += [NATION] if _NATION.search(text) else []
        named, aliases = self._named(fold(text))
        scope = Scope(
            places=tuple(dict.fromkeys(place.zh for place in held)),
            documents=tuple(list(chosen) or self._within(named, held) or self._around(lacking)),
            years=self._years(text),
            absent=tuple(dict.fromkeys(absent)),
        )
        rest = text
        for mention in reversed(mentions):
            if mention.place in held:
                rest = rest[: mention.span[0]] + " " + rest[mention.span[1] :]
        return scope, _without(rest, aliases)

    def _unlisted(self, text: str, mentions: Sequence[PlaceMention]) -> list[str]:
        """Return the names shaped like places that are neither listed nor a document's place."""
        listed = [mention.span for mention in mentions]
        return [
            found.zh
            for found in unlisted_places(text)
            if not any(a < found.span[1] and found.span[0] < b for a, b in listed)
        ]

    def _documents_of(self, place: Place) -> list[str]:
        return [document.id for document in self._documents.values() if document.place == place.zh]

    def _around(self, lacking: list[Place]) -> list[str]:
        """Return the documents of places inside or around those that have none of their own."""
        held = {place.zh: place for place in self._gazetteer.places}
        return [
            document.id
            for document in self._documents.values()
            if document.place in held
            for place in lacking
            if self._gazetteer.contains(place, held[document.place])
            or self._gazetteer.contains(held[document.place], place)
        ]

    def _within(self, named: list[str], held: list[Place]) -> list[str]:
        """Return the documents meant: named ones, limited to the places named, if any are left."""
        local = [name for place in held for name in self._documents_of(place)]
        both = [name for name in named if name in local]
        return list(dict.fromkeys(both or local or named))

    def _named(self, folded: str) -> tuple[list[str], list[str]]:
        """Return the documents that a folded question names, and the words it names them with."""
        quoted = [_PERIOD.sub("", name) for name in _QUOTED.findall(folded)]
        documents: list[str] = []
        words: list[str] = []
        for names in self._names:
            said = [alias for alias in names.aliases if alias in folded]
            meant = [name for name in quoted for alias in names.aliases if name in alias]
            if said or meant:
                documents.append(names.document.id)
                words += [*said, *meant]
        return documents, words

    def _years(self, text: str) -> tuple[int, ...]:
        """Return the years a question is about: of a period its end, and its start for a change."""
        folded = fold(text)
        periods = {document.period for document in self._documents.values()}
        spans = [(int(first), int(last)) for first, last in _SPAN.findall(folded)]
        ends = [span for span in spans if span not in periods]
        ends += [
            (year - _PLAN_YEARS, year) for plan, year in _FIVE_YEAR_PLANS if plan.search(folded)
        ]
        years = [int(year) for year in _YEAR.findall(_PERIOD.sub(" ", folded))]
        for first, last in ends:
            years += [first, last] if _CHANGE.search(folded) else [last]
        return tuple(dict.fromkeys(years))


def _without(text: str, aliases: Sequence[str]) -> str:
    """Return ``text`` without the aliases, if anything is left to ask then."""
    folded = fold(text)
    for alias in sorted(aliases, key=len, reverse=True):
        folded = folded.replace(alias, " ")
    if aliases and len(re.sub(r"\W", "", folded)) >= _SHORTEST_ALIAS:
        return folded
    return text
